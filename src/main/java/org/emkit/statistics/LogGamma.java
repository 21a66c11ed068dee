package org.emkit.statistics;

/** ln Γ(x), ln n! and ln of binomial coefficients. */
public final class LogGamma {
    private static final double HALF_LN_2_PI = 0.9189385332046728;
    /** From here Stirling's series with the terms below is exact to double precision. */
    private static final double LARGE = 16;
    /** B(2k) / (2k (2k − 1)) for k = 1, 2, …: Abramowitz, Stegun 6.1.41. */
    private static final double[] STIRLING = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    private LogGamma() {}

    /**
     * @param x &gt; 0
     * @return ln Γ(x)
     */
    public static double of(double x) {
        if (!(x > 0)) {
            throw new IllegalArgumentException("gamma function of " + x);
        }
        double product = 1;
        double shifted = x;
        while (shifted < LARGE) {
            product *= shifted;
            shifted++;
        }
        double stirling = (shifted - 0.5) * StrictMath.log(shifted) - shifted + HALF_LN_2_PI + series(shifted);
        return product == 1 ? stirling : stirling - StrictMath.log(product);
    }

    private static double series(double x) {
        double square = 1 / (x * x);
        double sum = 0;
        for (int k = STIRLING.length - 1; k >= 0; k--) {
            sum = sum * square + STIRLING[k];
        }
        return sum / x;
    }

    /**
     * @param n ≥ 0
     * @return ln n!
     */
    public static double logFactorial(long n) {
        return n < 2 ? 0 : of(n + 1.0);
    }

    /**
     * @param n ≥ k
     * @param k ≥ 0
     * @return ln of the number of ways to choose k of n
     */
    public static double logBinomial(long n, long k) {
        return k == 0 || k == n ? 0 : logFactorial(n) - logFactorial(k) - logFactorial(n - k);
    }
}
