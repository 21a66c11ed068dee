package org.emkit.em;

import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a map from many starting points and keeps the run with the highest objective; of equal ones that of the lowest
 * number. For objectives with several maxima. Runs go in parallel, one thread each, and the result does not depend on how
 * many do.
 */
public final class Restarts {
    private final EmLoop loop;
    private final Workers workers;

    /**
     * @param loop    how each run is made
     * @param workers what runs are spread over; maps should have workers of their own, {@link Workers#single()}
     */
    public Restarts(EmLoop loop, Workers workers) {
        this.loop = loop;
        this.workers = workers;
    }

    /**
     * @param starts number of runs, ≥ 1
     * @param map    makes the map of run k: a new one each time
     * @param start  the starting point of run k, feasible for its map
     * @return the best run
     */
    public Best run(int starts, IntFunction<? extends EmMap> map, IntFunction<double[]> start) {
        if (starts < 1) {
            throw new IllegalArgumentException("starts: " + starts);
        }
        Podium podium = new Podium();
        workers.run(starts, k -> podium.offer(new Best(k, loop.run(map.apply(k), start.apply(k), EmListener.none()))));
        return podium.best();
    }

    /**
     * Starting points around one: number 0 is the center itself, number k mixes it with a point drawn evenly from the
     * simplex (a Dirichlet distribution with all parameters 1), scaled to the center's sum. For parameters that are
     * positive and have a fixed sum, like shares.
     *
     * @param center shape [dimension], each ≥ 0
     * @param spread in [0, 1]: 0 stays at the center, 1 forgets it
     * @param seed   same seed, same points
     * @return the starting point of each number ≥ 0: a new array each time
     */
    public static IntFunction<double[]> around(double[] center, double spread, long seed) {
        if (!(spread >= 0 && spread <= 1)) {
            throw new IllegalArgumentException("spread: " + spread);
        }
        double[] kept = center.clone();
        return k -> k == 0 ? kept.clone() : mixed(kept, spread, new SplittableRandom(seed + GOLDEN * k));
    }

    /** 2^64 / golden ratio: seeds of neighbouring numbers share no pattern. */
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private static double[] mixed(double[] center, double spread, SplittableRandom random) {
        double sum = 0;
        double drawn = 0;
        double[] point = new double[center.length];
        for (int c = 0; c < point.length; c++) {
            // Exponential numbers over their sum are even on the simplex. StrictMath: same bits on every platform.
            point[c] = -StrictMath.log(1 - random.nextDouble());
            drawn += point[c];
            sum += center[c];
        }
        for (int c = 0; c < point.length; c++) {
            point[c] = (1 - spread) * center[c] + spread * sum * (point[c] / drawn);
        }
        return point;
    }

    /** The best of several runs. */
    public static final class Best {
        private final int start;
        private final EmResult result;

        Best(int start, EmResult result) {
            this.start = start;
            this.result = result;
        }

        /** @return number of the run */
        public int start() {
            return start;
        }

        /** @return the run's result */
        public EmResult result() {
            return result;
        }

        private boolean beats(Best other) {
            int order = Double.compare(
                    result.convergence().objective(), other.result.convergence().objective());
            return order > 0 || (order == 0 && start < other.start);
        }
    }

    /** Holds the best so far, so that only one result is kept. The order of offers does not matter. */
    private static final class Podium {
        private @Nullable Best best;

        synchronized void offer(Best candidate) {
            if (best == null || candidate.beats(best)) {
                best = candidate;
            }
        }

        synchronized Best best() {
            if (best == null) {
                throw new IllegalStateException("no run was made");
            }
            return best;
        }
    }
}
