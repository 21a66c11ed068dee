package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RestartsTest {
    private static final EmLoop LOOP = new EmLoop(StoppingRule.absoluteChange(1e-9), 0, 2000);

    /** Stays where it is; its objective is a function of the place with several maxima. */
    private static final class Still implements EmMap {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double apply(double[] theta, double[] next) {
            next[0] = theta[0];
            return -Math.abs(theta[0] % 3);
        }
    }

    @Test
    void keepsTheHighestAndOfEqualsTheFirst() {
        for (int threads : new int[] {1, 2, 8}) {
            try (Workers workers = new Workers(threads)) {
                // Objectives −1, −2, 0, −1, −2, 0, …: runs 2, 5, 8, … are equally good.
                Restarts.Best best = new Restarts(LOOP, workers).run(50, k -> new Still(), k -> new double[] {k + 1});
                assertThat(best.start()).isEqualTo(2);
                assertThat(best.result().parameters()).containsExactly(3);
                assertThat(best.result().convergence().objective()).isZero();
            }
        }
    }

    @Test
    void beatsASingleStartOfAGaussianMixtureAndIsTheSameForAnyThreads() {
        double[] data = GaussianMixture.sample(300, 5);
        // All three in one place's neighbourhood: a poor start.
        double[] poor = {0.98, 0.01, 0.01, 0, 0.1, 0.2, 9, 9, 9};
        EmResult single = LOOP.run(
                new GaussianMixture(data, 3, GaussianMixture.Prior.NONE, Workers.single()), poor, EmListener.none());
        double[] first = null;
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = new Workers(threads)) {
                Restarts.Best best = new Restarts(LOOP, workers)
                        .run(
                                12,
                                k -> new GaussianMixture(data, 3, GaussianMixture.Prior.NONE, Workers.single()),
                                k -> k == 0 ? poor : GaussianMixture.start(3, 1000 + k));
                assertThat(best.result().convergence().objective())
                        .isGreaterThanOrEqualTo(single.convergence().objective());
                double[] parameters = best.result().parameters();
                first = first == null ? parameters : first;
                assertThat(parameters).as("%d threads", threads).containsExactly(first);
            }
        }
    }

    @Test
    void startsAroundACenterAreSeeded() {
        double[] center = {1, 2, 3, 4};
        var starts = Restarts.around(center, 0.5, 42);
        assertThat(starts.apply(0)).containsExactly(center);
        assertThat(starts.apply(1))
                .containsExactly(Restarts.around(center, 0.5, 42).apply(1));
        assertThat(starts.apply(1)).isNotEqualTo(starts.apply(2));
        assertThat(starts.apply(1))
                .isNotEqualTo(Restarts.around(center, 0.5, 43).apply(1));
        for (int k = 0; k < 20; k++) {
            double[] point = starts.apply(k);
            assertThat(Arrays.stream(point).sum()).isCloseTo(10, within(1e-12));
            for (int c = 0; c < 4; c++) {
                assertThat(point[c]).isGreaterThanOrEqualTo(0.5 * center[c]);
            }
        }
        assertThat(Restarts.around(center, 0, 42).apply(3)).containsExactly(center);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> Restarts.around(new double[1], 1.5, 0)).hasMessage("spread: 1.5");
        Restarts restarts = new Restarts(LOOP, Workers.single());
        assertThatThrownBy(() -> restarts.run(0, k -> new Still(), k -> new double[1]))
                .hasMessage("starts: 0");
    }
}
