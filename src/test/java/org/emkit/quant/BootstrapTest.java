package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.emkit.em.EmListener;
import org.emkit.em.SparsePattern;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapTest {
    /** 300 fragments on the first transcript, 100 on the second, 600 on both; effective lengths 1. */
    private static Bootstrap bootstrap(long seed) {
        SparsePattern pattern = new SparsePattern(3, new int[] {0, 1, 3, 4}, new int[] {0, 0, 1, 1});
        EquivalenceClasses classes =
                new EquivalenceClasses(pattern, new double[] {1, 1, 1, 1}, new double[] {300, 600, 100}, false);
        QuantOptions options = QuantOptions.builder().toleranceNats(1e-6).build();
        Workers one = Workers.single();
        Estimator estimator = new Estimator(options, classes, new double[] {1, 1, 1}, one);
        double[] estimate = estimator.fit(one, EmListener.none()).fragments();
        // 300 and 100 alone, so three quarters and one quarter of all.
        assertThat(estimate[0]).isCloseTo(750, within(0.1));
        assertThat(estimate[1]).isCloseTo(250, within(0.1));
        return new Bootstrap(estimator, estimate, seed, one);
    }

    @Test
    void drawsAreMultinomial() {
        Bootstrap bootstrap = bootstrap(42);
        int replicates = 2000;
        double[] mean = new double[3];
        double[] square = new double[3];
        double product = 0;
        for (int r = 0; r < replicates; r++) {
            double[] counts = bootstrap.draw(r);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(1000);
            for (int c = 0; c < 3; c++) {
                mean[c] += counts[c] / replicates;
                square[c] += counts[c] * counts[c] / replicates;
            }
            product += counts[0] * counts[1] / replicates;
        }
        // Variances n p (1 - p): 210, 240, 90; covariance -n p q = -180. Five standard errors of the mean: 1.6.
        assertThat(mean[0]).isCloseTo(300, within(1.7));
        assertThat(mean[1]).isCloseTo(600, within(1.8));
        assertThat(mean[2]).isCloseTo(100, within(1.1));
        assertThat(square[0] - mean[0] * mean[0]).isCloseTo(210, within(35.0));
        assertThat(square[1] - mean[1] * mean[1]).isCloseTo(240, within(40.0));
        assertThat(square[2] - mean[2] * mean[2]).isCloseTo(90, within(15.0));
        assertThat(product - mean[0] * mean[1]).isCloseTo(-180, within(35.0));
    }

    @Test
    void replicatesEstimateFromTheirOwnCounts() {
        Bootstrap bootstrap = bootstrap(7);
        BootstrapEstimates result = bootstrap.run(0, 20, Workers.single());
        assertThat(result.replicates()).isEqualTo(20);
        for (int r = 0; r < 20; r++) {
            double[] counts = bootstrap.draw(r);
            // First share = alone / (alone of both), of all 1000.
            assertThat(result.fragments(r, 0)).isCloseTo(1000 * counts[0] / (counts[0] + counts[2]), within(0.1));
            assertThat(result.fragments(r, 0) + result.fragments(r, 1)).isCloseTo(1000, within(1e-6));
            assertThat(result.fragments(r, 2)).isZero();
            assertThat(result.convergence(r).converged()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {2, 3, 8})
    void replicateDependsOnSeedAndNumberAlone(int threads) {
        BootstrapEstimates one = bootstrap(1).run(0, 6, Workers.single());
        try (Workers workers = new Workers(threads)) {
            BootstrapEstimates many = bootstrap(1).run(0, 9, workers);
            for (int r = 0; r < 6; r++) {
                assertThat(many.fragments(r, 0)).isEqualTo(one.fragments(r, 0));
                assertThat(many.convergence(r)).isEqualTo(one.convergence(r));
            }
            BootstrapEstimates last = bootstrap(1).run(7, 2, workers);
            for (int r = 0; r < 2; r++) {
                assertThat(last.fragments(r, 0)).isEqualTo(many.fragments(7 + r, 0));
                assertThat(last.convergence(r)).isEqualTo(many.convergence(7 + r));
            }
            assertThat(many.fragments(7, 0)).isNotEqualTo(many.fragments(8, 0));
        }
        assertThat(bootstrap(2).draw(0)).isNotEqualTo(bootstrap(1).draw(0));
    }
}
