package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Estimates of the committed sample against its truth. */
class QuantAccuracyTest {
    @TempDir
    static Path folder;

    private static QuantRun run;
    private static ClassText classes;
    private static double[] truth;

    @BeforeAll
    static void estimate() {
        run = QuantRun.beneath(
                folder, "-t", TinySample.TRANSCRIPTS, "-a", TinySample.READS, "--dump-eq", "--bootstraps", "50");
        classes = ClassText.read(run.folder().resolve("aux_info/eq_classes.txt.gz"));
        truth = QuantRun.numbers(TinySample.TRUTH, "placed");
    }

    /** @return Σ |one − other| per fragment */
    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int t = 0; t < one.length; t++) {
            sum += Math.abs(one[t] - other[t]);
        }
        return sum / Arrays.stream(other).sum();
    }

    /**
     * An estimate is as far from the truth as estimates from fragments drawn again are from it, on average, less what
     * the drawing itself adds: the truth here counts the very fragments of the sample. And it has to be three times
     * better than sharing fragments out evenly, which knows nothing.
     */
    @Test
    void asNearToTheTruthAsItsOwnUncertaintySays() {
        double[] estimate = run.numbers("NumReads");
        double[][] replicates = QuantRun.bootstraps(run, estimate.length);
        double uncertainty = Arrays.stream(replicates)
                .mapToDouble(replicate -> distance(replicate, estimate))
                .average()
                .orElseThrow();
        double[] even = new double[estimate.length];
        Arrays.fill(even, 1);
        double ignorant = distance(classes.expected(even, run.numbers("EffectiveLength")), truth);
        assertThat(distance(estimate, truth))
                .as("uncertainty %.4f, error of knowing nothing %.4f", uncertainty, ignorant)
                .isLessThan(uncertainty)
                .isLessThan(ignorant / 3);
    }

    @Test
    void fragmentsAddUp() {
        assertThat(classes.fragments()).isEqualTo(Arrays.stream(truth).sum());
        // each of the rows is rounded to three digits
        assertThat(Arrays.stream(run.numbers("NumReads")).sum())
                .isCloseTo(classes.fragments(), within(0.0005 * truth.length));
        assertThat(Arrays.stream(run.numbers("TPM")).sum()).isCloseTo(1e6, within(0.01));
    }

    @Test
    void lengthsOfFragmentsAreFound() {
        // drawn with mean 180 and standard deviation 30; short transcripts cut long ones off. Standard errors: 0.7, 0.5
        assertThat((Double) run.info("fragment_lengths").get("mean")).isCloseTo(178, within(4.0));
        assertThat((Double) run.info("fragment_lengths").get("standard_deviation"))
                .isCloseTo(30, within(3.0));
        assertThat(run.info("library")).containsEntry("used", "IU").containsEntry("given", false);
    }
}
