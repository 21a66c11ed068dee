package org.emkit.contrast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ContrastScoresTest {
    @Test
    void strataByHand() {
        // The first beats its three controls, the second ties with one: chances 1/4 and 2/4 of being the one that hits.
        ContrastScores scores = new ContrastScores(new double[] {5, 4}, new double[] {1, 2, 3, 4, 1, 0}, 3);
        assertThat(scores.logPValue(4)).isCloseTo(Math.log(0.25 * 0.5), within(1e-12));
        assertThat(scores.logPValue(6)).isZero();
        assertThat(scores.bestThreshold()).isEqualTo(4);
    }
}
