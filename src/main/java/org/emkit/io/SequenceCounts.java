package org.emkit.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.sequence.SequenceSet;

/**
 * What was met in the sequences of an input.
 *
 * @param sequences   with letters
 * @param letters     of these, wildcards among them
 * @param wildcards   ambiguous or masked letters
 * @param masked      letters that were lower case and are wildcards for that
 * @param renamed     sequences whose name came a second time
 * @param empty       sequences without letters, left out
 * @param mostlyWild  sequences more than half of whose letters are wildcards
 * @param overLong    sequences of more than {@value #LONG} letters
 * @param shortest    letters of the shortest sequence
 * @param longest     letters of the longest sequence
 */
public record SequenceCounts(
        int sequences,
        long letters,
        long wildcards,
        long masked,
        List<String> renamed,
        List<String> empty,
        int mostlyWild,
        int overLong,
        int shortest,
        int longest) {
    /** Longer ones are whole chromosomes rather than places where a motif is expected once. */
    public static final int LONG = 100_000;

    public SequenceCounts {
        renamed = List.copyOf(renamed);
        empty = List.copyOf(empty);
    }

    static SequenceCounts of(SequenceSet set, List<String> renamed, List<String> empty, long masked) {
        long wildcards = 0;
        int mostlyWild = 0;
        int overLong = 0;
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        byte[] codes = set.codes();
        for (int i = 0; i < set.size(); i++) {
            int wild = 0;
            for (int k = set.start(i); k < set.start(i + 1); k++) {
                wild += codes[k] == set.alphabet().wildcard() ? 1 : 0;
            }
            wildcards += wild;
            mostlyWild += 2L * wild > set.length(i) ? 1 : 0;
            overLong += set.length(i) > LONG ? 1 : 0;
            shortest = Math.min(shortest, set.length(i));
            longest = Math.max(longest, set.length(i));
        }
        return new SequenceCounts(
                set.size(),
                set.letters(),
                wildcards,
                masked,
                renamed,
                empty,
                mostlyWild,
                overLong,
                set.size() == 0 ? 0 : shortest,
                longest);
    }

    /** @return what a user should know of them, a line each */
    List<String> warnings(String input) {
        List<String> lines = new ArrayList<>();
        if (!renamed.isEmpty()) {
            lines.add(said(renamed.size(), input, "have names that came before and got a suffix: ")
                    + Words.firstFew(renamed));
        }
        if (!empty.isEmpty()) {
            lines.add(said(empty.size(), input, "have no letters and are left out: ") + Words.firstFew(empty));
        }
        if (mostlyWild > 0) {
            lines.add(said(mostlyWild, input, "are ambiguous or masked in more than half of their letters"));
        }
        if (overLong > 0) {
            lines.add(said(
                    overLong,
                    input,
                    "have more than 100 000 letters; motifs are sought best in short ones:"
                            + " --genome and --regions cut these out"));
        }
        return lines;
    }

    private static String said(int count, String input, String what) {
        return String.format(Locale.ROOT, "%s: %,d sequence%s %s", input, count, count == 1 ? "" : "s", what);
    }
}
