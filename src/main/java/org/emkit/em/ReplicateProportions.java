package org.emkit.em;

/**
 * Mixing proportions of the highest likelihood, with a proof, for weights drawn anew from those of a sample whose optimum
 * is known: the fits of a bootstrap. All that does not depend on weights is prepared once, and each fit starts near its
 * end ({@link PreparedPart}), without EM. A part too entangled for Newton's method, or whose start was not near enough, is
 * solved as {@link OptimalProportions} does. Immutable: several fits may run at the same time.
 */
public final class ReplicateProportions {
    private final OptimalProportions proportions;
    private final PreparedPart[] parts;
    private final double[] sampleWeight;

    /**
     * @param proportions of the sample
     * @param weight      of the sample, shape [observations], each ≥ 0, sum > 0
     * @param optimum     expected counts of the sample's fit, shape [components]. Copied
     * @param workers     threads for the preparation; they change no bit
     */
    public ReplicateProportions(OptimalProportions proportions, double[] weight, double[] optimum, Workers workers) {
        this.proportions = proportions;
        this.sampleWeight = weight.clone();
        double[] theta = optimum.clone();
        int[] largestFirst = proportions.largestFirst();
        this.parts = new PreparedPart[largestFirst.length];
        workers.run(parts.length, k -> {
            int part = largestFirst[k];
            parts[part] = new PreparedPart(proportions.table(), part, weight, theta, workers);
        });
    }

    /**
     * Fits on the caller's thread.
     *
     * @param weight        times each observation was drawn, shape [observations], each ≥ 0, and 0 where the sample's
     *                      weight is, sum > 0
     * @param toleranceNats certified gap to reach, > 0
     * @param maxUpdates    EM updates at most in a part that needs them, ≥ 1
     * @return the optimum, or what is nearest to it; updates are those of EM in the part that took the most, and one for
     *     the proof
     * @throws IllegalArgumentException if the shape is not so, or an observation was drawn that the sample has not
     */
    public EmResult fit(double[] weight, double toleranceNats, int maxUpdates) {
        MixingProportions map = proportions.map(weight, Workers.single());
        for (int i = 0; i < weight.length; i++) {
            if (weight[i] > 0 && !(sampleWeight[i] > 0)) {
                throw new IllegalArgumentException("observation " + i + " is not in the sample");
            }
        }
        PartedTable.Allowance allowance =
                proportions.table().share(OptimalProportions.PROMISED * toleranceNats, map.total());
        double[] theta = new double[map.dimension()];
        int updates = 0;
        for (PreparedPart part : parts) {
            updates = Math.max(updates, part.solve(weight, theta, allowance, maxUpdates));
        }
        double objective = map.apply(theta, new double[theta.length]);
        double gapNats = map.gapNats();
        return new EmResult(theta, new Convergence(gapNats <= toleranceNats, updates + 1, objective, gapNats));
    }
}
