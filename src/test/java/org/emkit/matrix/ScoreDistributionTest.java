package org.emkit.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every window of w letters is scored and weighted by its probability: what the distribution must be. */
class ScoreDistributionTest {

    private static PositionWeightMatrix matrix(Alphabet alphabet, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] weight = new double[width * alphabet.size()];
        for (int k = 0; k < weight.length; k++) {
            weight[k] = 0.01 + random.nextDouble() * random.nextDouble();
        }
        return PositionWeightMatrix.of(
                PositionProbabilityMatrix.of(alphabet, weight), BackgroundModel.uniform(alphabet));
    }

    /** Counted in a text whose letters lean on the letters before them. */
    private static BackgroundModel background(Alphabet alphabet, int order) {
        SplittableRandom random = new SplittableRandom(7);
        SequenceSetBuilder builder = new SequenceSetBuilder(alphabet).begin("text");
        int last = 0;
        for (int k = 0; k < 5000; k++) {
            last = random.nextInt(3) == 0 ? last : random.nextInt(alphabet.size());
            builder.add((byte) last);
        }
        SequenceSet text = builder.build();
        return BackgroundModel.estimate(text, order, alphabet.isComplementable());
    }

    private static double[] enumerated(ScoreDistribution scores, BackgroundModel background) {
        Alphabet alphabet = background.alphabet();
        int width = scores.matrix().width();
        double[] tail = new double[scores.most() + 2];
        byte[] window = new byte[width];
        int windows = (int) Math.pow(alphabet.size(), width);
        for (int v = 0; v < windows; v++) {
            int rest = v;
            for (int k = 0; k < width; k++) {
                window[k] = (byte) (rest % alphabet.size());
                rest /= alphabet.size();
            }
            tail[scores.score(window, 0)] += Math.exp(background.logProbability(window, 0, width));
        }
        for (int s = scores.most(); s >= 0; s--) {
            tail[s] += tail[s + 1];
        }
        return tail;
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "5,0", "8,0", "1,1", "6,1", "8,2", "3,3", "7,3", "8,4", "4,5", "8,5"})
    void pValuesAreThoseOfAllWindows(int width, int order) {
        PositionWeightMatrix matrix = matrix(Alphabet.DNA, width, 100L * width + order);
        BackgroundModel background = background(Alphabet.DNA, order);
        ScoreDistribution scores = ScoreDistribution.of(matrix, background);
        assertThat(scores.most()).isGreaterThanOrEqualTo(1000 - width);
        double[] expected = enumerated(scores, background);
        for (int s = 0; s <= scores.most(); s++) {
            assertThat(scores.pValue(s)).isCloseTo(expected[s], Percentage.withPercentage(1e-9));
        }
        assertThat(scores.pValue(0)).isCloseTo(1, within(1e-12));
        assertThat(scores.pValue(scores.most() + 1)).isZero();
    }

    @Test
    void proteinsHaveAsGoodOnes() {
        BackgroundModel background = background(Alphabet.PROTEIN, 1);
        ScoreDistribution scores = ScoreDistribution.of(matrix(Alphabet.PROTEIN, 3, 3), background, 2000);
        double[] expected = enumerated(scores, background);
        for (int s = 0; s <= scores.most(); s++) {
            assertThat(scores.pValue(s)).isCloseTo(expected[s], Percentage.withPercentage(1e-9));
        }
    }

    @Test
    void thresholdIsTheLowestScoreThatIsAsRare() {
        ScoreDistribution scores =
                ScoreDistribution.of(matrix(Alphabet.DNA, 7, 5), BackgroundModel.uniform(Alphabet.DNA));
        for (double p : new double[] {1, 0.5, 0.01, 1e-3, 1e-4, 1.0 / (1 << 14)}) {
            int threshold = scores.threshold(p);
            assertThat(scores.pValue(threshold)).isLessThanOrEqualTo(p);
            if (threshold > 0) {
                assertThat(scores.pValue(threshold - 1)).isGreaterThan(p);
            }
        }
        assertThat(scores.threshold(1e-9)).isEqualTo(scores.most() + 1);
        assertThat(scores.threshold(1)).isZero();
    }

    @Test
    void scoresAreTheMatrixsWithinHalfAStepForEachPosition() {
        PositionWeightMatrix matrix = matrix(Alphabet.DNA, 12, 9);
        ScoreDistribution scores = ScoreDistribution.of(matrix, BackgroundModel.uniform(Alphabet.DNA));
        double step = scores.bits(1) - scores.bits(0);
        SplittableRandom random = new SplittableRandom(1);
        byte[] codes = new byte[500];
        for (int k = 0; k < codes.length; k++) {
            codes[k] = (byte) (random.nextInt(40) == 0 ? 4 : random.nextInt(4));
        }
        PositionWeightMatrix reverse = matrix.reverseComplement();
        for (int from = 0; from + 12 <= codes.length; from++) {
            double bits = matrix.score(codes, from);
            if (Double.isNaN(bits)) {
                assertThat(scores.score(codes, from)).isEqualTo(-1);
                assertThat(scores.reverseScore(codes, from)).isEqualTo(-1);
            } else {
                assertThat(scores.bits(scores.score(codes, from))).isCloseTo(bits, within(6.001 * step));
                assertThat(scores.bits(scores.reverseScore(codes, from)))
                        .isCloseTo(reverse.score(codes, from), within(6.001 * step));
            }
        }
    }

    @Test
    void aMatrixThatTellsNothingScoresNothing() {
        PositionWeightMatrix flat = PositionWeightMatrix.of(
                PositionProbabilityMatrix.of(Alphabet.DNA, new double[] {1, 1, 1, 1, 2, 2, 2, 2}),
                BackgroundModel.uniform(Alphabet.DNA));
        ScoreDistribution scores = ScoreDistribution.of(flat, BackgroundModel.uniform(Alphabet.DNA));
        assertThat(scores.most()).isZero();
        assertThat(scores.pValue(0)).isCloseTo(1, within(1e-15));
        assertThat(scores.threshold(1e-4)).isEqualTo(1);
    }
}
