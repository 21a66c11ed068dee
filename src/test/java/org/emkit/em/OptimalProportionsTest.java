package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptimalProportionsTest {
    @Test
    void oneComponentGetsAll() {
        ProportionsFit fit = Fits.fit(RandomTable.classes(1, new int[][] {{0}, {0}}, 3, 4), 1e-3);
        assertThat(fit.result().parameters()).containsExactly(7);
        assertThat(fit.result().convergence()).isEqualTo(new Convergence(true, 16, 0, 0));
        assertThat(fit.work().parts()).isEqualTo(1);
        assertThat(fit.work().largestPart()).isEqualTo(1);
        assertThat(fit.work().unmetParts()).isZero();
    }

    /** {a} 3 times, {b} once, {a, b} 4 times, which says nothing: (¾, ¼) of 8, ℓ = 3 ln ¾ + ln ¼. */
    @Test
    void threeClassesTwoTranscriptsByHand() {
        ProportionsFit fit = Fits.fit(RandomTable.classes(2, new int[][] {{0}, {1}, {0, 1}}, 3, 1, 4), 1e-9);
        assertThat(fit.result().parameters()).usingComparatorWithPrecision(1e-4).containsExactly(6, 2);
        double optimum = 3 * Math.log(0.75) + Math.log(0.25);
        assertThat(fit.result().convergence().objective()).isCloseTo(optimum, within(1e-9));
    }

    /**
     * {a}, {b} and a third fragment that is twice as likely from a as from b, once each.
     *
     * <pre>
     * ℓ(p)  = ln p + ln (1−p) + ln (2p + 1 − p)
     * ℓ'(p) = 1/p − 1/(1−p) + 1/(1+p) = 0,  so (1−p²) − p(1+p) + p(1−p) = 1 − 3p² = 0,  p = 1/√3
     * counts: 3/√3 = √3 and 3 − √3
     * </pre>
     */
    @Test
    void quadraticByHand() {
        RandomTable table = RandomTable.classes(2, new int[][] {{0}, {1}, {0, 1}}, 1, 1, 1)
                .with(new double[] {1, 1, 2, 1}, new double[] {1, 1, 1});
        double[] counts = Fits.fit(table, 1e-10).result().parameters();
        assertThat(counts).usingComparatorWithPrecision(1e-5).containsExactly(Math.sqrt(3), 3 - Math.sqrt(3));
    }

    /** {a} once and a class ten times as likely from a: the slope at b = 0 is 1/10 − 2 < 0, so b gets nothing. */
    @Test
    void whatOnlyCostsGetsNothing() {
        RandomTable table = RandomTable.classes(2, new int[][] {{0}, {0, 1}}, 1, 1)
                .with(new double[] {1, 1, 0.1}, new double[] {1, 1});
        ProportionsFit fit = Fits.fit(table, 1e-12);
        assertThat(fit.result().parameters()).containsExactly(2, 0);
        assertThat(fit.result().convergence().gapNats()).isZero();
    }

    /** Parts of one and two components, a component in no observation: each part is the example above, or one count. */
    @Test
    void partsDoNotMix() {
        int[][] rows = {{0}, {5}, {0, 5}, {2}, {4}, {3, 4}, {3}};
        double[] counts = Fits.fit(RandomTable.classes(6, rows, 3, 1, 4, 10, 3, 4, 1), 1e-9)
                .result()
                .parameters();
        assertThat(counts).usingComparatorWithPrecision(1e-3).containsExactly(6, 0, 10, 2, 6, 2);
    }

    @ParameterizedTest(name = "{0} components, {1} observations of up to {2}, seed {3}")
    @CsvSource({
        "2, 12, 2, 1",
        "3, 3, 3, 2",
        "5, 40, 3, 3",
        "8, 5, 4, 4",
        "12, 60, 5, 5",
        "20, 20, 2, 6",
        "20, 100, 4, 7",
        "30, 25, 3, 8",
        "40, 200, 6, 9",
        "40, 40, 1, 10",
        "50, 30, 2, 11",
        "60, 60, 3, 12",
        "63, 200, 4, 13",
        "64, 90, 4, 14",
        "65, 90, 4, 15",
        "80, 60, 3, 16",
        "100, 80, 2, 17",
        "100, 400, 3, 18",
        "120, 90, 5, 19",
        "150, 100, 2, 20",
        "200, 150, 3, 21",
        "200, 600, 4, 22",
        "300, 200, 3, 23",
        "300, 900, 2, 24"
    })
    void agreesWithLongEm(int components, int observations, int mostEntries, long seed) {
        RandomTable table = RandomTable.of(components, observations, mostEntries, seed);
        double highest = Fits.highestByEm(table);
        for (double tolerance : new double[] {1e-3, 1e-6}) {
            ProportionsFit fit = Fits.fit(table, table.randomStart(seed), tolerance, 1000, Workers.single());
            Convergence end = fit.result().convergence();
            assertThat(end.converged()).isTrue();
            assertThat(end.gapNats()).isBetween(0.0, tolerance);
            assertThat(fit.work().unmetParts()).isZero();
            double rounding = 1e-12 * Math.abs(highest);
            assertThat(end.objective()).isCloseTo(highest, within(2 * tolerance));
            assertThat(highest - end.objective()).as("the gap is true").isLessThanOrEqualTo(end.gapNats() + rounding);
            Fits.expectProved(table, fit);
        }
    }

    @ParameterizedTest(name = "at most {0}")
    @ValueSource(ints = {1, 4})
    void endsEarlyAndSaysSo(int maxUpdates) {
        RandomTable table = RandomTable.of(30, 100, 4, 3);
        double highest = Fits.highestByEm(table);
        ProportionsFit fit = Fits.fit(table, table.randomStart(3), 1e-3, maxUpdates, Workers.single());
        Convergence end = fit.result().convergence();
        assertThat(end.converged()).isFalse();
        assertThat(end.updates()).isBetween(maxUpdates, maxUpdates + 2);
        assertThat(end.gapNats()).isGreaterThan(highest - end.objective());
        assertThat(fit.work().newtonSteps()).isZero();
        assertThat(fit.work().unmetParts()).isPositive();
        Fits.expectProved(table, fit);
    }

    @Test
    void endsEarlyAtTheOptimum() {
        RandomTable table = RandomTable.classes(2, new int[][] {{0}, {1}}, 3, 1);
        ProportionsFit fit = Fits.fit(table, new double[] {1, 1}, 1e-3, 4, Workers.single());
        assertThat(fit.result().parameters()).containsExactly(3, 1);
        assertThat(fit.result().convergence().converged()).isTrue();
        assertThat(fit.work().newtonSteps()).isZero();
        assertThat(fit.work().unmetParts()).isZero();
    }

    @Test
    void nothingSeenIsNothing() {
        RandomTable table = RandomTable.classes(3, new int[][] {{0, 1}, {1, 2}}, 0, 0);
        for (int maxUpdates : new int[] {1, 4, 100}) {
            ProportionsFit fit = Fits.fit(table, new double[] {1, 1, 1}, 1e-3, maxUpdates, Workers.single());
            assertThat(fit.result().parameters()).containsOnly(0);
            assertThat(fit.result().convergence().converged()).isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void weightsMayBeLargeAndSmall(long seed) {
        RandomTable table = RandomTable.of(40, 60, 4, seed);
        for (double factor : new double[] {1e9, 1e-3}) {
            RandomTable scaled = table.with(
                    table.likelihood,
                    Arrays.stream(table.weight).map(n -> n * factor).toArray());
            ProportionsFit fit = Fits.fit(scaled, 1e-3);
            assertThat(fit.result().convergence().converged()).isTrue();
            double rounding = 1e-12 * Math.abs(fit.result().convergence().objective());
            assertThat(Fits.highestByEm(scaled) - fit.result().convergence().objective())
                    .isLessThanOrEqualTo(fit.result().convergence().gapNats() + rounding);
        }
    }

    /** Beyond the precision of the ratios, about 1e-15 N, nothing can be proved: the run says so and stays near. */
    @Test
    void saysWhereRoundingHidesTheProof() {
        RandomTable table = RandomTable.of(40, 60, 4, 5);
        double[] weight = Arrays.stream(table.weight).map(n -> n * 1e12).toArray();
        ProportionsFit fit = Fits.fit(table.with(table.likelihood, weight), 1e-9);
        Convergence end = fit.result().convergence();
        assertThat(end.converged()).isEqualTo(end.gapNats() <= 1e-9);
        assertThat(end.gapNats()).isLessThan(1e-14 * Arrays.stream(weight).sum());
    }

    @ParameterizedTest(name = "e to the power of ±{0}")
    @ValueSource(doubles = {10, 150, 350, 700})
    void likelihoodsMayRangeFar(double range) {
        for (long seed = 1; seed <= 6; seed++) {
            RandomTable table = RandomTable.of(40, 80, 5, seed);
            double[] likelihood = new SplittableRandom(seed)
                    .doubles(table.likelihood.length, -range, range)
                    .map(Math::exp)
                    .toArray();
            ProportionsFit fit = Fits.fit(table.with(likelihood, table.weight), 1e-6);
            assertThat(fit.result().convergence().converged()).isTrue();
            Fits.expectProved(table.with(likelihood, table.weight), fit);
        }
    }

    @Test
    void unitsOfLikelihoodDoNotMatterWithinARow() {
        RandomTable table = RandomTable.of(40, 80, 5, 3);
        double[] tiny = table.likelihood.clone();
        for (int e = 0; e < table.pattern.start(40); e++) {
            tiny[e] = Math.scalb(tiny[e], -996);
        }
        double[] counts = Fits.fit(table, 1e-6).result().parameters();
        assertThat(Fits.fit(table.with(tiny, table.weight), 1e-6).result().parameters())
                .containsExactly(counts);
    }

    @Test
    void likelihoodsMayBeZeroButForOneOfEachRow() {
        for (long seed = 1; seed <= 6; seed++) {
            RandomTable table = RandomTable.of(40, 80, 5, seed);
            double[] likelihood = table.likelihood.clone();
            for (int i = 0; i < table.pattern.observations(); i++) {
                for (int e = table.pattern.start(i) + 1; e < table.pattern.start(i + 1); e += 2) {
                    likelihood[e] = 0;
                }
            }
            ProportionsFit fit = Fits.fit(table.with(likelihood, table.weight), 1e-6);
            assertThat(fit.result().convergence().converged()).isTrue();
            Fits.expectProved(table.with(likelihood, table.weight), fit);
        }
    }

    /** A resampled table: about a third of the rows are not seen, some parts not at all. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rowsAndPartsThatWereNotSeen(long seed) {
        RandomTable table = RandomTable.of(120, 100, 3, seed);
        Components parts = Components.of(table.pattern);
        SplittableRandom random = new SplittableRandom(seed);
        double[] weight = new double[table.weight.length];
        for (int k = 0; k < weight.length; k++) {
            weight[random.nextInt(weight.length)]++;
        }
        for (int k = 0; k < parts.observations(0); k++) {
            weight[parts.observation(0, k)] = 0;
        }
        RandomTable resampled = table.with(table.likelihood, weight);
        ProportionsFit fit = Fits.fit(resampled, table.start(), 1e-6, 1000, Workers.single());
        assertThat(fit.result().convergence().converged()).isTrue();
        for (int k = 0; k < parts.size(0); k++) {
            assertThat(fit.result().parameters()[parts.component(0, k)]).isZero();
        }
        Fits.expectProved(resampled, fit);
    }

    @Test
    void oneFragmentIsEnough() {
        RandomTable table = RandomTable.of(40, 80, 5, 3);
        double[] weight = new double[80];
        weight[17] = 1;
        ProportionsFit fit = Fits.fit(table.with(table.likelihood, weight), 1e-6);
        assertThat(fit.result().convergence().converged()).isTrue();
        assertThat(Arrays.stream(fit.result().parameters()).sum()).isCloseTo(1, within(1e-12));
    }
}
