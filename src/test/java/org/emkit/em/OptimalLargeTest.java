package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link OptimalProportions} where threads share a part, or columns of a part are left out at first. */
class OptimalLargeTest {
    /** One part of so many entries that several threads put its matrix together. */
    private static final RandomTable ENTANGLED = RandomTable.of(320, 12_000, 14, 1);
    /** One part of most components, many of which get nothing. */
    private static final RandomTable SPARSE = RandomTable.of(1200, 1300, 4, 2);

    private static final RandomTable MANY_PARTS = RandomTable.of(4000, 2500, 3, 3);

    @Test
    void tablesAreWhatTheirNamesSay() {
        Components entangled = Components.of(ENTANGLED.pattern);
        assertThat(entangled.count()).isEqualTo(1);
        assertThat(entangled.largest()).isGreaterThanOrEqualTo(300);
        assertThat(ENTANGLED.pattern.entries()).isGreaterThan(1 << 16);
        Components sparse = Components.of(SPARSE.pattern);
        assertThat(sparse.largest()).isGreaterThan(1000);
        Components many = Components.of(MANY_PARTS.pattern);
        assertThat(many.count()).isGreaterThan(300);
        assertThat(many.largest()).isGreaterThan(64);
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 3, 8})
    void threadsChangeNoBit(int threads) {
        for (RandomTable table : new RandomTable[] {ENTANGLED, SPARSE, MANY_PARTS}) {
            ProportionsFit alone = Fits.fit(table, 1e-3);
            try (Workers workers = new Workers(threads)) {
                ProportionsFit fit = Fits.fit(table, table.start(), 1e-3, Fits.MOST_UPDATES, workers);
                assertThat(fit.result().parameters())
                        .containsExactly(alone.result().parameters());
                assertThat(fit.result().convergence()).isEqualTo(alone.result().convergence());
                assertThat(fit.work()).isEqualTo(alone.work());
            }
        }
    }

    @ParameterizedTest(name = "{0} nats")
    @ValueSource(doubles = {1e-3, 1e-6})
    void proved(double tolerance) {
        for (RandomTable table : new RandomTable[] {ENTANGLED, SPARSE, MANY_PARTS}) {
            ProportionsFit fit = Fits.fit(table, tolerance);
            assertThat(fit.result().convergence().converged()).isTrue();
            assertThat(fit.work().newtonSteps()).isBetween(2, 60);
            assertThat(fit.work().unmetParts()).isZero();
            assertThat(fit.work().parts())
                    .isEqualTo(Components.of(table.pattern).count());
        }
        Fits.expectProved(SPARSE, Fits.fit(SPARSE, tolerance));
        Fits.expectProved(ENTANGLED, Fits.fit(ENTANGLED, tolerance));
    }

    @Test
    void noHigherThanTheBoundOfEm() {
        for (RandomTable table : new RandomTable[] {ENTANGLED, SPARSE, MANY_PARTS}) {
            Convergence em = new EmLoop(StoppingRule.certifiedGap(1e-2), 0, 3000)
                    .run(new Squarem(table.map(Workers.single())), table.start(), EmListener.none())
                    .convergence();
            Convergence end = Fits.fit(table, 1e-3).result().convergence();
            double rounding = 1e-12 * Math.abs(end.objective());
            assertThat(end.objective()).isLessThanOrEqualTo(em.objective() + em.gapNats() + rounding);
            assertThat(em.objective()).isLessThanOrEqualTo(end.objective() + end.gapNats() + rounding);
        }
    }

    /** A start that favours what the optimum leaves empty: columns worth having are found, round by round. */
    @Test
    void columnsLeftOutAtFirstComeIn() {
        double[] good = Fits.fit(SPARSE, 1e-6).result().parameters();
        double[] start = new double[good.length];
        for (int c = 0; c < start.length; c++) {
            start[c] = good[c] > 1 ? 1e-12 : 1;
        }
        ProportionsFit fit = Fits.fit(SPARSE, start, 1e-6, Fits.MOST_UPDATES, Workers.single());
        assertThat(fit.result().convergence().converged()).isTrue();
        for (int c = 0; c < start.length; c++) {
            assertThat(fit.result().parameters()[c]).isCloseTo(good[c], within(1e-3 * good[c] + 1e-6));
        }
    }

    @Test
    void namesDoNotMatter() {
        int[] place = RandomTable.shuffled(320, 4);
        double[] counts = Fits.fit(ENTANGLED, 1e-6).result().parameters();
        double[] relabelled =
                Fits.fit(ENTANGLED.relabelled(place), 1e-6).result().parameters();
        for (int c = 0; c < counts.length; c++) {
            assertThat(relabelled[place[c]]).isCloseTo(counts[c], within(1e-3 * counts[c] + 1e-6));
        }
    }

    /** Above the limit a part is left to EM, which proves as much, if it has the updates. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void whatIsTooLargeIsLeftToEm(long seed) {
        RandomTable table = RandomTable.of(100, 150, 3, seed);
        double newton = Fits.fit(table, 1e-3).result().convergence().objective();
        for (FactorLimit limit :
                new FactorLimit[] {new FactorLimit(20, 1e12), new FactorLimit(1000, 100), new FactorLimit(0, 0)}) {
            ProportionsFit fit = limited(table, limit, 100_000, Workers.single());
            Convergence end = fit.result().convergence();
            assertThat(end.converged()).isTrue();
            assertThat(end.updates()).isGreaterThan(16);
            assertThat(end.gapNats()).isLessThanOrEqualTo(1e-3);
            assertThat(end.objective()).isCloseTo(newton, within(1e-3));
            assertThat(fit.work().unmetParts()).isZero();
            Fits.expectProved(table, fit);
        }
    }

    @Test
    void whatIsTooLargeForUpdatesLeftSaysSo() {
        RandomTable table = RandomTable.of(100, 150, 3, 5);
        double newton = Fits.fit(table, 1e-6).result().convergence().objective();
        ProportionsFit fit = limited(table, new FactorLimit(20, 1e12), 25, Workers.single());
        Convergence end = fit.result().convergence();
        assertThat(end.converged()).isFalse();
        assertThat(end.updates()).isBetween(25, 28);
        assertThat(fit.work().unmetParts()).isPositive();
        assertThat(end.gapNats()).isGreaterThan(1e-3).isGreaterThanOrEqualTo(newton - end.objective());
        Fits.expectProved(table, fit);
        try (Workers workers = new Workers(3)) {
            ProportionsFit threads = limited(table, new FactorLimit(20, 1e12), 25, workers);
            assertThat(threads.result().parameters())
                    .containsExactly(fit.result().parameters());
        }
    }

    private static ProportionsFit limited(RandomTable table, FactorLimit limit, int maxUpdates, Workers workers) {
        return new OptimalProportions(table.pattern, table.likelihood, limit, workers)
                .fit(table.weight, table.start(), 1e-3, maxUpdates, workers, EmListener.none());
    }

    /** A bootstrap of a large part: the same to the bit on any number of threads, proved like the sample itself. */
    @Test
    void resampledWeights() {
        double[] weight = new double[SPARSE.weight.length];
        SplittableRandom random = new SplittableRandom(6);
        for (int k = 0; k < 20_000; k++) {
            weight[random.nextInt(weight.length * 2 / 3)]++;
        }
        RandomTable resampled = SPARSE.with(SPARSE.likelihood, weight);
        double[] sample = Fits.fit(SPARSE, 1e-3).result().parameters();
        double[] start = new double[sample.length];
        for (int c = 0; c < start.length; c++) {
            start[c] = sample[c] + 1e-3;
        }
        ProportionsFit fit = Fits.fit(resampled, start, 1e-3, Fits.MOST_UPDATES, Workers.single());
        assertThat(fit.result().convergence().converged()).isTrue();
        Fits.expectProved(resampled, fit);
    }
}
