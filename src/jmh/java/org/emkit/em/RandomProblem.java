package org.emkit.em;

import java.util.Arrays;
import java.util.SplittableRandom;

/** A seeded problem of the size that a sample gives: classes of fragments over transcripts. */
final class RandomProblem {
    final int components;
    final int[] start;
    final int[] component;
    final double[] likelihood;
    final double[] weight;

    /**
     * @param local whether rows name components near their own place, as sorted classes do, but for one in ten
     * @param entriesPerRow on average; rows have 1 … 2 × that − 1
     */
    RandomProblem(int observations, int components, int entriesPerRow, boolean local, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        this.components = components;
        start = new int[observations + 1];
        weight = new double[observations];
        for (int i = 0; i < observations; i++) {
            start[i + 1] = start[i] + 1 + random.nextInt(2 * entriesPerRow - 1);
            weight[i] = 1 + random.nextInt(20);
        }
        component = new int[start[observations]];
        likelihood = new double[component.length];
        for (int i = 0; i < observations; i++) {
            int home = (int) ((long) i * components / observations);
            for (int e = start[i]; e < start[i + 1]; e++) {
                component[e] = local && random.nextInt(10) != 0
                        ? Math.min(components - 1, home + random.nextInt(60))
                        : random.nextInt(components);
                likelihood[e] = Math.exp(-3 * random.nextDouble());
            }
            Arrays.sort(component, start[i], start[i + 1]);
        }
    }

    SparsePattern pattern() {
        return new SparsePattern(components, start, component);
    }

    /** Uneven, positive, with the sum of the weights. */
    double[] start() {
        double sum = Arrays.stream(weight).sum();
        double[] theta = new double[components];
        double uneven = 0;
        for (int c = 0; c < components; c++) {
            theta[c] = 1 + c % 7;
            uneven += theta[c];
        }
        for (int c = 0; c < components; c++) {
            theta[c] *= sum / uneven;
        }
        return theta;
    }
}
