package org.emkit.em;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Neighbourhoods of the unknowns of sparse symmetric systems, and what elimination does to them, as a textbook has it. */
final class Graphs {
    private Graphs() {}

    /** @param joined shape [n][n], symmetric; the diagonal is not looked at */
    static int[][] adjacency(boolean[][] joined) {
        int[][] adjacency = new int[joined.length][];
        Arrays.setAll(
                adjacency,
                u -> IntStream.range(0, joined.length)
                        .filter(v -> v != u && joined[u][v])
                        .toArray());
        return adjacency;
    }

    static boolean[][] joined(int[][] adjacency) {
        boolean[][] joined = new boolean[adjacency.length][adjacency.length];
        for (int u = 0; u < adjacency.length; u++) {
            for (int v : adjacency[u]) {
                joined[u][v] = true;
            }
        }
        return joined;
    }

    /** Each pair is joined with the probability. */
    static int[][] random(int n, double probability, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[][] joined = new boolean[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < u; v++) {
                joined[u][v] = random.nextDouble() < probability;
                joined[v][u] = joined[u][v];
            }
        }
        return adjacency(joined);
    }

    /** Some groups of unknowns that are all joined, as rows of a table join them. */
    static int[][] cliques(int n, int cliques, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[][] joined = new boolean[n][n];
        for (int k = 0; k < cliques; k++) {
            int[] members = random.ints(1 + random.nextInt(most), 0, n).toArray();
            for (int u : members) {
                for (int v : members) {
                    joined[u][v] = true;
                }
            }
        }
        return adjacency(joined);
    }

    static int[][] path(int n) {
        boolean[][] joined = new boolean[n][n];
        for (int v = 1; v < n; v++) {
            joined[v - 1][v] = true;
            joined[v][v - 1] = true;
        }
        return adjacency(joined);
    }

    /** Unknown 0 is joined to all others: an arrow whose point is eliminated first in natural order. */
    static int[][] star(int n) {
        boolean[][] joined = new boolean[n][n];
        for (int v = 1; v < n; v++) {
            joined[0][v] = true;
            joined[v][0] = true;
        }
        return adjacency(joined);
    }

    static int[][] grid(int side) {
        boolean[][] joined = new boolean[side * side][side * side];
        for (int v = 0; v < side * side; v++) {
            if (v % side > 0) {
                joined[v][v - 1] = true;
                joined[v - 1][v] = true;
            }
            if (v >= side) {
                joined[v][v - side] = true;
                joined[v - side][v] = true;
            }
        }
        return adjacency(joined);
    }

    static int[] naturalOrder(int n) {
        return IntStream.range(0, n).toArray();
    }

    /** @return elements of L, the diagonal among them, if unknowns are eliminated in this order */
    static int elements(int[][] adjacency, int[] order) {
        boolean[][] joined = joined(adjacency);
        boolean[] gone = new boolean[order.length];
        int elements = 0;
        for (int pivot : order) {
            gone[pivot] = true;
            int[] left = IntStream.range(0, order.length)
                    .filter(v -> !gone[v] && joined[pivot][v])
                    .toArray();
            elements += 1 + left.length;
            for (int u : left) {
                for (int v : left) {
                    joined[u][v] = true;
                }
            }
        }
        return elements;
    }
}
