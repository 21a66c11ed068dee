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
 * corrected for how the equations bend along it ({@link NewtonDirection}), kept inside by a factor, and shortened until
 * {@code Σ a − Σ n ln s − μ Σ v ln a} falls. The points where that is least are the central path; on it the certified gap
 * is at most {@code μ Σ v}. μ falls from step to step, the faster the farther the way to μ = 0 leads; but not below the
 * least whose path rounding does not blur, until the path has been met. The last μ is that of half the gap allowed, and
 * for it steps go on until the path is met again. So it does what EM does not: a handful of steps lead to any certified
 * gap, however slow EM is, and where several answers are optimal it ends near the one that maximises {@code Σ v ln a}
 * among them, from whatever start.
 *
 * @see <a href="https://doi.org/10.1137/0802028">Mehrotra 1992</a>
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

    /** What a single step may make of μ. */
    private static final double LEAST_FALL = 1e-3;

    private static final double MOST_FALL = 0.5;
    /** How many times its distance to the optimum the gap of a start is: EM's bound is a loose one. */
    private static final double LOOSE = 10;
    /** The first μ, as a part of the counts, is not below this, however near the start is; nor is any before the path. */
    private static final double FIRST = 1e-6;
    /** A step that changes each count by at most this part of it ends near the central path. */
    private static final double NEAR = 0.5;
    /** And one that changes it by at most this much ends on it: the distance left is about the square. */
    private static final double CENTRAL = 0.01;
    /** The path's conditions are nearly met with this much of μ left. */
    private static final double NEAR_OFF = 0.5;
    /** And met with this much. */
    private static final double CENTRAL_OFF = 1e-4;
    /** Steps for one μ after which rounding is taken to be in the way. */
    private static final int MOST_HELD = 16;
    /** Part of the last μ where a point is as good as the one to be matched. */
    private static final double EXACT = 1e-6;

    private final ComponentTable table;
    private final double[] centre;
    private final double centreSum;
    private final NewtonDirection newton;

    private final double[] a;
    private final double[] z;
    private double[] s;
    private final double[] g;
    private final double[] trial;
    private double[] trialSum;
    private final double[] best;
    private double nats;
    private double trialNats;
    private double change;
    private int steps;

    /**
     * @param table   with at least one row; every row and column has an entry
     * @param centre  v, shape [columns], each > 0: the weight of each column in the choice among optimal answers
     * @param pattern of the table's curvature; may be shared
     * @param workers for large tables
     */
    InteriorPoint(ComponentTable table, double[] centre, CurvaturePattern pattern, Workers workers) {
        this.table = table;
        this.centre = centre;
        this.centreSum = Arrays.stream(centre).sum();
        this.newton = new NewtonDirection(table, centre, pattern, workers);
        int n = table.columns;
        this.a = new double[n];
        this.z = new double[n];
        this.s = new double[table.rows()];
        this.g = new double[n];
        this.trial = new double[n];
        this.trialSum = new double[table.rows()];
        this.best = new double[n];
    }

    /** @return multiplications of the last solution, about */
    double work() {
        return steps * newton.work();
    }

    /** @return steps that the last solution took */
    int steps() {
        return steps;
    }

    /**
     * Runs until the gap is met, the likelihood is at least that of a point known, and the point is on the central path;
     * or no more can be had.
     *
     * @param start         a point, shape [columns], each ≥ 0, sum > 0
     * @param toleranceNats certified gap to reach, > 0
     * @param leastNats     Σ n ln s of the point known, whose counts have the table's sum
     * @return expected counts, shape [columns], each > 0, with the table's sum
     */
    double[] solve(double[] start, double toleranceNats, double leastNats) {
        return run(begin(start, toleranceNats), toleranceNats, leastNats, false);
    }

    /**
     * Runs until the gap is met, or no more can be had.
     *
     * @param start         a point of the central path of similar weights, shape [columns], each > 0
     * @param mu            of that point, > 0
     * @param toleranceNats certified gap to reach, > 0
     * @return as {@link #solve}
     */
    double[] solveNear(double[] start, double mu, double toleranceNats) {
        for (int c = 0; c < a.length; c++) {
            a[c] = start[c];
            z[c] = mu * centre[c] / a[c];
        }
        nats = table.evaluate(a, s, g);
        return run(mu, toleranceNats, Double.NEGATIVE_INFINITY, true);
    }

    /** @param started near the central path: then it need not be met again before the end */
    private double[] run(double startMu, double toleranceNats, double leastNats, boolean started) {
        double last = toleranceNats / 2 / centreSum;
        double exact = started ? last : EXACT * last;
        double mu = startMu;
        double bestGapNats = Double.POSITIVE_INFINITY;
        double bestNats = Double.NEGATIVE_INFINITY;
        boolean near = started;
        boolean central = started;
        int held = 0;
        for (steps = 0; ; steps++) {
            double gapNats = gap();
            if (gapNats <= Math.max(toleranceNats, bestGapNats)) {
                bestGapNats = gapNats;
                bestNats = nats + table.total * NaturalLogarithm.of(table.total / sum(a));
                System.arraycopy(a, 0, best, 0, a.length);
            }
            double off = offPath(mu);
            // The first step for a new μ is short wherever slacks are still those of the old one.
            central |= mu == last && ((held > 1 && change <= CENTRAL) || off <= CENTRAL_OFF);
            // The point known may be nearer to the optimum than was asked for.
            boolean matched = bestNats >= leastNats || mu <= exact;
            if ((central && matched && bestGapNats <= toleranceNats) || steps == MOST_STEPS || held == MOST_HELD) {
                break;
            }
            near |= off <= NEAR_OFF || (steps > 0 && (change <= NEAR || held == MOST_HELD - 1));
            double least = central ? exact : near ? last : Math.max(last, FIRST * table.total / centreSum);
            newton.factor(a, z, s);
            newton.aim(a, z, g, mu > least ? 0 : mu);
            if (mu > least) {
                mu = Math.max(least, fall() * complementarity());
                held = 0;
            }
            move(mu);
            held++;
        }
        return PartSolver.scaled(best, table.total);
    }

    /** Starts on what may be the central path: where it is as far from the optimum as the start seems to be. */
    private double begin(double[] start, double toleranceNats) {
        double scale = table.total / sum(start);
        double fewest = table.total * 1e-9 / a.length;
        for (int c = 0; c < a.length; c++) {
            a[c] = Math.max(start[c] * scale, fewest);
        }
        table.evaluate(a, s, g);
        double least = Math.max(toleranceNats, FIRST * table.total);
        double mu = Math.max(least, Math.min(gap(), table.total) / LOOSE) / centreSum;
        for (int c = 0; c < a.length; c++) {
            a[c] = Math.max(a[c], mu * centre[c]);
            z[c] = mu * centre[c] / a[c];
        }
        nats = table.evaluate(a, s, g);
        return mu;
    }

    /** Of the point scaled to the table's sum. */
    private double gap() {
        double largest = 0;
        for (double ratio : g) {
            largest = Math.max(largest, ratio);
        }
        return Math.max(0, table.total * NaturalLogarithm.of(largest * (sum(a) / table.total)));
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }

    /** @return how far the conditions of the central path are from being met, as a part of μ */
    private double offPath(double mu) {
        double most = 0;
        for (int c = 0; c < a.length; c++) {
            most = Math.max(most, Math.abs(a[c] * (1 - g[c]) / (mu * centre[c]) - 1));
        }
        return most;
    }

    private double complementarity() {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * z[c];
        }
        return sum / centreSum;
    }

    /** @return the part that μ should fall to: the cube of what the direction to μ = 0 would make of it */
    private double fall() {
        double primal = NewtonDirection.longest(a, newton.da, 1);
        double dual = NewtonDirection.longest(z, newton.dz, 1);
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            sum += (a[c] + primal * newton.da[c]) * (z[c] + dual * newton.dz[c]);
        }
        double left = sum / centreSum / complementarity();
        return Math.max(LEAST_FALL, Math.min(MOST_FALL, left * left * left));
    }

    /** Goes along the direction, corrected where that still leads downhill. */
    private void move(double mu) {
        double share = Math.min(NewtonDirection.longest(a, newton.da, 1), NewtonDirection.longest(z, newton.dz, 1));
        newton.correct(a, z, g, s, mu, share * share);
        double slope = slope(mu);
        if (!(slope < 0)) {
            newton.aim(a, z, g, mu);
            slope = slope(mu);
        }
        double merit = merit(a, mu) - nats;
        double step = NewtonDirection.longest(a, newton.da, TO_BOUNDARY);
        for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
            // What rounding of the merit hides must not stop the search.
            if (meritAt(step, mu) <= merit + ARMIJO * step * slope + 1e-13 * Math.abs(merit)) {
                break;
            }
            step /= 2;
        }
        arrive(mu);
    }

    /** Takes over the point tried last. */
    private void arrive(double mu) {
        double dual = NewtonDirection.longest(z, newton.dz, TO_BOUNDARY);
        change = 0;
        for (int c = 0; c < a.length; c++) {
            change = Math.max(change, Math.abs(trial[c] - a[c]) / a[c]);
            a[c] = trial[c];
            double target = mu * centre[c] / a[c];
            z[c] = Math.min(Math.max(z[c] + dual * newton.dz[c], target / SLACK_RANGE), target * SLACK_RANGE);
        }
        double[] sums = s;
        s = trialSum;
        trialSum = sums;
        nats = trialNats;
        table.ratios(s, g);
    }

    /** @return how the merit changes along the direction */
    private double slope(double mu) {
        double slope = 0;
        for (int c = 0; c < a.length; c++) {
            slope -= (g[c] - 1 + mu * centre[c] / a[c]) * newton.da[c];
        }
        return slope;
    }

    private double merit(double[] counts, double mu) {
        double merit = 0;
        for (int c = 0; c < counts.length; c++) {
            merit += counts[c] - mu * centre[c] * NaturalLogarithm.of(counts[c]);
        }
        return merit;
    }

    private double meritAt(double step, double mu) {
        for (int c = 0; c < a.length; c++) {
            trial[c] = a[c] + step * newton.da[c];
        }
        trialNats = table.expect(trial, trialSum);
        return merit(trial, mu) - trialNats;
    }
}
