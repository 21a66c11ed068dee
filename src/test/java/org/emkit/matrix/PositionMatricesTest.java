package org.emkit.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Test;

class PositionMatricesTest {
    private static final PositionProbabilityMatrix MATRIX =
            PositionProbabilityMatrix.of(Alphabet.DNA, new double[] {8, 0, 0, 0, 1, 1, 1, 1, 0, 3, 1, 0});
    private static final double[] UNIFORM = {0.25, 0.25, 0.25, 0.25};

    @Test
    void countsBecomeProbabilities() {
        assertThat(MATRIX.width()).isEqualTo(3);
        assertThat(MATRIX.probability(2, 1)).isEqualTo(0.75);
        assertThatThrownBy(() -> PositionProbabilityMatrix.of(Alphabet.DNA, new double[4]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOtherStrandIsReadBackwards() {
        PositionProbabilityMatrix other = MATRIX.reverseComplement();
        assertThat(other.probability(0, 2)).isEqualTo(0.75);
        assertThat(other.probability(2, 3)).isEqualTo(1);
        assertThat(other.reverseComplement().probabilities()).containsExactly(MATRIX.probabilities());
    }

    /** 2 bits, 0 bits, and 2 − H(3/4, 1/4) = 2 − .8112781. */
    @Test
    void informationContent() {
        assertThat(MATRIX.informationContent(0, UNIFORM)).isCloseTo(2, within(1e-12));
        assertThat(MATRIX.informationContent(UNIFORM)).isCloseTo(3.1887219, within(1e-7));
    }

    @Test
    void windowsAreScored() {
        BackgroundModel background = BackgroundModel.uniform(Alphabet.DNA);
        assertThatThrownBy(() -> PositionWeightMatrix.of(MATRIX, background))
                .isInstanceOf(IllegalArgumentException.class);
        PositionProbabilityMatrix smoothed = MATRIX.smoothed(8, 1, UNIFORM);
        assertThat(smoothed.probability(0, 0)).isCloseTo(8.25 / 9, within(1e-15));
        PositionWeightMatrix weights = PositionWeightMatrix.of(smoothed, background);
        byte[] codes = {3, 0, 2, 1, 4};
        double expected = Math.log(4 * 8.25 / 9) / Math.log(2) + 0 + Math.log(4 * (6.25 / 9)) / Math.log(2);
        assertThat(weights.score(codes, 1)).isCloseTo(expected, within(1e-12));
        assertThat(weights.score(codes, 2)).isNaN();
        byte[] reversed = {2, 1, 3};
        assertThat(weights.reverseComplement().score(reversed, 0)).isCloseTo(expected, within(1e-12));
    }
}
