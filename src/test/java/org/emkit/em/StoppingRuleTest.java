package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StoppingRuleTest {
    private static EmState moved(double[] previous, double[] current) {
        return new EmState(7, previous, current, -5, Double.NaN);
    }

    private static EmState gap(double nats) {
        return new EmState(7, new double[] {1}, new double[] {2}, -5, nats);
    }

    @Test
    void certifiedGapNeedsAProof() {
        StoppingRule rule = StoppingRule.certifiedGap(0.5);
        assertThat(rule.settled(gap(0.5))).isTrue();
        assertThat(rule.settled(gap(0.51))).isFalse();
        assertThat(rule.settled(gap(Double.NaN))).isFalse();
    }

    @Test
    void relativeChangeLooksAtBothDirectionsAndAboveTheFloor() {
        StoppingRule rule = StoppingRule.relativeChange(0.01, 0.1);
        assertThat(rule.settled(moved(new double[] {100, 0.05}, new double[] {101, 0.09})))
                .isTrue();
        assertThat(rule.settled(moved(new double[] {100, 0.05}, new double[] {102, 0.09})))
                .isFalse();
        assertThat(rule.settled(moved(new double[] {102}, new double[] {100}))).isFalse();
        assertThat(rule.settled(moved(new double[] {100}, new double[] {Double.NaN})))
                .isFalse();
    }

    @Test
    void euclideanIsADistance() {
        EmState state = moved(new double[] {0, 0}, new double[] {3, 4});
        assertThat(StoppingRule.euclidean(5).settled(state)).isTrue();
        assertThat(StoppingRule.euclidean(4.9).settled(state)).isFalse();
    }

    @Test
    void absoluteChangeIsTheLargest() {
        EmState state = moved(new double[] {5, 1, 0}, new double[] {2, 1, 1});
        assertThat(StoppingRule.absoluteChange(3).settled(state)).isTrue();
        assertThat(StoppingRule.absoluteChange(2.9).settled(state)).isFalse();
        assertThat(StoppingRule.absoluteChange(2.9).settled(moved(new double[] {0}, new double[] {Double.NaN})))
                .isFalse();
    }

    @Test
    void rulesCombine() {
        StoppingRule yes = state -> true;
        StoppingRule no = state -> false;
        EmState state = gap(1);
        assertThat(yes.and(no).settled(state)).isFalse();
        assertThat(yes.and(yes).settled(state)).isTrue();
        assertThat(no.or(yes).settled(state)).isTrue();
        assertThat(no.or(no).settled(state)).isFalse();
    }

    @Test
    void stateTellsWhatItHolds() {
        EmState state = new EmState(7, new double[] {1, 2}, new double[] {3, 4}, -5, 6);
        assertThat(state.updates()).isEqualTo(7);
        assertThat(state.dimension()).isEqualTo(2);
        assertThat(state.previous(1)).isEqualTo(2);
        assertThat(state.current(1)).isEqualTo(4);
        assertThat(state.objective()).isEqualTo(-5);
        assertThat(state.gapNats()).isEqualTo(6);
    }

    @Test
    void refusesBoundsThatAreNone() {
        assertThatThrownBy(() -> StoppingRule.certifiedGap(0)).hasMessage("must be positive: 0.0");
        assertThatThrownBy(() -> StoppingRule.euclidean(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StoppingRule.absoluteChange(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StoppingRule.relativeChange(0.1, -1)).hasMessage("floor: -1.0");
    }
}
