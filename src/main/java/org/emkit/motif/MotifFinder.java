package org.emkit.motif;

import java.util.function.BooleanSupplier;
import org.emkit.em.Workers;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;

/** Searches sequences for motifs. */
public final class MotifFinder {
    private final MotifOptions options;
    private final Workers workers;
    private final BooleanSupplier outOfTime;

    private MotifFinder(MotifOptions options, Workers workers, BooleanSupplier outOfTime) {
        this.options = options;
        this.workers = workers;
        this.outOfTime = outOfTime;
    }

    /**
     * @param options what to search for
     * @param workers threads; they change no bit
     */
    public static MotifFinder with(MotifOptions options, Workers workers) {
        return new MotifFinder(options, workers, () -> false);
    }

    /** @return the same, which asks before each motif whether to end with those found so far */
    public MotifFinder endingWhen(BooleanSupplier isOutOfTime) {
        return new MotifFinder(options, workers, isOutOfTime);
    }

    /**
     * @param sequences  one or more
     * @param background letters outside motifs, of the same alphabet
     * @param listener   told how far the search is
     * @return what was found
     */
    public MotifResults find(SequenceSet sequences, BackgroundModel background, MotifListener listener) {
        throw new UnsupportedOperationException(
                "being written " + options + workers + outOfTime + sequences + background + listener);
    }
}
