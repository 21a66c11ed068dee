package org.emkit.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options that mean the same in every verb. */
final class CommonOptions {
    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Folder for the results; made where it is missing. Required.")
    private @Nullable Path out;

    @Option(
            names = {"-p", "--threads"},
            paramLabel = "N",
            defaultValue = "1",
            description = "Threads (default: ${DEFAULT-VALUE}). Results do not depend on it.")
    private int threads;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "Seed of all random numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--tmp-dir",
            paramLabel = "DIR",
            description = "Folder for temporary files (default: TMPDIR, else the system's).")
    private Path tmpDir;

    @Option(
            names = "--buffer-memory",
            paramLabel = "SIZE",
            defaultValue = "128M",
            converter = MemorySize.class,
            description = "Memory for what waits to be grouped or counted before it goes to temporary files"
                    + " (default: ${DEFAULT-VALUE}).")
    private long bufferBytes;

    @Option(names = "--force", description = "Overwrite results that are in the folder already.")
    private boolean force;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but warnings and errors.")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "Also say what is being done, step by step.")
    private boolean verbose;

    @Option(
            names = "--log-file",
            paramLabel = "FILE",
            description = "Also add all messages to this file, as without --quiet and with --verbose.")
    private @Nullable Path logFile;

    private @Nullable LogFile log;

    /** @return the options of the verb that is called; null where it has none of these */
    static @Nullable CommonOptions of(ParseResult parsed) {
        ParseResult verb = parsed;
        while (verb.hasSubcommand()) {
            verb = verb.subcommand();
        }
        for (CommandSpec mixin : verb.commandSpec().mixins().values()) {
            if (mixin.userObject() instanceof CommonOptions common) {
                return common;
            }
        }
        return null;
    }

    /** @return whether results go to standard output: for verbs with a main table, {@code -o -} */
    boolean toStandardOutput() {
        return out != null && out.toString().equals("-");
    }

    /** @return a name at least; whether it can be a folder is for the file system to say */
    Path out() {
        if (out == null) { // not left to picocli, which would say so before it names an option that it does not know
            throw new ParameterException(spec.commandLine(), "Missing required option: '--out=DIR'");
        }
        String name = out.toString();
        if (name.isEmpty() || name.equals("-")) {
            throw new ParameterException(spec.commandLine(), "--out takes the name of a folder, not '" + name + "'");
        }
        return out;
    }

    int threads() {
        if (threads < 1 || threads > 1024) {
            throw new ParameterException(spec.commandLine(), "--threads takes a number from 1 to 1024");
        }
        return threads;
    }

    long seed() {
        return seed;
    }

    /** @return where temporary files go: the option, else TMPDIR, else the JVM's own */
    Path tmpDir() {
        if (tmpDir != null) {
            return tmpDir;
        }
        String fromEnvironment = System.getenv("TMPDIR");
        return Path.of(
                fromEnvironment != null && !fromEnvironment.isEmpty()
                        ? fromEnvironment
                        : System.getProperty("java.io.tmpdir"));
    }

    /** @return bytes, at least 1 MiB */
    long bufferBytes() {
        return Math.max(bufferBytes, 1 << 20);
    }

    boolean force() {
        return force;
    }

    boolean quiet() {
        return quiet;
    }

    boolean verbose() {
        if (quiet && verbose) {
            throw new ParameterException(spec.commandLine(), "give either --quiet or --verbose, not both");
        }
        return verbose;
    }

    /** @return where messages go besides standard error; null where nowhere */
    @Nullable
    Path logFile() {
        return logFile;
    }

    /** Keeps the log that was opened for this run. */
    void logTo(LogFile opened) {
        log = opened;
    }

    /** @return the log of this run; null where none was asked for */
    @Nullable
    LogFile log() {
        return log;
    }
}
