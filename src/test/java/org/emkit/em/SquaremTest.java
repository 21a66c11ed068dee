package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SquaremTest {
    /** x ↦ a + slope (x − a): objective as told. A line converges in one step: the parabola's end is its fixed point. */
    private static final class Line implements EmMap {
        private final double slope;
        private final java.util.function.DoubleUnaryOperator objective;

        Line(double slope, java.util.function.DoubleUnaryOperator objective) {
            this.slope = slope;
            this.objective = objective;
        }

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double apply(double[] theta, double[] next) {
            next[0] = 10 + slope * (theta[0] - 10);
            return objective.applyAsDouble(theta[0]);
        }
    }

    /**
     * From 18 with slope ½: 18, 14, 12; r = −4, v = 2, factor 2; 18 + 2·2·(−4) + 4·2 = 10, the fixed point.
     */
    @Test
    void findsTheEndOfALineAtOnce() {
        double[] next = new double[1];
        double objective = new Squarem(new Line(0.5, x -> -x)).apply(new double[] {18}, next);
        assertThat(objective).isEqualTo(-18);
        assertThat(next).containsExactly(10);
    }

    @Test
    void dropsAStepThatLowersTheObjective() {
        double[] next = new double[1];
        // Higher towards 12, low beyond: the step to 10 is dropped, the second plain update stays.
        new Squarem(new Line(0.5, x -> x < 11 ? -1000 : -x)).apply(new double[] {18}, next);
        assertThat(next).containsExactly(12);
        new Squarem(new Line(0.5, x -> x < 11 ? Double.NaN : -x)).apply(new double[] {18}, next);
        assertThat(next).containsExactly(12);
    }

    @Test
    void fixedPointStaysExactly() {
        double[] next = new double[1];
        new Squarem(new Line(0.5, x -> 0)).apply(new double[] {10}, next);
        assertThat(next).containsExactly(10);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void reachesTheSameOptimumInFewerUpdates(long seed) {
        RandomTable table = RandomTable.of(150, 120, 6, 300 + seed);
        EmLoop loop = new EmLoop(StoppingRule.certifiedGap(1e-3), 0, 1_000_000);
        EmResult plain = loop.run(table.map(Workers.single()), table.start(), EmListener.none());
        EmResult fast = loop.run(new Squarem(table.map(Workers.single())), table.start(), EmListener.none());
        assertThat(fast.convergence().converged())
                .as("%s, plain %s", fast.convergence(), plain.convergence())
                .isTrue();
        assertThat(fast.convergence().updates()).isLessThan(plain.convergence().updates() / 2);
        assertThat(fast.convergence().objective()).isCloseTo(plain.convergence().objective(), within(1e-3));
    }

    @Test
    void objectiveAndGapAreThoseAtTheta() {
        RandomTable table = RandomTable.of(20, 100, 4, 44);
        MixingProportions plain = table.map(Workers.single());
        Squarem fast = new Squarem(table.map(Workers.single()));
        double[] next = new double[20];
        assertThat(fast.apply(table.start(), next)).isEqualTo(plain.apply(table.start(), next));
        assertThat(fast.gapNats()).isEqualTo(plain.gapNats()).isPositive();
        assertThat(fast.updatesPerApply()).isEqualTo(3);
        assertThat(new Squarem(fast).updatesPerApply()).isEqualTo(9);
    }
}
