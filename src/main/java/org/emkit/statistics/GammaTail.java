package org.emkit.statistics;

/**
 * Right tail of the gamma distribution, Γ(a, x) / Γ(a), and what follows from it: the chi-square distribution and the
 * product of independent p-values.
 */
public final class GammaTail {
    private static final double TINY = 1e-300;
    private static final double PRECISION = 1e-16;

    private GammaTail() {}

    /**
     * @param shape a, &gt; 0
     * @param x     ≥ 0
     * @return ln of the chance of x or more, ≤ 0
     */
    public static double log(double shape, double x) {
        if (!(shape > 0 && x >= 0)) {
            throw new IllegalArgumentException("gamma distribution of shape " + shape + " at " + x);
        }
        if (x == 0) {
            return 0;
        }
        double density = shape * StrictMath.log(x) - x - LogGamma.of(shape);
        return x < shape + 1
                ? LogProbability.complement(Math.min(0, density + StrictMath.log(leftSeries(shape, x))))
                : Math.min(0, density + StrictMath.log(rightFraction(shape, x)));
    }

    /** Σ x^k / (a (a + 1) … (a + k)): Abramowitz, Stegun 6.5.29. */
    private static double leftSeries(double shape, double x) {
        double term = 1 / shape;
        double sum = term;
        for (int k = 1; term > sum * PRECISION; k++) {
            term *= x / (shape + k);
            sum += term;
        }
        return sum;
    }

    /** The continued fraction 6.5.31 of Abramowitz, Stegun in its even form, by Lentz's method. */
    private static double rightFraction(double shape, double x) {
        double b = x + 1 - shape;
        double c = 1 / TINY;
        double d = 1 / b;
        double value = d;
        double step = 0;
        for (int k = 1; k < 100_000 && Math.abs(step - 1) > PRECISION; k++) {
            double a = -k * (k - shape);
            b += 2;
            d = 1 / nonZero(a * d + b);
            c = nonZero(b + a / c);
            step = c * d;
            value *= step;
        }
        return value;
    }

    private static double nonZero(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }

    /**
     * @param degrees of freedom, &gt; 0
     * @param x       ≥ 0
     * @return ln of the chance of x or more under the chi-square distribution
     */
    public static double logChiSquare(int degrees, double x) {
        return log(0.5 * degrees, 0.5 * x);
    }

    /**
     * The chance that the product of independent p-values is k or less, {@code p = k Σ_{i<n} (−ln k)^i / i!}.
     *
     * @param logProduct ln k, ≤ 0; −∞ gives −∞
     * @param n          number of p-values, ≥ 1
     * @return ln p, ≤ 0
     */
    public static double logProduct(double logProduct, int n) {
        if (!(logProduct <= 0) || n < 1) {
            throw new IllegalArgumentException("product e^" + logProduct + " of " + n + " p-values");
        }
        double x = -logProduct;
        if (x == Double.POSITIVE_INFINITY) {
            return logProduct;
        }
        double sum = 1;
        if (x < n) {
            double term = 1;
            for (int i = 1; i < n; i++) {
                term *= x / i;
                sum += term;
            }
            return Math.min(0, logProduct + StrictMath.log(sum));
        }
        for (int i = 1; i < n; i++) {
            sum = 1 + sum * i / x;
        }
        double last = (n - 1) * StrictMath.log(x) - LogGamma.logFactorial(n - 1);
        return Math.min(0, logProduct + last + StrictMath.log(sum));
    }
}
