package org.emkit.motif;

import java.util.List;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;

/** What a search for motifs gives: the motifs, in the order in which they were found, and what they were found in. */
public final class MotifResults {
    private final SequenceSet sequences;
    private final BackgroundModel background;
    private final List<Motif> motifs;
    private final double[] combinedPValue;
    private final String stopped;

    /**
     * @param sequences      as given, in their order
     * @param background     letters outside motifs
     * @param motifs         in the order in which they were found
     * @param combinedPValue of each sequence: chance of such a product of its best p-values over all motifs, or a lower
     *                       one; 1 where there are no motifs. Copied
     * @param stopped        why the search ended, in a few words
     */
    public MotifResults(
            SequenceSet sequences,
            BackgroundModel background,
            List<Motif> motifs,
            double[] combinedPValue,
            String stopped) {
        if (combinedPValue.length != sequences.size()) {
            throw new IllegalArgumentException(combinedPValue.length + " p-values of " + sequences.size());
        }
        this.sequences = sequences;
        this.background = background;
        this.motifs = List.copyOf(motifs);
        this.combinedPValue = combinedPValue.clone();
        this.stopped = stopped;
    }

    /** @return the sequences searched */
    public SequenceSet sequences() {
        return sequences;
    }

    /** @return letters outside motifs */
    public BackgroundModel background() {
        return background;
    }

    /** @return the motifs, in the order in which they were found */
    public List<Motif> motifs() {
        return motifs;
    }

    /** @return combined p-value of sequence i over all motifs, in [0, 1] */
    public double combinedPValue(int i) {
        return combinedPValue[i];
    }

    /** @return why the search ended, in a few words */
    public String stopped() {
        return stopped;
    }
}
