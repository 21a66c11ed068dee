package org.emkit.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * One direction of a chart.
 *
 * @param title       what is drawn along it, with its unit
 * @param low         value at its beginning
 * @param high        value at its end, &gt; low
 * @param logarithmic whether equal ratios take equal room; low is &gt; 0 then
 * @param whole       whether there is nothing between whole numbers
 */
record Axis(String title, double low, double high, boolean logarithmic, boolean whole) {
    Axis {
        if (!(high > low) || (logarithmic && !(low > 0))) {
            throw new IllegalArgumentException(title + ": from " + low + " to " + high);
        }
    }

    static Axis linear(String title, double low, double high) {
        return new Axis(title, low, high > low ? high : low + 1, false, false);
    }

    /** @return an axis of whole numbers, marked at these alone */
    static Axis counts(String title, double low, double high) {
        return new Axis(title, low, high > low ? high : low + 1, false, true);
    }

    /** @return whole powers of ten around what is drawn, one at least */
    static Axis powersOfTen(String title, double least, double most) {
        double low = StrictMath.floor(StrictMath.log10(least));
        double high = Math.max(low + 1, StrictMath.ceil(StrictMath.log10(most)));
        return new Axis(title, StrictMath.pow(10, low), StrictMath.pow(10, high), true, false);
    }

    /** @return where the value lies, 0 at the beginning, 1 at the end; what is beyond is moved to the end */
    double place(double value) {
        double place = logarithmic
                ? value <= low ? 0 : StrictMath.log(value / low) / StrictMath.log(high / low)
                : (value - low) / (high - low);
        return Math.min(1, Math.max(0, place));
    }

    /**
     * @param about how many are wanted
     * @return values of marks: round numbers, ascending
     */
    List<Double> ticks(int about) {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            int first = (int) StrictMath.rint(StrictMath.log10(low));
            int last = (int) StrictMath.rint(StrictMath.log10(high));
            int step = Math.max(1, (last - first + about - 1) / about);
            for (int power = first; power <= last; power += step) {
                ticks.add(StrictMath.pow(10, power));
            }
            return ticks;
        }
        double step = Math.max(whole ? 1 : 0, step((high - low) / about));
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(k * step);
        }
        return ticks;
    }

    /** @return the least of 1, 2 and 5 times a power of ten that is not below the one given */
    static double step(double least) {
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(least)));
        for (int times : new int[] {1, 2, 5}) {
            if (times * power >= least * (1 - 1e-9)) {
                return times * power;
            }
        }
        return 10 * power;
    }

    /** @return a mark's value as it is written beside it */
    String label(double tick) {
        if (Math.abs(tick) >= 10_000 && !logarithmic) {
            return Figures.grouped(Math.round(tick));
        }
        return logarithmic && (tick < 1e-3 || tick >= 1e4)
                ? "1e" + (int) StrictMath.rint(StrictMath.log10(tick))
                : Figures.significant(tick, 6);
    }
}
