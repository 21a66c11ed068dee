package org.emkit.report.html;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** The few largest of many. */
final class Largest {
    private Largest() {}

    /**
     * @param size  how many there are to choose from
     * @param most  how many are wanted
     * @param value of each; those that are not above 0 are left out
     * @return the largest, from large to small; of equal ones the first come first
     */
    static int[] of(int size, int most, IntToDoubleFunction value) {
        int[] found = new int[most];
        double[] values = new double[most];
        int end = 0;
        for (int i = 0; i < size; i++) {
            double v = value.applyAsDouble(i);
            if (v > 0 && (end < most || v > values[end - 1])) {
                int at = end < most ? end++ : end - 1;
                for (; at > 0 && v > values[at - 1]; at--) {
                    values[at] = values[at - 1];
                    found[at] = found[at - 1];
                }
                values[at] = v;
                found[at] = i;
            }
        }
        return Arrays.copyOf(found, end);
    }
}
