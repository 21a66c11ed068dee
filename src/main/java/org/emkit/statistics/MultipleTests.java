package org.emkit.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** What many p-values mean together. All take and give natural logarithms, in the order of the argument. */
public final class MultipleTests {
    private static final double LN_HALF = StrictMath.log(0.5);

    private MultipleTests() {}

    /**
     * Holm's step-down adjustment: the chance of one or more false rejections, whatever the dependence of the tests.
     *
     * @param logP each ≤ 0
     * @return ln of the adjusted p-values, each ≤ 0 and ≥ its argument. Source: Holm 1979, Scand. J. Stat. 6:65–70
     */
    public static double[] holm(double[] logP) {
        double[] adjusted = new double[logP.length];
        double most = Double.NEGATIVE_INFINITY;
        int rank = 0;
        for (int k : ascending(logP)) {
            most = Math.max(most, Math.min(0, logP[k] + StrictMath.log(logP.length - rank)));
            adjusted[k] = most;
            rank++;
        }
        return adjusted;
    }

    /**
     * q-values of Benjamini and Hochberg: the least rate of false discoveries at which each is still a discovery.
     *
     * @param logP each ≤ 0
     * @return ln q, each ≤ 0. Source: Benjamini, Hochberg 1995, J. R. Stat. Soc. B 57:289–300
     */
    public static double[] benjaminiHochberg(double[] logP) {
        return qValues(logP, 0);
    }

    /**
     * q-values with the share of true null hypotheses estimated.
     *
     * @param logP        each ≤ 0
     * @param logNullShare ln π₀, ≤ 0: 0 gives the q-values of Benjamini and Hochberg
     * @return ln q, each ≤ 0
     */
    public static double[] qValues(double[] logP, double logNullShare) {
        double[] adjusted = new double[logP.length];
        int[] order = ascending(logP);
        double least = 0;
        for (int rank = order.length; rank > 0; rank--) {
            int k = order[rank - 1];
            double q = logP[k] + StrictMath.log((double) logP.length / rank) + logNullShare;
            least = Math.min(least, q);
            adjusted[k] = least;
        }
        return adjusted;
    }

    /**
     * Storey's estimate of the share of true null hypotheses at λ = ½, with one more so that it is not too small:
     * {@code π₀ = min(1, 2 (#{p > ½} + 1) / n)}.
     *
     * @param logP each ≤ 0
     * @return ln π₀, ≤ 0. Source: Storey, Taylor, Siegmund 2004, J. R. Stat. Soc. B 66:187–205
     */
    public static double logNullShare(double[] logP) {
        long large = Arrays.stream(logP).filter(each -> each > LN_HALF).count();
        return logP.length == 0 ? 0 : Math.min(0, StrictMath.log(2.0 * (large + 1) / logP.length));
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> values[k]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
