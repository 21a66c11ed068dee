package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.emkit.em.Workers;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;

/**
 * Searches sequences for motifs, one after the other: the sites of each are erased before the next is sought. Neither the
 * order nor, with two strands, the strand in which sequences are given changes what is found, nor does the number of
 * threads.
 */
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
        SearchSet set = new SearchSet(sequences, background, options.bothStrands(), options.positionPriors());
        EValue significance = EValue.of(
                options.model(),
                sequences,
                set.bothStrands && !options.palindrome(),
                background.probabilities(),
                MotifSearch.mostSites(options, set.size()));
        MotifReport report = new MotifReport(set, options.palindrome(), significance, workers);
        List<Found> found = new ArrayList<>();
        String stopped = search(set, significance, found, listener);
        List<Motif> motifs = new ArrayList<>();
        for (Found each : found) {
            motifs.add(report.add(each));
        }
        return new MotifResults(sequences, background, motifs, report.combined(), stopped);
    }

    private String search(SearchSet set, EValue significance, List<Found> found, MotifListener listener) {
        MotifSearch search = new MotifSearch(set, options, Effort.FULL, significance, workers);
        Stretches open = Stretches.of(set, set.size());
        while (found.size() < options.motifs()) {
            if (outOfTime.getAsBoolean()) {
                return "time is up";
            }
            int number = found.size() + 1;
            double done = (double) found.size() / options.motifs() / (options.heldOut() ? 3 : 1);
            listener.progress(MotifListener.Phase.STARTS, number, options.motifs(), done);
            Found next = search.search(open, null);
            if (next == null) {
                return "no room for another motif";
            }
            if (next.alignment.logEValue > StrictMath.log(options.maxEValue())) {
                return "next motif has a higher E-value than asked for";
            }
            found.add(next);
            open = open.without(next.alignment.list.places(next.alignment.sites), next.alignment.width());
        }
        return "the number of motifs asked for was found";
    }
}
