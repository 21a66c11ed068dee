package org.emkit.em;

import java.util.Arrays;

/**
 * A run of observations with their likelihoods, laid out so that one pass over them makes the E-step and the sums of the
 * M-step. Immutable; shared by runs.
 *
 * <p>Rows are sorted by their number of entries and stand side by side in groups of eight: position by position, the
 * eight rows' entries lie next to each other. So a loop over positions works on eight independent sums, and its length
 * is the same as that of the loop before, which the processor therefore predicts. Shorter rows of a group are filled up
 * with entries of likelihood 0, and the last group with rows seen 0 times. Components of the run are numbered afresh;
 * the two numbers that belong to one, its share and its growing sum, are neighbours in {@code cells}, so that the
 * scatter finds in the cache what the E-step has just read. Against one row after another this halves the time of an
 * update ({@code EmUpdateBenchmark}).
 */
final class RowShard {
    private static final int LANES = 8;

    /** Components of the run, ascending: what the run's own numbers stand for. */
    final int[] component;
    /** Entries of a row, in each group. */
    private final int[] length;
    /** Twice the run's own number of the component. */
    private final int[] cell;
    /** Times a power of two, so that the largest of a row is in [1, 2). */
    private final double[] likelihood;
    /** Observations in their new order, or −1. */
    private final int[] observation;
    /** The powers of two taken out, in the new order. */
    private final int[] exponent;

    /** @throws IllegalArgumentException if a likelihood is negative or not finite, or none of a row is positive */
    RowShard(SparsePattern pattern, double[] likelihood, int from, int to) {
        int[] order = byEntries(pattern, from, to);
        int groups = (order.length + LANES - 1) / LANES;
        this.observation = Arrays.copyOf(order, groups * LANES);
        Arrays.fill(observation, order.length, observation.length, -1);
        this.length = new int[groups];
        int size = 0;
        for (int g = 0; g < groups; g++) {
            int longest = order[Math.min(order.length, (g + 1) * LANES) - 1];
            length[g] = pattern.start[longest + 1] - pattern.start[longest];
            size = Math.addExact(size, LANES * length[g]);
        }
        int[] own = new int[pattern.components()];
        this.component = number(pattern, from, to, own);
        this.cell = new int[size];
        this.likelihood = new double[size];
        this.exponent = new int[observation.length];
        int base = 0;
        for (int row = 0; row < observation.length; row++) {
            fill(pattern, likelihood, own, row, base + row % LANES);
            if (row % LANES == LANES - 1) {
                base += LANES * length[row / LANES];
            }
        }
    }

    /** Observations of the run by their number of entries, otherwise in order. */
    private static int[] byEntries(SparsePattern pattern, int from, int to) {
        int most = 0;
        for (int i = from; i < to; i++) {
            most = Math.max(most, pattern.start[i + 1] - pattern.start[i]);
        }
        int[] place = new int[most + 2];
        for (int i = from; i < to; i++) {
            place[pattern.start[i + 1] - pattern.start[i] + 1]++;
        }
        for (int k = 0; k <= most; k++) {
            place[k + 1] += place[k];
        }
        int[] order = new int[to - from];
        for (int i = from; i < to; i++) {
            order[place[pattern.start[i + 1] - pattern.start[i]]++] = i;
        }
        return order;
    }

    /** Numbers the components of the run in ascending order; own receives, for each of them, its number. */
    private static int[] number(SparsePattern pattern, int from, int to, int[] own) {
        int found = 0;
        for (int e = pattern.start[from]; e < pattern.start[to]; e++) {
            if (own[pattern.component[e]]++ == 0) {
                found++;
            }
        }
        int[] component = new int[found];
        int next = 0;
        for (int c = 0; c < own.length; c++) {
            if (own[c] != 0) {
                component[next] = c;
                own[c] = next++;
            }
        }
        return component;
    }

    private void fill(SparsePattern pattern, double[] given, int[] own, int row, int base) {
        int unused = 2 * component.length;
        int i = observation[row];
        int first = i < 0 ? 0 : pattern.start[i];
        int entries = i < 0 ? 0 : pattern.start[i + 1] - first;
        int scale = i < 0 ? 0 : exponentOfLargest(given, first, first + entries, i);
        exponent[row] = scale;
        for (int k = 0; k < length[row / LANES]; k++) {
            boolean entry = k < entries;
            cell[base + LANES * k] = entry ? 2 * own[pattern.component[first + k]] : unused;
            // A row of likelihood 0 has no logarithm: rows that only fill up a group get 1.
            likelihood[base + LANES * k] = entry ? Math.scalb(given[first + k], -scale) : i < 0 ? 1 : 0;
        }
    }

    private static int exponentOfLargest(double[] given, int first, int end, int i) {
        double largest = 0;
        for (int e = first; e < end; e++) {
            if (!(given[e] >= 0 && given[e] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("likelihood of entry " + e + ": " + given[e]);
            }
            largest = Math.max(largest, given[e]);
        }
        if (largest == 0) {
            throw new IllegalArgumentException("observation " + i + " has no positive likelihood");
        }
        return exponent(largest);
    }

    /** @return k with 1 ≤ x / 2^k < 2, x positive and finite */
    static int exponent(double x) {
        // Twice: the exponent of a subnormal number is that of a normal one times a power of two.
        return x >= Double.MIN_NORMAL ? Math.getExponent(x) : Math.getExponent(Math.scalb(x, 64)) - 64;
    }

    /** @return weights of the rows in their new order, for {@link #update} */
    double[] arrange(double[] weight) {
        double[] arranged = new double[observation.length];
        for (int row = 0; row < arranged.length; row++) {
            arranged[row] = observation[row] < 0 ? 0 : weight[observation[row]];
        }
        return arranged;
    }

    /** @return what the powers of two taken out add to the log-likelihood, in units of ln 2 */
    double exponents(double[] arranged) {
        double sum = 0;
        for (int row = 0; row < arranged.length; row++) {
            sum += arranged[row] * exponent[row];
        }
        return sum;
    }

    /** @return room for the share and the sum of each component, and of one that fills up rows */
    double[] cells() {
        double[] cells = new double[2 * component.length + 2];
        cells[2 * component.length] = 1;
        return cells;
    }

    /**
     * One pass: for each row s = Σ π L, then n L / s into the sum of each of its components.
     *
     * @param weight n, as arranged
     * @param cells  shares at even places, each positive; sums at odd places, which grow
     * @return Σ n ln s over the rows
     */
    double update(double[] weight, double[] cells) {
        return pass(length, cell, likelihood, weight, cells);
    }

    private static double pass(int[] length, int[] cell, double[] likelihood, double[] weight, double[] x) {
        double sum = 0;
        int first = 0;
        int row = 0;
        for (int entries : length) {
            int end = first + LANES * entries;
            double s0 = 0;
            double s1 = 0;
            double s2 = 0;
            double s3 = 0;
            double s4 = 0;
            double s5 = 0;
            double s6 = 0;
            double s7 = 0;
            for (int e = first; e < end; e += LANES) {
                s0 += x[cell[e]] * likelihood[e];
                s1 += x[cell[e + 1]] * likelihood[e + 1];
                s2 += x[cell[e + 2]] * likelihood[e + 2];
                s3 += x[cell[e + 3]] * likelihood[e + 3];
                s4 += x[cell[e + 4]] * likelihood[e + 4];
                s5 += x[cell[e + 5]] * likelihood[e + 5];
                s6 += x[cell[e + 6]] * likelihood[e + 6];
                s7 += x[cell[e + 7]] * likelihood[e + 7];
            }
            double n0 = weight[row];
            double n1 = weight[row + 1];
            double n2 = weight[row + 2];
            double n3 = weight[row + 3];
            double n4 = weight[row + 4];
            double n5 = weight[row + 5];
            double n6 = weight[row + 6];
            double n7 = weight[row + 7];
            row += LANES;
            sum += n0 * NaturalLogarithm.ofNormal(s0) + n1 * NaturalLogarithm.ofNormal(s1);
            sum += n2 * NaturalLogarithm.ofNormal(s2) + n3 * NaturalLogarithm.ofNormal(s3);
            sum += n4 * NaturalLogarithm.ofNormal(s4) + n5 * NaturalLogarithm.ofNormal(s5);
            sum += n6 * NaturalLogarithm.ofNormal(s6) + n7 * NaturalLogarithm.ofNormal(s7);
            double q0 = n0 / s0;
            double q1 = n1 / s1;
            double q2 = n2 / s2;
            double q3 = n3 / s3;
            double q4 = n4 / s4;
            double q5 = n5 / s5;
            double q6 = n6 / s6;
            double q7 = n7 / s7;
            for (int e = first; e < end; e += LANES) {
                x[cell[e] + 1] += q0 * likelihood[e];
                x[cell[e + 1] + 1] += q1 * likelihood[e + 1];
                x[cell[e + 2] + 1] += q2 * likelihood[e + 2];
                x[cell[e + 3] + 1] += q3 * likelihood[e + 3];
                x[cell[e + 4] + 1] += q4 * likelihood[e + 4];
                x[cell[e + 5] + 1] += q5 * likelihood[e + 5];
                x[cell[e + 6] + 1] += q6 * likelihood[e + 6];
                x[cell[e + 7] + 1] += q7 * likelihood[e + 7];
            }
            first = end;
        }
        return sum;
    }
}
