package org.emkit.em;

/**
 * The curvature of a table of many columns, factored sparsely. Holds scratch: for one thread, which may call others to
 * help.
 */
final class SparseCurvature implements Curvature {
    /** Entries above which the matrix is put together by several threads. */
    private static final int WORTH_THREADS = 1 << 16;

    private static final int BLOCKS = 32;

    private final EliminationTable pattern;
    private final Workers workers;
    private final SparseCholesky cholesky;
    private final double[] rowCurvature;

    /**
     * @param pattern of the table; may be shared
     * @param workers for large tables
     */
    SparseCurvature(EliminationTable pattern, Workers workers) {
        this.pattern = pattern;
        this.workers = workers;
        this.cholesky = new SparseCholesky(pattern.factor, workers);
        this.rowCurvature = new double[pattern.order.length];
    }

    @Override
    public void factor(double[] q, double[] d) {
        for (int row = 0; row < rowCurvature.length; row++) {
            rowCurvature[row] = q[pattern.order[row]];
        }
        int n = pattern.columns();
        if (pattern.rowPlace.length < WORTH_THREADS) {
            columns(0, n, d);
        } else {
            workers.run(BLOCKS, k -> columns((int) ((long) n * k / BLOCKS), (int) ((long) n * (k + 1) / BLOCKS), d));
        }
        cholesky.factor();
    }

    /** Puts together some columns. */
    private void columns(int from, int to, double[] d) {
        double[] sum = new double[pattern.columns()];
        int[] rowStart = pattern.rowStart;
        int[] rowPlace = pattern.rowPlace;
        double[] rowLikelihood = pattern.rowLikelihood;
        for (int place = from; place < to; place++) {
            for (int k = pattern.placeStart[place]; k < pattern.placeStart[place + 1]; k++) {
                int e = pattern.placeEntry[k];
                int row = pattern.placeRow[k];
                double factor = rowCurvature[row] * rowLikelihood[e];
                int end = rowStart[row + 1];
                for (int other = e; other < end; other++) {
                    sum[rowPlace[other]] += factor * rowLikelihood[other];
                }
            }
            sum[place] += d[pattern.factor.unknown(place)];
            cholesky.setColumn(place, sum);
        }
    }

    @Override
    public void solve(double[] right, double[] x) {
        cholesky.solve(right, x);
    }
}
