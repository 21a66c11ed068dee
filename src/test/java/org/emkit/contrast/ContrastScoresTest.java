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

    @Test
    void ranksAmongOwnControls() {
        ContrastScores scores = new ContrastScores(new double[] {5, 1}, new double[] {7, 5, 5, 0, 0, 0}, 3);
        assertThat(scores.matched()).isEqualTo(3);
        assertThat(scores.rank(1, 0.99)).isEqualTo(1);
        // One control is higher and two are equal: second to fourth, each as often.
        assertThat(scores.rank(0, 0)).isEqualTo(2);
        assertThat(scores.rank(0, 0.5)).isEqualTo(3);
        assertThat(scores.rank(0, 0.99)).isEqualTo(4);
    }

    @Test
    void thresholdsThatFewControlsReach() {
        double[] controls = new double[40];
        for (int k = 0; k < controls.length; k++) {
            controls[k] = k;
        }
        ContrastScores scores = new ContrastScores(new double[] {50, 37.5, 37}, controls, 0);
        assertThat(scores.controlsHit(scores.thresholdOfControls(0.05))).isEqualTo(2);
        assertThat(scores.positivesHit(scores.thresholdOfControls(0.05))).isEqualTo(2);
        assertThat(scores.controlsHit(scores.thresholdOfControls(0))).isZero();
        ContrastScores alone = new ContrastScores(new double[] {1}, new double[0], 0);
        assertThat(alone.thresholdOfControls(0.05)).isInfinite();
    }
}
