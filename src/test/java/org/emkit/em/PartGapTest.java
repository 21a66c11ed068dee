package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link MixingProportions#gapNats}, a sum over the connected parts. */
class PartGapTest {
    /**
     * Parts {a, b} with classes {a} 3 times, {b} once, {a, b} 4 times, and {c} with class {c} 2 times; N = 10.
     *
     * <pre>
     * at θ = (4, 4, 2): s = (0.4, 0.4, 0.8, 0.2)
     * g_a = (3/0.4 + 4/0.8)/10 = 1.25    g_b = (1/0.4 + 4/0.8)/10 = 0.75    g_c = (2/0.2)/10 = 1
     * gap = 8 ln 1.25 + 2 ln 1 = 1.785, not 10 ln 1.25 = 2.231
     * at θ = (1, 1, 8): g = (5, 3, 0.25) times 1, gap = 8 ln 5 + 2 ln ¼ = 10.10, not 10 ln 5 = 16.09
     * </pre>
     */
    @Test
    void twoPartsByHand() {
        RandomTable table = RandomTable.classes(3, new int[][] {{0}, {1}, {0, 1}, {2}}, 3, 1, 4, 2);
        MixingProportions map = table.map(Workers.single());
        map.apply(new double[] {4, 4, 2}, new double[3]);
        assertThat(map.gapNats()).isCloseTo(8 * Math.log(1.25), within(1e-13));
        map.apply(new double[] {1, 1, 8}, new double[3]);
        assertThat(map.gradientRatios()).usingComparatorWithPrecision(1e-14).containsExactly(5, 3, 0.25);
        assertThat(map.gapNats()).isCloseTo(8 * Math.log(5) + 2 * Math.log(0.25), within(1e-13));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void holdsAnywhereAndIsNoLooserThanOneBoundForAll(long seed) {
        RandomTable table = RandomTable.of(60, 35, 2, seed);
        double highest = Math.max(
                Fits.highestByEm(table),
                Fits.fit(table, 1e-6).result().convergence().objective());
        MixingProportions map = table.map(Workers.single());
        NaiveEm naive = new NaiveEm(table);
        int tighter = 0;
        for (int k = 0; k < 50; k++) {
            double[] theta = table.randomStart(100 * seed + k);
            double objective = map.apply(theta, new double[60]);
            double bound = table.total()
                    * Math.log(Arrays.stream(naive.ratios(theta)).max().orElseThrow());
            double rounding = 1e-12 * Math.abs(bound);
            assertThat(map.gapNats()).isGreaterThanOrEqualTo(highest - objective);
            assertThat(map.gapNats()).isLessThanOrEqualTo(bound + rounding);
            tighter += map.gapNats() < 0.99 * bound ? 1 : 0;
        }
        assertThat(tighter).as("tighter at some points").isPositive();
    }

    /** Also along EM's way, where the bound goes to nothing and rounding matters. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void holdsAlongTheWay(long seed) {
        RandomTable table = RandomTable.of(40, 35, 3, seed);
        double highest = Fits.fit(table, 1e-6).result().convergence().objective();
        MixingProportions map = table.map(Workers.single());
        double[] theta = table.start();
        double[] next = new double[40];
        for (int k = 0; k < 1000; k++) {
            double objective = map.apply(theta, next);
            double rounding = 1e-13 * Math.abs(objective);
            assertThat(map.gapNats()).isNotNegative().isGreaterThanOrEqualTo(highest - objective - rounding);
            theta = next.clone();
        }
    }

    /** A part that was not seen is no reason for doubt, shares that it holds are. */
    @Test
    void partsThatWereNotSeen() {
        RandomTable table = RandomTable.classes(2, new int[][] {{0}, {1}}, 5, 0);
        MixingProportions map = table.map(Workers.single());
        map.apply(new double[] {5, 0}, new double[2]);
        assertThat(map.gapNats()).isZero();
        map.apply(new double[] {5, 5}, new double[2]);
        assertThat(map.gapNats()).isCloseTo(5 * Math.log(2), within(1e-14));
    }
}
