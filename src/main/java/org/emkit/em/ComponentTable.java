package org.emkit.em;

import java.util.Arrays;

/**
 * The table of one connected part of a mixture, or of some of its columns, with numbers of its own for rows and columns:
 * entries by row and by column. Rows that were not seen are left out; a row's likelihoods are scaled by a power of two,
 * so that the largest is in [1, 2). Immutable.
 */
final class ComponentTable {
    private static final int[] NONE = {};

    final int columns;
    /** Shape [rows + 1]. */
    final int[] start;
    /** Column of each entry, ascending within a row. */
    final int[] column;
    /** L, shape [entries]. */
    final double[] likelihood;
    /** n, shape [rows], each > 0. */
    final double[] weight;
    /** Σ n. */
    final double total;
    /** Entries by column: shape [columns + 1]. */
    final int[] columnStart;
    /** Row of each entry by column, ascending within a column. */
    final int[] row;
    /** Its place among the entries by row. */
    final int[] entry;

    private ComponentTable(int columns, int[] start, int[] column, double[] likelihood, double[] weight) {
        this.columns = columns;
        this.start = start;
        this.column = column;
        this.likelihood = likelihood;
        this.weight = weight;
        this.total = sum(weight);
        this.columnStart = new int[columns + 1];
        this.row = new int[column.length];
        this.entry = new int[column.length];
        byColumn();
    }

    /** The same entries by row, none by column. */
    private ComponentTable(ComponentTable like, double[] weight) {
        this.columns = like.columns;
        this.start = like.start;
        this.column = like.column;
        this.likelihood = like.likelihood;
        this.weight = weight;
        this.total = sum(weight);
        this.columnStart = NONE;
        this.row = NONE;
        this.entry = NONE;
    }

    private static double sum(double[] weight) {
        double sum = 0;
        for (double n : weight) {
            sum += n;
        }
        return sum;
    }

    private void byColumn() {
        for (int c : column) {
            columnStart[c + 1]++;
        }
        for (int c = 0; c < columns; c++) {
            columnStart[c + 1] += columnStart[c];
        }
        int[] place = columnStart.clone();
        for (int i = 0; i < weight.length; i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                int to = place[column[e]]++;
                row[to] = i;
                entry[to] = e;
            }
        }
    }

    /**
     * @param pattern    of the whole table; a component that is in a row twice becomes one entry
     * @param likelihood shape [entries], some of each row positive
     * @param weight     times each observation was seen, shape [observations]
     * @param components parts of the pattern
     * @param part       the part wanted
     * @return its table; it has no rows if none was seen
     */
    static ComponentTable of(
            SparsePattern pattern, double[] likelihood, double[] weight, Components components, int part) {
        int rows = 0;
        int entries = 0;
        for (int k = 0; k < components.observations(part); k++) {
            int i = components.observation(part, k);
            if (weight[i] > 0) {
                rows++;
                entries += pattern.start[i + 1] - pattern.start[i];
            }
        }
        int[] start = new int[rows + 1];
        int[] column = new int[entries];
        double[] scaled = new double[entries];
        double[] seen = new double[rows];
        int row = 0;
        for (int k = 0; k < components.observations(part); k++) {
            int i = components.observation(part, k);
            if (weight[i] > 0) {
                int at = start[row];
                double largest = 0;
                for (int e = pattern.start[i]; e < pattern.start[i + 1]; e++) {
                    largest = Math.max(largest, likelihood[e]);
                }
                int exponent = RowShard.exponent(largest);
                for (int e = pattern.start[i]; e < pattern.start[i + 1]; e++) {
                    int place = components.place(pattern.component[e]);
                    at = insert(column, scaled, start[row], at, place, Math.scalb(likelihood[e], -exponent));
                }
                seen[row++] = weight[i];
                start[row] = at;
            }
        }
        return new ComponentTable(
                components.size(part),
                start,
                Arrays.copyOf(column, start[rows]),
                Arrays.copyOf(scaled, start[rows]),
                seen);
    }

    /** Adds an entry to the row that takes up [first, end), and keeps its columns ascending. Rows come so mostly. */
    private static int insert(int[] column, double[] likelihood, int first, int end, int place, double value) {
        int at = end;
        while (at > first && column[at - 1] > place) {
            at--;
        }
        if (at > first && column[at - 1] == place) {
            likelihood[at - 1] += value;
            return end;
        }
        System.arraycopy(column, at, column, at + 1, end - at);
        System.arraycopy(likelihood, at, likelihood, at + 1, end - at);
        column[at] = place;
        likelihood[at] = value;
        return end + 1;
    }

    /** @return number of rows */
    int rows() {
        return weight.length;
    }

    /**
     * @param index new number of each column, ascending, or −1: left out
     * @param count of columns kept
     * @return the table of these columns; each row must keep an entry
     */
    ComponentTable select(int[] index, int count) {
        int[] newStart = new int[start.length];
        int[] newColumn = new int[column.length];
        double[] newLikelihood = new double[column.length];
        int to = 0;
        for (int i = 0; i < weight.length; i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                if (index[column[e]] >= 0) {
                    newColumn[to] = index[column[e]];
                    newLikelihood[to++] = likelihood[e];
                }
            }
            newStart[i + 1] = to;
        }
        return new ComponentTable(
                count, newStart, Arrays.copyOf(newColumn, to), Arrays.copyOf(newLikelihood, to), weight);
    }

    /**
     * @param order rows, each once
     * @return the same table, its rows in this order
     */
    ComponentTable arranged(int[] order) {
        int[] newStart = new int[start.length];
        int[] newColumn = new int[column.length];
        double[] newLikelihood = new double[column.length];
        double[] newWeight = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            int from = start[order[i]];
            int length = start[order[i] + 1] - from;
            System.arraycopy(column, from, newColumn, newStart[i], length);
            System.arraycopy(likelihood, from, newLikelihood, newStart[i], length);
            newStart[i + 1] = newStart[i] + length;
            newWeight[i] = weight[order[i]];
        }
        return new ComponentTable(columns, newStart, newColumn, newLikelihood, newWeight);
    }

    /**
     * @param newWeight shape [rows], each ≥ 0. Kept
     * @return the same table with other weights; it knows its entries by row alone
     */
    ComponentTable reweighted(double[] newWeight) {
        return new ComponentTable(this, newWeight);
    }

    /**
     * The E-step and the ratios of EM at expected counts a.
     *
     * @param a     shape [columns], each ≥ 0
     * @param s     receives Σ_c a_c L_ic, shape [rows]
     * @param ratio receives g_c = Σ_i n_i L_ic / s_i, shape [columns]: at the optimum at most 1
     * @return Σ n ln s, nats
     */
    double evaluate(double[] a, double[] s, double[] ratio) {
        double nats = expect(a, s);
        ratios(s, ratio);
        return nats;
    }

    /** The ratios of {@link #evaluate} alone, from its s. */
    void ratios(double[] s, double[] ratio) {
        Arrays.fill(ratio, 0);
        for (int i = 0; i < weight.length; i++) {
            addRow(i, weight[i] / s[i], ratio);
        }
    }

    /**
     * @param ratio g, shape [columns], at counts with the table's sum
     * @return the certified gap, nats; below 0 where other columns of the part have the largest ratio
     */
    double gap(double[] ratio) {
        double largest = 0;
        for (double g : ratio) {
            largest = Math.max(largest, g);
        }
        return total * NaturalLogarithm.of(largest);
    }

    /** @return the column of the row's entry that has the largest a L */
    int most(int i, double[] a) {
        int most = start[i];
        for (int e = most; e < start[i + 1]; e++) {
            if (a[column[e]] * likelihood[e] > a[column[most]] * likelihood[most]) {
                most = e;
            }
        }
        return column[most];
    }

    /** @param sum receives Σ_i x_i L_ic, shape [columns] */
    void sumByColumn(double[] x, double[] sum) {
        Arrays.fill(sum, 0);
        for (int i = 0; i < weight.length; i++) {
            addRow(i, x[i], sum);
        }
    }

    private void addRow(int i, double x, double[] sum) {
        for (int e = start[i]; e < start[i + 1]; e++) {
            sum[column[e]] += x * likelihood[e];
        }
    }

    /** @param s receives Σ_c a_c L_ic, shape [rows] */
    void expectSums(double[] a, double[] s) {
        for (int i = 0; i < weight.length; i++) {
            double sum = 0;
            for (int e = start[i]; e < start[i + 1]; e++) {
                sum += a[column[e]] * likelihood[e];
            }
            s[i] = sum;
        }
    }

    /** The E-step of {@link #evaluate} alone. */
    double expect(double[] a, double[] s) {
        double nats = 0;
        for (int i = 0; i < weight.length; i++) {
            double sum = 0;
            for (int e = start[i]; e < start[i + 1]; e++) {
                sum += a[column[e]] * likelihood[e];
            }
            s[i] = sum;
            nats += weight[i] * NaturalLogarithm.of(sum);
        }
        return nats;
    }
}
