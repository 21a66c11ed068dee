package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NaturalLogarithmTest {
    @Test
    void isNearTheLibrary() {
        SplittableRandom random = new SplittableRandom(1);
        double worst = 0;
        for (int k = 0; k < 400_000; k++) {
            double x = switch (k % 4) {
                case 0 -> Double.longBitsToDouble(random.nextLong(0x0010000000000000L, 0x7ff0000000000000L));
                case 1 -> 0.5 + random.nextDouble();
                case 2 -> 1 + Math.scalb(random.nextDouble() - 0.5, -random.nextInt(50));
                default -> Math.exp(-30 * random.nextDouble());
            };
            double expected = StrictMath.log(x);
            double error = Math.abs(NaturalLogarithm.ofNormal(x) - expected) / Math.ulp(expected);
            worst = Math.max(worst, error);
        }
        // StrictMath is itself within 1 ulp.
        assertThat(worst).isLessThanOrEqualTo(3);
    }

    /** ln(1 + x) by its series in decimal arithmetic, for numbers on both sides of the table's middle. */
    @Test
    void isWithinTwoUlpOfTheSeries() {
        MathContext digits = new MathContext(40);
        SplittableRandom random = new SplittableRandom(2);
        for (int k = 0; k < 500; k++) {
            double x = 1 + (random.nextDouble() - 0.5) * (k % 2 == 0 ? 0.3 : 0.004);
            BigDecimal y = new BigDecimal(x).subtract(BigDecimal.ONE);
            BigDecimal power = y;
            BigDecimal sum = y;
            for (int term = 2; term < 60; term++) {
                power = power.multiply(y, digits).negate();
                sum = sum.add(power.divide(BigDecimal.valueOf(term), digits));
            }
            double exact = sum.doubleValue();
            BigDecimal error =
                    new BigDecimal(NaturalLogarithm.ofNormal(x)).subtract(sum).abs();
            assertThat(error.doubleValue()).as("ln %s", x).isLessThanOrEqualTo(2 * Math.ulp(exact));
        }
    }

    @Test
    void knowsSpecialNumbers() {
        assertThat(NaturalLogarithm.of(1)).isEqualTo(0.0);
        assertThat(NaturalLogarithm.of(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(NaturalLogarithm.of(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(NaturalLogarithm.of(-1)).isNaN();
        assertThat(NaturalLogarithm.of(Double.NaN)).isNaN();
        assertThat(NaturalLogarithm.of(Double.MIN_VALUE)).isEqualTo(StrictMath.log(Double.MIN_VALUE));
        assertThat(NaturalLogarithm.of(2)).isEqualTo(StrictMath.log(2));
    }
}
