package org.emkit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoissonBinomialTest {
    /** Sum over all outcomes of all trials. */
    private static double enumerated(double[] chance, int[] trials, int successes) {
        double[] each = new double[java.util.Arrays.stream(trials).sum()];
        int n = 0;
        for (int k = 0; k < chance.length; k++) {
            for (int t = 0; t < trials[k]; t++) {
                each[n++] = chance[k];
            }
        }
        double sum = 0;
        for (int mask = 0; mask < 1 << n; mask++) {
            double p = Integer.bitCount(mask) >= successes ? 1 : 0;
            for (int k = 0; k < n; k++) {
                p *= (mask >> k & 1) == 1 ? each[k] : 1 - each[k];
            }
            sum += p;
        }
        return Math.log(sum);
    }

    @Test
    void equalsEnumeration() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            double[] chance = {0, 1, random.nextInt(6) / 5.0, random.nextDouble(), 1e-3};
            int[] trials = {
                random.nextInt(2), random.nextInt(3), random.nextInt(4), random.nextInt(4), random.nextInt(3)
            };
            for (int successes = 0; successes <= 12; successes++) {
                double expected = enumerated(chance, trials, successes);
                double actual = PoissonBinomial.logRightTail(chance, trials, successes);
                if (expected == Double.NEGATIVE_INFINITY) {
                    assertThat(actual).isEqualTo(expected);
                } else {
                    assertThat(actual).isCloseTo(expected, within(1e-10));
                }
            }
        }
    }

    @Test
    void equalChancesAreBinomial() {
        for (int successes = 0; successes <= 1000; successes += 50) {
            double binomial = BinomialTail.logRightTail(successes, 1000, 0.05);
            double actual = PoissonBinomial.logRightTail(new double[] {0.05}, new int[] {1000}, successes);
            assertThat(actual).isCloseTo(binomial, within(1e-9 * (1 - binomial)));
        }
    }

    /** Never less than the exact tail, and within a factor of the standard deviation times a few. */
    @Test
    void boundOfManyTrials() {
        for (int successes : new int[] {1010, 1100, 1500, 9000, 20_000}) {
            double binomial = BinomialTail.logRightTail(successes, 20_000, 0.05);
            double bound = PoissonBinomial.logRightTail(new double[] {0.05}, new int[] {20_000}, successes);
            assertThat(bound).isBetween(binomial - 1e-6, binomial + Math.log(300));
        }
        assertThat(PoissonBinomial.logRightTail(new double[] {0.05}, new int[] {20_000}, 900))
                .isZero();
    }
}
