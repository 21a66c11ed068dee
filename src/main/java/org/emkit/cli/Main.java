package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code emkit}: finds the verb, runs it, and turns failures into messages and exit codes. */
@Command(
        name = "emkit",
        description = "Expectation-maximisation for genomics.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "  0:done",
            "  1:a bug in emkit: please report it",
            "  2:the command line was not understood",
            "  3:the input or the file system cannot be used",
            "137:out of memory",
            "141:the reader of the output went away"
        })
public final class Main implements Runnable {
    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        StandardOutput out = new StandardOutput();
        System.exit(run(out, new PrintWriter(System.err, true, UTF_8), args));
    }

    /** Runs one command line, and does not call it done where standard output was lost. @return the exit code */
    static int run(StandardOutput out, PrintWriter err, String... args) {
        PrintWriter writer = new PrintWriter(out, true, UTF_8);
        int code = run(writer, err, args);
        writer.flush();
        IOException fault = out.fault();
        if (code != ExitCode.DONE || fault == null) {
            return code;
        }
        return "Broken pipe".equals(fault.getMessage())
                ? ExitCode.BROKEN_PIPE
                : explain(new UserException(String.valueOf(fault.getMessage()), "standard output", "", fault), err);
    }

    /** Runs one command line. @return the exit code, see {@link ExitCode} */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            CommandLine emkit = commandLine(out, err, args);
            Optional<ParameterException> oneDash = OneDash.find(emkit, args);
            return oneDash.isPresent() ? explainUsage(oneDash.get()) : emkit.execute(args);
        } catch (Throwable t) { // an Error passes by picocli's handlers
            return explain(t, err);
        }
    }

    private static CommandLine commandLine(PrintWriter out, PrintWriter err, String... args) {
        Handlers handlers = new Handlers(err);
        return Verbs.addTo(new CommandLine(new Main()), args)
                .setOut(out)
                .setErr(err)
                .registerConverter(Path.class, handlers)
                .setParameterExceptionHandler(handlers)
                .setExecutionStrategy(handlers)
                .setExecutionExceptionHandler(handlers);
    }

    /** What picocli calls. A class, for the archive of classes keeps no lambda of picocli's types, nor these types then. */
    private record Handlers(PrintWriter err)
            implements ITypeConverter<Path>,
                    IExecutionStrategy,
                    IParameterExceptionHandler,
                    IExecutionExceptionHandler {
        @Override
        public Path convert(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new TypeConversionException(
                        "'" + text + "' is not a path here; where the locale is not one of UTF-8, set LC_ALL=C.UTF-8");
            }
        }

        @Override
        public int execute(ParseResult parsed) {
            return runLogged(parsed, err);
        }

        @Override
        public int handleParseException(ParameterException e, String[] words) {
            return explainUsage(e);
        }

        @Override
        public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
            return explain(e, err);
        }
    }

    /** Runs the verb; where a log file is asked for, that gets what the verb says, and how it ended. */
    private static int runLogged(ParseResult parsed, PrintWriter err) {
        if (parsed.hasSubcommand()) {
            ParseResult verb = parsed.subcommand();
            OptionChecks.repeated(verb).ifPresent(problem -> {
                throw new ParameterException(verb.commandSpec().commandLine(), problem);
            });
        }
        CommonOptions common = CommonOptions.of(parsed);
        Path file = common == null ? null : common.logFile();
        if (common == null || file == null) {
            return new RunLast().execute(parsed);
        }
        try (LogFile log = LogFile.open(err, file)) {
            common.logTo(log);
            PrintWriter both = new PrintWriter(log, true);
            parsed.commandSpec().commandLine().setErr(both);
            log.note(now() + " emkit " + Version.number() + ": emkit " + String.join(" ", parsed.originalArgs()));
            int code = runExplained(parsed, both);
            log.note(now() + " exit code " + code);
            return code;
        } catch (UserException e) { // of the log itself
            return explain(e, err);
        }
    }

    private static int runExplained(ParseResult parsed, PrintWriter err) {
        try {
            return new RunLast().execute(parsed);
        } catch (ParameterException e) {
            return explainUsage(e);
        } catch (ExecutionException e) {
            return explain(e.getCause() == null ? e : e.getCause(), err);
        } catch (Throwable t) { // an Error passes by picocli
            return explain(t, err);
        }
    }

    private static String now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Called where no verb is given. */
    @Override
    public void run() {
        CommandLine emkit = spec.commandLine();
        throw new ParameterException(
                emkit,
                "Which verb?" + System.lineSeparator()
                        + emkit.getHelp().commandList().stripTrailing());
    }

    private static int explainUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("emkit: error: " + (e instanceof UnmatchedArgumentException u ? unmatched(u) : e.getMessage()));
        err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    /** @return what is not known, without the values that follow it, and what may have been meant, the likeliest alone */
    private static String unmatched(UnmatchedArgumentException e) {
        String message =
                e.isUnknownOption() ? "Unknown option: '" + e.getUnmatched().get(0) + "'" : e.getMessage();
        List<String> alike = e.getSuggestions();
        return message + (alike.isEmpty() ? "" : "; did you mean " + alike.get(0) + "?");
    }

    /** Says what went wrong, to whom it belongs. @return the exit code */
    static int explain(Throwable failure, PrintWriter err) {
        OutOfMemoryError memory = causeOf(failure, OutOfMemoryError.class);
        if (memory != null) {
            long heap = Runtime.getRuntime().maxMemory() >> 20;
            err.println("emkit: error: out of memory (" + memory.getMessage() + ") with a heap of " + heap
                    + " MiB; give more before the verb, as in 'emkit -Xmx8g VERB ...'");
            return ExitCode.OUT_OF_MEMORY;
        }
        UserException user = causeOf(failure, UserException.class);
        if (user != null) {
            err.println("emkit: error: " + user.getMessage());
            return ExitCode.INPUT;
        }
        IOException io = causeOf(failure, IOException.class);
        if (io != null && "Broken pipe".equals(io.getMessage())) {
            return ExitCode.BROKEN_PIPE;
        }
        if (io != null) {
            err.println("emkit: error: " + describe(io));
            return ExitCode.INPUT;
        }
        err.println("emkit: a bug in emkit " + Version.number() + " (Java " + Runtime.version()
                + "); please report it with the command line and these lines:");
        failure.printStackTrace(err);
        err.flush();
        return ExitCode.BUG;
    }

    private static String describe(IOException io) {
        if (io instanceof FileSystemException f && f.getReason() == null) {
            return f.getFile() + ": " + (f instanceof NoSuchFileException ? "no such file or folder" : kindOf(f));
        }
        return io.getMessage() == null ? kindOf(io) : io.getMessage();
    }

    /** The exception's name in words: {@code AccessDeniedException} is "access denied". */
    private static String kindOf(IOException io) {
        return io.getClass()
                .getSimpleName()
                .replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }

    private static <T extends Throwable> @Nullable T causeOf(Throwable failure, Class<T> kind) {
        Throwable t = failure;
        while (t != null && !kind.isInstance(t)) {
            t = t.getCause();
        }
        return kind.cast(t);
    }
}
