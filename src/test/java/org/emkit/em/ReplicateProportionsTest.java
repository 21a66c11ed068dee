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

/** Fits of weights drawn anew, beside fits of the same weights from nothing. */
class ReplicateProportionsTest {
    private static final double NATS = 0.1;

    /** As many draws as the table has weight; most rows of weight 1 to 3 are drawn another number of times, or not at all. */
    private static double[] drawn(RandomTable table, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] before = table.weight.clone();
        Arrays.parallelPrefix(before, Double::sum);
        double[] counts = new double[before.length];
        for (int k = 0; k < table.total(); k++) {
            double place = random.nextDouble() * table.total();
            int at = Arrays.binarySearch(before, place);
            int row = at < 0 ? -at - 1 : at + 1;
            while (table.weight[row] == 0) {
                row++;
            }
            counts[row]++;
        }
        return counts;
    }

    private static OptimalProportions proportions(RandomTable table, FactorLimit limit) {
        return new OptimalProportions(table.pattern, table.likelihood, limit, Workers.single());
    }

    private static ReplicateProportions replicates(RandomTable table, FactorLimit limit, Workers workers) {
        OptimalProportions proportions = proportions(table, limit);
        double[] optimum = proportions
                .fit(table.weight, table.start(), 1e-3, Fits.MOST_UPDATES, workers, EmListener.none())
                .result()
                .parameters();
        return new ReplicateProportions(proportions, table.weight, optimum, workers);
    }

    /** Parts of 1 to 20 columns, one of hundreds, one of more than a thousand. */
    @ParameterizedTest(name = "table {0}")
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void asNearTheOptimumAsAsked(int which) {
        RandomTable table = switch (which) {
            case 0 -> RandomTable.of(300, 200, 3, 5);
            case 1 -> RandomTable.of(20, 200, 4, 6);
            case 2 -> RandomTable.of(320, 3_000, 14, 1);
            case 3 -> RandomTable.of(1200, 1300, 4, 2);
            default -> RandomTable.of(4000, 2500, 3, 3);
        };
        ReplicateProportions replicates = replicates(table, FactorLimit.USUAL, Workers.single());
        for (int seed = 0; seed < 3; seed++) {
            expectFit(table, drawn(table, seed), replicates.fit(drawn(table, seed), NATS, 100));
        }
    }

    private static void expectFit(RandomTable table, double[] weight, EmResult fit) {
        double[] counts = fit.parameters();
        Convergence end = fit.convergence();
        assertThat(end.converged()).isTrue();
        assertThat(end.gapNats()).isBetween(0.0, NATS);
        RandomTable drawn = table.with(table.likelihood, weight);
        assertThat(Arrays.stream(counts).sum()).isCloseTo(drawn.total(), within(1e-9 * drawn.total()));
        double rounding = 1e-11 * (1 + Math.abs(end.objective()));
        assertThat(end.objective()).isCloseTo(new NaiveEm(drawn).logLikelihood(counts), within(rounding));
        double best = Fits.fit(drawn, 1e-6).result().convergence().objective();
        assertThat(end.objective()).isBetween(best - end.gapNats() - rounding, best + 1e-6 + rounding);
        for (int c = 0; c < counts.length; c++) {
            int component = c;
            boolean seen =
                    IntStream.range(0, weight.length).anyMatch(i -> weight[i] > 0 && has(table.pattern, i, component));
            assertThat(counts[c]).isNotNegative().isFinite();
            assertThat(seen || counts[c] == 0)
                    .as("component %d was not seen", c)
                    .isTrue();
        }
    }

    private static boolean has(SparsePattern pattern, int row, int component) {
        return IntStream.range(pattern.start(row), pattern.start(row + 1))
                .anyMatch(e -> pattern.component(e) == component);
    }

    /** Where Newton's method is not allowed EM does it, and its updates are told. */
    @Test
    void entangledPartsAreLeftToEm() {
        RandomTable table = RandomTable.of(60, 200, 4, 9);
        ReplicateProportions replicates = replicates(table, new FactorLimit(1, 1), Workers.single());
        EmResult fit = replicates.fit(drawn(table, 1), NATS, 10_000);
        expectFit(table, drawn(table, 1), fit);
        assertThat(fit.convergence().updates()).isGreaterThan(3);
        assertThat(replicates.fit(drawn(table, 1), NATS, 3).convergence().converged())
                .isFalse();
    }

    /** All weight on rows that had little: columns left out come back, as the proof demands. */
    @Test
    void weightsFarFromTheSample() {
        RandomTable table = RandomTable.classes(3, new int[][] {{0, 1}, {1, 2}, {0, 2}, {1}}, 1e6, 1e6, 1, 1e6);
        ReplicateProportions replicates = replicates(table, FactorLimit.USUAL, Workers.single());
        double[] weight = {0, 0, 10, 1};
        EmResult fit = replicates.fit(weight, 1e-6, 100);
        assertThat(fit.convergence().converged()).isTrue();
        assertThat(fit.parameters()[0] + fit.parameters()[2]).isCloseTo(10, within(1e-4));
        assertThat(fit.parameters()[1]).isCloseTo(1, within(1e-4));
    }

    /** Equal columns share equally; a part that was not drawn gets nothing. */
    @Test
    void canonicalAnswers() {
        RandomTable table = RandomTable.classes(5, new int[][] {{0, 1}, {2, 3}, {3}, {4}}, 50, 20, 3, 30);
        ReplicateProportions replicates = replicates(table, FactorLimit.USUAL, Workers.single());
        double[] counts = replicates.fit(new double[] {71, 26, 6, 0}, NATS, 100).parameters();
        assertThat(counts[0]).isEqualTo(counts[1]).isCloseTo(35.5, within(1e-9));
        assertThat(counts[3]).isCloseTo(32, within(0.2));
        assertThat(counts[4]).isZero();
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 8})
    void threadsOfThePreparationChangeNoBit(int threads) {
        RandomTable table = RandomTable.of(1200, 1300, 4, 2);
        EmResult alone = replicates(table, FactorLimit.USUAL, Workers.single()).fit(drawn(table, 7), NATS, 100);
        try (Workers workers = new Workers(threads)) {
            EmResult fit = replicates(table, FactorLimit.USUAL, workers).fit(drawn(table, 7), NATS, 100);
            assertThat(fit.parameters()).containsExactly(alone.parameters());
            assertThat(fit.convergence()).isEqualTo(alone.convergence());
        }
    }

    @Test
    void whatTheSampleHasNotIsRefused() {
        RandomTable table = RandomTable.classes(2, new int[][] {{0}, {1}}, 5, 0);
        ReplicateProportions replicates = replicates(table, FactorLimit.USUAL, Workers.single());
        assertThatThrownBy(() -> replicates.fit(new double[] {4, 1}, NATS, 100))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("observation 1");
        assertThat(replicates.fit(new double[] {4, 0}, NATS, 100).parameters()).containsExactly(4, 0);
    }
}
