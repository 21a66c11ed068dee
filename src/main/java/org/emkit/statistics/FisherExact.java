package org.emkit.statistics;

/** Fisher's exact test of a table of two rows and two columns: sequences with and without a hit, positive and control. */
public final class FisherExact {
    private FisherExact() {}

    /**
     * ln of the chance that at least so many of the hits fall to the positives, given the numbers of positives, controls
     * and hits: the right tail of the hypergeometric distribution.
     *
     * @param hit         positives with a hit, in [0, positives]
     * @param positives   all positives, ≥ 0
     * @param controlsHit controls with a hit, in [0, controls]
     * @param controls    all controls, ≥ 0
     * @return ln p, ≤ 0
     */
    public static double logRightTail(long hit, long positives, long controlsHit, long controls) {
        if (hit < 0 || hit > positives || controlsHit < 0 || controlsHit > controls) {
            throw new IllegalArgumentException(hit + " of " + positives + ", " + controlsHit + " of " + controls);
        }
        long hits = hit + controlsHit;
        long all = positives + controls;
        long least = Math.max(0, hits - controls);
        if (hit == least) {
            return 0;
        }
        return hit * (double) all > hits * (double) positives
                ? tail(hit, hits, positives, all, true)
                : LogProbability.complement(tail(hit - 1, hits, positives, all, false));
    }

    /** ln of the sum of the probabilities from x away from the mean, where each is smaller than the one before. */
    private static double tail(long x, long hits, long positives, long all, boolean upwards) {
        double term = 1;
        double sum = 1;
        long k = x;
        while (term > sum * 1e-18) {
            if (upwards) {
                term *= (double) (hits - k) / (k + 1) * (positives - k) / (all - hits - positives + k + 1);
                k++;
            } else {
                term *= (double) k / (hits - k + 1) * (all - hits - positives + k) / (positives - k + 1);
                k--;
            }
            sum += term;
        }
        double first = LogGamma.logBinomial(hits, x)
                + LogGamma.logBinomial(all - hits, positives - x)
                - LogGamma.logBinomial(all, positives);
        return Math.min(0, first + StrictMath.log(sum));
    }
}
