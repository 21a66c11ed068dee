package org.emkit.quant;

import java.util.Arrays;

/** The number that stands for a weight in the key of a class. */
final class WeightCode {
    static final double SMALLEST_UNIT = 0x1p-32;

    private final boolean exact;
    /** Ratios at which a bin ends and the next begins, ascending; empty: one bin. */
    private final double[] edge;

    WeightCode(WeightBins bins, double minRatioNats) {
        this.exact = bins.nats() == WeightBins.EXACT.nats();
        int edges = exact || Double.isInfinite(bins.nats()) ? 0 : (int) Math.ceil(minRatioNats / bins.nats());
        this.edge = new double[edges];
        for (int k = 0; k < edges; k++) {
            edge[edges - 1 - k] = StrictMath.exp(-(k + 0.5) * bins.nats());
        }
    }

    /** @return the ratio in units of 2⁻³², rounded */
    static long units(double ratio) {
        return Math.round(ratio / SMALLEST_UNIT);
    }

    /** @return what fragments of that mean ratio sum to, in units; ratios below 2⁻³² count as 2⁻³², so that none vanishes */
    static long units(double ratio, double fragments) {
        return Math.max(1, units(Math.max(SMALLEST_UNIT, ratio) * fragments));
    }

    /** @return sum of units per fragment, as a ratio */
    static double mean(long units, double fragments) {
        return units * SMALLEST_UNIT / fragments;
    }

    /**
     * Bin of a weight.
     *
     * @param ratio to the fragment's best, in (0, 1]
     * @return −ln(ratio) / width, rounded; where weights are told apart exactly, the units that the ratio lacks to 1
     */
    int of(double ratio) {
        if (exact) {
            return (int) (units(1) - units(ratio));
        }
        if (edge.length == 0 || ratio > edge[edge.length - 1]) {
            return 0;
        }
        int found = Arrays.binarySearch(edge, ratio);
        int below = found >= 0 ? found : -found - 1;
        return edge.length - below;
    }
}
