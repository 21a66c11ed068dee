package org.emkit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {
    private static final Offset<Double> EXACT = within(1e-12);

    private static double[] logs(double... p) {
        return Arrays.stream(p).map(Math::log).toArray();
    }

    private static void assertLogs(double[] actual, double... p) {
        for (int k = 0; k < p.length; k++) {
            assertThat(actual[k]).isCloseTo(Math.log(p[k]), EXACT);
        }
    }

    /** 0.01 · 4, 0.03 · 2 after 0.02 · 3, 0.04 · 1 after these. */
    @Test
    void holmByHand() {
        assertLogs(MultipleTests.holm(logs(0.03, 0.01, 0.04, 0.02)), 0.06, 0.04, 0.06, 0.06);
        assertLogs(MultipleTests.holm(logs(0.9, 0.8)), 1, 1);
        assertThat(MultipleTests.holm(new double[0])).isEmpty();
    }

    /** 0.01 · 4/1, 0.02 · 4/2, 0.039 · 4/3, 0.8 · 4/4, each no more than those after it. */
    @Test
    void benjaminiHochbergByHand() {
        assertLogs(MultipleTests.benjaminiHochberg(logs(0.8, 0.01, 0.039, 0.02)), 0.8, 0.04, 0.052, 0.04);
        assertLogs(MultipleTests.benjaminiHochberg(logs(1, 1)), 1, 1);
    }

    @Test
    void storeyByHand() {
        double[] logP = logs(0.001, 0.002, 0.003, 0.004, 0.01, 0.02, 0.3, 0.4, 0.6, 0.9);
        assertThat(MultipleTests.logNullShare(logP)).isCloseTo(Math.log(0.6), EXACT);
        assertThat(MultipleTests.logNullShare(logs(0.9, 0.8, 0.7))).isZero();
        assertThat(MultipleTests.qValues(logP, Math.log(0.6))[0]).isCloseTo(Math.log(0.006), EXACT);
    }

    @Test
    void smallPValuesStaySmall() {
        assertThat(MultipleTests.holm(new double[] {-5000, -1})[0]).isCloseTo(-5000 + Math.log(2), EXACT);
    }
}
