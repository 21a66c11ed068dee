package org.emkit.em;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The whole EM map of a mixture whose likelihoods are fixed and whose shares are sought. Parameters are expected counts:
 * {@code θ_c = N π_c} with {@code N = Σ n_i}; any vector of numbers ≥ 0 with a positive sum stands for the shares
 * {@code θ_c / Σθ}, and every image sums to N up to rounding. The objective is
 * {@code ℓ = Σ n_i ln Σ_e (θ_c(e) / Σθ) L_e} nats, concave in the shares, so each application also gives a
 * {@linkplain #gapNats() proven bound} on the distance to the optimum, part by connected part.
 *
 * <p>Zero is not absorbing: a share is taken as at least {@value #LEAST_SHARE}, and an image is at least
 * {@link Double#MIN_NORMAL} where any observation speaks for the component. A component in no observation gets 0.
 *
 * <p>The E-step and the sums of the M-step are one pass over the rows ({@link RowShard}). Each shard of rows has its own
 * sums, added in the order of the shards, so the bits do not depend on the number of threads.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1977.tb01600.x">Dempster, Laird, Rubin 1977</a>
 */
public final class MixingProportions implements EmMap {
    /** Rows are scaled to a largest likelihood near 1: no weight divided by so small a sum overflows. */
    private static final double LEAST_SHARE = 1e-250;

    /** Part of its EM value that a count gets back when a step has led it below zero. */
    private static final double NEAR_ZERO = 1e-4;

    private final ShardedRows rows;
    private final Workers workers;
    private final double total;
    private final double scaleNats;
    private final double[][] weight;

    private final double[][] cells;
    private final double[] shardNats;
    private final double[] partWeight;
    private final double[] ratio;
    private final IntConsumer expectShard = this::expect;
    private final IntConsumer countRange = this::count;

    // Of the application under way.
    private double[] theta;
    private double[] next;
    private double inverseSum;
    private boolean applied;

    /**
     * @param pattern    which components each observation may come from; every row has an entry
     * @param likelihood shape [entries], each ≥ 0 and finite, in any unit that is the same within a row; some entry of
     *                   each row positive. Copied
     * @param weight     times each observation was seen, shape [observations], each ≥ 0 and finite. Copied
     * @param workers    may be shared
     * @throws IllegalArgumentException if shapes or ranges are not so
     */
    public MixingProportions(SparsePattern pattern, double[] likelihood, double[] weight, Workers workers) {
        this(new ShardedRows(pattern, likelihood, workers), weight, workers);
    }

    /** Of a table that others use, too. */
    MixingProportions(ShardedRows rows, double[] weight, Workers workers) {
        if (weight.length != rows.observations) {
            throw new IllegalArgumentException(weight.length + " weights, " + rows.observations + " observations");
        }
        this.rows = rows;
        this.workers = workers;
        this.total = sum(weight);
        int shards = rows.shards.length;
        this.weight = new double[shards][];
        this.cells = new double[shards][];
        double exponents = 0;
        for (int k = 0; k < shards; k++) {
            this.weight[k] = rows.shards[k].arrange(weight);
            this.cells[k] = rows.shards[k].cells();
            exponents += rows.shards[k].exponents(this.weight[k]);
        }
        this.scaleNats = exponents * StrictMath.log(2);
        this.shardNats = new double[shards];
        this.partWeight = partWeights(rows, weight);
        this.ratio = new double[rows.components];
        this.theta = ratio;
        this.next = ratio;
    }

    private static double sum(double[] weight) {
        double sum = 0;
        for (int i = 0; i < weight.length; i++) {
            if (!(weight[i] >= 0 && weight[i] < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of observation " + i + ": " + weight[i]);
            }
            sum += weight[i];
        }
        return sum;
    }

    private static double[] partWeights(ShardedRows rows, double[] weight) {
        Components parts = rows.parts;
        double[] sum = new double[parts.count()];
        for (int part = 0; part < sum.length; part++) {
            for (int k = 0; k < parts.observations(part); k++) {
                sum[part] += weight[parts.observation(part, k)];
            }
        }
        return sum;
    }

    @Override
    public int dimension() {
        return rows.components;
    }

    /** @return N, the sum of the weights */
    public double total() {
        return total;
    }

    /**
     * @throws IllegalArgumentException if theta has no positive finite sum. With N = 0 there is nothing to explain:
     *     every theta is optimal, objective and gap are 0, and so is next
     */
    @Override
    public double apply(double[] theta, double[] next) {
        applied = true;
        if (total == 0) {
            Arrays.fill(next, 0);
            return 0;
        }
        double sum = 0;
        for (double count : theta) {
            sum += count;
        }
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("parameters sum to " + sum);
        }
        this.theta = theta;
        this.next = next;
        this.inverseSum = 1 / sum;
        workers.run(rows.shards.length, expectShard);
        workers.run(rows.ranges(), countRange);
        double objective = scaleNats;
        for (double nats : shardNats) {
            objective += nats;
        }
        return objective;
    }

    private void expect(int shard) {
        int[] component = rows.shards[shard].component;
        double[] x = cells[shard];
        for (int j = 0; j < component.length; j++) {
            x[2 * j] = share(component[j]);
            x[2 * j + 1] = 0;
        }
        shardNats[shard] = rows.shards[shard].update(weight[shard], x);
    }

    private void count(int range) {
        rows.total(range, cells, ratio);
        for (int c = ShardedRows.from(range); c < rows.to(range); c++) {
            double sum = ratio[c];
            next[c] = sum > 0 ? Math.max(share(c) * sum, Double.MIN_NORMAL) : 0;
        }
    }

    private double share(int c) {
        return Math.max(theta[c] * inverseSum, LEAST_SHARE);
    }

    /**
     * {@inheritDoc} A count that a step has led below zero mostly belongs there: it is set far below its value at
     * emPoint, not back to it. On classes of real samples that saves up to seven of eight updates; where it is wrong, the
     * count grows back or the step is dropped.
     */
    @Override
    public void repair(double[] theta, double[] emPoint) {
        for (int c = 0; c < theta.length; c++) {
            if (!(theta[c] > 0)) {
                theta[c] = NEAR_ZERO * emPoint[c];
            }
        }
    }

    /**
     * {@inheritDoc} Here {@code Σ_k N_k ln max_{c in k} g_c} over the connected {@linkplain Components parts}: the
     * package's description has the proof.
     */
    @Override
    public double gapNats() {
        if (!applied) {
            return Double.NaN;
        }
        double nats = 0;
        for (int part = 0; part < partWeight.length; part++) {
            if (partWeight[part] > 0) {
                nats += partWeight[part] * NaturalLogarithm.of(largestRatio(part) / total);
            }
        }
        // Below zero by rounding only: the proof bounds what cannot be negative.
        return Math.max(0, nats);
    }

    private double largestRatio(int part) {
        double largest = 0;
        for (int k = 0; k < rows.parts.size(part); k++) {
            largest = Math.max(largest, ratio[rows.parts.component(part, k)]);
        }
        return largest;
    }

    /**
     * EM's ratios of new to old share, {@code g_c = (1/N) Σ n_i L_e / s_i}, at the theta last given to {@link #apply}:
     * the gradient of ℓ/N in the shares. At the optimum at most 1, and 1 where the share is positive.
     *
     * @return a new array, shape [components]; 0 for components in no observation
     */
    public double[] gradientRatios() {
        double[] ratios = ratio.clone();
        for (int c = 0; c < ratios.length; c++) {
            ratios[c] = total > 0 ? ratios[c] / total : 0;
        }
        return ratios;
    }
}
