package org.emkit.motif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.junit.jupiter.api.Test;

class MotifSimilarityTest {
    private static final MotifSimilarity BOTH = new MotifSimilarity(new double[] {0.25, 0.25, 0.25, 0.25}, true);

    private static PositionProbabilityMatrix of(String word) {
        double[] f = new double[4 * word.length()];
        for (int k = 0; k < word.length(); k++) {
            f[4 * k + Alphabet.DNA.code(word.charAt(k))] = 1;
        }
        return PositionProbabilityMatrix.of(Alphabet.DNA, f);
    }

    @Test
    void equalShiftedHalvedAndReversed() {
        assertThat(BOTH.of(of("ACGGT"), of("ACGGT"))).isCloseTo(1, within(1e-12));
        assertThat(BOTH.of(of("AACCG"), of("CGGTT"))).isCloseTo(1, within(1e-12));
        assertThat(BOTH.of(of("ACGGTTCA"), of("GGTT"))).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(BOTH.of(of("AAAAAA"), of("GGGGGG"))).isLessThan(0.2);
        assertThat(new MotifSimilarity(new double[] {0.25, 0.25, 0.25, 0.25}, false).of(of("AACCG"), of("CGGTT")))
                .isLessThan(0.6);
    }

    @Test
    void eachHasOnePartner() {
        List<PositionProbabilityMatrix> these = Arrays.asList(of("ACGGTTCA"), null, of("TTTTTTTT"));
        assertThat(BOTH.pair(these, List.of(of("CGGTTC"), of("ACGGTTCA"), of("AAAAAAAT"), of("GCGCGCGC"))))
                .containsExactly(-1, 0, 2, -1);
    }
}
