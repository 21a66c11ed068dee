package org.emkit.report;

import java.util.List;
import java.util.stream.IntStream;
import org.emkit.matrix.Consensus;
import org.emkit.matrix.KnownMotif;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.jspecify.annotations.Nullable;

/**
 * A search for motifs as reports tell of it.
 *
 * @param run        inputs, command and cost
 * @param options    what was searched for
 * @param results    what was found
 * @param command    words of the command line that the result depends on: not threads, names of folders, or what is shown
 * @param sequences  name of the input that was searched
 * @param controls   name of the sequences that it was held against; null where these are the sequences shuffled
 * @param background where letters outside motifs are from, in a few words
 */
public record MotifRun(
        Run run,
        MotifOptions options,
        MotifResults results,
        List<String> command,
        String sequences,
        @Nullable String controls,
        String background) {
    public MotifRun {
        command = List.copyOf(command);
    }

    /** @return the motif's name in all files, unique in them: its number from 1 and its consensus */
    public static String id(MotifResults results, int motif) {
        return (motif + 1) + "-" + Consensus.of(results.motifs().get(motif).observed());
    }

    /** @return the motif's other name in all files */
    public static String alternateName(int motif) {
        return "EMKIT-" + (motif + 1);
    }

    /** @return the motifs as a database, with the letter frequencies of their sites; E-values below a double's range are 0 */
    public static List<KnownMotif> known(MotifResults results) {
        return IntStream.range(0, results.motifs().size())
                .mapToObj(m -> {
                    Motif motif = results.motifs().get(m);
                    return new KnownMotif(
                            id(results, m),
                            alternateName(m),
                            motif.observed(),
                            Math.max(1, motif.sites().size()),
                            StrictMath.exp(motif.logEValue()));
                })
                .toList();
    }

    /** @return whether sites were sought on the reverse strand, too */
    public boolean bothStrands() {
        return options.bothStrands()
                && !options.palindrome()
                && results.sequences().alphabet().isComplementable();
    }
}
