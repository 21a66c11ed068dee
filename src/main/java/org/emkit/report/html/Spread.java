package org.emkit.report.html;

import java.util.Arrays;
import org.emkit.quant.BootstrapEstimates;

/**
 * How much a transcript's fragments vary over bootstrap replicates.
 *
 * @param mean              expected fragments
 * @param standardDeviation with n − 1; 0 of a single replicate
 * @param low               2.5 % quantile, between order statistics as R's default has it (Hyndman and Fan 1996, type 7)
 * @param high              97.5 % quantile
 */
record Spread(double mean, double standardDeviation, double low, double high) {
    private static final double TAIL = 0.025;

    static Spread of(BootstrapEstimates bootstraps, int transcript) {
        double[] values = new double[bootstraps.replicates()];
        double sum = 0;
        for (int r = 0; r < values.length; r++) {
            values[r] = bootstraps.fragments(r, transcript);
            sum += values[r];
        }
        Arrays.sort(values);
        double mean = sum / values.length;
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Spread(
                mean,
                values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)),
                quantile(values, TAIL),
                quantile(values, 1 - TAIL));
    }

    private static double quantile(double[] ascending, double share) {
        double at = share * (ascending.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, ascending.length - 1);
        return ascending[below] + (at - below) * (ascending[above] - ascending[below]);
    }

    /** @return standard deviation / mean */
    double coefficientOfVariation() {
        return standardDeviation / mean;
    }
}
