package org.emkit.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emkit completion}: what a shell needs to complete emkit's command lines. */
@Command(
        name = "completion",
        description = "Print what a shell needs to complete verbs, options and file names.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  bash, in ~/.bashrc:  source <(emkit completion bash)",
            "  zsh, in ~/.zshrc:    autoload -U +X compinit bashcompinit && compinit && bashcompinit",
            "                       source <(emkit completion zsh)",
            "  fish:                emkit completion fish > ~/.config/fish/completions/emkit.fish"
        })
final class CompletionCommand implements Callable<Integer> {
    /** The shells. */
    enum Shell {
        bash,
        zsh,
        fish
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell;

    @Override
    public Integer call() {
        CommandLine emkit = spec.root().commandLine();
        PrintWriter out = spec.commandLine().getOut();
        // zsh reads bash's script after bashcompinit, which the script itself asks for.
        out.print(shell == Shell.fish ? FishCompletion.of(emkit.getCommandSpec()) : AutoComplete.bash("emkit", emkit));
        out.flush();
        return ExitCode.DONE;
    }
}
