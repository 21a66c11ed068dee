package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseCholeskyTest {
    /**
     * <pre>
     * M = [4 2]   L = [2 0]   b = (8, 9): L y = b gives y = (4, 2.5), Lᵀ x = y gives x = (1.375, 1.25)
     *     [2 5]       [1 2]
     * </pre>
     */
    @Test
    void twoUnknownsByHand() {
        SparseCholesky cholesky = cholesky(new int[][] {{1}, {0}});
        double[] x = solved(cholesky, new double[][] {{4, 2}, {2, 5}}, new double[] {8, 9});
        assertThat(x).containsExactly(1.375, 1.25);
        assertThat(cholesky.pattern.elements()).isEqualTo(3);
        assertThat(cholesky.pattern.work()).isEqualTo((4 + 1) / 2.0);
    }

    /** 24 unknowns and fewer stand in natural order, more in one that is looked for. */
    @ParameterizedTest(name = "{0} unknowns")
    @ValueSource(ints = {1, 2, 3, 8, 23, 24, 25, 26, 50, 100, 200})
    void solvesWhatGaussSolves(int n) {
        for (long seed = 1; seed <= 5; seed++) {
            for (double probability : new double[] {0, 3.0 / n, 0.3, 1}) {
                int[][] adjacency = Graphs.random(n, probability, 1000 * seed + n);
                expectSolved(cholesky(adjacency), matrix(adjacency, seed), seed);
            }
            int[][] adjacency = Graphs.cliques(n, n, 4, seed);
            expectSolved(cholesky(adjacency), matrix(adjacency, seed), seed);
        }
    }

    @Test
    void otherNumbersInTheSamePlaces() {
        int[][] adjacency = Graphs.cliques(60, 50, 5, 7);
        SparseCholesky cholesky = cholesky(adjacency);
        for (long seed = 1; seed <= 5; seed++) {
            expectSolved(cholesky, matrix(adjacency, seed), seed);
        }
        double[][] first = matrix(adjacency, 1);
        double[] again = solved(cholesky, first, new double[60]);
        assertThat(again).as("nothing is left of the ones before").containsOnly(0);
        expectSolved(cholesky, first, 1);
    }

    @Test
    void placesAndUnknownsAreInverse() {
        for (int n : new int[] {5, 24, 25, 90}) {
            SparseCholesky cholesky = cholesky(Graphs.random(n, 0.1, n));
            for (int k = 0; k < n; k++) {
                assertThat(cholesky.pattern.position(cholesky.pattern.unknown(k)))
                        .isEqualTo(k);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void elementsAndWorkAreThoseOfTheOrder(long seed) {
        int[][] adjacency = Graphs.cliques(120, 80, 5, seed);
        SparseCholesky cholesky = cholesky(adjacency);
        int[] order = new int[120];
        Arrays.setAll(order, cholesky.pattern::unknown);
        assertThat(cholesky.pattern.elements()).isEqualTo(Graphs.elements(adjacency, order));
        assertThat(cholesky.pattern.elements()).isLessThan(Graphs.elements(adjacency, Graphs.naturalOrder(120)));
        assertThat(cholesky.pattern.work())
                .isBetween(cholesky.pattern.elements() / 2.0, 120.0 * cholesky.pattern.elements() / 2);
    }

    @Test
    void clearsTheColumnItTakes() {
        SparseCholesky cholesky = cholesky(Graphs.path(3));
        double[] column = {0, 2, -1};
        cholesky.setColumn(1, column);
        assertThat(column).containsOnly(0);
    }

    /** Two equal columns: only the sum of their unknowns matters, and the second one does not move. */
    @Test
    void equalColumnsAreSolvedAsOne() {
        SparseCholesky cholesky = cholesky(Graphs.random(3, 1, 1));
        double[] x = solved(cholesky, new double[][] {{2, 2, 1}, {2, 2, 1}, {1, 1, 3}}, new double[] {3, 3, 4});
        assertThat(x).usingComparatorWithPrecision(1e-14).containsExactly(1, 0, 1);
    }

    /** M = Wᵀ W, where each column of W stands twice, in systems of both orders. */
    @ParameterizedTest(name = "{0} unknowns")
    @ValueSource(ints = {4, 20, 30, 100})
    void singularSystemsHaveFiniteSolutions(int n) {
        int[][] half = Graphs.cliques(n / 2, n, 3, 5);
        double[][] m = matrix(half, 5);
        boolean[][] joined = new boolean[n][n];
        double[][] twice = new double[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                twice[u][v] = m[u / 2][v / 2];
                joined[u][v] = twice[u][v] != 0;
            }
        }
        double[] expected = right(n / 2, 5);
        double[] b = new double[n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n / 2; v++) {
                b[u] += m[u / 2][v] * expected[v];
            }
        }
        double[] x = solved(cholesky(Graphs.adjacency(joined)), twice, b);
        for (int v = 0; v < n / 2; v++) {
            assertThat(x[2 * v] + x[2 * v + 1]).isCloseTo(expected[v], within(1e-9));
        }
    }

    @Test
    void nothingIsSolvedByNothing() {
        double[] x = solved(cholesky(new int[1][0]), new double[1][1], new double[] {5});
        assertThat(x).containsExactly(0);
        SparseCholesky empty = cholesky(new int[0][]);
        empty.factor();
        empty.solve(new double[0], new double[0]);
        assertThat(empty.pattern.elements()).isZero();
    }

    @Test
    void givesUpWhereItWouldBeTooLarge() {
        int[][] path = Graphs.path(100);
        assertThat(new FactorPattern(path, new FactorLimit(199, 200)).elements())
                .isEqualTo(199);
        assertThatThrownBy(() -> new FactorPattern(path, new FactorLimit(198, 200)))
                .isInstanceOf(FactorLimit.Exceeded.class);
        assertThatThrownBy(() -> new FactorPattern(path, new FactorLimit(199, 198)))
                .isInstanceOf(FactorLimit.Exceeded.class);
    }

    private static SparseCholesky cholesky(int[][] adjacency) {
        return new SparseCholesky(new FactorPattern(adjacency, FactorLimit.USUAL), Workers.single());
    }

    private static void expectSolved(SparseCholesky cholesky, double[][] m, long seed) {
        double[] b = right(m.length, seed);
        double[] x = solved(cholesky, m, b);
        double[] expected = gauss(m, b);
        for (int u = 0; u < x.length; u++) {
            assertThat(x[u]).isCloseTo(expected[u], within(1e-9));
        }
    }

    private static double[] solved(SparseCholesky cholesky, double[][] m, double[] b) {
        for (int place = 0; place < m.length; place++) {
            double[] column = new double[m.length];
            for (int other = 0; other < m.length; other++) {
                column[other] = m[cholesky.pattern.unknown(other)][cholesky.pattern.unknown(place)];
            }
            cholesky.setColumn(place, column);
        }
        cholesky.factor();
        double[] x = new double[m.length];
        cholesky.solve(b, x);
        return x;
    }

    private static double[] right(int n, long seed) {
        return new SplittableRandom(seed).doubles(n, -1, 1).toArray();
    }

    /** Positive definite, as each diagonal element is larger than the others of its row together. */
    private static double[][] matrix(int[][] adjacency, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] m = new double[adjacency.length][adjacency.length];
        for (int u = 0; u < m.length; u++) {
            m[u][u] += 0.01 + random.nextDouble();
            for (int v : adjacency[u]) {
                if (v < u) {
                    double element = random.nextDouble(-1, 1);
                    m[u][v] = element;
                    m[v][u] = element;
                    m[u][u] += Math.abs(element);
                    m[v][v] += Math.abs(element);
                }
            }
        }
        return m;
    }

    /** With the largest pivot of the column, dense. */
    private static double[] gauss(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] m = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        double[] x = right.clone();
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(m[i][k]) > Math.abs(m[pivot][k]) ? i : pivot;
            }
            double[] row = m[pivot];
            m[pivot] = m[k];
            m[k] = row;
            double value = x[pivot];
            x[pivot] = x[k];
            x[k] = value;
            for (int i = k + 1; i < n; i++) {
                double factor = m[i][k] / m[k][k];
                for (int j = k; j < n; j++) {
                    m[i][j] -= factor * m[k][j];
                }
                x[i] -= factor * x[k];
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                x[k] -= m[k][j] * x[j];
            }
            x[k] /= m[k][k];
        }
        return x;
    }
}
