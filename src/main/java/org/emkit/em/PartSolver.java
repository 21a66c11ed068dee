package org.emkit.em;

import java.util.Arrays;

/** Solves one connected part of a table, and keeps what it took. */
final class PartSolver {
    static final double NOTHING = 1e-8;
    /** Up to this many columns all are solved for at once. */
    private static final int SMALL = 64;
    /** Part of the mean count below which a column that pays little is left out at first. */
    private static final double LITTLE = 1e-3;
    /** A column whose ratio is above this pays, or may. */
    private static final double PAYS = 0.9;
    /** How near to 1 the ratio of a column left out may be. */
    private static final double CLEAR = 1e-6;

    private static final int MOST_ROUNDS = 20;

    private final SparsePattern pattern;
    private final double[] likelihood;
    private final double[] weight;
    private final Components parts;
    private final int part;
    private final FactorLimit limit;
    private final Workers workers;
    private double work;
    private int steps;
    private int updates;
    private boolean unmet;

    PartSolver(
            SparsePattern pattern,
            double[] likelihood,
            double[] weight,
            Components parts,
            int part,
            FactorLimit limit,
            Workers workers) {
        this.pattern = pattern;
        this.likelihood = likelihood;
        this.weight = weight;
        this.parts = parts;
        this.part = part;
        this.limit = limit;
        this.workers = workers;
    }

    /** @return multiplications */
    double work() {
        return work;
    }

    /** @return Newton steps, of all rounds */
    int steps() {
        return steps;
    }

    /** @return updates of EM; 0 where Newton's method was not too much */
    int updates() {
        return updates;
    }

    /** @return whether the gap is larger than what was allowed */
    boolean unmet() {
        return unmet;
    }

    /**
     * @param theta         expected counts of the whole table; those of the part are replaced
     * @param toleranceNats gap allowed
     * @param perCount      and more of it for each count of the part
     * @param maxUpdates    of EM at most, where a step of Newton's method would be too much; ≥ 1
     */
    void solve(double[] theta, double toleranceNats, double perCount, int maxUpdates) {
        ComponentTable whole = ComponentTable.of(pattern, likelihood, weight, parts, part);
        int[] lowest = whole.lowestEqual();
        int[] index = new int[whole.columns];
        int kept = 0;
        for (int c = 0; c < index.length; c++) {
            boolean first = lowest[c] == c && whole.columnStart[c + 1] > whole.columnStart[c];
            index[c] = first ? kept++ : -1;
        }
        double[] count = new double[kept];
        double[] members = new double[kept];
        for (int c = 0; c < index.length; c++) {
            int to = index[lowest[c]];
            if (to >= 0) {
                count[to] += theta[parts.component(part, c)];
                members[to]++;
            }
        }
        if (kept > 0) {
            ComponentTable table = kept == whole.columns ? whole : whole.select(index, kept);
            count = optimum(table, count, members, toleranceNats + perCount * whole.total, maxUpdates);
        }
        for (int c = 0; c < index.length; c++) {
            int from = index[lowest[c]];
            theta[parts.component(part, c)] = from < 0 ? 0 : count[from] / members[from];
        }
    }

    private double[] optimum(
            ComponentTable table, double[] start, double[] members, double toleranceNats, int maxUpdates) {
        if (table.columns == 1) {
            return new double[] {table.total};
        }
        double[] s = new double[table.rows()];
        double[] g = new double[table.columns];
        double[] a = reached(table, scaled(start, table.total), members, toleranceNats, maxUpdates);
        double[] cut = withoutTraces(a, table.total);
        table.evaluate(cut, s, g);
        if (gap(table, g) <= toleranceNats) {
            return cut;
        }
        table.evaluate(a, s, g);
        unmet = !(gap(table, g) <= toleranceNats);
        return a;
    }

    private double[] reached(
            ComponentTable table, double[] start, double[] members, double toleranceNats, int maxUpdates) {
        try {
            return newton(table, start, members, toleranceNats);
        } catch (FactorLimit.Exceeded e) {
            return em(table, start, toleranceNats, maxUpdates);
        }
    }

    private double[] newton(ComponentTable table, double[] start, double[] members, double toleranceNats) {
        double[] s = new double[table.rows()];
        double[] g = new double[table.columns];
        double startNats = table.evaluate(start, s, g);
        work += 2.0 * table.column.length;
        boolean[] active = active(table, start, g);
        double[] a = start;
        for (int round = 1; ; round++) {
            a = solveActive(table, a, members, active, toleranceNats, startNats);
            table.evaluate(a, s, g);
            work += 2.0 * table.column.length;
            boolean more = false;
            for (int c = 0; c < g.length; c++) {
                if (!active[c] && g[c] > 1 - CLEAR) {
                    active[c] = true;
                    more = true;
                }
            }
            if (!more || round == MOST_ROUNDS) {
                return a;
            }
        }
    }

    private double[] em(ComponentTable table, double[] start, double toleranceNats, int maxUpdates) {
        SparsePattern pattern = new SparsePattern(table.start, table.column, table.columns);
        MixingProportions map = new MixingProportions(pattern, table.likelihood, table.weight, workers);
        double[] s = new double[table.rows()];
        double[] g = new double[table.columns];
        double[] a = start;
        double asked = toleranceNats;
        do {
            EmResult end = new EmLoop(StoppingRule.certifiedGap(asked), 0, maxUpdates - updates)
                    .run(new Squarem(map), a, EmListener.none());
            updates += end.convergence().updates();
            a = end.parameters();
            table.evaluate(a, s, g);
            // Without rows that were not seen the table may fall apart: the map's gap is less than that of the part.
            asked = Math.max(asked / 10, Double.MIN_VALUE);
        } while (gap(table, g) > toleranceNats && updates < maxUpdates);
        work += 2.0 * table.column.length * updates;
        return a;
    }

    private static double gap(ComponentTable table, double[] g) {
        double largest = 0;
        for (double ratio : g) {
            largest = Math.max(largest, ratio);
        }
        return table.total * NaturalLogarithm.of(largest);
    }

    /** @return the counts, with another sum; nothing stays nothing */
    static double[] scaled(double[] count, double total) {
        double sum = 0;
        for (double one : count) {
            sum += one;
        }
        double[] scaled = count.clone();
        for (int c = 0; sum > 0 && c < scaled.length; c++) {
            scaled[c] *= total / sum;
        }
        return scaled;
    }

    private static double[] withoutTraces(double[] a, double total) {
        double[] cut = a.clone();
        for (int c = 0; c < cut.length; c++) {
            if (cut[c] < NOTHING) {
                cut[c] = 0;
            }
        }
        return scaled(cut, total);
    }

    /** Columns worth solving for: those with counts, those that pay, and of each row the one with the most. */
    private static boolean[] active(ComponentTable table, double[] a, double[] g) {
        boolean[] active = new boolean[table.columns];
        if (table.columns <= SMALL) {
            Arrays.fill(active, true);
            return active;
        }
        double little = LITTLE * table.total / table.columns;
        for (int c = 0; c < active.length; c++) {
            active[c] = a[c] > little || g[c] > PAYS;
        }
        for (int i = 0; i < table.rows(); i++) {
            int most = table.start[i];
            for (int e = most; e < table.start[i + 1]; e++) {
                if (a[table.column[e]] * table.likelihood[e] > a[table.column[most]] * table.likelihood[most]) {
                    most = e;
                }
            }
            active[table.column[most]] = true;
        }
        return active;
    }

    private double[] solveActive(
            ComponentTable table,
            double[] a,
            double[] members,
            boolean[] active,
            double toleranceNats,
            double leastNats) {
        int[] index = new int[active.length];
        int count = 0;
        for (int c = 0; c < active.length; c++) {
            index[c] = active[c] ? count++ : -1;
        }
        double[] start = new double[count];
        double[] centre = new double[count];
        for (int c = 0; c < active.length; c++) {
            if (active[c]) {
                start[index[c]] = a[c];
                centre[index[c]] = members[c];
            }
        }
        ComponentTable small = count == table.columns ? table : table.select(index, count);
        InteriorPoint solver = new InteriorPoint(small, centre, limit, workers);
        double[] solution = solver.solve(start, toleranceNats, leastNats);
        steps += solver.steps();
        work += solver.steps() * solver.stepWork();
        double[] result = new double[active.length];
        for (int c = 0; c < active.length; c++) {
            result[c] = active[c] ? solution[index[c]] : 0;
        }
        return result;
    }
}
