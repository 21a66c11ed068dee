package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that stops after the classes. */
class QuantClassesOnlyTest {
    @TempDir
    static Path folder;

    private static QuantRun whole;
    private static QuantRun classes;

    @BeforeAll
    static void runs() {
        whole = QuantRun.beneath(folder, "-t", TinySample.TRANSCRIPTS, "-a", TinySample.READS, "--dump-eq");
        classes = QuantRun.beneath(folder, "-t", TinySample.TRANSCRIPTS, "-a", TinySample.READS, "--eq-only");
    }

    @Test
    void leavesWhatDoesNotNeedAnEstimate() {
        assertThat(QuantRun.names(classes.folder()))
                .containsExactlyInAnyOrder(
                        "aux_info/eq_classes.txt.gz",
                        "aux_info/meta_info.json",
                        "cmd_info.json",
                        "lengths.tsv",
                        "lib_format_counts.json",
                        "libParams/flenDist.txt",
                        "read_fates.tsv",
                        "run.json");
        for (String same : List.of("aux_info/eq_classes.txt.gz", "libParams/flenDist.txt", "read_fates.tsv")) {
            assertThat(classes.text(same)).as(same).isEqualTo(whole.text(same));
        }
        assertThat(classes.json("lib_format_counts.json")).isEqualTo(whole.json("lib_format_counts.json"));
    }

    @Test
    void lengthsAreThoseOfTheEstimateWithAllDigits() {
        Path table = classes.folder().resolve("lengths.tsv");
        assertThat(classes.text("lengths.tsv")).startsWith("Name\tLength\tEffectiveLength\n");
        assertThat(QuantRun.column(table, "Name")).isEqualTo(whole.column("Name"));
        assertThat(QuantRun.column(table, "Length")).isEqualTo(whole.column("Length"));
        double[] all = QuantRun.numbers(table, "EffectiveLength");
        double[] cut = whole.numbers("EffectiveLength");
        assertThat(all).isNotEqualTo(cut);
        for (int t = 0; t < all.length; t++) {
            assertThat(Math.abs(all[t] - cut[t])).isLessThanOrEqualTo(0.0005 + 1e-9);
        }
    }

    @Test
    void tellsOfNoEstimate() {
        assertThat(classes.err()).contains("estimate         none, as asked for: classes and lengths alone");
        assertThat(classes.json("run.json").keySet())
                .contains("library", "fragment_lengths", "read_fates", "classes", "warnings")
                .doesNotContain("convergence", "bootstraps");
        assertThat(classes.info("settings"))
                .containsKeys("library_type", "class_bins_nats")
                .doesNotContainKeys("method", "tolerance_nats", "bootstraps", "seed");
        assertThat(classes.info("classes")).isEqualTo(whole.info("classes"));
        assertThat(classes.json("aux_info/meta_info.json"))
                .containsEntry("opt_type", "none")
                .containsEntry("samp_type", "none")
                .containsEntry("serialized_eq_classes", true)
                .containsEntry("num_bootstraps", 0L)
                .containsEntry(
                        "num_mapped", whole.json("aux_info/meta_info.json").get("num_mapped"))
                .doesNotContainKeys("num_em_iterations", "em_converged", "em_gap_nats");
    }

    @Test
    void theFirstFilesAreReplacedOnDemandAlone() {
        Path out = folder.resolve("forced");
        QuantRun.into(out, "-a", TinySample.READS).succeeded();
        assertThat(QuantRun.into(out, "-a", TinySample.READS, "--eq-only").exit())
                .isEqualTo(ExitCode.INPUT);
        QuantRun.into(out, "-a", TinySample.READS, "--eq-only", "--force").succeeded();
        assertThat(QuantRun.names(out)).isEqualTo(QuantRun.names(classes.folder()));
    }

    @Test
    void nothingToClassify() {
        String none = TinySample.read().headerOnly().sam(folder.resolve("none.sam"));
        QuantRun run = QuantRun.beneath(folder, "-a", none, "--eq-only");
        assertThat(run.warnings()).containsExactly("the input has no fragments: there are no classes");
        assertThat(run.text("aux_info/eq_classes.txt.gz")).startsWith("60\n0\n");
    }
}
