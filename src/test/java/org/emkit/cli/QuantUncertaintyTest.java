package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variational Bayes, bootstraps, and what is said of a doubtful library type. */
class QuantUncertaintyTest {
    @TempDir
    static Path folder;

    private final TinySample sample = TinySample.read();

    private static double assigned(QuantRun run) {
        return run.fates().get("assigned_unique") + run.fates().get("assigned_ambiguous");
    }

    @Test
    void bootstrapsSpreadAboutTheEstimateAsDrawingDoes() {
        QuantRun run = QuantRun.beneath(folder, "-a", TinySample.READS, "--bootstraps", "60", "-p", "2");
        double[] estimate = run.numbers("NumReads");
        double[][] replicate = QuantRun.bootstraps(run, estimate.length);
        assertThat(replicate).hasDimensions(60, estimate.length);
        double total = assigned(run);
        for (double[] each : replicate) {
            assertThat(Arrays.stream(each).sum()).isCloseTo(total, within(1e-6 * total));
            assertThat(Arrays.stream(each)).allMatch(fragments -> fragments >= 0);
        }
        List<String> ambiguous = QuantRun.column(run.folder().resolve("aux_info/ambig_info.tsv"), "AmbigCount");
        int checked = 0;
        for (int t = 0; t < estimate.length; t++) {
            if (ambiguous.get(t).equals("0") && estimate[t] > 0) {
                // fragments of its own alone: a binomial draw with variance n (1 − n / N); five standard errors
                int transcript = t;
                double variance = estimate[t] * (1 - estimate[t] / total);
                double[] drawn =
                        Arrays.stream(replicate).mapToDouble(r -> r[transcript]).toArray();
                double mean = Arrays.stream(drawn).average().orElseThrow();
                double spread =
                        Arrays.stream(drawn).map(x -> (x - mean) * (x - mean)).sum() / (drawn.length - 1);
                assertThat(mean).isCloseTo(estimate[t], within(5 * Math.sqrt(variance / drawn.length)));
                assertThat(spread / variance).isBetween(0.4, 2.0);
                checked++;
            }
        }
        assertThat(checked).as("transcripts with fragments of their own alone").isPositive();
        assertThat(run.text("aux_info/bootstrap/names.tsv.gz").strip().split("\t"))
                .containsExactlyElementsOf(run.column("Name"));
        assertThat(run.info("bootstraps")).containsEntry("replicates", 60L).containsEntry("converged", 60L);
        assertThat(run.json("aux_info/meta_info.json"))
                .containsEntry("num_bootstraps", 60L)
                .containsEntry("samp_type", "bootstrap");
    }

    @Test
    void replicatesDependOnTheirNumberAndTheSeedAlone() {
        QuantRun three = QuantRun.beneath(folder, "-a", TinySample.READS, "--bootstraps", "3");
        QuantRun five = QuantRun.beneath(folder, "-a", TinySample.READS, "--bootstraps", "5", "-p", "3");
        QuantRun other = QuantRun.beneath(folder, "-a", TinySample.READS, "--bootstraps", "3", "--seed", "43");
        int transcripts = three.numbers("NumReads").length;
        double[][] of = QuantRun.bootstraps(three, transcripts);
        assertThat(Arrays.copyOf(QuantRun.bootstraps(five, transcripts), 3)).isDeepEqualTo(of);
        assertThat(QuantRun.bootstraps(other, transcripts)[0]).isNotEqualTo(of[0]);
        assertThat(other.text("quant.sf")).isEqualTo(three.text("quant.sf"));
        assertThat(of[1]).isNotEqualTo(of[0]);
    }

    @Test
    void variationalBayesSharesTheSameFragments() {
        QuantRun likelihood = QuantRun.beneath(folder, "-a", TinySample.READS);
        QuantRun bayes = QuantRun.beneath(folder, "-a", TinySample.READS, "--vb");
        double total = assigned(bayes);
        double[] ml = likelihood.numbers("NumReads");
        double[] vb = bayes.numbers("NumReads");
        assertThat(Arrays.stream(vb).sum()).isCloseTo(total, within(0.0005 * vb.length + 1e-6 * total));
        assertThat(bayes.info("convergence")).containsEntry("converged", true).containsEntry("gap_nats", null);
        assertThat(bayes.info("settings")).containsEntry("method", "variational Bayes");
        assertThat(bayes.json("aux_info/meta_info.json")).containsEntry("opt_type", "vb");
        // a sparse prior gives what hardly any fragment speaks for to others: more zeros, most fragments where they
        // were
        double moved = 0;
        for (int t = 0; t < ml.length; t++) {
            moved += Math.abs(ml[t] - vb[t]) / 2;
        }
        assertThat(moved).isBetween(0.001, 0.1 * total);
        assertThat(zeros(vb)).isGreaterThanOrEqualTo(zeros(ml));
        // a prior of many fragments per transcript draws all together
        double[] drawn = QuantRun.beneath(folder, "-a", TinySample.READS, "--vb", "--vb-prior", "100")
                .numbers("NumReads");
        assertThat(Arrays.stream(drawn).max().orElseThrow())
                .isLessThan(Arrays.stream(ml).max().orElseThrow());
    }

    private static long zeros(double[] values) {
        return Arrays.stream(values).filter(x -> x < 0.01).count();
    }

    /** Keeps fragments of which the first mate lies forward: a library of type ISF. */
    private String forward(String name) {
        return sample.fragmentsWith(r -> (TinySample.flag(r) & 0x154) == 0x40).bam(folder.resolve(name));
    }

    @Test
    void strandedLibraryIsDetected() {
        QuantRun run = QuantRun.beneath(folder, "-a", forward("detected.bam"));
        assertThat(run.info("library")).containsEntry("used", "ISF").containsEntry("detected", "ISF");
        assertThat(run.json("lib_format_counts.json")).containsEntry("expected_format", "ISF");
        assertThat(run.err()).contains("ISF (detected; 100.0 % forward");
    }

    @Test
    void unstrandedTypeForStrandedReadsIsPointedOut() {
        QuantRun run = QuantRun.beneath(folder, "-a", forward("given.bam"), "-l", "IU");
        assertThat(run.warnings())
                .anyMatch(w ->
                        w.startsWith("library type IU was given, but 100.0 % of fragments come from one strand: ISF"));
    }

    @Test
    void wrongStrandIsPointedOut() {
        QuantRun run = QuantRun.beneath(folder, "-a", forward("wrong.bam"), "-l", "ISR");
        assertThat(run.warnings()).anyMatch(w -> w.contains("do not fit library type ISR; they speak for ISF"));
        assertThat(run.fates().get("wrong_strand")).isGreaterThan(run.fates().get("total") * 9 / 10);
        QuantRun unstranded = QuantRun.beneath(folder, "-a", TinySample.READS, "-l", "ISF");
        assertThat(unstranded.warnings()).anyMatch(w -> w.contains("do not fit library type ISF; they speak for IU"));
    }
}
