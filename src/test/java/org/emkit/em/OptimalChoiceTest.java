package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which answer {@link OptimalProportions} gives where several are optimal. */
class OptimalChoiceTest {
    private static final int[][] SQUARE = {{0, 1}, {2, 3}, {0, 2}, {1, 3}};

    /**
     * Four transcripts, classes {a, b} 30 times, {c, d} 30, {a, c} 20, {b, d} 40.
     *
     * <pre>
     * optimum: a + b = c + d = 60, a + c = 40, b + d = 80, so (a, b, c, d) = (t, 60−t, 40−t, 20+t) for 0 ≤ t ≤ 40
     * middle:  Σ ln is highest where 1/t − 1/(60−t) − 1/(40−t) + 1/(20+t) = 0: t = 20
     * </pre>
     */
    @ParameterizedTest(name = "start {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theMiddleByHand(long seed) {
        RandomTable table = RandomTable.classes(4, SQUARE, 30, 30, 20, 40);
        for (double tolerance : new double[] {1e-3, 1e-6}) {
            assertThat(counts(table, seed, tolerance))
                    .usingComparatorWithPrecision(0.02)
                    .containsExactly(20, 40, 20, 40);
        }
    }

    /** The same with a twin of a: the two share a, and Σ ln over five has 2/t in place of 1/t. */
    @ParameterizedTest(name = "start {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void twinsCountTwiceInTheMiddle(long seed) {
        int[][] rows = {{0, 1, 4}, {2, 3}, {0, 2, 4}, {1, 3}};
        double[] counts = counts(RandomTable.classes(5, rows, 30, 30, 20, 40), seed, 1e-6);
        assertThat(counts[4]).isEqualTo(counts[0]);
        double t = counts[0] + counts[4];
        assertThat(counts[1]).isCloseTo(60 - t, within(1e-3));
        assertThat(2 / t - 1 / counts[1] - 1 / counts[2] + 1 / counts[3]).isCloseTo(0, within(1e-4));
    }

    /** Turning the square over leaves the table as it is, so it leaves the answer. */
    @ParameterizedTest(name = "start {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void symmetricTablesHaveSymmetricAnswers(long seed) {
        assertThat(counts(RandomTable.classes(4, SQUARE, 10, 10, 10, 10), seed, 1e-6))
                .usingComparatorWithPrecision(0.01)
                .containsExactly(10, 10, 10, 10);
        double[] counts = counts(RandomTable.classes(4, SQUARE, 50, 10, 50, 10), seed, 1e-6);
        assertThat(counts[1]).as("b and c change places").isCloseTo(counts[2], within(1e-3 * counts[1]));
        double[] large = counts(RandomTable.classes(4, SQUARE, 1e6, 1e6, 1e6, 1e6), seed, 1e-3);
        assertThat(large).usingComparatorWithPrecision(1e3).containsExactly(1e6, 1e6, 1e6, 1e6);
    }

    /** Classes of one likelihood, fewer than transcripts: of most counts only sums are known. */
    @ParameterizedTest(name = "{0} components, {1} observations of up to {2}, seed {3}")
    @CsvSource({
        "6, 4, 3, 1",
        "12, 8, 4, 2",
        "20, 12, 5, 3",
        "40, 20, 6, 4",
        "60, 40, 5, 5",
        "60, 30, 8, 6",
        "80, 40, 6, 7",
        "100, 60, 5, 8",
        "150, 70, 8, 9",
        "300, 200, 6, 10"
    })
    void theStartDoesNotMatter(int components, int observations, int mostEntries, long seed) {
        RandomTable table = flat(RandomTable.of(components, observations, mostEntries, seed));
        for (double tolerance : new double[] {1e-3, 1e-6}) {
            double[] first = counts(table, 1, tolerance);
            for (long start = 2; start <= 6; start++) {
                expectSame(counts(table, start, tolerance), first, tolerance);
            }
        }
    }

    /** Counts of a table of which sums of rows and columns are known. */
    @ParameterizedTest(name = "side {0}")
    @ValueSource(ints = {3, 6, 12})
    void theStartDoesNotMatterOnAGrid(int side) {
        int[][] rows = new int[2 * side][side];
        double[] weight = new double[2 * side];
        SplittableRandom random = new SplittableRandom(side);
        for (int i = 0; i < side; i++) {
            for (int j = 0; j < side; j++) {
                rows[i][j] = i * side + j;
                rows[side + j][i] = i * side + j;
                int n = random.nextInt(100);
                weight[i] += n;
                weight[side + j] += n;
            }
        }
        RandomTable table = RandomTable.classes(side * side, rows, weight);
        double[] first = counts(table, 1, 1e-3);
        for (long start = 2; start <= 6; start++) {
            expectSame(counts(table, start, 1e-3), first, 1e-3);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void namesDoNotMatter(long seed) {
        int components = 30 * (int) seed;
        for (RandomTable table : new RandomTable[] {
            RandomTable.of(components, components, 4, seed), flat(RandomTable.of(components, components, 4, seed))
        }) {
            int[] place = RandomTable.shuffled(components, seed);
            double[] relabelled = counts(table.relabelled(place), 1, 1e-6);
            double[] carried = new double[components];
            for (int c = 0; c < components; c++) {
                carried[c] = relabelled[place[c]];
            }
            expectSame(carried, counts(table, 1, 1e-6), 1e-6);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void equalColumnsShareEqually(long seed) {
        int components = 25 * (int) seed;
        RandomTable table = RandomTable.of(components, components, 4, seed);
        SplittableRandom random = new SplittableRandom(seed);
        int[] twin = random.ints(components, 0, 3).toArray();
        RandomTable wider = withTwins(table, twin);
        ProportionsFit fit = Fits.fit(wider, wider.randomStart(seed), 1e-6, 1000, Workers.single());
        ProportionsFit narrow = Fits.fit(table, 1e-6);
        assertThat(fit.result().convergence().objective())
                .as("shares go over to twins without a change of the objective")
                .isCloseTo(narrow.result().convergence().objective(), within(2e-6));
        double[] counts = fit.result().parameters();
        int next = components;
        for (int c = 0; c < components; c++) {
            for (int k = 0; k < twin[c]; k++) {
                assertThat(counts[next++]).isEqualTo(counts[c]);
            }
        }
    }

    /** Each component gets so many more with its entries, numbered after all others. */
    private static RandomTable withTwins(RandomTable table, int[] twins) {
        int components = twins.length;
        int[] first = new int[components];
        int all = components;
        for (int c = 0; c < components; c++) {
            first[c] = all;
            all += twins[c];
        }
        SparsePatternBuilder builder = new SparsePatternBuilder(all);
        double[] likelihood = new double[3 * table.likelihood.length];
        int entries = 0;
        for (int i = 0; i < table.pattern.observations(); i++) {
            for (int e = table.pattern.start(i); e < table.pattern.start(i + 1); e++) {
                int c = table.pattern.component(e);
                builder.add(c);
                likelihood[entries++] = table.likelihood[e];
                for (int k = 0; k < twins[c]; k++) {
                    builder.add(first[c] + k);
                    likelihood[entries++] = table.likelihood[e];
                }
            }
            builder.endObservation();
        }
        return RandomTable.of(builder.build(), Arrays.copyOf(likelihood, entries), table.weight);
    }

    private static RandomTable flat(RandomTable table) {
        double[] likelihood = new double[table.likelihood.length];
        Arrays.fill(likelihood, 0.125);
        return table.with(likelihood, table.weight);
    }

    private static double[] counts(RandomTable table, long start, double tolerance) {
        ProportionsFit fit = Fits.fit(table, table.randomStart(start), tolerance, 1000, Workers.single());
        assertThat(fit.result().convergence().converged()).isTrue();
        return fit.result().parameters();
    }

    /** Within 1e-3 of the count; one that is nothing at the optimum may be as large as the tolerance, in fragments. */
    private static void expectSame(double[] counts, double[] expected, double tolerance) {
        for (int c = 0; c < counts.length; c++) {
            assertThat(counts[c]).as("component %d", c).isCloseTo(expected[c], within(1e-3 * expected[c] + tolerance));
        }
    }
}
