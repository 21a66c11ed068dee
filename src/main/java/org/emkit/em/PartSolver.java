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

    private final PartedTable parted;
    private final double[] weight;
    private final int part;
    private final Workers workers;
    private double work;
    private int steps;
    private int updates;
    private boolean unmet;

    /**
     * @param parted  the table
     * @param weight  shape [observations]
     * @param part    the one to solve
     * @param workers for a large part
     */
    PartSolver(PartedTable parted, double[] weight, int part, Workers workers) {
        this.parted = parted;
        this.weight = weight;
        this.part = part;
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
     * @param theta      expected counts of the whole table; those of the part are replaced
     * @param allowance  of gap
     * @param maxUpdates of EM at most, where a step of Newton's method would be too much; ≥ 1
     */
    void solve(double[] theta, PartedTable.Allowance allowance, int maxUpdates) {
        ComponentTable whole = parted.rows(weight, part);
        boolean[] all = new boolean[whole.columns];
        Arrays.fill(all, true);
        DistinctColumns distinct = new DistinctColumns(whole, EqualColumns.lowest(whole), all);
        double[] count = distinct.gather(theta, parted.parts, part);
        if (count.length > 0) {
            count = optimum(distinct.table, count, distinct.members, allowance.of(whole.total), maxUpdates);
        }
        distinct.spread(count, theta, parted.parts, part);
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
        if (table.gap(g) <= toleranceNats) {
            return cut;
        }
        table.evaluate(a, s, g);
        unmet = !(table.gap(g) <= toleranceNats);
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
        } while (table.gap(g) > toleranceNats && updates < maxUpdates);
        work += 2.0 * table.column.length * updates;
        return a;
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
            active[table.most(i, a)] = true;
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
        InteriorPoint solver = new InteriorPoint(small, centre, new CurvaturePattern(small, parted.limit), workers);
        double[] solution = solver.solve(start, toleranceNats, leastNats);
        steps += solver.steps();
        work += solver.work();
        double[] result = new double[active.length];
        for (int c = 0; c < active.length; c++) {
            result[c] = active[c] ? solution[index[c]] : 0;
        }
        return result;
    }
}
