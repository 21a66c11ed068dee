package org.emkit.statistics;

/** Right tail of the standard normal distribution. */
public final class NormalTail {
    private static final double HALF_LN_2_PI = 0.9189385332046728;
    private static final double FAR = 2;
    private static final int LEVELS = 120;

    private NormalTail() {}

    /** @return ln of the chance of z or more; of NaN, NaN */
    public static double log(double z) {
        if (z < 0) {
            return LogProbability.complement(log(-z));
        }
        double logDensity = -0.5 * z * z - HALF_LN_2_PI;
        return z >= FAR ? logDensity - StrictMath.log(fraction(z)) : StrictMath.log(near(z, logDensity));
    }

    /** z + 1/(z + 2/(z + 3/…)): Abramowitz, Stegun 26.2.14. */
    private static double fraction(double z) {
        double value = z;
        for (int k = LEVELS; k > 0; k--) {
            value = z + k / value;
        }
        return value;
    }

    /** ½ − φ(z) (z + z³/3 + z⁵/(3·5) + …): Abramowitz, Stegun 26.2.11. */
    private static double near(double z, double logDensity) {
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 1e-17; k += 2) {
            term *= z * z / k;
            sum += term;
        }
        return 0.5 - StrictMath.exp(logDensity) * sum;
    }
}
