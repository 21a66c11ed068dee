package org.emkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.UserException;
import org.emkit.em.Workers;
import org.emkit.io.OutputDirectory;
import org.emkit.report.Run;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** One call of a verb: what it reads, what it says, and where its results go. */
final class Invocation {
    private final ProcessCost cost = ProcessCost.start();
    private final CommandSpec spec;
    private final CommonOptions common;
    private final Files files;
    private final Console console;
    private final RunInputs inputs;

    /**
     * Names of files.
     *
     * @param inputs all that are to be read, as given
     * @param marker of the results, the one that is written last
     * @param results all that a run may write, relative to the folder
     */
    record Files(List<String> inputs, String marker, List<String> results) {
        Files {
            inputs = List.copyOf(inputs);
            results = List.copyOf(results);
        }
    }

    /** What is done, with results in a folder. */
    @FunctionalInterface
    interface ToFolder {
        /** @param out committed by this, where it ends well */
        void run(OutputDirectory out, Workers workers) throws IOException;
    }

    /** What is done, with a table on standard output. */
    @FunctionalInterface
    interface ToStandardOutput {
        void run(PrintWriter out, Workers workers) throws IOException;
    }

    /**
     * Begins: the clock runs, and inputs are watched.
     *
     * @param common whether there is a folder for the results is not asked yet
     * @throws ParameterException where results would take the place of an input, or standard input is named twice
     */
    Invocation(CommandSpec spec, CommonOptions common, Files files) {
        this.spec = spec;
        this.common = common;
        this.files = files;
        this.console = new Console(spec.commandLine().getErr(), common);
        this.inputs = new RunInputs(console::note);
        if (files.inputs().stream().filter("-"::equals).count() > 1) {
            throw usage(spec, "standard input ('-') can be given once");
        }
        if (!common.toStandardOutput()) {
            OptionChecks.overwritten(common.out(), files.results(), files.inputs().stream())
                    .ifPresent(problem -> {
                        throw usage(spec, problem);
                    });
        }
        files.inputs().forEach(inputs::watch);
    }

    /** @return what to throw where a verb's command line asks for what cannot be */
    static ParameterException usage(CommandSpec verb, String message) {
        return new ParameterException(verb.commandLine(), message);
    }

    Console console() {
        return console;
    }

    RunInputs inputs() {
        return inputs;
    }

    /** @return seconds since the beginning */
    double seconds() {
        return cost.seconds();
    }

    /** Does the work with a folder for results, which is gone where the work fails. @return the exit code */
    int toFolder(ToFolder work) throws IOException {
        try (OutputDirectory out = OutputDirectory.open(common.out(), files.marker(), files.results(), common.force());
                Workers workers = new Workers(common.threads())) {
            work.run(out, workers);
        } catch (UserException e) {
            throw reasonOf(e);
        }
        return ExitCode.DONE;
    }

    /** Does the work with standard output for the result. @return the exit code */
    int toStandardOutput(ToStandardOutput work) throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (Workers workers = new Workers(common.threads())) {
            work.run(out, workers);
        } catch (UserException e) {
            throw reasonOf(e);
        }
        out.flush();
        return ExitCode.DONE;
    }

    /** What is damaged because it changed meanwhile is called so. */
    private UserException reasonOf(UserException failure) {
        return inputs.changed().orElse(failure);
    }

    /** Tells of what a user should know, where no summary will. */
    void tellWarnings() {
        PrintWriter err = spec.commandLine().getErr();
        inputs.warnings().forEach(warning -> err.println("emkit: warning: " + warning));
    }

    /** @return what reports tell of this run, at its end */
    Run run() {
        return run(false, false);
    }

    /**
     * As {@link #run()}, of quant.
     *
     * @param classesWritten   whether a class file is among the results
     * @param salmonCompatible whether metadata have what readers of salmon's results insist on
     */
    Run run(boolean classesWritten, boolean salmonCompatible) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            boolean takesValue = option.arity().max() > 0;
            options.put(withoutDashes(option), takesValue ? option.originalStringValues() : List.of());
        }
        List<String> command = new ArrayList<>(List.of("emkit"));
        command.addAll(spec.commandLine().getParseResult().originalArgs());
        return new Run(
                Version.number(),
                common.out().toAbsolutePath().normalize().getFileName().toString(),
                command,
                options,
                inputs.all(),
                inputs.digests(),
                classesWritten,
                salmonCompatible,
                cost.end(common.threads()),
                inputs.warnings());
    }

    private static String withoutDashes(OptionSpec option) {
        for (String name : option.names()) {
            if (name.startsWith("--")) {
                return name.substring(2);
            }
        }
        return option.longestName().replaceFirst("^-+", "");
    }
}
