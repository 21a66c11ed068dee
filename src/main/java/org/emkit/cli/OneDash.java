package org.emkit.cli;

import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Long options written with one dash, as the MEME suite writes them. By the rules of the shell {@code -minw 6} is the
 * option {@code -m} with the value {@code inw}; what is said of that would help nobody.
 */
final class OneDash {
    /** What the MEME suite's options are here that have no further name. */
    private static final Map<String, String> OF_MEME = Map.of(
            "-oc", "-o DIR, with --force where it is not empty",
            "-dna", "--alphabet dna",
            "-rna", "--alphabet rna",
            "-protein", "--alphabet protein");

    private OneDash() {}

    /** @return the refusal of the first such option of the verb that a command line begins with */
    static Optional<ParameterException> find(CommandLine emkit, String... args) {
        CommandLine verb = args.length == 0 ? null : emkit.getSubcommands().get(args[0]);
        if (verb == null) {
            return Optional.empty();
        }
        var options = verb.getCommandSpec().optionsMap();
        for (String arg : args) {
            String name = arg.replaceFirst("=.*", "");
            if (arg.equals("--")) {
                break;
            }
            if (name.length() < 3 || !name.startsWith("-") || name.startsWith("--")) {
                continue;
            }
            String instead = options.containsKey("-" + name) ? "-" + name : null;
            if (instead == null && options.containsKey("--strands")) {
                instead = OF_MEME.get(name);
            }
            if (instead != null) {
                return Optional.of(new ParameterException(verb, name + ": write " + instead));
            }
        }
        return Optional.empty();
    }
}
