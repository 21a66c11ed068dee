package org.emkit.statistics;

/**
 * Right tail of the number of successes in independent trials whose chances differ. With each trial one stratum (a sequence
 * among its own controls, t of the s + 1 of them hit: chance t/(s + 1)) this is the exact test of a table of strata of
 * matched cases.
 */
public final class PoissonBinomial {
    /** Trials up to which the tail is exact. */
    public static final int MOST_EXACT = 2000;

    private static final double FARTHEST_TILT = 60;

    private PoissonBinomial() {}

    /**
     * ln of the chance of at least so many successes. Exact up to {@value #MOST_EXACT} trials that are not certain; beyond,
     * Chernoff's bound, which is never less.
     *
     * @param chance    of success, each in [0, 1]
     * @param trials    how many trials have each chance, ≥ 0
     * @param successes ≥ 0
     * @return ln p, ≤ 0; −∞ if it cannot be
     */
    public static double logRightTail(double[] chance, int[] trials, long successes) {
        double mean = 0;
        long possible = 0;
        long certain = 0;
        long open = 0;
        for (int k = 0; k < chance.length; k++) {
            mean += trials[k] * chance[k];
            possible += chance[k] > 0 ? trials[k] : 0;
            certain += chance[k] == 1 ? trials[k] : 0;
            open += chance[k] > 0 && chance[k] < 1 ? trials[k] : 0;
        }
        if (successes <= certain) {
            return 0;
        }
        if (successes > possible) {
            return Double.NEGATIVE_INFINITY;
        }
        if (successes == possible) {
            return all(chance, trials);
        }
        double tilt = successes > mean ? tilt(chance, trials, successes) : 0;
        double bound = Math.min(0, logGenerating(chance, trials, tilt) - tilt * successes);
        if (open > MOST_EXACT) {
            return bound;
        }
        return Math.min(0, bound + StrictMath.log(tilted(chance, trials, successes, tilt, (int) possible)));
    }

    private static double all(double[] chance, int[] trials) {
        double sum = 0;
        for (int k = 0; k < chance.length; k++) {
            sum += chance[k] > 0 ? trials[k] * StrictMath.log(chance[k]) : 0;
        }
        return sum;
    }

    /** ln E e^(λ S). */
    private static double logGenerating(double[] chance, int[] trials, double tilt) {
        double sum = 0;
        for (int k = 0; k < chance.length; k++) {
            sum += trials[k] * StrictMath.log(1 - chance[k] + chance[k] * StrictMath.exp(tilt));
        }
        return sum;
    }

    /** The λ > 0 under which so many successes are expected, by halving. */
    private static double tilt(double[] chance, int[] trials, long successes) {
        double low = 0;
        double high = FARTHEST_TILT;
        for (int step = 0; step < 60; step++) {
            double middle = 0.5 * (low + high);
            double mean = 0;
            for (int k = 0; k < chance.length; k++) {
                mean += trials[k] * tilted(chance[k], middle);
            }
            if (mean < successes) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double tilted(double chance, double tilt) {
        double weighted = chance * StrictMath.exp(tilt);
        return weighted / (1 - chance + weighted);
    }

    /** Σ over s ≥ successes of the tilted chance of s, times e^(−λ (s − successes)). */
    private static double tilted(double[] chance, int[] trials, long successes, double tilt, int possible) {
        double[] mass = new double[possible + 1];
        mass[0] = 1;
        int most = 0;
        for (int k = 0; k < chance.length; k++) {
            double p = tilted(chance[k], tilt);
            for (int trial = 0; trial < trials[k] && p > 0; trial++) {
                most++;
                for (int s = most; s > 0; s--) {
                    mass[s] = mass[s] * (1 - p) + mass[s - 1] * p;
                }
                mass[0] *= 1 - p;
            }
        }
        double decay = StrictMath.exp(-tilt);
        double sum = 0;
        for (int s = possible; s >= successes; s--) {
            sum = sum * decay + mass[s];
        }
        return sum;
    }
}
