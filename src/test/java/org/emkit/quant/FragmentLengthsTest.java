package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FragmentLengthsTest {
    private static final double EXACT = 1e-14;

    @Test
    void normalDistributionOnWholeLengths() {
        // mean 3, sd 1: weights e^-2 (1), e^-.5 (2), 1 (3), e^-.5 (4), e^-2 (5), e^-4.5 (6), e^-8 (7); 8 is 5 sd off.
        FragmentLengths lengths = FragmentLengths.gaussian(3, 1, 10);
        double total = 2 * Math.exp(-2) + 2 * Math.exp(-0.5) + 1 + Math.exp(-4.5) + Math.exp(-8);
        assertThat(lengths.probability(3)).isCloseTo(1 / total, within(EXACT));
        assertThat(lengths.probability(1)).isCloseTo(Math.exp(-2) / total, within(EXACT));
        assertThat(lengths.probability(7)).isCloseTo(Math.exp(-8) / total, within(EXACT));
        assertThat(lengths.probability(8)).isZero();
        assertThat(lengths.probability(0)).isZero();
        assertThat(lengths.cumulative(2)).isCloseTo((Math.exp(-2) + Math.exp(-0.5)) / total, within(EXACT));
        assertThat(lengths.cumulative(1_000_000)).isCloseTo(1, within(EXACT));
        // E[F | F <= 2] = (1 e^-2 + 2 e^-.5) / (e^-2 + e^-.5)
        double two = (Math.exp(-2) + 2 * Math.exp(-0.5)) / (Math.exp(-2) + Math.exp(-0.5));
        assertThat(lengths.meanUpTo(2)).isCloseTo(two, within(EXACT));
        assertThat(lengths.meanUpTo(0)).isNaN();
        assertThat(lengths.observed()).isZero();
        assertThat(lengths.maximum()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"200,0,200", "200.4,0.001,200", "0.2,0,1"})
    void noSpreadIsOneLength(double mean, double sd, int length) {
        FragmentLengths lengths = FragmentLengths.gaussian(mean, sd, 1000);
        assertThat(lengths.probability(length)).isEqualTo(1);
        assertThat(lengths.mean()).isEqualTo(length);
        assertThat(lengths.standardDeviation()).isZero();
    }

    @Test
    void observedLengthsAreSmoothedAndWeighOneFragmentMore() {
        // 16 fragments of length 5 spread to 1, 4, 6, 4, 1 at 3..7; one more fragment sits at 9.
        long[] histogram = new long[11];
        histogram[5] = 16;
        FragmentLengths lengths = FragmentLengths.observed(histogram, 9, 0);
        double[] expected = {0, 0, 0, 1, 4, 6, 4, 1, 0, 1, 0};
        for (int l = 0; l < expected.length; l++) {
            assertThat(lengths.probability(l)).as("length %d", l).isCloseTo(expected[l] / 17, within(EXACT));
        }
        // (16 * 5 + 9) / 17
        assertThat(lengths.mean()).isCloseTo(89 / 17.0, within(EXACT));
        assertThat(lengths.observed()).isEqualTo(16);
    }

    @Test
    void smoothingKeepsToTheAllowedLengths() {
        long[] histogram = {0, 16, 0, 0, 0, 16};
        FragmentLengths lengths = FragmentLengths.observed(histogram, 3, 0);
        // From 1: 6 at 1, 4 at 2, 1 at 3, and 5 would be below 1; from 5 mirrored; and one at 3.
        double[] expected = {0, 6, 4, 3, 4, 6};
        for (int l = 0; l < expected.length; l++) {
            assertThat(lengths.probability(l)).as("length %d", l).isCloseTo(expected[l] / 23, within(EXACT));
        }
    }

    @Test
    void windowsGrowUntilTheyHoldSixteen() {
        // 16 at 10 and one at 20: from 8 to 12 the kernel; at 13 (window 10..16, 16 of them in 7 lengths) 16/7; at 20
        // the window must reach back to 10: 10..30, 17 in 21 lengths. At 22: 10..30 clipped at 30: 17 in 21.
        long[] histogram = new long[31];
        histogram[10] = 16;
        histogram[20] = 1;
        FragmentLengths lengths = FragmentLengths.observed(histogram, 30, 0);
        double total = 1 / lengths.probability(30); // what the one fragment of the normal distribution is a part of
        assertThat(lengths.probability(10) * total).isCloseTo(6, within(1e-9));
        assertThat(lengths.probability(13) * total).isCloseTo(16 / 7.0, within(1e-9));
        assertThat(lengths.probability(20) * total).isCloseTo(17 / 21.0, within(1e-9));
        assertThat(lengths.probability(22) * total).isCloseTo(17 / 21.0, within(1e-9));
        assertThat(lengths.probability(7)).isZero();
        assertThat(lengths.probability(23)).isZero();
    }

    @Test
    void nothingObservedIsTheGivenDistribution() {
        FragmentLengths given = FragmentLengths.gaussian(250, 25, 1000);
        FragmentLengths observed = FragmentLengths.observed(new long[1001], 250, 25);
        for (int l = 0; l <= 1000; l++) {
            assertThat(observed.probability(l)).isCloseTo(given.probability(l), within(EXACT));
        }
        assertThat(given.mean()).isCloseTo(250, within(1e-9));
        // Cut at 4 sd: the variance loses 2 * 4 phi(4) / (1 - 2 Q(4)) = 0.00107 of itself; near enough 0.1 %.
        assertThat(given.standardDeviation()).isCloseTo(25, within(0.03));
    }

    @ParameterizedTest
    @CsvSource({"0,1,10", "11,1,10", "5,-1,10", "NaN,1,10", "1,1,0"})
    void refusesNonsense(double mean, double sd, int maximum) {
        assertThatIllegalArgumentException().isThrownBy(() -> FragmentLengths.gaussian(mean, sd, maximum));
    }
}
