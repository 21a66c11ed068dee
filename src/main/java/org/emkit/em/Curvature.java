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
    private final int[] rowPlace;
    private final double[] rowLikelihood;
    private final int[] placeInRow;

    /** @throws FactorLimit.Exceeded if a factorisation would take more */
    Curvature(ComponentTable table, FactorLimit limit, Workers workers) {
        this.table = table;
        this.workers = workers;
        this.matrixWork = matrixWork(table);
        limit.check(0, matrixWork);
        this.cholesky = new SparseCholesky(table.adjacency(limit), limit, workers);
        this.rowPlace = new int[table.column.length];
        this.rowLikelihood = new double[table.column.length];
        this.placeInRow = new int[table.column.length];
        arrange();
    }

    private static double matrixWork(ComponentTable table) {
        double work = 0;
        for (int i = 0; i < table.rows(); i++) {
            int length = table.start[i + 1] - table.start[i];
            work += length * (length + 1.0) / 2;
        }
        return work;
    }

    /** Sorts each row's entries by the order of elimination. */
    private void arrange() {
        int longest = 0;
        for (int i = 0; i < table.rows(); i++) {
            longest = Math.max(longest, table.start[i + 1] - table.start[i]);
        }
        long[] keys = new long[longest];
        for (int i = 0; i < table.rows(); i++) {
            int first = table.start[i];
            int length = table.start[i + 1] - first;
            for (int k = 0; k < length; k++) {
                keys[k] = ((long) cholesky.position(table.column[first + k]) << 32) | (first + k);
            }
            Arrays.sort(keys, 0, length);
            for (int k = 0; k < length; k++) {
                int e = (int) keys[k];
                rowPlace[first + k] = (int) (keys[k] >>> 32);
                rowLikelihood[first + k] = table.likelihood[e];
                placeInRow[e] = first + k;
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
        int n = table.columns;
        if (table.column.length < WORTH_THREADS) {
            columns(0, n, q, d);
        } else {
            workers.run(BLOCKS, k -> columns((int) ((long) n * k / BLOCKS), (int) ((long) n * (k + 1) / BLOCKS), q, d));
        }
        cholesky.factor();
    }

    /** Puts together some columns. */
    private void columns(int from, int to, double[] q, double[] d) {
        double[] sum = new double[table.columns];
        for (int place = from; place < to; place++) {
            int c = cholesky.unknown(place);
            for (int k = table.columnStart[c]; k < table.columnStart[c + 1]; k++) {
                int e = placeInRow[table.entry[k]];
                double factor = q[table.row[k]] * rowLikelihood[e];
                int end = table.start[table.row[k] + 1];
                for (int other = e; other < end; other++) {
                    sum[rowPlace[other]] += factor * rowLikelihood[other];
                }
            }
            sum[place] += d[c];
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
