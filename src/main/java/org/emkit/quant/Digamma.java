package org.emkit.quant;

/**
 * The digamma function ψ and the logarithm of the gamma function for positive numbers: steps up to 8 by recurrence, then
 * the asymptotic series (Abramowitz and Stegun 1964, 6.3.18 and 6.1.41). Absolute error near 10⁻¹⁵ for results near 1.
 */
final class Digamma {
    private static final double LARGE = 8;
    private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

    /** Coefficients of x⁻², x⁻⁴, … in ψ. */
    private static final double[] PSI = {
        -1.0 / 12, 1.0 / 120, -1.0 / 252, 1.0 / 240, -1.0 / 132, 691.0 / 32760, -1.0 / 12
    };

    /** Coefficients of x⁻¹, x⁻³, … in ln Γ. */
    private static final double[] LOG_GAMMA = {
        1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360360, 1.0 / 156
    };

    private Digamma() {}

    /**
     * @param x &gt; 0
     * @return ψ(x)
     */
    static double psi(double x) {
        double steps = 0;
        double y = x;
        while (y < LARGE) {
            steps += 1 / y;
            y++;
        }
        double r = 1 / (y * y);
        return StrictMath.log(y) - 0.5 / y + r * polynomial(PSI, r) - steps;
    }

    /**
     * @param x &gt; 0
     * @return ln Γ(x)
     */
    static double logGamma(double x) {
        double product = 1;
        double y = x;
        while (y < LARGE) {
            product *= y;
            y++;
        }
        double series = polynomial(LOG_GAMMA, 1 / (y * y)) / y;
        return (y - 0.5) * StrictMath.log(y) - y + HALF_LOG_TWO_PI + series - StrictMath.log(product);
    }

    private static double polynomial(double[] coefficient, double r) {
        double sum = 0;
        for (int k = coefficient.length - 1; k >= 0; k--) {
            sum = sum * r + coefficient[k];
        }
        return sum;
    }
}
