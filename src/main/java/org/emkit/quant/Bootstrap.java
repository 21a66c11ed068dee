package org.emkit.quant;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AliasMethodDiscreteSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateDiscreteSampler;
import org.emkit.em.Convergence;
import org.emkit.em.EmListener;
import org.emkit.em.EmResult;
import org.emkit.em.Workers;

/**
 * Bootstrap replicates: as many fragments as there are, drawn anew from the classes with replacement, and abundances
 * estimated from the new counts. A replicate depends on the seed and its own number alone, not on threads.
 */
final class Bootstrap {
    /** Part of a replicate's start that is shared equally, so that no transcript starts from nothing. */
    private static final double EQUAL_PART = 0.01;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final Estimator estimator;
    private final double[] estimate;
    private final double[] equalShares;
    private final SharedStateDiscreteSampler classSampler;
    private final long fragments;
    private final long seed;

    /**
     * @param estimator classes and the way to estimate
     * @param estimate  expected fragments from the classes as they are: where replicates start
     * @param seed      of all replicates
     */
    Bootstrap(Estimator estimator, double[] estimate, long seed) {
        this.estimator = estimator;
        this.estimate = estimate;
        this.equalShares = estimator.classes().equalShares();
        this.fragments = Math.round(estimator.classes().fragments());
        this.classSampler = AliasMethodDiscreteSampler.of(
                generator(seed, 0), estimator.classes().counts());
        this.seed = seed;
    }

    private static UniformRandomProvider generator(long seed, int replicate) {
        SplittableRandom random = new SplittableRandom(seed + (replicate + 1) * GOLDEN);
        return random::nextLong;
    }

    /**
     * Runs replicates, each on one thread.
     *
     * @param replicates how many
     * @param workers    threads
     * @return estimates of all replicates
     */
    BootstrapEstimates run(int replicates, Workers workers) {
        double[][] result = new double[replicates][];
        Convergence[] convergence = new Convergence[replicates];
        workers.run(replicates, r -> {
            EmResult fit = replicate(r);
            result[r] = fit.parameters();
            convergence[r] = fit.convergence();
        });
        return new BootstrapEstimates(result, Arrays.asList(convergence));
    }

    private EmResult replicate(int number) {
        double[] counts = draw(number);
        double[] start = new double[estimate.length];
        Arrays.setAll(start, t -> (1 - EQUAL_PART) * estimate[t] + EQUAL_PART * equalShares[t]);
        return estimator.fit(counts, start, Workers.single(), EmListener.none());
    }

    /** @return fragments of each class in the replicate: multinomial, same sum as in the sample */
    double[] draw(int replicate) {
        SharedStateDiscreteSampler sampler = classSampler.withUniformRandomProvider(generator(seed, replicate));
        double[] counts = new double[estimator.classes().classes()];
        for (long drawn = 0; drawn < fragments; drawn++) {
            counts[sampler.sample()]++;
        }
        return counts;
    }
}
