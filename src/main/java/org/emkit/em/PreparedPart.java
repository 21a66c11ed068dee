package org.emkit.em;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One connected part of a table, made ready to be solved again and again for weights drawn anew around those of a sample
 * whose optimum is known. What depends on the likelihoods alone is made once: the rows, the columns that chance may give
 * something, the pattern of their curvature. A solution starts from the sample's central path at a point as far from the
 * end as chance is likely to move it. Immutable; shared by threads.
 */
final class PreparedPart {
    /**
     * μ where a solution starts: there the central path is this many nats a column from its end, and chance moves the
     * optimum by half a nat for each column that has something. From 0.03 to 0.1 steps are fewest in simulations.
     */
    static final double START_MU = 0.1;
    /** A column is left out where its ratio is this many standard errors below 1. */
    private static final double CLEARLY = 3;
    /** Part of a fresh start that is shared equally, so that no component starts from nothing. */
    private static final double EQUAL_PART = 0.01;

    private final PartedTable whole;
    private final int part;
    private final double[] sampleTheta;
    /** Columns that may count. */
    private final DistinctColumns inside;

    /** Rows of the columns inside, the shortest first: loops over rows of one length after another are foretold. */
    private final ComponentTable rows;
    /** The same rows of the columns outside. */
    private final ComponentTable outside;
    /** Of each row. */
    private final int[] observation;
    /** Null where there is nothing to solve, or too much. */
    private final @Nullable CurvaturePattern curvature;
    /** The point of the sample's central path, shape [inside columns]. */
    private final double[] centred;

    /**
     * @param whole   the table
     * @param part    of it
     * @param weight  of the sample, shape [observations], > 0 in some row of the part
     * @param theta   the sample's optimum, shape [components]. Kept
     * @param workers for a large part
     */
    PreparedPart(PartedTable whole, int part, double[] weight, double[] theta, Workers workers) {
        this.whole = whole;
        this.part = part;
        this.sampleTheta = theta;
        ComponentTable all = whole.rows(weight, part);
        double[] a = new double[all.columns];
        Arrays.setAll(a, c -> theta[whole.parts.component(part, c)]);
        int[] lowest = EqualColumns.lowest(all);
        boolean[] wanted = mayCount(all, a, lowest);
        this.inside = new DistinctColumns(all, lowest, wanted);
        boolean[] others = new boolean[wanted.length];
        for (int c = 0; c < others.length; c++) {
            others[c] = !wanted[c];
        }
        int[] order = byLength(inside.table);
        this.rows = inside.table.arranged(order);
        this.outside = new DistinctColumns(all, lowest, others).table.arranged(order);
        int[] observations = seen(weight, order.length);
        this.observation = new int[order.length];
        Arrays.setAll(observation, i -> observations[order[i]]);
        this.curvature = curvature(rows, whole.limit);
        double[] start = inside.gather(theta, whole.parts, part);
        this.centred = curvature == null
                ? start
                : new InteriorPoint(rows, inside.members, curvature, workers)
                        .solve(
                                start,
                                2 * START_MU * Arrays.stream(inside.members).sum(),
                                Double.NEGATIVE_INFINITY);
    }

    private static int[] byLength(ComponentTable table) {
        return IntStream.range(0, table.rows())
                .boxed()
                .sorted(Comparator.comparingInt(i -> table.start[i + 1] - table.start[i]))
                .mapToInt(i -> i)
                .toArray();
    }

    /** Observations of the part that the sample has. */
    private int[] seen(double[] weight, int rows) {
        int[] found = new int[rows];
        int row = 0;
        for (int k = 0; k < whole.parts.observations(part); k++) {
            int i = whole.parts.observation(part, k);
            if (weight[i] > 0) {
                found[row++] = i;
            }
        }
        return found;
    }

    /**
     * Columns whose ratio g = Σ n L / s may reach 1: n is as good as Poisson, so g has the variance Σ n (L/s)². Of each
     * row the one with the most is among them.
     */
    private static boolean[] mayCount(ComponentTable all, double[] a, int[] lowest) {
        double[] s = new double[all.rows()];
        double[] g = new double[all.columns];
        all.evaluate(a, s, g);
        boolean[] wanted = new boolean[all.columns];
        for (int c = 0; c < wanted.length; c++) {
            double variance = 0;
            for (int k = all.columnStart[c]; k < all.columnStart[c + 1]; k++) {
                double p = all.likelihood[all.entry[k]] / s[all.row[k]];
                variance += all.weight[all.row[k]] * p * p;
            }
            wanted[c] = g[c] + CLEARLY * Math.sqrt(variance) >= 1;
        }
        for (int i = 0; i < s.length; i++) {
            wanted[lowest[all.most(i, a)]] = true;
        }
        return wanted;
    }

    private static @Nullable CurvaturePattern curvature(ComponentTable table, FactorLimit limit) {
        if (table.columns <= 1) {
            return null;
        }
        try {
            return new CurvaturePattern(table, limit);
        } catch (FactorLimit.Exceeded e) {
            return null;
        }
    }

    /**
     * @param weight     drawn anew, shape [observations], each ≥ 0, 0 where the sample's is
     * @param theta      receives expected counts of the part's components
     * @param allowance  of gap
     * @param maxUpdates of EM at most, where a step of Newton's method would be too much; ≥ 1
     * @return updates of EM
     */
    int solve(double[] weight, double[] theta, PartedTable.Allowance allowance, int maxUpdates) {
        double[] own = new double[observation.length];
        for (int i = 0; i < own.length; i++) {
            own[i] = weight[observation[i]];
        }
        ComponentTable table = rows.reweighted(own);
        if (table.total == 0) {
            inside.spread(new double[table.columns], theta, whole.parts, part);
            return 0;
        }
        double[] a = near(table, allowance.of(table.total));
        if (a == null) {
            return afresh(weight, theta, allowance, maxUpdates);
        }
        inside.spread(a, theta, whole.parts, part);
        return 0;
    }

    /** @return the optimum, all columns considered; null where it was not reached */
    private double @Nullable [] near(ComponentTable table, double toleranceNats) {
        double[] a;
        if (table.columns == 1) {
            a = new double[] {table.total};
        } else if (curvature == null) {
            return null;
        } else {
            a = new InteriorPoint(table, inside.members, curvature, Workers.single())
                    .solveNear(centred, START_MU, toleranceNats);
        }
        double[] s = new double[table.rows()];
        double[] g = new double[table.columns];
        table.evaluate(a, s, g);
        double gapNats = table.gap(g);
        if (outside.columns > 0) {
            double[] other = new double[outside.columns];
            ComponentTable rest = outside.reweighted(table.weight);
            rest.ratios(s, other);
            gapNats = Math.max(gapNats, rest.gap(other));
        }
        if (!(gapNats <= toleranceNats)) {
            return null;
        }
        for (int c = 0; c < a.length; c++) {
            a[c] = g[c] == 0 ? 0 : a[c];
        }
        return PartSolver.scaled(a, table.total);
    }

    private int afresh(double[] weight, double[] theta, PartedTable.Allowance allowance, int maxUpdates) {
        int columns = whole.parts.size(part);
        double sum = 0;
        for (int c = 0; c < columns; c++) {
            sum += sampleTheta[whole.parts.component(part, c)];
        }
        for (int c = 0; c < columns; c++) {
            int component = whole.parts.component(part, c);
            theta[component] = (1 - EQUAL_PART) * sampleTheta[component] + EQUAL_PART * sum / columns;
        }
        PartSolver solver = new PartSolver(whole, weight, part, Workers.single());
        solver.solve(theta, allowance, maxUpdates);
        return solver.updates();
    }
}
