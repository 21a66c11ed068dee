package org.emkit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankSumTest {
    /** Wins of positives over controls, a tie half. */
    private static double wins(double[] positives, double[] controls) {
        double wins = 0;
        for (double p : positives) {
            for (double c : controls) {
                wins += p > c ? 1 : p == c ? 0.5 : 0;
            }
        }
        return wins;
    }

    /** The share of all choices of n of the scores with so many wins or more. */
    private static double enumerated(double[] all, int n, double least) {
        int good = 0;
        int total = 0;
        for (int mask = 0; mask < 1 << all.length; mask++) {
            if (Integer.bitCount(mask) == n) {
                double[] positives = new double[n];
                double[] controls = new double[all.length - n];
                int p = 0;
                int c = 0;
                for (int k = 0; k < all.length; k++) {
                    if ((mask >> k & 1) == 1) {
                        positives[p++] = all[k];
                    } else {
                        controls[c++] = all[k];
                    }
                }
                total++;
                good += wins(positives, controls) >= least ? 1 : 0;
            }
        }
        return (double) good / total;
    }

    @Test
    void equalsEnumerationWithAndWithoutTies() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 60; trial++) {
            int n = 1 + random.nextInt(6);
            int m = 1 + random.nextInt(6);
            int values = trial % 2 == 0 ? 4 : 1_000_000;
            double[] positives =
                    random.doubles(n).map(x -> Math.floor(x * values)).toArray();
            double[] controls =
                    random.doubles(m).map(x -> Math.floor(x * values)).toArray();
            double[] all = new double[n + m];
            System.arraycopy(positives, 0, all, 0, n);
            System.arraycopy(controls, 0, all, n, m);
            double wins = wins(positives, controls);
            RankSum test = RankSum.of(positives, controls);
            assertThat(test.rocArea()).isCloseTo(wins / (n * m), within(1e-12));
            assertThat(test.logRightTail()).isCloseTo(Math.log(enumerated(all, n, wins)), within(1e-12));
        }
    }

    /** Just beyond the size for which it is exact, the approximation is near what the exact count gives just below. */
    @Test
    void approximationMeetsTheExactTest() {
        double[] positives = new double[25];
        double[] controls = new double[25];
        for (int k = 0; k < 25; k++) {
            positives[k] = 2 * k + 15;
            controls[k] = 2 * k;
        }
        double exact = RankSum.of(positives, controls).logRightTail();
        double[] more = java.util.Arrays.copyOf(controls, 26);
        more[25] = 24.5;
        double approximate = RankSum.of(positives, more).logRightTail();
        assertThat(approximate).isCloseTo(exact, within(0.1 * Math.abs(exact)));
    }

    /** Scores of one distribution: at most the share u of tests has p ≤ u, but for three standard errors. */
    @Test
    void approximationIsCalibrated() {
        SplittableRandom random = new SplittableRandom(4);
        int tests = 4000;
        int[] atMost = new int[2];
        for (int t = 0; t < tests; t++) {
            double[] positives = random.doubles(60).map(x -> Math.floor(x * 20)).toArray();
            double[] controls = random.doubles(140).map(x -> Math.floor(x * 20)).toArray();
            double p = Math.exp(RankSum.of(positives, controls).logRightTail());
            atMost[0] += p <= 0.01 ? 1 : 0;
            atMost[1] += p <= 0.05 ? 1 : 0;
        }
        assertThat(atMost[0]).isBetween(10, (int) (tests * (0.01 + 3 * Math.sqrt(0.01 * 0.99 / tests))));
        assertThat(atMost[1]).isBetween(100, (int) (tests * (0.05 + 3 * Math.sqrt(0.05 * 0.95 / tests))));
    }

    @Test
    void nothingToCompare() {
        assertThat(RankSum.of(new double[0], new double[] {1})).isEqualTo(new RankSum(0.5, 0));
        assertThat(RankSum.of(new double[] {1, 1}, new double[] {1})).isEqualTo(new RankSum(0.5, 0));
        double[] same = new double[60];
        assertThat(RankSum.of(same, same)).isEqualTo(new RankSum(0.5, 0));
    }
}
