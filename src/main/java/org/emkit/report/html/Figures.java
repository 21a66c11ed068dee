package org.emkit.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.emkit.report.Decimals;

/** Numbers for the eye: few digits, never broken at a line's end, the same in every locale. */
final class Figures {
    private static final char FIXED_BLANK = '\u00A0';
    private static final double LARGE = 1e6;
    private static final double SMALL = 1e-3;

    private Figures() {}

    /** @return a whole number in groups of three digits */
    static String grouped(long value) {
        StringBuilder out = new StringBuilder(Long.toString(value));
        for (int at = out.length() - 3; at > (value < 0 ? 1 : 0); at -= 3) {
            out.insert(at, FIXED_BLANK);
        }
        return out.toString();
    }

    /** @return with that many digits after the point, in [0, 8], whole part in groups of three digits; – for NaN */
    static String fixed(double value, int digits) {
        if (Double.isNaN(value)) {
            return "–";
        }
        String text = Decimals.fixed(value, digits);
        int point = text.indexOf('.');
        StringBuilder out = new StringBuilder(text);
        for (int at = (point < 0 ? out.length() : point) - 3; at > (value < 0 ? 1 : 0); at -= 3) {
            out.insert(at, FIXED_BLANK);
        }
        return out.toString();
    }

    /** @return 100 · part / whole, with that many digits, and the sign for percent; – where there is nothing */
    static String percent(double part, double whole, int digits) {
        return whole == 0 ? "–" : fixed(100 * part / whole, digits) + FIXED_BLANK + "%";
    }

    /** @return the same of counts */
    static String percent(long part, long whole, int digits) {
        return percent((double) part, (double) whole, digits);
    }

    /**
     * @param digits that count, ≥ 1
     * @return the number rounded to them; with a power of ten where it is very large or very small; – for NaN
     */
    static String significant(double value, int digits) {
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(value) ? "–" : value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        return significant(new BigDecimal(value), digits);
    }

    /** @return 10 to that power as text, rounded to digits that count, where a double may be too small to hold it */
    static String significantOfLog10(double power, int digits) {
        if (!(Math.abs(power) < Double.POSITIVE_INFINITY)) {
            return Double.isNaN(power) ? "–" : power > 0 ? "∞" : "0";
        }
        int exponent = (int) Math.floor(power);
        BigDecimal mantissa = new BigDecimal(StrictMath.pow(10, power - exponent));
        return significant(mantissa.scaleByPowerOfTen(exponent), digits);
    }

    private static String significant(BigDecimal value, int digits) {
        BigDecimal rounded = value.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        double size = Math.abs(rounded.doubleValue());
        if (size >= SMALL && size < LARGE) {
            return rounded.stripTrailingZeros().toPlainString();
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return rounded.scaleByPowerOfTen(-exponent)
                        .setScale(digits - 1, RoundingMode.HALF_EVEN)
                        .toPlainString() + "e" + exponent;
    }

    /** @return bytes in units of 1024, as B, KiB, MiB or GiB */
    static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double amount = bytes;
        int unit = 0;
        while (amount >= 1024 && unit < units.length - 1) {
            amount /= 1024;
            unit++;
        }
        return (unit == 0 ? grouped(bytes) : fixed(amount, 1)) + FIXED_BLANK + units[unit];
    }
}
