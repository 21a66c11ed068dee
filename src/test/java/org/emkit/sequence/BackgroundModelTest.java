package org.emkit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BackgroundModelTest {
    private static final SequenceSet SET = new SequenceSetBuilder(Alphabet.DNA)
            .begin("a")
            .add("AACN")
            .begin("b")
            .add("CCA")
            .build();

    /** A A C and C C A: 3 A, 3 C, no G, no T, each plus one, of 10. */
    @Test
    void lettersGetOneCountMore() {
        BackgroundModel model = BackgroundModel.estimate(SET, 0, false);
        assertThat(model.probabilities()).containsExactly(0.4, 0.4, 0.1, 0.1);
    }

    /** On both strands 3 A, 3 C, 3 G, 3 T. */
    @Test
    void bothStrandsCount() {
        BackgroundModel model = BackgroundModel.estimate(SET, 0, true);
        assertThat(model.probabilities()).containsExactly(0.25, 0.25, 0.25, 0.25);
    }

    /** Words of two: AA, AC, CC, CA once each. P(C | A) = (1 + .1 · .16) / (2 + .1 · .4). */
    @Test
    void contextIsTheLettersBefore() {
        BackgroundModel model = BackgroundModel.estimate(SET, 1, false);
        byte[] codes = SET.codes();
        assertThat(model.logConditional(codes, 0, 0)).isCloseTo(Math.log(0.4), within(1e-12));
        assertThat(model.logConditional(codes, 0, 2)).isCloseTo(Math.log(1.016 / 2.04), within(1e-12));
        assertThat(model.logConditional(codes, 2, 2)).isCloseTo(Math.log(0.4), within(1e-12));
        assertThat(model.logConditional(codes, 0, 3)).isZero();
        assertThat(model.logConditional(codes, 0, 4)).isCloseTo(Math.log(0.4), within(1e-12));
    }

    @Test
    void strandsAreAlikeAfterAveraging() {
        BackgroundModel model = BackgroundModel.estimate(SET, 2, false).onBothStrands();
        double[] words = model.wordProbabilities(3);
        assertThat(words[0b000001]).isCloseTo(words[0b101111], within(1e-15)); // AAC, GTT
        byte[] forward = {0, 0, 1};
        byte[] reverse = {2, 3, 3};
        assertThat(model.withOrder(0).logProbability(forward, 0, 3))
                .isCloseTo(model.withOrder(0).logProbability(reverse, 0, 3), within(1e-12));
    }

    @Test
    void everyContextSumsToOne() {
        BackgroundModel model = BackgroundModel.estimate(SET, 2, true);
        for (byte a = 0; a < 4; a++) {
            for (byte b = 0; b < 4; b++) {
                double sum = 0;
                for (byte c = 0; c < 4; c++) {
                    sum += Math.exp(model.logConditional(new byte[] {a, b, c}, 0, 2));
                }
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }
}
