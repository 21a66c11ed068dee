package org.emkit.em;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A seeded sparse table: pattern, likelihoods and weights. */
final class RandomTable {
    final SparsePattern pattern;
    final double[] likelihood;
    final double[] weight;

    private RandomTable(SparsePattern pattern, double[] likelihood, double[] weight) {
        this.pattern = pattern;
        this.likelihood = likelihood;
        this.weight = weight;
    }

    /** Rows of likelihood 1 for these components. */
    static RandomTable classes(int components, int[][] rows, double... weight) {
        SparsePatternBuilder builder = new SparsePatternBuilder(components);
        for (int[] row : rows) {
            for (int c : row) {
                builder.add(c);
            }
            builder.endObservation();
        }
        SparsePattern pattern = builder.build();
        double[] likelihood = new double[pattern.entries()];
        Arrays.fill(likelihood, 1);
        return new RandomTable(pattern, likelihood, weight);
    }

    /**
     * Rows of 1 … mostEntries entries, now and then one of many; components may repeat in a row; every tenth weight is 0.
     */
    static RandomTable of(int components, int observations, int mostEntries, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SparsePatternBuilder builder = new SparsePatternBuilder(components);
        double[] weight = new double[observations];
        int entries = 0;
        for (int i = 0; i < observations; i++) {
            int row = 1 + random.nextInt(random.nextInt(50) == 0 ? 5 * mostEntries : mostEntries);
            for (int k = 0; k < row; k++) {
                builder.add(random.nextInt(components));
            }
            builder.endObservation();
            entries += row;
            weight[i] = random.nextInt(10) == 0 ? 0 : 1 + random.nextInt(30);
        }
        double[] likelihood = new double[entries];
        for (int e = 0; e < entries; e++) {
            likelihood[e] = Math.exp(-8 * random.nextDouble());
        }
        return new RandomTable(builder.build(), likelihood, weight);
    }

    static RandomTable of(SparsePattern pattern, double[] likelihood, double[] weight) {
        return new RandomTable(pattern, likelihood, weight);
    }

    /** The same pattern with other numbers. */
    RandomTable with(double[] otherLikelihood, double[] otherWeight) {
        return new RandomTable(pattern, otherLikelihood, otherWeight);
    }

    MixingProportions map(Workers workers) {
        return new MixingProportions(pattern, likelihood, weight, workers);
    }

    double total() {
        double sum = 0;
        for (double n : weight) {
            sum += n;
        }
        return sum;
    }

    /** Uneven, positive, with the sum of the weights. */
    double[] start() {
        double[] start = new double[pattern.components()];
        double sum = 0;
        for (int c = 0; c < start.length; c++) {
            start[c] = 1 + c % 7;
            sum += start[c];
        }
        for (int c = 0; c < start.length; c++) {
            start[c] *= total() / sum;
        }
        return start;
    }

    /** A seeded one, uneven by some powers of ten, with a sum of its own. */
    double[] randomStart(long seed) {
        return new SplittableRandom(seed)
                .doubles(pattern.components(), -6, 6)
                .map(Math::exp)
                .toArray();
    }

    /** Component c of this table is place[c] of the other. */
    RandomTable relabelled(int[] place) {
        int[] start = new int[pattern.observations() + 1];
        int[] component = new int[pattern.entries()];
        for (int i = 0; i < start.length; i++) {
            start[i] = pattern.start(i);
        }
        for (int e = 0; e < component.length; e++) {
            component[e] = place[pattern.component(e)];
        }
        return new RandomTable(new SparsePattern(pattern.components(), start, component), likelihood, weight);
    }

    /** A seeded order of 0 … size−1. */
    static int[] shuffled(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            int other = random.nextInt(k + 1);
            order[k] = order[other];
            order[other] = k;
        }
        return order;
    }
}
