package org.emkit.motif;

import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Climbs by the E-value itself: best sites of a matrix, their best number and columns, the matrix of these, and again
 * while the E-value falls.
 */
final class Climb {
    private static final double BETTER = 1e-7;
    private static final int FLANK = 8;
    /** Shaking ends after this part of all tries without success. */
    private static final int PATIENCE = 3;
    /** Where costs are E-values, an alignment that costs less is good: its optimum is broad. */
    private static final double GOOD = -40;

    private final SiteFinder finder;
    private final SiteChoice choice;
    private final Smoothing smoothing;
    private final @Nullable Contrasted contrast;
    private final int minWidth;
    private final int maxWidth;
    private final double ratio;
    private final boolean finely;

    /**
     * @param contrast compares with controls, where there are any; then alignments are compared by it
     * @param ratio  of neighbouring numbers of sites looked at
     * @param finely whether to look at all numbers near the best then
     */
    Climb(
            SiteFinder finder,
            SiteChoice choice,
            Smoothing smoothing,
            @Nullable Contrasted contrast,
            int[] widths,
            double ratio,
            boolean finely) {
        this.finder = finder;
        this.choice = choice;
        this.smoothing = smoothing;
        this.contrast = contrast;
        this.minWidth = widths[0];
        this.maxWidth = widths[1];
        this.ratio = ratio;
        this.finely = finely;
    }

    /** The best sites of a matrix; null where there are too few. */
    @Nullable
    Alignment align(SearchSet set, double[] theta, Workers workers) {
        ScanTable table = new ScanTable(set, theta);
        Alignment alignment = choice.choose(finder.find(table, workers), ratio, finely);
        if (alignment == null || contrast == null) {
            return alignment;
        }
        return new Alignment(alignment.list, alignment.sites, alignment.counts, -contrast.nats(table, workers));
    }

    /**
     * The alignment without the columns at its ends that say little, with the best sites of those left.
     *
     * @param bits that a column must be worth
     */
    Alignment trimmed(Alignment from, double bits, Workers workers) {
        int[] columns = choice.informative(from, bits, minWidth);
        if (columns[1] - columns[0] == from.width()) {
            return from;
        }
        double[] theta = smoothing.frequencies(choice.counts(from, columns[0], columns[1]));
        Alignment next = align(from.list.set, theta, workers);
        // Sites may change, and with them what columns say; widths shrink, so that this ends.
        return next == null ? from : trimmed(next, bits, workers);
    }

    /** The matrix of an alignment's best columns. */
    double[] next(Alignment alignment, boolean moving) {
        if (!moving || (minWidth == maxWidth && alignment.width() == minWidth && minWidth < 4)) {
            return smoothing.frequencies(alignment.counts);
        }
        int flank = Math.min(FLANK, maxWidth);
        int[] columns = choice.columns(alignment, flank, minWidth, maxWidth);
        return smoothing.frequencies(choice.counts(alignment, columns[0], columns[1]));
    }

    /**
     * @param rounds alignments to make at most
     * @return the best alignment on the way, or the one given
     */
    Alignment climb(Alignment from, int rounds, Workers workers) {
        Alignment best = from;
        boolean moving = true;
        for (int k = 0; k < rounds; k++) {
            Alignment next = align(from.list.set, next(best, moving), workers);
            if (next != null && next.cost < best.cost - BETTER) {
                best = next;
                moving = true;
            } else if (moving) {
                moving = false;
            } else {
                break;
            }
        }
        return best;
    }

    /**
     * Climbs from matrices of half of an alignment's sites, drawn at random, again and again from the best so far: gets
     * over the ridges between neighbouring optima.
     *
     * @param tries  climbs to make; where the best is good, fewer: until a part of them in a row led nowhere
     * @param rounds alignments of each at most
     */
    Alignment shaken(Alignment from, int tries, int rounds, SplittableRandom random) {
        Alignment best = from;
        int vain = 0;
        for (int k = 0; k < tries && (!isGood(best.cost) || vain * PATIENCE < tries); k++) {
            Alignment start = align(from.list.set, smoothing.frequencies(half(best, random)), Workers.single());
            if (start != null) {
                Alignment end = climb(start, rounds, Workers.single());
                boolean better = end.cost < best.cost - BETTER;
                best = better ? end : best;
                vain = better ? 0 : vain + 1;
            }
        }
        return best;
    }

    /** Whether an alignment of this cost is far from what chance could make. */
    boolean isGood(double cost) {
        return !choice.isByLikelihood() && cost < GOOD;
    }

    private static double[] half(Alignment alignment, SplittableRandom random) {
        double[] counts = new double[alignment.counts.length];
        for (int j = 0; j < alignment.sites; j++) {
            if (random.nextBoolean()) {
                alignment.list.add(j, 0, alignment.width(), counts);
            }
        }
        return counts;
    }
}
