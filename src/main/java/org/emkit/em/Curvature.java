package org.emkit.em;

/**
 * The matrix {@code Wᵀ diag(q) W + diag(d)} of a table, and the solution of its systems: how steeply the slope of the
 * likelihood falls along each column. A pivot that rounding has eaten up is taken as infinite ({@link SparseCholesky}).
 */
interface Curvature {
    /**
     * @param q shape [rows]
     * @param d shape [columns], each > 0
     */
    void factor(double[] q, double[] d);

    /**
     * @param right by column, shape [columns]
     * @param x     receives the solution of the system factored last, shape [columns]
     */
    void solve(double[] right, double[] x);
}
