package org.emkit.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.junit.jupiter.api.Test;

class BestWindowTest {
    /** Every window by the plain matrix. */
    private static double naive(PositionWeightMatrix weights, byte[] codes, boolean bothStrands) {
        double best = Double.NEGATIVE_INFINITY;
        for (int k = 0; k + weights.width() <= codes.length; k++) {
            double score = weights.score(codes, k);
            best = score > best ? score : best;
            double other = bothStrands ? weights.reverseComplement().score(codes, k) : score;
            best = other > best ? other : best;
        }
        return best;
    }

    private static void assertNaive(Alphabet alphabet, boolean bothStrands) {
        SplittableRandom random = new SplittableRandom(8);
        BackgroundModel background = BackgroundModel.uniform(alphabet);
        for (int width = 1; width < 30; width++) {
            double[] f = random.doubles((long) width * alphabet.size())
                    .map(x -> x * x * x)
                    .toArray();
            PositionProbabilityMatrix matrix = PositionProbabilityMatrix.of(alphabet, f);
            PositionWeightMatrix weights =
                    PositionWeightMatrix.of(matrix.smoothed(100, 1, background.probabilities()), background);
            BestWindow window = new BestWindow(matrix, background, bothStrands);
            for (int length = 0; length < 120; length += 13) {
                byte[] codes = new byte[length];
                for (int k = 0; k < length; k++) {
                    codes[k] = (byte) (random.nextInt(40) == 0 ? alphabet.wildcard() : random.nextInt(alphabet.size()));
                }
                double expected = naive(weights, codes, bothStrands);
                double actual = window.score(codes, 0, length);
                if (expected == Double.NEGATIVE_INFINITY) {
                    assertThat(actual).isEqualTo(expected);
                } else {
                    assertThat(actual).isCloseTo(expected, within(1e-5 * width));
                }
            }
        }
    }

    @Test
    void equalsEveryWindow() {
        assertNaive(Alphabet.DNA, true);
        assertNaive(Alphabet.DNA, false);
        assertNaive(Alphabet.PROTEIN, false);
    }

    /** Both copies of the best window go, on either strand; what is left is scored as if it were wildcards. */
    @Test
    void theBestWindowsAreClosed() {
        double[] f = new double[4 * 6];
        java.util.Arrays.fill(f, 0.04);
        String word = "TGACTC";
        for (int k = 0; k < 6; k++) {
            f[4 * k + Alphabet.DNA.code(word.charAt(k))] = 0.88;
        }
        BackgroundModel background = BackgroundModel.uniform(Alphabet.DNA);
        BestWindow window = new BestWindow(PositionProbabilityMatrix.of(Alphabet.DNA, f), background, true);
        byte[] all = codes("AATGACTCGGAAGAGTCAAATGACACT");
        byte[] left = codes("AANNNNNNGGAANNNNNNAATGACACT");
        Stretch open = new Stretch(all, 0, all.length, 4);
        Stretch closed = window.without(open, window.best(open));
        assertThat(window.score(closed)).isEqualTo(window.score(left, 0, left.length));
        assertThat(window.score(closed)).isLessThan(window.score(all, 0, all.length));
        assertThat(closed.runs).containsExactly(0, 2, 8, 12, 18, 27);
        byte[] none = codes("NNN");
        Stretch nothing = new Stretch(none, 0, 3, 4);
        assertThat(window.without(nothing, window.best(nothing)).runs).isEmpty();
    }

    private static byte[] codes(String text) {
        byte[] codes = new byte[text.length()];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = Alphabet.DNA.code(text.charAt(k));
        }
        return codes;
    }
}
