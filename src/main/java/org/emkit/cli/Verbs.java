package org.emkit.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The verbs of {@code emkit}, in the order of its help. Reading the options of one costs as much time as starting Java's
 * machine does, so that only what a command line needs is read.
 */
final class Verbs {
    private static final List<Class<?>> ALL = List.of(
            QuantCommand.class,
            MergeCommand.class,
            MotifCommand.class,
            CompareCommand.class,
            ConvertCommand.class,
            ScanCommand.class,
            EnrichCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class);

    /** They tell of other verbs. */
    private static final List<Class<?>> OF_OTHERS =
            List.of(CompletionCommand.class, ManCommand.class, HelpCommand.class);

    private Verbs() {}

    /**
     * Adds the verbs that a command line needs: the one that it names; names and descriptions where it names none.
     *
     * @return emkit
     */
    static CommandLine addTo(CommandLine emkit, String... args) {
        Class<?> named = args.length == 0 ? null : named(args[0]);
        boolean listed = args.length == 0 || (args.length == 1 && args[0].startsWith("-"));
        if (named != null && !OF_OTHERS.contains(named)) {
            return emkit.addSubcommand(named);
        }
        for (Class<?> verb : ALL) {
            if (listed) {
                emkit.addSubcommand(described(verb));
            } else {
                emkit.addSubcommand(verb);
            }
        }
        return emkit;
    }

    private static @Nullable Class<?> named(String word) {
        for (Class<?> verb : ALL) {
            if (of(verb).name().equals(word)) {
                return verb;
            }
        }
        return null;
    }

    private static Command of(Class<?> verb) {
        return verb.getAnnotation(Command.class);
    }

    private static CommandSpec described(Class<?> verb) {
        CommandSpec spec = CommandSpec.create().name(of(verb).name());
        spec.usageMessage().header(of(verb).header()).description(of(verb).description());
        return spec;
    }
}
