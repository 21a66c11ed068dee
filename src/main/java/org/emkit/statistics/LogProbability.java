package org.emkit.statistics;

/** Sums and complements of probabilities given by their natural logarithms. */
public final class LogProbability {
    private static final double LN_2 = StrictMath.log(2);

    private LogProbability() {}

    /** @return ln(e^a + e^b); −∞ stands for 0 */
    public static double add(double a, double b) {
        double most = Math.max(a, b);
        double least = Math.min(a, b);
        return least == Double.NEGATIVE_INFINITY ? most : most + StrictMath.log1p(StrictMath.exp(least - most));
    }

    /**
     * @param logP ln p, ≤ 0
     * @return ln(1 − p)
     */
    public static double complement(double logP) {
        return logP > -LN_2 ? StrictMath.log(-StrictMath.expm1(logP)) : StrictMath.log1p(-StrictMath.exp(logP));
    }
}
