package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentTableTest {
    /**
     * Rows of 5 components: {3: 2, 1: 6, 3: 1}, {0: 1}, {1: 5} not seen, {1: 0.25}. The part {1, 3} has three rows, of
     * which two were seen: the first divided by 4, the power of two below 6, and the last times 4.
     */
    @Test
    void partByHand() {
        SparsePattern pattern = new SparsePattern(5, new int[] {0, 3, 4, 5, 6}, new int[] {3, 1, 3, 0, 1, 1});
        double[] likelihood = {2, 6, 1, 1, 5, 0.25};
        double[] weight = {7, 4, 0, 3};
        Components parts = Components.of(pattern);
        ComponentTable table = ComponentTable.of(pattern, likelihood, weight, parts, parts.of(1));
        assertThat(table.columns).isEqualTo(2);
        assertThat(table.rows()).isEqualTo(2);
        assertThat(table.start).containsExactly(0, 2, 3);
        assertThat(table.column).as("ascending, the one that stands twice once").containsExactly(0, 1, 0);
        assertThat(table.likelihood).containsExactly(1.5, 0.75, 1);
        assertThat(table.weight).containsExactly(7, 3);
        assertThat(table.total).isEqualTo(10);
        assertThat(table.columnStart).containsExactly(0, 2, 3);
        assertThat(table.row).containsExactly(0, 1, 0);
        assertThat(table.entry).containsExactly(0, 2, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void partsHoldTheDenseTable(long seed) {
        RandomTable table = RandomTable.of(60, 40, 3, seed);
        double[][] dense = dense(table);
        Components parts = Components.of(table.pattern);
        for (int part = 0; part < parts.count(); part++) {
            ComponentTable own = ComponentTable.of(table.pattern, table.likelihood, table.weight, parts, part);
            int row = 0;
            for (int k = 0; k < parts.observations(part); k++) {
                int i = parts.observation(part, k);
                if (table.weight[i] > 0) {
                    assertThat(own.weight[row]).isEqualTo(table.weight[i]);
                    expectRow(own, row++, dense[i], parts, part);
                }
            }
            assertThat(own.rows()).isEqualTo(row);
            assertThat(own.total).isEqualTo(Arrays.stream(own.weight).sum());
            expectByColumn(own);
        }
    }

    /** The same but for one power of two, with all columns that have an entry, in order. */
    private static void expectRow(ComponentTable own, int row, double[] dense, Components parts, int part) {
        double largest = 0;
        int entries = 0;
        for (double likelihood : dense) {
            entries += likelihood > 0 ? 1 : 0;
        }
        assertThat(own.start[row + 1] - own.start[row]).isEqualTo(entries);
        double scale = own.likelihood[own.start[row]] / dense[parts.component(part, own.column[own.start[row]])];
        assertThat(scale).as("a power of two").isEqualTo(Math.scalb(1.0, Math.getExponent(scale)));
        for (int e = own.start[row]; e < own.start[row + 1]; e++) {
            assertThat(e == own.start[row] || own.column[e] > own.column[e - 1]).isTrue();
            assertThat(own.likelihood[e]).isEqualTo(dense[parts.component(part, own.column[e])] * scale);
            largest = Math.max(largest, own.likelihood[e]);
        }
        // Twice where the largest stands with another that is in the row twice.
        assertThat(largest).isGreaterThanOrEqualTo(1).isLessThan(4);
    }

    private static void expectByColumn(ComponentTable table) {
        assertThat(table.entry).doesNotHaveDuplicates().hasSize(table.column.length);
        for (int c = 0; c < table.columns; c++) {
            for (int k = table.columnStart[c]; k < table.columnStart[c + 1]; k++) {
                assertThat(table.column[table.entry[k]]).isEqualTo(c);
                assertThat(table.entry[k]).isBetween(table.start[table.row[k]], table.start[table.row[k] + 1] - 1);
                assertThat(k == table.columnStart[c] || table.row[k] > table.row[k - 1])
                        .isTrue();
            }
        }
    }

    private static double[][] dense(RandomTable table) {
        double[][] dense = new double[table.pattern.observations()][table.pattern.components()];
        for (int i = 0; i < dense.length; i++) {
            for (int e = table.pattern.start(i); e < table.pattern.start(i + 1); e++) {
                dense[i][table.pattern.component(e)] += table.likelihood[e];
            }
        }
        return dense;
    }

    @Test
    void aPartThatWasNotSeenHasNoRows() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 2}, new int[] {0, 1});
        ComponentTable table =
                ComponentTable.of(pattern, new double[] {1, 1}, new double[] {0}, Components.of(pattern), 0);
        assertThat(table.rows()).isZero();
        assertThat(table.total).isZero();
        assertThat(table.columnStart).containsExactly(0, 0, 0);
    }

    @Test
    void likelihoodsOfAnySizeAreScaled() {
        for (double largest : new double[] {Double.MAX_VALUE, 1, 1e-300, 3e-308, 1e-310, Double.MIN_VALUE}) {
            ComponentTable table = table(2, new double[] {largest, largest / 4});
            assertThat(table.likelihood[0])
                    .as("%s", largest)
                    .isGreaterThanOrEqualTo(1)
                    .isLessThan(2);
        }
    }

    /** Columns 0, 2, 5 are equal; 1 and 4 too; 3 has the rows of 0, but other likelihoods; 6 and 7 have no entries. */
    @Test
    void equalColumnsByHand() {
        ComponentTable table =
                table(8, new double[] {1, 0, 1, 1, 0, 1, 0, 0}, new double[] {0, 1, 0, 0, 1, 0, 0, 0}, new double[] {
                    0.5, 1, 0.5, 0.25, 1, 0.5, 0, 0
                });
        assertThat(EqualColumns.lowest(table)).containsExactly(0, 1, 0, 3, 1, 0, 6, 6);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalColumnsAreThoseOfAllPairs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[1 + random.nextInt(3)][40];
        for (double[] row : rows) {
            row[0] = 1;
            Arrays.setAll(row, c -> c == 0 ? 1 : random.nextInt(3) / 2.0);
        }
        int[] expected = IntStream.range(0, 40)
                .map(c -> IntStream.range(0, 40)
                        .filter(d -> Arrays.stream(rows).allMatch(row -> row[d] == row[c]))
                        .findFirst()
                        .orElseThrow())
                .toArray();
        assertThat(EqualColumns.lowest(table(40, rows))).containsExactly(expected);
    }

    @Test
    void selectKeepsTheColumnsNamed() {
        ComponentTable table =
                table(4, new double[] {1, 0.5, 0, 0.25}, new double[] {0, 1, 1, 0}, new double[] {0.5, 0, 0, 1});
        ComponentTable kept = table.select(new int[] {-1, 0, -1, 1}, 2);
        assertThat(kept.columns).isEqualTo(2);
        assertThat(kept.start).containsExactly(0, 2, 3, 4);
        assertThat(kept.column).containsExactly(0, 1, 0, 1);
        assertThat(kept.likelihood).containsExactly(0.5, 0.25, 1, 1);
        assertThat(kept.weight).containsExactly(1, 2, 3);
        assertThat(kept.total).isEqualTo(6);
        expectByColumn(kept);
    }

    @Test
    void neighboursShareARow() {
        ComponentTable table =
                table(5, new double[] {1, 0, 0, 1, 1}, new double[] {0, 1, 0, 0, 0}, new double[] {1, 0, 1, 1, 0});
        assertThat(EliminationTable.adjacency(table, FactorLimit.USUAL))
                .isDeepEqualTo(new int[][] {{2, 3, 4}, {}, {0, 3}, {0, 2, 4}, {0, 3}});
        assertThatThrownBy(() -> EliminationTable.adjacency(table, new FactorLimit(9, 0)))
                .isInstanceOf(FactorLimit.Exceeded.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ratiosAndObjectiveAreThoseOfEm(long seed) {
        RandomTable random = RandomTable.of(6, 80, 5, seed);
        Components parts = Components.of(random.pattern);
        assertThat(parts.count()).isEqualTo(1);
        ComponentTable table = ComponentTable.of(random.pattern, random.likelihood, random.weight, parts, 0);
        double[] a = random.start();
        double[] even = new double[6];
        Arrays.fill(even, table.total / 6);
        double[] g = new double[6];
        double nats = table.evaluate(a, new double[table.rows()], g);
        MixingProportions map = random.map(Workers.single());
        double objective = map.apply(a, new double[6]);
        assertThat(g).usingComparatorWithPrecision(1e-11).containsExactly(map.gradientRatios());
        double difference = nats - table.expect(even, new double[table.rows()]);
        assertThat(difference).isCloseTo(objective - map.apply(even, new double[6]), within(1e-9));
    }

    /** Rows seen 1, 2, 3 … times; likelihood 0 is no entry. One more that is not seen makes one part of all columns. */
    private static ComponentTable table(int columns, double[]... rows) {
        SparsePatternBuilder builder = new SparsePatternBuilder(columns);
        double[] likelihood = new double[columns * (rows.length + 1)];
        double[] weight = new double[rows.length + 1];
        int entries = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int c = 0; c < columns; c++) {
                if (rows[i][c] > 0) {
                    builder.add(c);
                    likelihood[entries++] = rows[i][c];
                }
            }
            builder.endObservation();
            weight[i] = i + 1;
        }
        IntStream.range(0, columns).forEach(builder::add);
        SparsePattern pattern = builder.endObservation().build();
        return ComponentTable.of(pattern, likelihood, weight, Components.of(pattern), 0);
    }
}
