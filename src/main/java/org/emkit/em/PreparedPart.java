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
     * optimum by half a nat for each column that has something. Fewest steps are taken from 0.03 to 0.1 in parts of few
     * columns, and from 1 to 3 in a part of thousands, some of which chance moves far.
     */
    private static final double START_MU = 0.1;

    private static final double START_MU_OF_MANY = 1;
    private static final int MANY = 64;
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

    private final double mu;
    /** The point of the sample's central path with this μ, shape [inside columns]. */
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
        ComponentTable unordered = whole.rows(weight, part);
        double[] a = new double[unordered.columns];
        Arrays.setAll(a, c -> theta[whole.parts.component(part, c)]);
        int[] lowest = EqualColumns.lowest(unordered);
        boolean[] wanted = mayCount(unordered, a, lowest);
        int[] order = byLength(unordered, lowest, wanted);
        int[] observations = seen(weight, order.length);
        this.observation = new int[order.length];
        Arrays.setAll(observation, i -> observations[order[i]]);
        ComponentTable all = unordered.arranged(order);
        this.inside = new DistinctColumns(all, lowest, wanted);
        this.rows = inside.table;
        boolean[] others = new boolean[wanted.length];
        for (int c = 0; c < others.length; c++) {
            others[c] = !wanted[c];
        }
        this.outside = new DistinctColumns(all, lowest, others).table;
        this.curvature = curvature(rows, whole.limit);
        this.mu = rows.columns <= MANY ? START_MU : START_MU_OF_MANY;
        double[] start = inside.gather(theta, whole.parts, part);
        this.centred = curvature == null
                ? start
                : new InteriorPoint(rows, inside.members, curvature, workers)
                        .solve(start, 2 * mu * Arrays.stream(inside.members).sum(), Double.NEGATIVE_INFINITY);
    }

    /** Rows by the number of their entries that are kept. */
    private static int[] byLength(ComponentTable table, int[] lowest, boolean[] wanted) {
        int[] length = new int[table.rows()];
        for (int i = 0; i < length.length; i++) {
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                int c = table.column[e];
                length[i] += lowest[c] == c && wanted[c] ? 1 : 0;
            }
        }
        return IntStream.range(0, length.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> length[i]))
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
                    .solveNear(centred, mu, toleranceNats);
        }
        double[] s = new double[table.rows()];
        double[] g = new double[table.columns];
        table.expectSums(a, s);
        table.ratios(s, g);
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
