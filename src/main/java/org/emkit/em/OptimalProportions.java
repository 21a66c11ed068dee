package org.emkit.em;

import java.util.Arrays;

/**
 * Mixing proportions of the highest likelihood, with a proof. Some accelerated updates of {@link MixingProportions}
 * come first; then each connected part of the table is solved by {@link InteriorPoint Newton's method}, parts side by side.
 * EM alone leaves some parts far from their optimum after thousands of updates, Newton's method needs about fifteen steps.
 * A part too entangled for it ({@link FactorLimit}) is left to accelerated EM.
 *
 * <p>Where several answers are optimal the one near the middle of them is given, whatever the start: components with
 * equal columns share equally. Counts below {@value PartSolver#NOTHING} are set to zero where the proof survives it.
 */
public final class OptimalProportions {
    /** Updates of EM before Newton's method. */
    public static final int EM_UPDATES = 15;

    /** What rounding may add to the sum of the parts' gaps is left over. */
    static final double PROMISED = 0.9;

    private final PartedTable table;
    private final ShardedRows rows;
    private final int[] largestFirst;

    /**
     * @param pattern    which components each observation may come from; every row has an entry
     * @param likelihood as for {@link MixingProportions}. Copied
     * @param workers    for the preparation
     */
    public OptimalProportions(SparsePattern pattern, double[] likelihood, Workers workers) {
        this(pattern, likelihood, FactorLimit.USUAL, workers);
    }

    OptimalProportions(SparsePattern pattern, double[] likelihood, FactorLimit limit, Workers workers) {
        this.rows = new ShardedRows(pattern, likelihood, workers);
        this.table = new PartedTable(pattern, likelihood.clone(), rows.parts, limit);
        this.largestFirst = rows.parts.largestFirst(this::matrixWork);
    }

    private double matrixWork(int part) {
        Components parts = table.parts;
        int[] start = table.pattern.start;
        double work = 0;
        for (int k = 0; k < parts.observations(part); k++) {
            int i = parts.observation(part, k);
            double length = start[i + 1] - start[i];
            work += length * length;
        }
        return work;
    }

    /** @return the table's connected parts */
    public Components parts() {
        return table.parts;
    }

    PartedTable table() {
        return table;
    }

    /** @return parts, those first that take long */
    int[] largestFirst() {
        return largestFirst.clone();
    }

    /**
     * The EM map of the table. Maps share the table, not the scratch: several may run at the same time.
     *
     * @param weight  times each observation was seen, shape [observations], each ≥ 0
     * @param workers may be shared
     * @return a new map
     */
    public MixingProportions map(double[] weight, Workers workers) {
        return new MixingProportions(rows, weight, workers);
    }

    /**
     * @param weight        times each observation was seen, shape [observations], each ≥ 0, sum &gt; 0
     * @param start         shape [components], each ≥ 0, &gt; 0 where an observation has the component
     * @param toleranceNats certified gap to reach, &gt; 0
     * @param maxUpdates    EM updates at most; if EM reaches them, the run ends there
     * @param workers       threads; they change no bit
     * @param each          told of EM's updates, and of the end as one more
     * @return the optimum, or what is nearest to it
     */
    public ProportionsFit fit(
            double[] weight, double[] start, double toleranceNats, int maxUpdates, Workers workers, EmListener each) {
        MixingProportions map = map(weight, workers);
        EmResult em =
                new EmLoop(state -> false, 0, Math.min(EM_UPDATES, maxUpdates)).run(new Squarem(map), start, each);
        int updates = em.convergence().updates();
        if (updates >= maxUpdates) {
            Convergence end = em.convergence();
            boolean met = end.gapNats() <= toleranceNats;
            // After one application the point is the start, which may have any sum.
            double[] counts = PartSolver.scaled(em.parameters(), map.total());
            return new ProportionsFit(
                    new EmResult(counts, new Convergence(met, updates, end.objective(), end.gapNats())),
                    new ProportionsFit.Work(
                            table.parts.count(), table.parts.largest(), 0, met ? 0 : table.parts.count(), updates));
        }
        double[] theta = em.parameters();
        PartSolver[] solved = new PartSolver[table.parts.count()];
        PartedTable.Allowance allowance = table.share(PROMISED * toleranceNats, map.total());
        workers.run(solved.length, k -> {
            int part = largestFirst[k];
            PartSolver solver = new PartSolver(table, weight, part, workers);
            solver.solve(theta, allowance, maxUpdates - updates);
            solved[part] = solver;
        });
        return end(map, theta, solved, updates, toleranceNats, each);
    }

    private ProportionsFit end(
            MixingProportions map,
            double[] theta,
            PartSolver[] solved,
            int updates,
            double toleranceNats,
            EmListener each) {
        double objective = map.apply(theta, new double[theta.length]);
        double gapNats = map.gapNats();
        int made = updates
                + 1
                + Arrays.stream(solved).mapToInt(PartSolver::updates).max().orElse(0);
        each.updated(made, objective, gapNats);
        double work = Arrays.stream(solved).mapToDouble(PartSolver::work).sum();
        return new ProportionsFit(
                new EmResult(theta, new Convergence(gapNats <= toleranceNats, made, objective, gapNats)),
                new ProportionsFit.Work(
                        table.parts.count(),
                        table.parts.largest(),
                        Arrays.stream(solved).mapToInt(PartSolver::steps).max().orElse(0),
                        (int) Arrays.stream(solved).filter(PartSolver::unmet).count(),
                        updates + 1 + work / (2.0 * Math.max(1, table.pattern.entries()))));
    }
}
