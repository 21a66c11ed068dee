package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

class FragmentDrawTest {
    private static UniformRandomProvider random(long seed) {
        return RandomSource.XO_RO_SHI_RO_128_PP.create(seed);
    }

    /** Classes of one fragment beside classes of thousands: mean, variance and covariance of each are those of the law. */
    @Test
    void moments() {
        double[] sample = {1, 5000, 1, 2, 30, 700, 3, 1, 1, 262, 64, 8, 1, 1};
        double n = Arrays.stream(sample).sum();
        FragmentDraw draw = new FragmentDraw(sample);
        UniformRandomProvider random = random(1);
        int draws = 40_000;
        double[] mean = new double[sample.length];
        double[] square = new double[sample.length];
        double[] product = new double[sample.length];
        for (int r = 0; r < draws; r++) {
            double[] counts = draw.draw(random);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(n);
            for (int c = 0; c < counts.length; c++) {
                mean[c] += counts[c] / draws;
                square[c] += (counts[c] - sample[c]) * (counts[c] - sample[c]) / draws;
                product[c] += (counts[c] - sample[c]) * (counts[1] - sample[1]) / draws;
            }
        }
        for (int c = 0; c < sample.length; c++) {
            double variance = sample[c] * (1 - sample[c] / n);
            // Five standard errors.
            assertThat(mean[c]).as("mean %d", c).isCloseTo(sample[c], within(5 * Math.sqrt(variance / draws)));
            double error = Math.sqrt((2 * variance * variance + variance) / draws);
            assertThat(square[c]).as("variance %d", c).isCloseTo(variance, within(5 * error));
            if (c != 1) {
                double covariance = -sample[c] * sample[1] / n;
                double spread =
                        Math.sqrt((variance * sample[1] * (1 - sample[1] / n) + covariance * covariance) / draws);
                assertThat(product[c]).as("covariance %d", c).isCloseTo(covariance, within(5 * spread));
            }
        }
    }

    /** A hundred thousand classes: χ² with as many degrees of freedom is its number but for chance. */
    @Test
    void manyClasses() {
        SplittableRandom sizes = new SplittableRandom(2);
        double[] sample = new double[100_000];
        Arrays.setAll(sample, c -> 1 + sizes.nextInt(1 + sizes.nextInt(100)));
        double[] counts = new FragmentDraw(sample).draw(random(3));
        double square = 0;
        double variance = 0;
        for (int c = 0; c < sample.length; c++) {
            square += (counts[c] - sample[c]) * (counts[c] - sample[c]) / sample[c];
            variance += 2 + 1 / sample[c];
        }
        assertThat(Arrays.stream(counts).sum()).isEqualTo(Arrays.stream(sample).sum());
        assertThat(square).isCloseTo(sample.length, within(5 * Math.sqrt(variance)));
    }

    /** A class file may have parts of fragments: the nearest whole number is drawn. */
    @Test
    void fractions() {
        FragmentDraw draw = new FragmentDraw(new double[] {0.25, 1.5, 1e-9});
        UniformRandomProvider random = random(4);
        double first = 0;
        for (int r = 0; r < 7000; r++) {
            double[] counts = draw.draw(random);
            assertThat(Arrays.stream(counts).sum()).isEqualTo(2);
            first += counts[0];
        }
        // 14 000 fragments, each with probability 1/7.
        assertThat(first).isCloseTo(2000, within(5 * Math.sqrt(2000 * 6 / 7.0)));
    }

    @Test
    void oneClassHasAll() {
        assertThat(new FragmentDraw(new double[] {12_345}).draw(random(5))).containsExactly(12_345);
    }
}
