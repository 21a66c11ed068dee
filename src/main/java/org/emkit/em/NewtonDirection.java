package org.emkit.em;

/**
 * Directions of {@link InteriorPoint}'s steps at one point: a matrix factored once serves a first direction, and one that
 * also knows how the equations bend along it (Mehrotra's corrector). Holds scratch: for one caller.
 *
 * @see <a href="https://doi.org/10.1137/0802028">Mehrotra 1992</a>
 */
final class NewtonDirection {
    private final ComponentTable table;
    private final double[] centre;
    private final CurvaturePattern pattern;
    private final Curvature curvature;

    /** Of the counts, shape [columns]. */
    final double[] da;
    /** Of the slacks, shape [columns]. */
    final double[] dz;

    private final double[] right;
    /** What products of changes add to a z, shape [columns]. */
    private final double[] product;
    /** n/s². */
    private final double[] q;

    private final double[] bend;
    private final double[] ratio;

    NewtonDirection(ComponentTable table, double[] centre, CurvaturePattern pattern, Workers workers) {
        this.table = table;
        this.centre = centre;
        this.pattern = pattern;
        this.curvature = pattern.of(table, workers);
        this.da = new double[table.columns];
        this.dz = new double[table.columns];
        this.right = new double[table.columns];
        this.product = new double[table.columns];
        this.q = new double[table.rows()];
        this.bend = new double[table.rows()];
        this.ratio = new double[table.columns];
    }

    /** @return multiplications of one step, about */
    double work() {
        return pattern.work() + 6.0 * table.column.length;
    }

    /** Makes the matrix of a point with counts a, slacks z and row sums s. */
    void factor(double[] a, double[] z, double[] s) {
        for (int i = 0; i < q.length; i++) {
            q[i] = table.weight[i] / (s[i] * s[i]);
        }
        for (int c = 0; c < ratio.length; c++) {
            ratio[c] = z[c] / a[c];
        }
        curvature.factor(q, ratio);
    }

    /** Newton's direction to the point of the central path with this μ, which may be 0; g are the ratios of EM. */
    void aim(double[] a, double[] z, double[] g, double mu) {
        for (int c = 0; c < da.length; c++) {
            right[c] = g[c] - 1 + mu * centre[c] / a[c];
        }
        curvature.solve(right, da);
        for (int c = 0; c < dz.length; c++) {
            dz[c] = mu * centre[c] / a[c] - z[c] - ratio[c] * da[c];
        }
    }

    /**
     * Turns the direction at hand to another μ, and takes account of the second derivatives along it.
     *
     * @param share of the second-order terms, in [0, 1]
     */
    void correct(double[] a, double[] z, double[] g, double[] s, double mu, double share) {
        table.expectSums(da, bend);
        for (int i = 0; i < bend.length; i++) {
            bend[i] *= share * q[i] * (bend[i] / s[i]);
        }
        table.sumByColumn(bend, right);
        for (int c = 0; c < da.length; c++) {
            product[c] = share * da[c] * dz[c];
            right[c] += g[c] - 1 + (mu * centre[c] - product[c]) / a[c];
        }
        curvature.solve(right, da);
        for (int c = 0; c < dz.length; c++) {
            dz[c] = (mu * centre[c] - product[c]) / a[c] - z[c] - ratio[c] * da[c];
        }
    }

    /** @return how far along a direction positive numbers stay so, but for a part of the way; at most 1 */
    static double longest(double[] x, double[] dx, double toBoundary) {
        double length = 1;
        for (int c = 0; c < x.length; c++) {
            if (-toBoundary * x[c] > length * dx[c]) {
                length = Math.min(length, -toBoundary * x[c] / dx[c]);
            }
        }
        return length;
    }
}
