package org.emkit.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emkit man}: a manual page. */
@Command(
        name = "man",
        description = "Print the manual page of emkit or of a verb, as man(1) reads it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "Examples:", "  emkit man quant | man -l -", "  emkit man > /usr/local/share/man/man1/emkit.1"})
final class ManCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "VERB", description = "The verb; emkit itself where none is given.")
    private @Nullable String verb;

    @Override
    public Integer call() {
        CommandLine of = spec.root().commandLine();
        if (verb != null) {
            of = of.getSubcommands().get(verb);
            if (of == null) {
                throw new ParameterException(spec.commandLine(), "no verb is called '" + verb + "'");
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        out.print(ManPage.of(of.getCommandSpec()));
        out.flush();
        return ExitCode.DONE;
    }
}
