package org.emkit.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tails against sums of exact integers, and against digits from tables. */
class TailsTest {
    private static BigInteger binomial(int n, int k) {
        BigInteger result = BigInteger.ONE;
        for (int i = 0; i < k; i++) {
            result = result.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
        }
        return k < 0 || k > n ? BigInteger.ZERO : result;
    }

    private static double log(BigDecimal value) {
        int scale = value.precision() - value.scale() - 1;
        return Math.log(value.movePointLeft(scale).doubleValue()) + scale * Math.log(10);
    }

    private static double log(BigInteger numerator, BigInteger denominator) {
        return log(new BigDecimal(numerator).divide(new BigDecimal(denominator), MathContext.DECIMAL64));
    }

    @Test
    void logFactorialsAreTheSumsOfLogarithms() {
        double sum = 0;
        for (int n = 1; n < 3000; n++) {
            sum += Math.log(n);
            assertThat(LogGamma.logFactorial(n)).isCloseTo(sum, within(1e-14 * sum + 1e-14));
        }
        assertThat(LogGamma.of(0.5)).isCloseTo(0.5 * Math.log(Math.PI), within(1e-14));
        assertThat(LogGamma.of(1.5)).isCloseTo(Math.log(0.5) + 0.5 * Math.log(Math.PI), within(1e-14));
        assertThat(LogGamma.logBinomial(60, 30)).isCloseTo(log(binomial(60, 30), BigInteger.ONE), within(1e-12));
        assertThatThrownBy(() -> LogGamma.of(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sumsAndComplementsOfProbabilities() {
        assertThat(LogProbability.add(Math.log(0.25), Math.log(0.5))).isCloseTo(Math.log(0.75), within(1e-15));
        assertThat(LogProbability.add(Double.NEGATIVE_INFINITY, -5000)).isEqualTo(-5000);
        assertThat(LogProbability.add(-5000, -5000)).isCloseTo(Math.log(2) - 5000, within(1e-12));
        assertThat(LogProbability.complement(Math.log(0.1))).isCloseTo(Math.log(0.9), within(1e-15));
        assertThat(LogProbability.complement(-1e-20)).isCloseTo(Math.log(1e-20), within(1e-12));
        assertThat(LogProbability.complement(0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Test
    void fishersTailIsTheSumOfTheHypergeometric() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 2000; trial++) {
            int positives = random.nextInt(120);
            int controls = random.nextInt(200);
            int hit = random.nextInt(positives + 1);
            int controlsHit = random.nextInt(controls + 1);
            BigInteger sum = BigInteger.ZERO;
            for (int x = hit; x <= positives; x++) {
                sum = sum.add(binomial(hit + controlsHit, x)
                        .multiply(binomial(positives + controls - hit - controlsHit, positives - x)));
            }
            double expected = log(sum, binomial(positives + controls, positives));
            assertThat(FisherExact.logRightTail(hit, positives, controlsHit, controls))
                    .isCloseTo(expected, within(1e-11 * (1 - expected)));
        }
    }

    /** The lady who tasted tea: four of four right of eight cups has chance 1/70, three or more 17/70. */
    @Test
    void fishersOwnExample() {
        assertThat(FisherExact.logRightTail(4, 4, 0, 4)).isCloseTo(Math.log(1.0 / 70), within(1e-13));
        assertThat(FisherExact.logRightTail(3, 4, 1, 4)).isCloseTo(Math.log(17.0 / 70), within(1e-13));
        assertThat(FisherExact.logRightTail(0, 4, 4, 4)).isZero();
        assertThat(FisherExact.logRightTail(0, 0, 0, 9)).isZero();
        assertThat(FisherExact.logRightTail(100_000, 100_000, 0, 100_000))
                .isCloseTo(-LogGamma.logBinomial(200_000, 100_000), within(1e-6));
        assertThatThrownBy(() -> FisherExact.logRightTail(5, 4, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void binomialTailIsTheSumOfItsTerms() {
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 2000; trial++) {
            int trials = random.nextInt(150);
            int successes = random.nextInt(trials + 1);
            int eighths = 1 + random.nextInt(127);
            BigInteger sum = BigInteger.ZERO;
            for (int x = successes; x <= trials; x++) {
                sum = sum.add(binomial(trials, x)
                        .multiply(BigInteger.valueOf(eighths).pow(x))
                        .multiply(BigInteger.valueOf(128 - eighths).pow(trials - x)));
            }
            double expected = log(sum, BigInteger.valueOf(128).pow(trials));
            assertThat(BinomialTail.logRightTail(successes, trials, eighths / 128.0))
                    .isCloseTo(expected, within(1e-11 * (1 - expected)));
        }
        assertThat(BinomialTail.logRightTail(1, 3, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(BinomialTail.logRightTail(3, 3, 1)).isZero();
        assertThat(BinomialTail.logRightTail(5000, 5000, 1e-3)).isCloseTo(5000 * Math.log(1e-3), within(1e-8));
    }

    /** Digits of tables. */
    @ParameterizedTest
    @CsvSource({
        "0, 0.5",
        "1, 0.15865525393145705",
        "1.959963984540054, 0.025",
        "2, 0.022750131948179209",
        "3, 0.0013498980316300946",
        "6, 9.865876450376946e-10",
        "-1, 0.8413447460685429",
        "-8, 0.9999999999999993"
    })
    void normalTails(double z, double p) {
        assertThat(NormalTail.log(z)).isCloseTo(Math.log(p), within(1e-13));
    }

    @Test
    void normalTailFarAway() {
        double z = 100;
        double series = 1 - 1e-4 + 3e-8 - 15e-12;
        double expected = -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - Math.log(z) + Math.log(series);
        assertThat(NormalTail.log(z)).isCloseTo(expected, within(1e-9));
        assertThat(NormalTail.log(Double.NaN)).isNaN();
    }

    @Test
    void chiSquareOfEvenDegreesIsASumOfPoissonTerms() {
        for (int half = 1; half < 40; half++) {
            for (double x : new double[] {1e-3, 0.5, 3, 17, 60, 400, 5000}) {
                double sum = Double.NEGATIVE_INFINITY;
                for (int i = 0; i < half; i++) {
                    sum = LogProbability.add(sum, i * Math.log(x / 2) - LogGamma.logFactorial(i) - x / 2);
                }
                assertThat(GammaTail.logChiSquare(2 * half, x)).isCloseTo(sum, within(1e-11 * (1 - sum)));
                assertThat(GammaTail.logProduct(-x / 2, half)).isCloseTo(sum, within(1e-11 * (1 - sum)));
            }
        }
    }

    /** One degree of freedom is the square of a normal; three add √(2x/π) e^(−x/2). */
    @Test
    void chiSquareOfOddDegrees() {
        for (double x : new double[] {0.01, 1, 4, 25, 1000}) {
            double one = Math.log(2) + NormalTail.log(Math.sqrt(x));
            assertThat(GammaTail.logChiSquare(1, x)).isCloseTo(one, within(1e-11 * (1 - one)));
            double three = LogProbability.add(one, 0.5 * Math.log(2 * x / Math.PI) - x / 2);
            assertThat(GammaTail.logChiSquare(3, x)).isCloseTo(three, within(1e-11 * (1 - three)));
        }
        assertThat(GammaTail.logChiSquare(3, 0)).isZero();
    }

    /** Two p-values of product k: the area under xy ≤ k of the unit square, k − k ln k. */
    @Test
    void productOfTwo() {
        assertThat(GammaTail.logProduct(Math.log(0.01), 2))
                .isCloseTo(Math.log(0.01 - 0.01 * Math.log(0.01)), within(1e-14));
        assertThat(GammaTail.logProduct(0, 7)).isZero();
        assertThat(GammaTail.logProduct(-3, 1)).isEqualTo(-3);
        assertThat(GammaTail.logProduct(-1e6, 300)).isBetween(-1e6, -990_000.0);
    }
}
