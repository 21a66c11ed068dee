package org.emkit.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Options of {@code emkit quant} that cannot do what they ask for: said at once, so that none is silently ignored. */
final class OptionChecks {
    /** They weigh alignments, which a class file has behind it. */
    private static final List<String> OF_ALIGNMENTS = List.of(
            "--discard-orphans", "--discard-dovetails", "--no-single-frag-prob", "--score-scale", "--min-ratio-nats");

    /** They make effective lengths, which a table of lengths has already. */
    private static final List<String> OF_LENGTHS = List.of("--fld-mean", "--fld-sd", "--fld-max");

    /** They steer an estimate, or need one. */
    private static final List<String> OF_ESTIMATE = List.of(
            "--genes",
            "--vb",
            "--vb-prior",
            "--per-nucleotide-prior",
            "--tolerance",
            "--max-updates",
            "--bootstraps",
            "--first-bootstrap",
            "--no-report");

    private static final Map<String, String> RANGES = Map.of(
            "maxFragmentLength", "--fld-max takes a number of bases from 1 to 1000000",
            "fragmentMean", "--fld-mean takes a number of bases above 0 and not above --fld-max",
            "fragmentSd", "--fld-sd takes a number of bases, 0 or above",
            "score scale", "--score-scale takes a number of nats above 0",
            "minRatioNats", "--min-ratio-nats takes a number above 0, up to 22",
            "toleranceNats", "--tolerance takes a number of nats above 0",
            "maxUpdates", "--max-updates takes a number above 0",
            "bootstraps", "--bootstraps takes a number, 0 or above",
            "firstBootstrap", "--first-bootstrap takes a number, 0 or above, and with --bootstraps below 2^31",
            "prior", "--vb-prior takes a number of fragments above 0, up to 1e9");

    private static final Map<String, String> RANGES_OF_MOTIFS = Map.of(
            "width", "--width, --min-width and --max-width take 2 to 300 letters",
            "widths", "--min-width and --max-width take 2 to 300 letters, the narrowest first",
            "sites", "--sites, --min-sites and --max-sites take numbers from 2, the fewest first",
            "motifs", "--motifs takes a number above 0",
            "E-value", "--evalue takes a number above 0",
            "bits to trim by", "--trim takes a number of bits, 0 or above",
            "parts", "--folds takes a number of parts from 2");

    private static final Pattern REFUSAL = Pattern.compile("(?<name>.+?)(:| is| of) (?<value>.+?)( fragments)?");

    private OptionChecks() {}

    /**
     * What was given more than once and is taken once. Of an option in a group of its own heading picocli would take the last,
     * and forget what else the group had.
     *
     * @return what is wrong, if anything
     */
    static Optional<String> repeated(ParseResult verb) {
        for (ArgGroupSpec group : verb.commandSpec().argGroups()) {
            for (ArgSpec each : group.args()) {
                List<String> given = verb.findMatches(group).stream()
                        .flatMap(container -> container.matches().stream())
                        .map(match -> match.matchedValues(each))
                        .filter(values -> !values.isEmpty())
                        .map(values -> String.valueOf(values.get(0)))
                        .toList();
                if (given.size() > 1) {
                    return Optional.of(
                            each instanceof OptionSpec option
                                    ? "option '" + option.longestName() + "' should be specified only once"
                                    : "one " + each.paramLabel() + " is taken, not " + String.join(" and ", given));
                }
            }
        }
        return Optional.empty();
    }

    /** @return what is wrong with the first option that would have no effect beside the others */
    static Optional<String> ineffective(ParseResult given) {
        if (given.hasMatchedOption("--eq-only")) {
            return ineffectiveWithoutEstimate(given);
        }
        if (given.hasMatchedOption("--vb")) {
            if (given.hasMatchedOption("--tolerance")) {
                return Optional.of("--tolerance goes with maximum likelihood: nothing is proved of --vb");
            }
        } else {
            for (String option : List.of("--vb-prior", "--per-nucleotide-prior")) {
                if (given.hasMatchedOption(option)) {
                    return Optional.of(option + " goes with --vb");
                }
            }
        }
        if (given.hasMatchedOption("--first-bootstrap") && given.matchedOptionValue("--bootstraps", 0) == 0) {
            return Optional.of("--first-bootstrap goes with --bootstraps");
        }
        return given.hasMatchedOption("--eq") ? ineffectiveForClasses(given) : Optional.empty();
    }

    private static Optional<String> ineffectiveWithoutEstimate(ParseResult given) {
        if (given.hasMatchedOption("--eq")) {
            return Optional.of("--eq-only goes with -a: classes are made already");
        }
        for (String option : OF_ESTIMATE) {
            if (given.hasMatchedOption(option)) {
                return Optional.of(option + " has no effect beside --eq-only, which stops before the estimate");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ineffectiveForClasses(ParseResult given) {
        for (String option : OF_ALIGNMENTS) {
            if (given.hasMatchedOption(option)) {
                return Optional.of(option + " goes with -a: classes are made already");
            }
        }
        String type = given.matchedOptionValue("--lib-type", "A");
        if (!type.toUpperCase(Locale.ROOT).equals("A")) {
            return Optional.of("--lib-type goes with -a: classes are made already");
        }
        List<String> inputs = given.matchedOptionValue("--eq", List.of());
        if (given.hasMatchedOption("--class-bins") && inputs.size() < 2) {
            return Optional.of("--class-bins goes with -a, or with several inputs of --eq, which it merges");
        }
        return lengths(given, inputs);
    }

    /** @return what is wrong with the first input that results would take the place of, or would take away */
    static Optional<String> overwritten(Path out, List<String> results, Stream<String> inputs) {
        return inputs.filter(input -> isIn(out, results, input))
                .findFirst()
                .map(input -> input + " is an input, and results in " + out + " would replace it: name another folder");
    }

    /** @return whether the input is the folder, or what a run may write to it or remove from it */
    private static boolean isIn(Path out, List<String> results, String input) {
        try {
            Path folder = out.toRealPath();
            Path file = Path.of(input).toRealPath();
            return file.equals(folder) || results.stream().map(folder::resolve).anyMatch(file::equals);
        } catch (IOException | InvalidPathException e) {
            return false; // one of them is not there
        }
    }

    /** Lengths come from a table, from result folders, or from the transcripts. */
    private static Optional<String> lengths(ParseResult given, List<String> inputs) {
        boolean table = given.hasMatchedOption("--lengths");
        boolean folders = inputs.stream().anyMatch(ClassInputs::isFolder);
        for (String option : OF_LENGTHS) {
            if ((table || folders) && given.hasMatchedOption(option)) {
                return Optional.of(option + " has no effect beside "
                        + (table ? "--lengths: give one of them" : "result folders, which hold lengths: leave it out"));
            }
        }
        for (String input : inputs) {
            if (!table && folders && !ClassInputs.isFolder(input)) {
                return Optional.of(input + " is no result folder, so it has no lengths: give --lengths for all inputs");
            }
        }
        if (!table && !folders && !given.hasMatchedOption("--transcripts")) {
            return Optional.of("--eq needs the transcripts' lengths:"
                    + " give --lengths QUANT.SF, or -t with --fld-mean and --fld-sd");
        }
        return Optional.empty();
    }

    /** @return what is wrong where fragments may be no longer than the mean that was not given */
    static Optional<String> shorterThanTheMean(ParseResult given) {
        if (!given.hasMatchedOption("--fld-max") || given.hasMatchedOption("--fld-mean")) {
            return Optional.empty();
        }
        int most = given.matchedOptionValue("--fld-max", 0);
        String mean = given.commandSpec().findOption("--fld-mean").defaultValue();
        return most < 1 || most >= Double.parseDouble(mean)
                ? Optional.empty()
                : Optional.of("--fld-max " + most + " is below the mean fragment length of " + mean
                        + " that is taken without --fld-mean: give --fld-mean, too");
    }

    /** @return a number's refusal, as its option's name and range */
    static String outOfRange(IllegalArgumentException refusal) {
        String message = String.valueOf(refusal.getMessage());
        Matcher form = REFUSAL.matcher(message);
        String name = form.matches() ? form.group("name") : "";
        String range = RANGES.containsKey(name) ? RANGES.get(name) : RANGES_OF_MOTIFS.get(name);
        return range == null ? "out of range: " + message : range + ", not " + form.group("value");
    }
}
