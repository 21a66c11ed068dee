package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MixingProportionsTest {
    private static final EmLoop LONG = new EmLoop(StoppingRule.certifiedGap(1e-7), 0, 200_000);

    /**
     * Two transcripts a, b; three classes: {a} 3 times, {b} once, {a, b} 4 times; all likelihoods 1.
     *
     * <pre>
     * at θ = (4, 4):  π = (½, ½);  s = (½, ½, 1)
     * ℓ    = 3 ln ½ + 1 ln ½ + 4 ln 1 = −4 ln 2
     * M    = (3 + 4·½, 1 + 4·½) = (5, 3)
     * g_a  = (3/½ + 4/1)/8 = 10/8,  g_b = (1/½ + 4/1)/8 = 6/8
     * gap  = 8 ln (10/8) = 1.785
     * optimum: the shared class says nothing, so π = (¾, ¼), ℓ* = 3 ln ¾ + ln ¼ = −2.249
     * ℓ* − ℓ = 0.523 ≤ 1.785
     * </pre>
     */
    @Test
    void threeClassesTwoTranscriptsByHand() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 1, 2, 4}, new int[] {0, 1, 0, 1});
        MixingProportions map =
                new MixingProportions(pattern, new double[] {1, 1, 1, 1}, new double[] {3, 1, 4}, Workers.single());
        double[] next = new double[2];
        double objective = map.apply(new double[] {4, 4}, next);
        assertThat(objective).isCloseTo(-4 * Math.log(2), within(1e-14));
        assertThat(next).containsExactly(5, 3);
        assertThat(map.gradientRatios()).containsExactly(1.25, 0.75);
        assertThat(map.gapNats()).isCloseTo(8 * Math.log(1.25), within(1e-14));

        EmResult fit = LONG.run(map, new double[] {4, 4}, EmListener.none());
        assertThat(fit.parameters()).usingComparatorWithPrecision(1e-6).containsExactly(6, 2);
        double optimum = 3 * Math.log(0.75) + Math.log(0.25);
        assertThat(fit.convergence().objective()).isCloseTo(optimum, within(1e-7));
        assertThat(optimum - objective).isCloseTo(0.523, within(1e-3)).isLessThan(8 * Math.log(1.25));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithTheDenseVerifier(long seed) {
        RandomTable table = RandomTable.of(5 + (int) seed * 4, 20 + 37 * (int) seed, 4, seed);
        NaiveEm naive = new NaiveEm(table);
        MixingProportions map = table.map(Workers.single());
        double[] theta = table.start();
        double[] next = new double[theta.length];
        for (int k = 0; k < 20; k++) {
            double objective = map.apply(theta, next);
            assertThat(objective).isCloseTo(naive.logLikelihood(theta), within(1e-10 * Math.abs(objective)));
            double[] expected = naive.image(theta);
            for (int c = 0; c < next.length; c++) {
                assertThat(next[c]).isCloseTo(expected[c], within(1e-10 * (1 + expected[c])));
            }
            theta = next.clone();
        }
    }

    @Test
    void agreesWithTheDenseVerifierOverManyShards() {
        RandomTable table = RandomTable.of(40, 20_000, 12, 9);
        assertThat(table.pattern.entries()).isGreaterThan(100_000);
        double[] next = new double[40];
        double objective = table.map(Workers.single()).apply(table.start(), next);
        NaiveEm naive = new NaiveEm(table);
        assertThat(objective).isCloseTo(naive.logLikelihood(table.start()), within(1e-10 * Math.abs(objective)));
        double[] expected = naive.image(table.start());
        for (int c = 0; c < 40; c++) {
            assertThat(next[c]).isCloseTo(expected[c], within(1e-10 * expected[c]));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void gapBoundsTheDistanceToTheOptimum(long seed) {
        RandomTable table = RandomTable.of(15, 80, 4, 100 + seed);
        MixingProportions map = table.map(Workers.single());
        double optimum = new EmLoop(StoppingRule.certifiedGap(1e-6), 0, 300_000)
                .run(new Squarem(map), table.start(), EmListener.none())
                .convergence()
                .objective();
        double[] theta = table.start();
        double[] next = new double[theta.length];
        for (int k = 0; k < 200; k++) {
            double objective = map.apply(theta, next);
            assertThat(optimum - objective).as("update %d", k).isLessThanOrEqualTo(map.gapNats() + 1e-9);
            theta = next.clone();
        }
    }

    /** Two components: ℓ is a function of one share, whose highest point is found by trying all of 20 001. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void gapHoldsAgainstBruteForce(long seed) {
        RandomTable table = RandomTable.of(2, 12, 2, 200 + seed);
        NaiveEm naive = new NaiveEm(table);
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k <= 20_000; k++) {
            double nats = naive.logLikelihood(new double[] {k, 20_000 - k});
            highest = Math.max(highest, Double.isNaN(nats) ? Double.NEGATIVE_INFINITY : nats);
        }
        MixingProportions map = table.map(Workers.single());
        double[] next = new double[2];
        for (int k = 1; k < 100; k++) {
            double objective = map.apply(new double[] {k, 100 - k}, next);
            assertThat(highest - objective).isLessThanOrEqualTo(map.gapNats() + 1e-12);
        }
        EmResult fit = LONG.run(map, new double[] {1, 1}, EmListener.none());
        assertThat(fit.convergence().converged()).isTrue();
        assertThat(fit.convergence().objective()).isGreaterThanOrEqualTo(highest - 1e-7);
    }

    @Test
    void countsAreConserved() {
        RandomTable table = RandomTable.of(500, 4000, 8, 5);
        MixingProportions map = table.map(Workers.single());
        double[] next = new double[500];
        map.apply(table.start(), next);
        assertThat(Arrays.stream(next).sum()).isCloseTo(table.total(), within(1e-12 * table.total()));
        assertThat(map.total()).isEqualTo(table.total());
    }

    @Test
    void startMayHaveAnySum() {
        RandomTable table = RandomTable.of(20, 100, 4, 6);
        double[] next = new double[20];
        double objective = table.map(Workers.single()).apply(table.start(), next);
        double[] scaled = Arrays.stream(table.start()).map(x -> x * 1024).toArray();
        double[] same = new double[20];
        assertThat(table.map(Workers.single()).apply(scaled, same)).isEqualTo(objective);
        assertThat(same).containsExactly(next);
    }

    /** A class of a alone and one of a, b: b's optimum is positive, though it starts at 0. */
    @Test
    void zeroIsNotAbsorbing() {
        SparsePattern pattern = new SparsePattern(3, new int[] {0, 1, 3}, new int[] {0, 0, 1});
        MixingProportions map =
                new MixingProportions(pattern, new double[] {1, 1e-3, 1}, new double[] {1, 1}, Workers.single());
        double[] next = new double[3];
        map.apply(new double[] {2, 0, 0}, next);
        assertThat(next[1]).isPositive();
        assertThat(next[2]).as("in no observation").isZero();
        // Share b of 2 fragments: ln(1−b) + ln(0.001 (1−b) + b) is highest at b = (0.998/0.999)/2.
        EmResult fit = new EmLoop(StoppingRule.certifiedGap(1e-9), 1, 10_000)
                .run(map, new double[] {2, 0, 0}, EmListener.none());
        assertThat(fit.parameters()[1]).isCloseTo(0.998 / 0.999, within(1e-4));
    }

    @Test
    void gapSeesAComponentThatIsWronglyZero() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 2}, new int[] {0, 1});
        MixingProportions map =
                new MixingProportions(pattern, new double[] {1, 4}, new double[] {10}, Workers.single());
        double objective = map.apply(new double[] {10, 0}, new double[2]);
        assertThat(objective).isCloseTo(0, within(1e-12));
        // All of b explains the class 4 times better: 10 ln 4, and the bound is tight.
        assertThat(map.gapNats()).isCloseTo(10 * Math.log(4), within(1e-12));
    }

    @Test
    void unitsOfLikelihoodDoNotMatterWithinARow() {
        RandomTable table = RandomTable.of(10, 50, 4, 8);
        double[] tiny = table.likelihood.clone();
        for (int e = table.pattern.start(3); e < table.pattern.start(4); e++) {
            tiny[e] = Math.scalb(tiny[e], -1000);
        }
        double[] expected = new double[10];
        double objective = table.map(Workers.single()).apply(table.start(), expected);
        double[] next = new double[10];
        double lower =
                new MixingProportions(table.pattern, tiny, table.weight, Workers.single()).apply(table.start(), next);
        assertThat(next).containsExactly(expected);
        assertThat(lower)
                .isCloseTo(objective - table.weight[3] * 1000 * Math.log(2), within(1e-12 * Math.abs(objective)));
    }

    @Test
    void otherWeightsShareTheTable() {
        RandomTable table = RandomTable.of(30, 200, 4, 10);
        double[] other = table.weight.clone();
        for (int i = 0; i < other.length; i++) {
            other[i] = (i * 7) % 5;
        }
        double[] next = new double[30];
        double objective = new OptimalProportions(table.pattern, table.likelihood, Workers.single())
                .map(other, Workers.single())
                .apply(table.start(), next);
        double[] same = new double[30];
        assertThat(new MixingProportions(table.pattern, table.likelihood, other, Workers.single())
                        .apply(table.start(), same))
                .isEqualTo(objective);
        assertThat(same).containsExactly(next);
    }

    @Test
    void nothingSeenIsOptimalAnyhow() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 2}, new int[] {0, 1});
        MixingProportions map = new MixingProportions(pattern, new double[] {1, 1}, new double[] {0}, Workers.single());
        double[] next = {1, 1};
        assertThat(map.apply(new double[] {1, 1}, next)).isZero();
        assertThat(next).containsExactly(0, 0);
        assertThat(map.gapNats()).isZero();
        assertThat(map.gradientRatios()).containsExactly(0, 0);
        MixingProportions empty = new MixingProportions(
                new SparsePattern(0, new int[] {0}, new int[0]), new double[0], new double[0], Workers.single());
        assertThat(empty.apply(new double[0], new double[0])).isZero();
    }

    @Test
    void repairPutsCountsBelowZeroNearZero() {
        double[] theta = {-1, 2, 0};
        RandomTable.of(3, 5, 2, 1).map(Workers.single()).repair(theta, new double[] {5, 1, 3});
        assertThat(theta).containsExactly(5e-4, 2, 3 * 1e-4);
    }

    @Test
    void rejectsWhatIsOutOfRange() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 2}, new int[] {0, 1});
        Workers one = Workers.single();
        double[] good = {1, 1};
        double[] n = {1};
        assertThatThrownBy(() -> new MixingProportions(pattern, new double[] {1}, n, one))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MixingProportions(pattern, new double[] {1, -1}, n, one))
                .hasMessageContaining("likelihood of entry 1");
        assertThatThrownBy(() -> new MixingProportions(pattern, new double[] {0, 0}, n, one))
                .hasMessageContaining("no positive likelihood");
        assertThatThrownBy(() -> new MixingProportions(pattern, good, new double[] {1, 1}, one))
                .hasMessageContaining("2 weights, 1 observations");
        assertThatThrownBy(() -> new MixingProportions(pattern, good, new double[] {Double.NaN}, one))
                .hasMessageContaining("weight of observation 0");
        MixingProportions map = new MixingProportions(pattern, good, n, one);
        assertThatThrownBy(() -> map.apply(new double[] {0, 0}, new double[2])).hasMessageContaining("sum to 0.0");
    }
}
