package org.emkit.quant;

import java.util.Arrays;
import java.util.function.Function;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.emkit.em.Convergence;
import org.emkit.em.Workers;

/**
 * Bootstrap replicates: as many fragments as there are, drawn anew from the classes with replacement, and abundances
 * estimated from the new counts. A replicate depends on the seed and its own number alone, not on threads.
 */
final class Bootstrap {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private final FragmentDraw fragments;
    private final Function<double[], Estimate> fit;
    private final long seed;

    /**
     * @param estimator classes and the way to estimate
     * @param estimate  expected fragments from the classes as they are: where replicates start
     * @param seed      of all replicates
     * @param workers   threads for what is done once
     */
    Bootstrap(Estimator estimator, double[] estimate, long seed, Workers workers) {
        this.fragments = new FragmentDraw(estimator.classes().counts());
        this.fit = estimator.replicates(estimate, workers);
        this.seed = seed;
    }

    /** Seeds of neighbours must have nothing in common: both words are hashes of seed and number. */
    private static UniformRandomProvider generator(long seed, int number) {
        long first = mix(mix(seed) + number);
        return RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {first, mix(first)});
    }

    /** A bijection in which every bit depends on every bit: the finaliser of MurmurHash3 after a step. */
    private static long mix(long word) {
        long h = word + STEP;
        h = (h ^ (h >>> 33)) * 0xFF51AFD7ED558CCDL;
        h = (h ^ (h >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return h ^ (h >>> 33);
    }

    /**
     * Runs replicates, each on one thread.
     *
     * @param first      number of the first, ≥ 0
     * @param replicates how many
     * @param workers    threads
     * @return estimates of all replicates
     */
    BootstrapEstimates run(int first, int replicates, Workers workers) {
        double[][] result = new double[replicates][];
        Convergence[] convergence = new Convergence[replicates];
        workers.run(replicates, r -> {
            Estimate end = fit.apply(draw(first + r));
            result[r] = end.fragments();
            convergence[r] = end.convergence();
        });
        return new BootstrapEstimates(result, Arrays.asList(convergence));
    }

    /** @return fragments of each class in the replicate: multinomial, same sum as in the sample */
    double[] draw(int replicate) {
        return fragments.draw(generator(seed, replicate));
    }
}
