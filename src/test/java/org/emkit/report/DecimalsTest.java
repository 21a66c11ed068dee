package org.emkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 3, 0.000",
        "-0.0, 3, 0.000",
        "-0.0001, 3, 0.000",
        "0.5, 0, 0",
        "1.5, 0, 2",
        "2.5, 0, 2",
        "0.0625, 3, 0.062",
        "0.1875, 3, 0.188",
        "1.0005, 3, 1.000",
        "1.0015, 3, 1.002",
        "999.9996, 3, 1000.000",
        "-12.34567, 2, -12.35",
        "1.05, 6, 1.050000",
        "123456789012.125, 3, 123456789012.125",
        "1e22, 1, 10000000000000000000000.0",
        "4.9e-324, 6, 0.000000",
        "NaN, 3, NaN",
        "Infinity, 3, Inf",
        "-Infinity, 3, -Inf"
    })
    void fixedRoundsTheExactValue(double value, int digits, String text) {
        assertThat(Decimals.fixed(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void fixedIsThatOfExactArithmetic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            int digits = random.nextInt(9);
            double value = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(2_000_000) / Math.pow(2, random.nextInt(12));
                case 1 -> random.nextInt(100_000_000) / Math.pow(10, random.nextInt(10)) + 5e-4;
                case 2 -> Double.longBitsToDouble(random.nextLong());
                default -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(18));
            };
            if (Double.isNaN(value) || Double.isInfinite(value)) {
                continue;
            }
            BigDecimal exact = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
            String expected = (exact.signum() == 0 ? exact.abs() : exact).toPlainString();
            if (!Decimals.fixed(value, digits).equals(expected)) {
                assertThat(Decimals.fixed(value, digits)).as("%s", value).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void shortestIsReadBackUnchanged(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            double value = random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : random.nextDouble();
            if (!Double.isFinite(value)) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            Decimals.shortest(text, value);
            if (Double.parseDouble(text.toString()) != value || text.length() > 24) {
                assertThat(text.toString()).isEqualTo(Double.toString(value));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, 0.00e+00",
        "-0.0, 1, 0.0e+00",
        "1, 0, 1e+00",
        "0.125, 1, 1.2e-01",
        "0.375, 1, 3.8e-01",
        "9.96, 1, 1.0e+01",
        "-0.00123456, 3, -1.235e-03",
        "123456789, 8, 1.23456789e+08",
        "4.9e-324, 2, 4.94e-324",
        "1e300, 2, 1.00e+300",
        "0.3, 16, 2.9999999999999999e-01",
        "Infinity, 3, Inf"
    })
    void scientificRoundsTheExactValue(double value, int digits, String text) {
        assertThat(Decimals.scientific(value, digits)).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void scientificIsThatOfExactArithmetic(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 10_000; i++) {
            int digits = random.nextInt(12);
            double value = switch (random.nextInt(4)) {
                case 0 -> (1 + random.nextInt(2_000_000)) / Math.pow(2, random.nextInt(40));
                case 1 -> Double.longBitsToDouble(random.nextLong());
                case 2 -> Math.pow(10, random.nextInt(50) - 25) * (1 + (random.nextInt(5) - 2) * 1.1e-16);
                default -> (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(50) - 25);
            };
            if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
                continue;
            }
            BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits + 1, RoundingMode.HALF_EVEN));
            assertThat(new BigDecimal(Decimals.scientific(value, digits)))
                    .as("%s to %d digits", value, digits)
                    .isEqualByComparingTo(rounded);
        }
    }

    @Test
    void shortestIsShort() {
        StringBuilder text = new StringBuilder();
        for (double value : new double[] {0, 12, -3, 0.1, 2e-3, 1.0 / 3, 2e-5}) {
            Decimals.shortest(text, value);
            text.append(' ');
        }
        assertThat(text.toString()).isEqualTo("0 12 -3 0.1 0.002 0.3333333333333333 2.0E-5 ");
    }

    @Test
    void localeDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Decimals.fixed(1234.5, 2)).isEqualTo("1234.50");
            assertThat(Decimals.grouped(1234567)).isEqualTo("1 234 567");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1 000", "-123456, -123 456", "10000000, 10 000 000"})
    void groupsOfThreeDigits(long value, String text) {
        assertThat(Decimals.grouped(value)).isEqualTo(text);
    }
}
