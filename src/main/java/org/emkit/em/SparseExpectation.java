package org.emkit.em;

import java.util.function.IntConsumer;

/**
 * The E-step for maps whose likelihoods move from update to update: {@code s_i = Σ_e π_c(e) L_e} and
 * {@code ℓ = Σ n_i ln s_i}. The responsibility of an entry is then {@code z_e = π_c(e) L_e · scale(i)}. Keeps the last
 * E-step's scales: one per run. (Where likelihoods are fixed, {@link MixingProportions} does E and M in one pass over a
 * table that it may rearrange once.)
 */
public final class SparseExpectation {
    /** Entries of a block: ℓ is summed within blocks, then over blocks in order, for any number of threads. */
    private static final int BLOCK_ENTRIES = 1 << 14;

    private final SparsePattern pattern;
    private final double[] weight;
    private final Workers workers;
    private final int[] bounds;
    private final double[] scale;
    private final double[] blockNats;
    private final IntConsumer expectBlock = this::block;

    // Of the E-step under way.
    private double[] likelihood;
    private double[] mixing;

    /**
     * @param pattern which components each observation may come from
     * @param weight  times each observation was seen, shape [observations], each ≥ 0 and finite. Copied
     * @param workers may be shared
     */
    public SparseExpectation(SparsePattern pattern, double[] weight, Workers workers) {
        if (weight.length != pattern.observations()) {
            throw new IllegalArgumentException(weight.length + " weights, " + pattern.observations() + " observations");
        }
        for (int i = 0; i < weight.length; i++) {
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of observation " + i + ": " + weight[i]);
            }
        }
        this.pattern = pattern;
        this.weight = weight.clone();
        this.workers = workers;
        this.bounds = pattern.cut(pattern.entries() / BLOCK_ENTRIES + 1);
        this.scale = new double[weight.length];
        this.blockNats = new double[bounds.length - 1];
        this.likelihood = scale;
        this.mixing = scale;
    }

    /**
     * @param likelihood L, shape [entries], each ≥ 0
     * @param mixing     π, shape [components], each ≥ 0; need not sum to one
     * @return ℓ, nats; −∞ if an observation that was seen has likelihood 0
     */
    public double expect(double[] likelihood, double[] mixing) {
        if (likelihood.length != pattern.entries() || mixing.length != pattern.components()) {
            throw new IllegalArgumentException(likelihood.length + " likelihoods, " + pattern.entries() + " entries; "
                    + mixing.length + " proportions, " + pattern.components() + " components");
        }
        this.likelihood = likelihood;
        this.mixing = mixing;
        workers.run(blockNats.length, expectBlock);
        double nats = 0;
        for (double block : blockNats) {
            nats += block;
        }
        return nats;
    }

    private void block(int k) {
        blockNats[k] = rows(bounds[k], bounds[k + 1]);
    }

    private double rows(int from, int to) {
        int[] component = pattern.component;
        double nats = 0;
        int first = pattern.start[from];
        for (int i = from; i < to; i++) {
            int end = pattern.start[i + 1];
            double s = 0;
            for (int e = first; e < end; e++) {
                s += mixing[component[e]] * likelihood[e];
            }
            double n = weight[i];
            if (n > 0) {
                nats += n * NaturalLogarithm.of(s);
            }
            scale[i] = n > 0 ? n / s : 0;
            first = end;
        }
        return nats;
    }

    /**
     * @param observation in [0, observations)
     * @return n_i / s_i of the last E-step; infinite where the observation was seen and has likelihood 0
     */
    public double scale(int observation) {
        return scale[observation];
    }
}
