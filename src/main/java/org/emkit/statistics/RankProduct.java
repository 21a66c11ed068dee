package org.emkit.statistics;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The rank product test: do cases rank high, each among controls of its own? A case of rank r among n (itself and n − 1
 * controls, 1 the best) adds −ln(r/n), rounded to a whole number of steps; if cases are like their controls, ranks are
 * independent and even on 1 to n, whatever is ranked by, so that the sum's tail is exact. Where ranks are too high by chance
 * alone less often than that (ties counted against the case), the tail is not exceeded more often than it says.
 *
 * <p>Source: Breitling et al. 2004, FEBS Lett. 573:83–92 (the statistic).
 */
public final class RankProduct {
    /** Cases up to which the tail is exact; beyond, Chernoff's bound, which is never less. */
    public static final int MOST_EXACT = 2000;

    private static final int FINEST = 16;
    private static final int COARSEST = 4;
    private static final int FINE_CASES = 200;
    private static final double FARTHEST_TILT = 60;
    /** Chances, of all that is 1, that no sum's digits show. */
    private static final double NOTHING = 1e-20;

    /** Number in each group → number of cases with each rank, shape [n]. */
    private final Map<Integer, int[]> cases = new TreeMap<>();

    private int size;

    /**
     * @param rank 1 to {@code of}
     * @param of   the case and its controls, ≥ 1
     */
    public void add(int rank, int of) {
        if (rank < 1 || rank > of) {
            throw new IllegalArgumentException("rank " + rank + " of " + of);
        }
        cases.computeIfAbsent(of, n -> new int[n])[rank - 1]++;
        size++;
    }

    /** @return number of cases */
    public int size() {
        return size;
    }

    /** @return ln of the chance of such a sum or a larger one, ≤ 0; 0 without cases */
    public double logRightTail() {
        int stepsPerNat = Math.max(COARSEST, Math.min(FINEST, FINEST * FINE_CASES / Math.max(1, size)));
        Scores[] groups = cases.entrySet().stream()
                .map(each -> new Scores(each.getKey(), each.getValue(), stepsPerNat))
                .toArray(Scores[]::new);
        long sum = 0;
        double mean = 0;
        long most = 0;
        for (Scores each : groups) {
            sum += each.sum;
            mean += each.count * each.mean(0);
            most += (long) each.count * each.most();
        }
        if (sum == 0) {
            return 0;
        }
        double tilt = sum > mean ? tilt(groups, sum) : 0;
        double bound = -tilt * sum;
        for (Scores each : groups) {
            bound += each.count * each.logGenerating(tilt);
        }
        if (size > MOST_EXACT) {
            return Math.min(0, bound);
        }
        return Math.min(0, bound + StrictMath.log(tail(groups, tilt, (int) sum, (int) most)));
    }

    /** The λ ≥ 0 under which such a sum is expected, by halving. */
    private static double tilt(Scores[] groups, long sum) {
        double low = 0;
        double high = FARTHEST_TILT;
        for (int step = 0; step < 60; step++) {
            double middle = 0.5 * (low + high);
            double mean = 0;
            for (Scores each : groups) {
                mean += each.count * each.mean(middle);
            }
            if (mean < sum) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Σ over s ≥ sum of the tilted chance of s, times e^(−λ (s − sum)). */
    private static double tail(Scores[] groups, double tilt, int sum, int most) {
        double[] mass = new double[most + 1];
        mass[0] = 1;
        int low = 0;
        int high = 0;
        for (Scores each : groups) {
            double[] chance = each.tilted(tilt);
            // Few scores occur at all: one for each rank at most.
            int[] scores = IntStream.rangeClosed(0, each.most())
                    .map(t -> each.most() - t)
                    .filter(t -> chance[t] > 0)
                    .toArray();
            for (int k = 0; k < each.count; k++) {
                high += each.most();
                add(mass, low, high, scores, chance);
                while (mass[low] < NOTHING) {
                    mass[low++] = 0;
                }
                while (mass[high] < NOTHING) {
                    mass[high--] = 0;
                }
            }
        }
        double decay = StrictMath.exp(-tilt);
        double tail = 0;
        for (int s = high; s >= sum; s--) {
            tail = tail * decay + mass[s];
        }
        return tail;
    }

    /** Adds a case whose scores, largest first, have these chances. */
    private static void add(double[] mass, int low, int high, int[] scores, double[] chance) {
        for (int s = high; s >= low; s--) {
            double next = 0;
            for (int t : scores) {
                if (s - t >= low) {
                    next += mass[s - t] * chance[t];
                }
            }
            mass[s] = next;
        }
    }

    /** Scores of cases in groups of one size. */
    private static final class Scores {
        private final int count;
        private final long sum;
        /** Chance of each whole score. */
        private final double[] chance;

        Scores(int of, int[] ranks, int stepsPerNat) {
            chance = new double[score(1, of, stepsPerNat) + 1];
            int all = 0;
            long total = 0;
            for (int r = 1; r <= of; r++) {
                int score = score(r, of, stepsPerNat);
                chance[score] += 1.0 / of;
                all += ranks[r - 1];
                total += (long) score * ranks[r - 1];
            }
            count = all;
            sum = total;
        }

        private static int score(int rank, int of, int stepsPerNat) {
            return (int) StrictMath.rint(StrictMath.log((double) of / rank) * stepsPerNat);
        }

        int most() {
            return chance.length - 1;
        }

        double logGenerating(double tilt) {
            double generating = 0;
            for (int s = 0; s < chance.length; s++) {
                generating += chance[s] * StrictMath.exp(tilt * (s - most()));
            }
            return StrictMath.log(generating) + tilt * most();
        }

        double[] tilted(double tilt) {
            double[] tilted = new double[chance.length];
            double all = 0;
            for (int s = 0; s < tilted.length; s++) {
                tilted[s] = chance[s] * StrictMath.exp(tilt * (s - most()));
                all += tilted[s];
            }
            for (int s = 0; s < tilted.length; s++) {
                tilted[s] /= all;
            }
            return tilted;
        }

        double mean(double tilt) {
            double[] tilted = tilted(tilt);
            double mean = 0;
            for (int s = 0; s < tilted.length; s++) {
                mean += s * tilted[s];
            }
            return mean;
        }
    }
}
