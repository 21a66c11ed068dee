package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.emkit.statistics.LogGamma;

/**
 * The exact distribution of a column's log-likelihood ratio for few letters, by all compositions (n_1, …, n_A) of N. Between
 * two values that occur, ln p is linear.
 */
final class CompositionTails {
    /** Values nearer than this are one: they differ by rounding alone. */
    private static final double SAME = 1e-9;

    /** For each N from 0: the values, ascending. */
    private final double[][] ratio;
    /** Shape as {@link #ratio}: ln of the chance of that value or a higher one. */
    private final double[][] logTail;

    /**
     * @param background p, shape [A], each &gt; 0, sum 1
     * @param most       N up to which all compositions are made
     */
    CompositionTails(double[] background, int most) {
        ratio = new double[most + 1][];
        logTail = new double[most + 1][];
        for (int n = 1; n <= most; n++) {
            List<double[]> points = new ArrayList<>();
            enumerate(points, background, n, 0, n, LogGamma.logFactorial(n), 0);
            points.sort(Comparator.comparingDouble(point -> point[0]));
            accumulate(n, points);
        }
    }

    /** @return the number of compositions of n into parts for so many letters, or more than {@code most} */
    static long compositions(int n, int letters, long most) {
        long ways = 1;
        for (int k = 1; k < letters && ways <= most; k++) {
            ways = ways * (n + k) / k;
        }
        return ways;
    }

    /** Adds {ratio, chance} of every way to spread {@code left} draws over the letters from {@code letter} on. */
    private static void enumerate(
            List<double[]> points, double[] p, int n, int letter, int left, double logChance, double ratio) {
        boolean last = letter == p.length - 1;
        for (int count = last ? left : 0; count <= left; count++) {
            double chance = logChance + count * StrictMath.log(p[letter]) - LogGamma.logFactorial(count);
            double sum = ratio + (count == 0 ? 0 : count * StrictMath.log(count / (n * p[letter])));
            if (last) {
                points.add(new double[] {Math.max(0, sum), StrictMath.exp(chance)});
            } else {
                enumerate(points, p, n, letter + 1, left - count, chance, sum);
            }
        }
    }

    private void accumulate(int n, List<double[]> points) {
        double[] values = new double[points.size()];
        double[] tails = new double[points.size()];
        int from = points.size();
        double tail = 0;
        for (int k = points.size() - 1; k >= 0; k--) {
            tail += points.get(k)[1];
            if (from == points.size() || values[from] - points.get(k)[0] > SAME) {
                from--;
                values[from] = points.get(k)[0];
            }
            tails[from] = Math.min(0, StrictMath.log(tail));
        }
        ratio[n] = Arrays.copyOfRange(values, from, values.length);
        logTail[n] = Arrays.copyOfRange(tails, from, tails.length);
        logTail[n][0] = 0;
    }

    /** @return the largest N */
    int most() {
        return ratio.length - 1;
    }

    /**
     * @param n in [0, most]
     * @param x log-likelihood ratio, nats
     * @return ln of the chance of x or more, ≤ 0
     */
    double log(int n, double x) {
        if (n == 0) {
            return 0;
        }
        double[] values = ratio[n];
        int k = Arrays.binarySearch(values, x);
        if (k >= 0) {
            return logTail[n][k];
        }
        int next = -k - 1;
        if (next == 0) {
            return 0;
        }
        if (next == values.length) {
            return logTail[n][next - 1];
        }
        double share = (x - values[next - 1]) / (values[next] - values[next - 1]);
        return logTail[n][next - 1] + share * (logTail[n][next] - logTail[n][next - 1]);
    }
}
