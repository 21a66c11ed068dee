package org.emkit.em;

import java.util.Arrays;

/**
 * The curvature of a table of few columns, as a full matrix: neither an order of elimination nor zeros are looked for.
 * Holds scratch: for one thread.
 */
final class DenseCurvature implements Curvature {
    static final int MOST_COLUMNS = 24;

    private final ComponentTable table;
    private final int n;
    /** The lower triangle by column, n numbers each; once factored, the diagonal holds 1/L_cc, 0 for an infinite pivot. */
    private final double[] value;

    private final double[] solution;

    DenseCurvature(ComponentTable table) {
        this.table = table;
        this.n = table.columns;
        this.value = new double[n * n];
        this.solution = new double[n];
    }

    @Override
    public void factor(double[] q, double[] d) {
        Arrays.fill(value, 0);
        for (int c = 0; c < n; c++) {
            value[c * n + c] = d[c];
        }
        addRows(q);
        for (int c = 0; c < n; c++) {
            factor(c);
        }
    }

    private void addRows(double[] q) {
        int[] start = table.start;
        int[] column = table.column;
        double[] likelihood = table.likelihood;
        int from = 0;
        for (int i = 0; i < q.length; i++) {
            int end = start[i + 1];
            for (int e = from; e < end; e++) {
                double factor = q[i] * likelihood[e];
                int at = column[e] * n;
                for (int other = e; other < end; other++) {
                    value[at + column[other]] += factor * likelihood[other];
                }
            }
            from = end;
        }
    }

    private void factor(int c) {
        int column = c * n;
        double diagonal = value[column + c];
        for (int b = 0; b < c; b++) {
            int earlier = b * n;
            double factor = value[earlier + c];
            for (int k = c; k < n; k++) {
                value[column + k] -= factor * value[earlier + k];
            }
        }
        double pivot = value[column + c];
        double scale = pivot > SparseCholesky.LEAST_PIVOT * diagonal ? 1 / Math.sqrt(pivot) : 0;
        value[column + c] = scale;
        for (int k = c + 1; k < n; k++) {
            value[column + k] *= scale;
        }
    }

    @Override
    public void solve(double[] right, double[] x) {
        System.arraycopy(right, 0, solution, 0, n);
        for (int c = 0; c < n; c++) {
            int column = c * n;
            double one = solution[c] * value[column + c];
            solution[c] = one;
            for (int k = c + 1; k < n; k++) {
                solution[k] -= value[column + k] * one;
            }
        }
        for (int c = n - 1; c >= 0; c--) {
            int column = c * n;
            double one = solution[c];
            for (int k = c + 1; k < n; k++) {
                one -= value[column + k] * solution[k];
            }
            solution[c] = one * value[column + c];
        }
        System.arraycopy(solution, 0, x, 0, n);
    }
}
