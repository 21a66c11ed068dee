package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightCodeTest {
    @ParameterizedTest(name = "bins of {0} nats, seed 7")
    @ValueSource(doubles = {1, 0.25, 4, 0.0009765625})
    void binIsTheRoundedLogarithm(double nats) {
        WeightCode code = new WeightCode(new WeightBins(nats), 12);
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            double x = random.nextDouble() * 12;
            assertThat(code.of(Math.exp(-x))).isEqualTo((int) Math.floor(x / nats + 0.5));
        }
        assertThat(code.of(1)).isZero();
    }

    @Test
    void exactTellsTheSmallestUnitApart() {
        WeightCode code = new WeightCode(WeightBins.EXACT, 12);
        assertThat(code.of(1)).isZero();
        assertThat(code.of(1 - 0x1p-32)).isEqualTo(1);
        assertThat(code.of(1 - 3 * 0x1p-32)).isEqualTo(3);
        assertThat(code.of(0x1p-17)).isEqualTo((int) ((1L << 32) - (1 << 15)));
    }

    @Test
    void noneTellsNothingApart() {
        WeightCode code = new WeightCode(WeightBins.NONE, 12);
        assertThat(code.of(1)).isEqualTo(code.of(1e-5)).isZero();
    }

    @Test
    void unitsAndTheirMean() {
        assertThat(WeightCode.units(1)).isEqualTo(1L << 32);
        assertThat(WeightCode.units(0.25)).isEqualTo(1L << 30);
        // Weights 1, 1/4, 1/4: mean 1/2.
        assertThat(WeightCode.mean((1L << 32) + 2 * (1L << 30), 3)).isEqualTo(0.5);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, 0.0001})
    void refusesNonsense(double nats) {
        assertThatIllegalArgumentException().isThrownBy(() -> new WeightBins(nats));
    }
}
