package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigammaTest {
    private static final double EULER = 0.5772156649015329;

    @Test
    void knownValues() {
        assertThat(Digamma.psi(1)).isCloseTo(-EULER, within(1e-14));
        assertThat(Digamma.psi(2)).isCloseTo(1 - EULER, within(1e-14));
        assertThat(Digamma.psi(0.5)).isCloseTo(-EULER - 2 * Math.log(2), within(1e-14));
        assertThat(Digamma.psi(0.01)).isCloseTo(-100.560885457869, within(1e-11));
        assertThat(Digamma.logGamma(1)).isCloseTo(0, within(1e-14));
        assertThat(Digamma.logGamma(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-14));
        // 10! = 3628800
        assertThat(Digamma.logGamma(11)).isCloseTo(Math.log(3628800), within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.01, 0.3, 1, 2.5, 7.9, 8, 8.1, 100, 1e7})
    void recurrences(double x) {
        assertThat(Digamma.psi(x + 1) - Digamma.psi(x)).isCloseTo(1 / x, within(1e-14 * (1 + 1 / x) + 1e-13));
        double step = Digamma.logGamma(x + 1) - Digamma.logGamma(x);
        assertThat(step).isCloseTo(Math.log(x), within(1e-14 * (1 + Math.abs(Digamma.logGamma(x)))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1.5, 6, 20, 1000})
    void digammaIsTheSlopeOfLogGamma(double x) {
        double h = 1e-5 * x;
        double slope = (Digamma.logGamma(x + h) - Digamma.logGamma(x - h)) / (2 * h);
        assertThat(Digamma.psi(x)).isCloseTo(slope, within(1e-7 * (1 + 1 / x)));
    }
}
