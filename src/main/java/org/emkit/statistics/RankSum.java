package org.emkit.statistics;

import java.util.Arrays;

/**
 * The Wilcoxon–Mann–Whitney test: do positives score higher than controls? Equal scores share the mean of their ranks. The
 * p-value is exact, ties included, up to {@value #MOST_EXACT} scores; beyond that the normal approximation with correction
 * for ties and for continuity.
 *
 * @param rocArea       chance that a positive scores higher than a control, ties half: the area under the ROC curve, in
 *                      [0, 1]; ½ if there are no positives or no controls
 * @param logRightTail  ln of the chance of such an area or a larger one if both come from one distribution, ≤ 0
 */
public record RankSum(double rocArea, double logRightTail) {
    /** Number of scores up to which the test is exact. */
    public static final int MOST_EXACT = 50;

    /**
     * @param positives scores, no NaN
     * @param controls  scores, no NaN
     */
    public static RankSum of(double[] positives, double[] controls) {
        int n = positives.length;
        int m = controls.length;
        if (n == 0 || m == 0) {
            return new RankSum(0.5, 0);
        }
        double[] all = Arrays.copyOf(positives, n + m);
        System.arraycopy(controls, 0, all, n, m);
        Arrays.sort(all);
        long doubled = 0;
        for (double each : positives) {
            doubled += doubledRank(all, each);
        }
        double wins = 0.5 * doubled - 0.5 * n * (n + 1.0);
        double logTail = n + m <= MOST_EXACT ? exact(all, n, doubled) : approximate(all, n, wins);
        return new RankSum(wins / ((double) n * m), logTail);
    }

    /** Twice the mean rank, from 1, of the scores equal to this one: first rank + last rank. */
    private static long doubledRank(double[] sorted, double score) {
        return first(sorted, score, false) + 1L + first(sorted, score, true);
    }

    /** Index of the first score that is not below (or, if so asked, above) this one. */
    private static int first(double[] sorted, double score, boolean above) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] < score || (above && sorted[middle] == score)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Counts the choices of n of all ranks by their doubled sum; no count exceeds 2^53. */
    private static double exact(double[] sorted, int n, long doubled) {
        int all = sorted.length;
        int most = 2 * n * all;
        double[][] ways = new double[n + 1][most + 1];
        ways[0][0] = 1;
        for (int k = 0; k < all; k++) {
            int rank = (int) doubledRank(sorted, sorted[k]);
            for (int chosen = Math.min(n, k + 1); chosen > 0; chosen--) {
                for (int sum = most; sum >= rank; sum--) {
                    ways[chosen][sum] += ways[chosen - 1][sum - rank];
                }
            }
        }
        double tail = 0;
        double total = 0;
        for (int sum = 0; sum <= most; sum++) {
            total += ways[n][sum];
            tail += sum >= doubled ? ways[n][sum] : 0;
        }
        return StrictMath.log(tail / total);
    }

    private static double approximate(double[] sorted, int n, double wins) {
        double all = sorted.length;
        double m = all - n;
        double ties = 0;
        for (int from = 0; from < sorted.length; ) {
            int to = first(sorted, sorted[from], true);
            double t = to - from;
            ties += t * t * t - t;
            from = to;
        }
        double variance = n * m / 12 * (all + 1 - ties / (all * (all - 1)));
        return variance > 0 ? NormalTail.log((wins - 0.5 * n * m - 0.5) / StrictMath.sqrt(variance)) : 0;
    }
}
