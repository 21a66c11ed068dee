package org.emkit.em;

import java.util.Arrays;

/**
 * The matrix {@code Wᵀ diag(q) W + diag(d)} of a table, and the solution of its systems: how steeply the slope of the
 * likelihood falls along each column. Holds scratch: for one thread, which may call others to help.
 */
final class Curvature {
    /** Entries above which the matrix is put together by several threads. */
    private static final int WORTH_THREADS = 1 << 16;

    private static final int BLOCKS = 32;

    private final ComponentTable table;
    private final Workers workers;
    private final double matrixWork;
    private final SparseCholesky cholesky;
    /** Rows in the order of their first place, so that those that meet in a column are near each other. */
    private final int[] order;

    private final int[] rowStart;
    private final int[] rowPlace;
    private final double[] rowLikelihood;
    /** Entries by place: shape [columns + 1]. */
    private final int[] placeStart;

    private final int[] placeRow;
    private final int[] placeEntry;
    private final double[] rowCurvature;

    /** @throws FactorLimit.Exceeded if a factorisation would take more */
    Curvature(ComponentTable table, FactorLimit limit, Workers workers) {
        this.table = table;
        this.workers = workers;
        this.matrixWork = matrixWork(table);
        limit.check(0, matrixWork);
        this.cholesky = table.columns <= FactorPattern.DENSE
                ? new SparseCholesky(FactorPattern.ofComplete(table.columns, limit), workers)
                : new SparseCholesky(table.adjacency(limit), limit, workers);
        this.order = new int[table.rows()];
        this.rowStart = new int[table.rows() + 1];
        this.rowPlace = new int[table.column.length];
        this.rowLikelihood = new double[table.column.length];
        this.placeStart = new int[table.columns + 1];
        this.placeRow = new int[table.column.length];
        this.placeEntry = new int[table.column.length];
        this.rowCurvature = new double[table.rows()];
        orderRows();
        arrange();
        orderByPlace();
    }

    private static double matrixWork(ComponentTable table) {
        double work = 0;
        for (int i = 0; i < table.rows(); i++) {
            int length = table.start[i + 1] - table.start[i];
            work += length * (length + 1.0) / 2;
        }
        return work;
    }

    private void orderRows() {
        int[] start = new int[table.columns + 1];
        int[] first = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            first[i] = table.columns;
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                first[i] = Math.min(first[i], cholesky.position(table.column[e]));
            }
            start[first[i] + 1]++;
        }
        for (int place = 0; place < table.columns; place++) {
            start[place + 1] += start[place];
        }
        for (int i = 0; i < order.length; i++) {
            order[start[first[i]]++] = i;
        }
    }

    /** Sorts each row's entries by the order of elimination. */
    private void arrange() {
        int longest = 0;
        for (int i = 0; i < table.rows(); i++) {
            longest = Math.max(longest, table.start[i + 1] - table.start[i]);
        }
        long[] keys = new long[longest];
        for (int row = 0; row < order.length; row++) {
            int from = table.start[order[row]];
            int length = table.start[order[row] + 1] - from;
            for (int k = 0; k < length; k++) {
                keys[k] = ((long) cholesky.position(table.column[from + k]) << 32) | (from + k);
            }
            if (table.columns > FactorPattern.DENSE) {
                Arrays.sort(keys, 0, length);
            }
            for (int k = 0; k < length; k++) {
                rowPlace[rowStart[row] + k] = (int) (keys[k] >>> 32);
                rowLikelihood[rowStart[row] + k] = table.likelihood[(int) keys[k]];
            }
            rowStart[row + 1] = rowStart[row] + length;
        }
    }

    private void orderByPlace() {
        for (int place : rowPlace) {
            placeStart[place + 1]++;
        }
        for (int place = 0; place < table.columns; place++) {
            placeStart[place + 1] += placeStart[place];
        }
        int[] next = placeStart.clone();
        for (int row = 0; row < order.length; row++) {
            for (int e = rowStart[row]; e < rowStart[row + 1]; e++) {
                int to = next[rowPlace[e]]++;
                placeRow[to] = row;
                placeEntry[to] = e;
            }
        }
    }

    /** @return multiplications of one factorisation and one solution, about */
    double work() {
        return matrixWork + cholesky.factorWork() + 2.0 * cholesky.elements();
    }

    /**
     * @param q shape [rows]
     * @param d shape [columns], each > 0
     */
    void factor(double[] q, double[] d) {
        for (int row = 0; row < order.length; row++) {
            rowCurvature[row] = q[order[row]];
        }
        int n = table.columns;
        if (table.column.length < WORTH_THREADS) {
            columns(0, n, d);
        } else {
            workers.run(BLOCKS, k -> columns((int) ((long) n * k / BLOCKS), (int) ((long) n * (k + 1) / BLOCKS), d));
        }
        cholesky.factor();
    }

    /** Puts together some columns. */
    private void columns(int from, int to, double[] d) {
        double[] sum = new double[table.columns];
        for (int place = from; place < to; place++) {
            for (int k = placeStart[place]; k < placeStart[place + 1]; k++) {
                int e = placeEntry[k];
                double factor = rowCurvature[placeRow[k]] * rowLikelihood[e];
                int end = rowStart[placeRow[k] + 1];
                for (int other = e; other < end; other++) {
                    sum[rowPlace[other]] += factor * rowLikelihood[other];
                }
            }
            sum[place] += d[cholesky.unknown(place)];
            cholesky.setColumn(place, sum);
        }
    }

    /**
     * @param right by column, shape [columns]
     * @param x     receives the solution of the system factored last, shape [columns]
     */
    void solve(double[] right, double[] x) {
        cholesky.solve(right, x);
    }
}
