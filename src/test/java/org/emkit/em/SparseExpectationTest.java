package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SparseExpectationTest {
    /** s = (½·2, ½·2 + ¼·4) = (1, 2); ℓ = 3 ln 1 + 5 ln 2; scales 3/1 and 5/2. */
    @Test
    void twoRowsByHand() {
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 1, 3}, new int[] {0, 0, 1});
        SparseExpectation expectation = new SparseExpectation(pattern, new double[] {3, 5}, Workers.single());
        double nats = expectation.expect(new double[] {2, 2, 4}, new double[] {0.5, 0.25});
        assertThat(nats).isCloseTo(5 * Math.log(2), within(1e-15));
        assertThat(expectation.scale(0)).isEqualTo(3);
        assertThat(expectation.scale(1)).isEqualTo(2.5);
    }

    @Test
    void impossibleRowsCountOnlyIfSeen() {
        SparsePattern pattern = new SparsePattern(1, new int[] {0, 1, 1}, new int[] {0});
        double[] one = {1};
        assertThat(new SparseExpectation(pattern, new double[] {1, 0}, Workers.single()).expect(one, one))
                .isZero();
        SparseExpectation seen = new SparseExpectation(pattern, new double[] {1, 2}, Workers.single());
        assertThat(seen.expect(one, one)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(seen.scale(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void agreesWithMixingProportionsOverManyBlocks() {
        RandomTable table = RandomTable.of(3000, 20_000, 10, 21);
        double[] mixing = table.start();
        for (int c = 0; c < mixing.length; c++) {
            mixing[c] /= table.total();
        }
        double expected = table.map(Workers.single()).apply(mixing, new double[3000]);
        double[] first = null;
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = new Workers(threads)) {
                SparseExpectation expectation = new SparseExpectation(table.pattern, table.weight, workers);
                double nats = expectation.expect(table.likelihood, mixing);
                assertThat(nats).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
                double[] bits = new double[table.pattern.observations() + 1];
                bits[0] = nats;
                for (int i = 1; i < bits.length; i++) {
                    bits[i] = expectation.scale(i - 1);
                }
                first = first == null ? bits : first;
                assertThat(bits).as("%d threads", threads).containsExactly(first);
            }
        }
    }

    @Test
    void rejectsWrongShapes() {
        SparsePattern pattern = new SparsePattern(1, new int[] {0, 1}, new int[] {0});
        assertThatThrownBy(() -> new SparseExpectation(pattern, new double[2], Workers.single()))
                .hasMessageContaining("2 weights, 1 observations");
        assertThatThrownBy(() -> new SparseExpectation(pattern, new double[] {-1}, Workers.single()))
                .hasMessageContaining("weight of observation 0");
        SparseExpectation expectation = new SparseExpectation(pattern, new double[] {1}, Workers.single());
        assertThatThrownBy(() -> expectation.expect(new double[2], new double[1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
