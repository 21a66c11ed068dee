package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;

class EffectiveLengthsTest {
    @Test
    void oneLengthLeavesItsStartPositions() {
        FragmentLengths four = FragmentLengths.gaussian(4, 0, 10);
        // 10 - 4 + 1 = 7 starts; exactly one on a transcript of 4; on 3 no fragment fits: its own length.
        assertThat(EffectiveLengths.of(new int[] {10, 4, 3, 5000}, four)).containsExactly(7, 1, 3, 4997);
    }

    @Test
    void onlyLengthsThatFitCount() {
        // Lengths 1 and 2, half each. On 5: 5 - 1.5 + 1 = 4.5; on 1 only length 1 fits: 1.
        FragmentLengths lengths = FragmentLengths.gaussian(1.5, 0.5, 2);
        double[] effective = EffectiveLengths.of(new int[] {5, 1}, lengths);
        assertThat(effective[0]).isCloseTo(4.5, within(1e-14));
        assertThat(effective[1]).isCloseTo(1, within(1e-14));
    }

    @Test
    void agreesWithTheSumOverStarts() {
        // sum over l <= L of P(l) (L - l + 1) / P(F <= L)
        FragmentLengths lengths = FragmentLengths.gaussian(250, 25, 1000);
        for (int length : new int[] {151, 200, 249, 251, 400, 3000}) {
            double starts = 0;
            for (int l = 1; l <= Math.min(length, 1000); l++) {
                starts += lengths.probability(l) * (length - l + 1);
            }
            assertThat(EffectiveLengths.of(new int[] {length}, lengths)[0])
                    .isCloseTo(starts / lengths.cumulative(length), within(1e-9));
        }
    }

    @Test
    void unknownLengthIsOurMistake() {
        FragmentLengths lengths = FragmentLengths.gaussian(250, 25, 1000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EffectiveLengths.of(new int[] {Transcriptome.UNKNOWN_LENGTH}, lengths));
    }
}
