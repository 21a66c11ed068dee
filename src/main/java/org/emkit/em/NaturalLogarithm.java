package org.emkit.em;

/**
 * ln x in a dozen multiplications, small enough to be inlined into loops: there the library's routine costs more than
 * ten entries do ({@code EmUpdateBenchmark}). Within 2 ulp of the exact value in tests, and the same bits on every platform.
 *
 * <p>x = 2^k m with m in [√½, √2); m = a (1 + r) with a the nearest multiple of 1/512, so that m − a is exact and
 * |r| < 2^−9; then ln x = k ln 2 + ln a + (r − r²/2 + r³/3 − …), with ln a from a table.
 */
final class NaturalLogarithm {
    /** High bits of √½: bits at least these, less these, have the exponent of a number in [√½, √2) removed. */
    private static final long ROOT_HALF = 0x3fe6a09e00000000L;

    private static final int STEPS = 512;
    /** ln 2 with the last 11 bits of its significand clear, so that k ln 2 is exact; and the rest. */
    private static final double LN2_HIGH =
            Double.longBitsToDouble(Double.doubleToRawLongBits(StrictMath.log(2)) & -2048L);

    private static final double LN2_LOW = 2.3190468138462996e-17 + (StrictMath.log(2) - LN2_HIGH);
    /** At index j: 1 / a and ln a for a = (256 + j) / 512, in pairs. */
    private static final double[] TABLE = table();

    private NaturalLogarithm() {}

    private static double[] table() {
        double[] table = new double[2 * (STEPS + 1)];
        for (int j = 0; j <= STEPS; j++) {
            double a = (STEPS / 2 + j) / (double) STEPS;
            table[2 * j] = 1 / a;
            table[2 * j + 1] = StrictMath.log(a);
        }
        return table;
    }

    /**
     * @param x any number
     * @return ln x, as {@link Math#log} has it for zero, infinite, negative, subnormal numbers and NaN
     */
    static double of(double x) {
        return x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY ? ofNormal(x) : StrictMath.log(x);
    }

    /**
     * @param x positive, finite, not subnormal: not checked
     * @return ln x
     */
    static double ofNormal(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long k = (bits - ROOT_HALF) >> 52;
        double m = Double.longBitsToDouble(bits - (k << 52));
        int j = (int) (m * STEPS + (0.5 - STEPS / 2));
        double r = (m - (STEPS / 2 + j) * (1.0 / STEPS)) * TABLE[2 * j];
        double square = r * r;
        double tail = square * ((-0.5 + r * (1.0 / 3)) + square * ((-0.25 + r * 0.2) - square * (1.0 / 6)));
        return k * LN2_HIGH + (TABLE[2 * j + 1] + (r + (tail + k * LN2_LOW)));
    }
}
