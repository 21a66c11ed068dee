package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumDegreeTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyUnknownOnce(long seed) {
        for (int n = 0; n <= 60; n += 1 + n / 8) {
            for (double probability : new double[] {0, 0.02, 0.1, 0.3, 0.7, 1}) {
                expectOrder(Graphs.random(n, probability, 100 * seed + n));
            }
            expectOrder(n == 0 ? new int[0][] : Graphs.cliques(n, n / 2, 6, seed));
        }
        expectOrder(Graphs.cliques(300, 250, 8, seed));
    }

    private static void expectOrder(int[][] adjacency) {
        int[][] before = Arrays.stream(adjacency).map(int[]::clone).toArray(int[][]::new);
        int[] order = MinimumDegree.order(adjacency);
        assertThat(Arrays.stream(order).sorted().toArray()).containsExactly(Graphs.naturalOrder(adjacency.length));
        assertThat(adjacency).as("not changed").isDeepEqualTo(before);
    }

    /** A tree has an unknown with one neighbour at most at every turn, so n − 1 elements off the diagonal are all. */
    @Test
    void treesAreNotFilled() {
        assertThat(elements(Graphs.path(80))).isEqualTo(80 + 79);
        assertThat(elements(Graphs.star(80))).isEqualTo(80 + 79);
        assertThat(Graphs.elements(Graphs.star(80), Graphs.naturalOrder(80)))
                .as("the arrow with its point first")
                .isEqualTo(80 * 81 / 2);
    }

    /** Only a neighbour of few may be eliminated next to those that a cycle leaves: 2 elements each, but for the last two. */
    @Test
    void aCycleIsFilledByOneEach() {
        int n = 50;
        boolean[][] joined = Graphs.joined(Graphs.path(n));
        joined[0][n - 1] = true;
        joined[n - 1][0] = true;
        assertThat(elements(Graphs.adjacency(joined))).isEqualTo(n + 2 * (n - 2) + 1);
    }

    @ParameterizedTest(name = "side {0}")
    @ValueSource(ints = {3, 6, 10, 20})
    void gridsAreFilledLessThanInNaturalOrder(int side) {
        int[][] grid = Graphs.grid(side);
        int natural = Graphs.elements(grid, Graphs.naturalOrder(side * side));
        assertThat(elements(grid)).isLessThanOrEqualTo(natural);
        if (side == 20) {
            assertThat(elements(grid)).as("far less where there is room").isLessThan(natural * 2 / 3);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void rowsOfATableAreFilledLessThanInNaturalOrder(long seed) {
        int[][] adjacency = Graphs.cliques(200, 150, 5, seed);
        assertThat(elements(adjacency)).isLessThan(Graphs.elements(adjacency, Graphs.naturalOrder(200)));
    }

    @Test
    void unknownsByThemselvesNeedNoElements() {
        assertThat(MinimumDegree.order(new int[0][])).isEmpty();
        assertThat(MinimumDegree.order(new int[1][0])).containsExactly(0);
        assertThat(elements(Graphs.random(30, 0, 1))).isEqualTo(30);
        assertThat(elements(Graphs.random(30, 1, 1))).isEqualTo(30 * 31 / 2);
    }

    private static int elements(int[][] adjacency) {
        return Graphs.elements(adjacency, MinimumDegree.order(adjacency));
    }
}
