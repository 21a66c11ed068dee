package org.emkit.cli;

import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Completion for fish: a line per verb and per option. */
final class FishCompletion {
    private final StringBuilder text = new StringBuilder();

    private FishCompletion() {}

    /** @return the script for a command and its verbs */
    static String of(CommandSpec emkit) {
        FishCompletion script = new FishCompletion();
        script.text.append("# fish completion for emkit\n");
        script.options(emkit, "__fish_use_subcommand");
        for (Map.Entry<String, CommandLine> verb : emkit.subcommands().entrySet()) {
            CommandSpec spec = verb.getValue().getCommandSpec();
            if (!spec.usageMessage().hidden()) {
                script.verb(verb.getKey(), spec);
            }
        }
        return script.text.toString();
    }

    private void verb(String name, CommandSpec spec) {
        text.append("complete -c emkit -f -n __fish_use_subcommand -a ").append(name);
        describe(spec.usageMessage().description());
        String condition = "'__fish_seen_subcommand_from " + name + "'";
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            if (parameter.completionCandidates() != null) {
                text.append("complete -c emkit -f -n ").append(condition);
                text.append(" -a '")
                        .append(String.join(" ", parameter.completionCandidates()))
                        .append('\'');
                describe(parameter.description());
            }
        }
        options(spec, condition);
    }

    private void options(CommandSpec spec, String condition) {
        for (OptionSpec option : spec.options()) {
            if (option.hidden()) {
                continue;
            }
            text.append("complete -c emkit -n ").append(condition);
            for (String name : option.names()) {
                text.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
            }
            if (option.arity().max() > 0) {
                text.append(option.completionCandidates() == null ? " -r -F" : " -x -a '" + candidates(option) + "'");
            }
            describe(option.description());
        }
    }

    private static String candidates(OptionSpec option) {
        return String.join(" ", option.completionCandidates());
    }

    /** The first sentence. */
    private void describe(String[] description) {
        String whole = String.join(" ", description).replace("%n", " ").strip();
        int end = whole.indexOf(". ");
        String first = (end < 0 ? whole : whole.substring(0, end)).replaceFirst("\\.$", "");
        text.append(" -d '")
                .append(first.replace("\\", "\\\\").replace("'", "\\'"))
                .append("'\n");
    }
}
