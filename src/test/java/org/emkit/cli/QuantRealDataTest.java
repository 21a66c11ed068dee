package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole command on real and simulated samples of others, from alignments and from classes that salmon 1.10.1 wrote. */
class QuantRealDataTest {
    @TempDir
    static Path folder;

    private static Path set(String name) {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path set = Path.of(data, "quant", name);
        assumeTrue(Files.isDirectory(set), "no set " + name + " in " + data);
        return set;
    }

    private static void assertProved(QuantRun run) {
        assertThat(run.info("convergence")).containsEntry("converged", true);
        assertThat((Double) run.info("convergence").get("gap_nats")).isBetween(0.0, 1e-3);
        assertThat(run.info("settings")).containsEntry("tolerance_nats", 0.001);
    }

    private static long sumOfFates(QuantRun run) {
        return run.fates().entrySet().stream()
                .filter(row -> !row.getKey().equals("total") && !row.getKey().startsWith("of_assigned"))
                .mapToLong(row -> row.getValue())
                .sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "express_sim15",
                "dtu_sA_rep1",
                "armor_SRR1039508",
                "encode_chr19_ENCSR653DFZ_rep1",
                "encode_chr19_ENCSR510QZW_rep1_SE",
                "ggal_gut"
            })
    void fromAlignments(String name) {
        Path set = set(name);
        List<String> words =
                new ArrayList<>(List.of("-a", set.resolve("alignments.bam").toString(), "-p", "2"));
        if (Files.exists(set.resolve("transcripts.fa.gz"))) {
            words.addAll(List.of("-t", set.resolve("transcripts.fa.gz").toString()));
        }
        QuantRun run = QuantRun.beneath(folder, words.toArray(String[]::new));
        assertProved(run);
        assertThat(run.fates().get("total")).isEqualTo(sumOfFates(run));
        assertThat(run.info("alignments"))
                .containsEntry("fragments", run.fates().get("total"));
        double assigned = run.fates().get("assigned_unique") + run.fates().get("assigned_ambiguous");
        double[] fragments = run.numbers("NumReads");
        assertThat(assigned).isPositive();
        assertThat(Arrays.stream(fragments).sum())
                .isCloseTo(assigned, within(0.0005 * fragments.length + 1e-6 * assigned));
        assertThat(Arrays.stream(run.numbers("TPM")).sum()).isCloseTo(1e6, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "express_sim15",
                "dtu_sA_rep1",
                "armor_SRR1039508",
                "encode_chr19_ENCSR653DFZ_rep1",
                "encode_chr19_ENCSR510QZW_rep1_SE",
                "ggal_gut"
            })
    void fromSalmonsClasses(String name) {
        Path set = set(name);
        Path classFile = set.resolve("salmon.eq_classes.txt.gz");
        Path salmon = set.resolve("salmon.quant.sf");
        QuantRun run =
                QuantRun.beneath(folder, "--eq", classFile.toString(), "--lengths", salmon.toString(), "-p", "2");
        assertProved(run);
        ClassText classes = ClassText.read(classFile);
        assertThat((double) run.fates().get("total")).isEqualTo(classes.fragments());
        assertThat(run.fates().get("total")).isEqualTo(sumOfFates(run));
        double[] effective = classes.column(salmon, "EffectiveLength");
        double objective = (Double) run.info("convergence").get("objective_nats");
        double theirs = classes.logLikelihood(classes.column(salmon, "NumReads"), effective);
        // Their estimates have three digits: a transcript printed as 0 may cost a class its only explanation.
        // Where every fragment is unique both are at the optimum, and sums in another order differ in their last
        // digits.
        assertThat(objective).isGreaterThanOrEqualTo(theirs - 1e-12 * Math.abs(theirs));
        double ours = classes.logLikelihood(classes.column(run.folder().resolve("quant.sf"), "NumReads"), effective);
        if (Double.isFinite(ours)) { // the same holds of ours
            assertThat(ours).isCloseTo(objective, within(0.01 + 1e-6 * Math.abs(objective)));
        }
    }
}
