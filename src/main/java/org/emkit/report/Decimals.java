package org.emkit.report;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as text, the same in every locale and on every Java version. */
public final class Decimals {
    private static final long[] POWER = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** Below this all multiples of a half are exact, so that the distance to the next tie can be told. */
    private static final double MOST_SCALED = 0x1p50;

    /** All powers of ten that a double holds exactly. */
    private static final double[] EXACT_POWER = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final double LN_10 = StrictMath.log(10);

    private Decimals() {}

    /**
     * Appends a number with that many digits after the point, rounded from its exact value, ties to even, as C's
     * {@code printf("%.nf")} does; never a negative zero.
     *
     * @param value  any; infinite or undefined ones are written as R reads them: Inf, -Inf, NaN
     * @param digits in [0, 8]
     */
    public static void fixed(StringBuilder out, double value, int digits) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            out.append(Double.isNaN(value) ? "NaN" : value > 0 ? "Inf" : "-Inf");
            return;
        }
        double scaled = Math.abs(value) * POWER[digits];
        double below = Math.floor(scaled);
        if (scaled >= MOST_SCALED || Math.abs(scaled - below - 0.5) <= 4 * Math.ulp(scaled)) {
            exact(out, value, digits);
            return;
        }
        long units = (long) below + (scaled - below > 0.5 ? 1 : 0);
        if (value < 0 && units != 0) {
            out.append('-');
        }
        out.append(units / POWER[digits]);
        if (digits > 0) {
            out.append('.');
            long rest = units % POWER[digits];
            for (int d = digits - 1; d > 0 && rest < POWER[d]; d--) {
                out.append('0');
            }
            out.append(rest);
        }
    }

    private static void exact(StringBuilder out, double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
        out.append(rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString());
    }

    /** @return as {@link #fixed(StringBuilder, double, int)} appends it */
    public static String fixed(double value, int digits) {
        StringBuilder out = new StringBuilder();
        fixed(out, value, digits);
        return out.toString();
    }

    /**
     * Appends the shortest text that is read back as the same number; whole numbers without a point.
     *
     * @param value any; infinite or undefined ones are written as R reads them: Inf, -Inf, NaN
     */
    public static void shortest(StringBuilder out, double value) {
        if (value == Math.rint(value) && Math.abs(value) < MOST_SCALED) {
            out.append((long) value);
        } else if (Math.abs(value) < Double.POSITIVE_INFINITY) {
            out.append(NumberOutput.toString(value, true));
        } else {
            fixed(out, value, 0);
        }
    }

    /**
     * As C's {@code printf("%.ne")}: rounded from the exact value, ties to even, at least two digits of exponent.
     *
     * @param value  any; infinite or undefined ones are written as R reads them: Inf, -Inf, NaN
     * @param digits after the point, in [0, 17]
     */
    public static String scientific(double value, int digits) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return fixed(value, 0);
        }
        if (digits < POWER.length && value != 0) {
            int exponent = (int) Math.floor(StrictMath.log10(Math.abs(value)));
            double scaled = scaled(Math.abs(value), digits - exponent);
            double below = Math.floor(scaled);
            if (Math.abs(scaled - below - 0.5) > 4 * Math.ulp(scaled)) {
                long units = (long) below + (scaled - below > 0.5 ? 1 : 0);
                if (units >= POWER[digits] && units < 10 * POWER[digits]) {
                    return (value < 0 ? "-" : "") + mantissa(units, digits) + "e" + signed(exponent, 2);
                }
            }
        }
        return exactScientific(value, digits);
    }

    /** The value times a power of ten, rounded once; not a number where that power is not exact. */
    private static double scaled(double value, int power) {
        if (Math.abs(power) >= EXACT_POWER.length) {
            return Double.NaN;
        }
        return power >= 0 ? value * EXACT_POWER[power] : value / EXACT_POWER[-power];
    }

    private static String mantissa(long units, int digits) {
        String all = Long.toString(units);
        return digits == 0 ? all : all.charAt(0) + "." + all.substring(1);
    }

    private static String exactScientific(double value, int digits) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        BigDecimal mantissa = rounded.scaleByPowerOfTen(-exponent).setScale(digits, RoundingMode.HALF_EVEN);
        return mantissa.toPlainString() + "e" + signed(exponent, 2);
    }

    /**
     * A number given by its natural logarithm, such as an E-value below what a double can hold, as MEME writes these: one
     * digit after the point, a sign and at least three digits of exponent.
     *
     * @param ln any number; minus infinity is 0
     * @return such as {@code 1.8e-007} or {@code 4.3e-5202}
     */
    public static String scientificOfLog(double ln) {
        if (ln == Double.NEGATIVE_INFINITY) {
            return "0.0e+000";
        }
        if (!(Math.abs(ln) < Double.POSITIVE_INFINITY)) {
            return fixed(ln, 0);
        }
        double decades = ln / LN_10;
        long exponent = (long) Math.floor(decades);
        double tenths = Math.rint(10 * StrictMath.exp((decades - exponent) * LN_10));
        if (tenths >= 100) {
            exponent++;
            tenths = 10;
        }
        return fixed(tenths / 10, 1) + "e" + signed(exponent, 3);
    }

    private static String signed(long exponent, int digits) {
        String absolute = Long.toString(Math.abs(exponent));
        return (exponent < 0 ? "-" : "+") + "0".repeat(Math.max(0, digits - absolute.length())) + absolute;
    }

    /** @return a whole number with a blank between groups of three digits. */
    public static String grouped(long value) {
        StringBuilder out = new StringBuilder(Long.toString(value));
        for (int at = out.length() - 3; at > (value < 0 ? 1 : 0); at -= 3) {
            out.insert(at, ' ');
        }
        return out.toString();
    }
}
