package org.emkit.em;

import java.util.Arrays;

/**
 * The highest likelihood of one table with fixed likelihoods, by a primal–dual interior-point method. Sought are expected
 * counts a ≥ 0 that maximise {@code Σ n_i ln s_i − Σ a_c}, whose optimum has {@code Σ a = Σ n} by itself. With
 * {@code g_c = Σ_i n_i L_ic / s_i} and slacks z, the conditions of the optimum are {@code 1 − g_c = z_c},
 * {@code a_c z_c = 0}; each step is Newton's for {@code a_c z_c = μ v_c} instead,
 *
 * <pre>
 * (Wᵀ diag(n/s²) W + diag(z/a)) Δa = g − 1 + μ v/a      Δz = μ v/a − z − (z/a) Δa
 * </pre>
 *
 * kept inside by a factor, and shortened until {@code Σ a − Σ n ln s − μ Σ v ln a} falls. The points where that is least
 * are the central path; on it the certified gap is at most {@code μ Σ v}. The first steps lead to the path, for a μ whose
 * path rounding does not blur; μ falls along it; the last μ is that of half the gap allowed, and for it steps go on until
 * one is short. So it does what EM does not: a handful of steps lead to any certified gap, however slow EM is, and where
 * several answers are optimal it ends near the one that maximises {@code Σ v ln a} among them, from whatever start.
 *
 * @see <a href="https://doi.org/10.1007/s10107-004-0559-y">Wächter, Biegler 2006</a>
 */
final class InteriorPoint {
    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 30;
    /** Part of the way to the boundary that a step may go. */
    private static final double TO_BOUNDARY = 0.995;
    /** Of what a step promises: what it must at least gain. */
    private static final double ARMIJO = 1e-4;
    /** How far slacks may be from μ/a, as a factor. */
    private static final double SLACK_RANGE = 1e10;

    private static final double SLOW = 0.1;
    private static final double FAST = 0.01;
    /** A step this long along its direction calls for a faster fall of μ. */
    private static final double LONG_STEP = 0.9;
    /** The first μ, as a part of the counts, is not below this, however near the start is. */
    private static final double FIRST = 1e-6;
    /** A step that changes each count by at most this part of it ends near the central path. */
    private static final double NEAR = 0.5;
    /** And one that changes it by at most this much ends on it: the distance left is about the square. */
    private static final double CENTRAL = 0.03;
    /** Steps for one μ after which rounding is taken to be in the way. */
    private static final int MOST_HELD = 16;
    /** Part of the last μ where a point is as good as the one to be matched. */
    private static final double EXACT = 1e-6;

    private final ComponentTable table;
    private final double[] centre;
    private final double centreSum;
    private final Curvature curvature;

    private final double[] a;
    private final double[] z;
    private final double[] s;
    private final double[] g;
    private final double[] da;
    private final double[] right;
    private final double[] trial;
    private final double[] trialSum;
    private final double[] best;
    private double bestGapNats;
    private double change;
    private int steps;

    /**
     * @param table   with at least one row; every row and column has an entry
     * @param centre  v, shape [columns], each > 0: the weight of each column in the choice among optimal answers
     * @param limit   on what a step takes
     * @param workers for large tables
     * @throws FactorLimit.Exceeded if it would take more
     */
    InteriorPoint(ComponentTable table, double[] centre, FactorLimit limit, Workers workers) {
        this.table = table;
        this.centre = centre;
        this.centreSum = Arrays.stream(centre).sum();
        this.curvature = new Curvature(table, limit, workers);
        int n = table.columns;
        this.a = new double[n];
        this.z = new double[n];
        this.s = new double[table.rows()];
        this.g = new double[n];
        this.da = new double[n];
        this.right = new double[n];
        this.trial = new double[n];
        this.trialSum = new double[table.rows()];
        this.best = new double[n];
    }

    /** @return multiplications of one step, about */
    double stepWork() {
        return curvature.work() + 4.0 * table.column.length;
    }

    /** @return steps that the last solution took */
    int steps() {
        return steps;
    }

    /** @return proven distance of the last solution to the optimum, nats */
    double gapNats() {
        return bestGapNats;
    }

    /**
     * Runs until the gap is met and the likelihood is at least that of a point known, or no more can be had.
     *
     * @param start         a point, shape [columns], each ≥ 0, sum > 0
     * @param toleranceNats certified gap to reach, > 0
     * @param leastNats     Σ n ln s of the point known, whose counts have the table's sum
     * @return expected counts, shape [columns], each > 0, with the table's sum; an array of this solver's
     */
    double[] solve(double[] start, double toleranceNats, double leastNats) {
        double last = toleranceNats / 2 / centreSum;
        double exact = EXACT * last;
        double mu = begin(start, toleranceNats);
        bestGapNats = Double.POSITIVE_INFINITY;
        double bestNats = Double.NEGATIVE_INFINITY;
        double sigma = SLOW;
        boolean near = false;
        boolean central = false;
        int held = 0;
        for (steps = 0; ; steps++) {
            double nats = table.evaluate(a, s, g);
            double gapNats = gap();
            if (gapNats <= Math.max(toleranceNats, bestGapNats)) {
                bestGapNats = gapNats;
                bestNats = nats + table.total * NaturalLogarithm.of(table.total / sum());
                System.arraycopy(a, 0, best, 0, a.length);
            }
            // The first step for a new μ is short wherever slacks are still those of the old one.
            central |= mu == last && held > 1 && change <= CENTRAL;
            // The point known may be nearer to the optimum than was asked for.
            boolean matched = bestNats >= leastNats || mu <= exact;
            if ((central && matched && bestGapNats <= toleranceNats) || steps == MOST_STEPS || held == MOST_HELD) {
                break;
            }
            near |= steps > 0 && (change <= NEAR || held == MOST_HELD - 1);
            double least = central ? exact : last;
            if (near && mu > least) {
                mu = Math.max(least, sigma * complementarity());
                held = 0;
            }
            direction(mu);
            sigma = move(mu, nats) > LONG_STEP ? FAST : SLOW;
            held++;
        }
        double sum = 0;
        for (double count : best) {
            sum += count;
        }
        for (int c = 0; c < best.length; c++) {
            best[c] *= table.total / sum;
        }
        return best;
    }

    /** Starts on what may be the central path: where it is as far from the optimum as the start may be. */
    private double begin(double[] start, double toleranceNats) {
        double sum = 0;
        for (double count : start) {
            sum += count;
        }
        double least = table.total * 1e-9 / a.length;
        for (int c = 0; c < a.length; c++) {
            a[c] = Math.max(start[c] * (table.total / sum), least);
        }
        table.evaluate(a, s, g);
        double nats = Math.max(Math.max(toleranceNats, FIRST * table.total), Math.min(gap(), table.total));
        double mu = nats / centreSum;
        for (int c = 0; c < a.length; c++) {
            a[c] = Math.max(a[c], mu * centre[c]);
            z[c] = mu * centre[c] / a[c];
        }
        return mu;
    }

    /** Of the point scaled to the table's sum. */
    private double gap() {
        double largest = 0;
        for (double ratio : g) {
            largest = Math.max(largest, ratio);
        }
        return Math.max(0, table.total * NaturalLogarithm.of(largest * (sum() / table.total)));
    }

    private double sum() {
        double sum = 0;
        for (double count : a) {
            sum += count;
        }
        return sum;
    }

    private double complementarity() {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * z[c];
        }
        return sum / centreSum;
    }

    private void direction(double mu) {
        int n = a.length;
        double[] q = trialSum;
        for (int i = 0; i < q.length; i++) {
            q[i] = table.weight[i] / (s[i] * s[i]);
        }
        for (int c = 0; c < n; c++) {
            right[c] = z[c] / a[c];
        }
        curvature.factor(q, right);
        for (int c = 0; c < n; c++) {
            right[c] = g[c] - 1 + mu * centre[c] / a[c];
        }
        curvature.solve(right, da);
    }

    /** @return how far the step went, as a part of the direction, of primal and dual the less */
    private double move(double mu, double nats) {
        double primal = 1;
        double dual = 1;
        double slope = 0;
        double merit = -nats;
        for (int c = 0; c < a.length; c++) {
            if (da[c] < 0) {
                primal = Math.min(primal, -TO_BOUNDARY * a[c] / da[c]);
            }
            double dz = slack(c, mu);
            if (dz < 0) {
                dual = Math.min(dual, -TO_BOUNDARY * z[c] / dz);
            }
            slope -= right[c] * da[c];
            merit += a[c] - mu * centre[c] * NaturalLogarithm.of(a[c]);
        }
        double step = primal;
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            double reached = meritAt(step, mu);
            // What rounding of the merit hides must not stop the search.
            if (reached <= merit + ARMIJO * step * slope + 1e-13 * Math.abs(merit)) {
                break;
            }
            step /= 2;
        }
        change = 0;
        for (int c = 0; c < a.length; c++) {
            double dz = slack(c, mu);
            change = Math.max(change, Math.abs(trial[c] - a[c]) / a[c]);
            a[c] = trial[c];
            double target = mu * centre[c] / a[c];
            z[c] = Math.min(Math.max(z[c] + dual * dz, target / SLACK_RANGE), target * SLACK_RANGE);
        }
        return Math.min(step, dual);
    }

    private double slack(int c, double mu) {
        return mu * centre[c] / a[c] - z[c] - z[c] / a[c] * da[c];
    }

    private double meritAt(double step, double mu) {
        double merit = 0;
        for (int c = 0; c < a.length; c++) {
            trial[c] = a[c] + step * da[c];
            merit += trial[c] - mu * centre[c] * NaturalLogarithm.of(trial[c]);
        }
        return merit - table.expect(trial, trialSum);
    }
}
