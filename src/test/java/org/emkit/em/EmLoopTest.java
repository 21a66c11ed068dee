package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmLoopTest {
    /** x ↦ x/2, objective −x², gap x². */
    private static final class Halving implements EmMap {
        private double gap;

        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public double apply(double[] theta, double[] next) {
            next[0] = theta[0] / 2;
            gap = theta[0] * theta[0];
            return -gap;
        }

        @Override
        public double gapNats() {
            return gap;
        }
    }

    @Test
    void returnsThePointThatWasEvaluated() {
        List<String> heard = new ArrayList<>();
        EmResult result = new EmLoop(StoppingRule.certifiedGap(1), 0, 100)
                .run(new Halving(), new double[] {8}, (update, objective, gap) -> heard.add(update + ":" + objective));
        // 8, 4, 2, 1: the gap at 1 is 1.
        assertThat(result.parameters()).containsExactly(1);
        assertThat(result.convergence()).isEqualTo(new Convergence(true, 4, -1, 1));
        assertThat(heard).containsExactly("1:-64.0", "2:-16.0", "3:-4.0", "4:-1.0");
    }

    @Test
    void endsAtTheLargestNumberOfUpdates() {
        EmResult result =
                new EmLoop(StoppingRule.certifiedGap(1), 0, 2).run(new Halving(), new double[] {8}, EmListener.none());
        assertThat(result.parameters()).containsExactly(4);
        assertThat(result.convergence()).isEqualTo(new Convergence(false, 2, -16, 16));
    }

    @Test
    void makesTheSmallestNumberOfUpdates() {
        EmResult result = new EmLoop(StoppingRule.certifiedGap(1000), 3, 100)
                .run(new Halving(), new double[] {8}, EmListener.none());
        assertThat(result.parameters()).containsExactly(2);
        assertThat(result.convergence().converged()).isTrue();
    }

    @Test
    void countsPlainUpdatesOfAnAcceleratedMap() {
        EmResult result =
                new EmLoop(state -> false, 0, 7).run(new Squarem(new Halving()), new double[] {8}, EmListener.none());
        assertThat(result.convergence().updates()).isEqualTo(9);
    }

    @Test
    void leavesTheStartAlone() {
        double[] start = {8};
        new EmLoop(state -> false, 0, 5).run(new Halving(), start, EmListener.none());
        assertThat(start).containsExactly(8);
    }

    @Test
    void refusesNonsense() {
        assertThatThrownBy(() -> new EmLoop(state -> true, -1, 5)).hasMessageContaining("updates from -1 to 5");
        assertThatThrownBy(() -> new EmLoop(state -> true, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmLoop(state -> true, 6, 5)).isInstanceOf(IllegalArgumentException.class);
        EmLoop loop = new EmLoop(state -> true, 0, 5);
        assertThatThrownBy(() -> loop.run(new Halving(), new double[2], EmListener.none()))
                .hasMessage("2 parameters for a map of 1");
        assertThatThrownBy(() -> loop.run(new Halving(), new double[] {Double.NaN}, EmListener.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the objective is not a number after 1 updates");
    }
}
