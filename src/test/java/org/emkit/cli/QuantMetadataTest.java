package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run tells of itself. */
class QuantMetadataTest {
    private static final String META = "aux_info/meta_info.json";

    @TempDir
    static Path folder;

    private final TinySample sample = TinySample.read();

    @Test
    void theCommandIsRecordedWordByWord() {
        QuantRun run = QuantRun.beneath(
                folder,
                "-a",
                TinySample.READS,
                "--seed=7",
                "--bootstraps",
                "2",
                "--dump-eq",
                "-p",
                "2",
                "-t",
                TinySample.TRANSCRIPTS);
        List<String> command = new ArrayList<>(List.of("emkit"));
        command.addAll(run.command());
        assertThat(run.info("execution")).containsEntry("command", command).containsEntry("threads", 2L);
        assertThat(run.json("run.json")).containsEntry("sample", "sample");
        assertThat(run.json("cmd_info.json"))
                .containsEntry("alignments", TinySample.READS)
                .containsEntry("seed", "7")
                .containsEntry("bootstraps", "2")
                .containsEntry("dump-eq", List.of())
                .containsEntry("out", run.folder().toString())
                .containsEntry("auxDir", "aux_info");
        assertThat(run.info("settings")).containsEntry("seed", 7L).containsEntry("bootstraps", 2L);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void readFatesSumToTheInput() {
        QuantRun run =
                QuantRun.beneath(folder, "-a", TinySample.READS, "--fld-max", "190", "--fld-mean", "180", "-l", "ISF");
        Map<String, Object> fates = run.info("read_fates");
        long sum = fates.entrySet().stream()
                .filter(row -> row.getValue() instanceof Long && !row.getKey().equals("total"))
                .mapToLong(row -> (Long) row.getValue())
                .sum();
        assertThat(sum).isEqualTo(sample.fragments());
        assertThat(fates).containsEntry("total", sum);
        assertThat((Long) fates.get("too_long")).isPositive();
        assertThat((Long) fates.get("wrong_strand")).isPositive();
        assertThat((Long) fates.get("unmapped")).isPositive();
        fates.forEach((name, fragments) -> {
            if (fragments instanceof Long number) {
                assertThat(run.fates()).containsEntry(name, number);
            }
        });
        assertThat(run.info("alignments"))
                .containsEntry("records", (long) sample.records().size());
    }

    @Test
    void theTraceNeverFallsAndEndsInTheResult() {
        QuantRun run = QuantRun.beneath(folder, "-a", TinySample.READS, "--tolerance", "0.01");
        Map<String, Object> convergence = run.info("convergence");
        List<?> trace = (List<?>) convergence.get("trace");
        double before = Double.NEGATIVE_INFINITY;
        for (Object step : trace) {
            @SuppressWarnings("unchecked")
            double objective = (Double) ((Map<String, Object>) step).get("objective_nats");
            assertThat(objective).isGreaterThanOrEqualTo(before - 1e-9 * Math.abs(objective));
            before = objective;
        }
        assertThat(convergence).containsEntry("objective_nats", before).containsEntry("converged", true);
        assertThat((Double) convergence.get("gap_nats")).isBetween(0.0, 0.01);
    }

    @Test
    void namesItsMakerTruthfully() {
        QuantRun run = QuantRun.beneath(folder, "-a", TinySample.READS, "-t", TinySample.TRANSCRIPTS);
        assertThat(run.json(META))
                .containsEntry("generator", "emkit")
                .containsEntry("generator_version", Version.number())
                .doesNotContainKey("salmon_version");
        for (String name : QuantRun.names(run.folder())) {
            assertThat(run.text(name)).as(name).doesNotContain("salmon");
        }
    }

    @Test
    void compatibleWithReadersOfSalmonOnRequest() {
        QuantRun run =
                QuantRun.beneath(folder, "-a", TinySample.READS, "-t", TinySample.TRANSCRIPTS, "--compat", "salmon");
        assertThat(run.text(META).lines().limit(10)).anyMatch(line -> line.contains("\"salmon_version\": \"1.10.1\""));
        assertThat(run.json(META))
                .containsEntry("generator", "emkit")
                .containsEntry("num_processed", (long) sample.fragments())
                .containsKeys(
                        "samp_type",
                        "opt_type",
                        "num_libraries",
                        "library_types",
                        "frag_dist_length",
                        "num_valid_targets",
                        "num_eq_classes",
                        "index_seq_hash",
                        "index_name_hash",
                        "num_bootstraps",
                        "num_mapped",
                        "percent_mapped",
                        "call",
                        "start_time",
                        "end_time");
        assertThat(run.json(META).get("index_seq_hash").toString()).matches("[0-9a-f]{64}");
        assertThat(run.json("cmd_info.json")).containsEntry("salmon_version", "1.10.1");
        assertThat(QuantRun.names(run.folder())).noneMatch(name -> name.endsWith("_mqc.json"));
        assertThat(run.json("lib_format_counts.json")).containsKeys("read_files", "expected_format", "ISF", "SR", "IU");
        assertThat(run.text("libParams/flenDist.txt").strip().split("\t")).hasSize(1001);
    }

    /** From alignments by what was asked for, from a class file by what its classes are. */
    @Test
    void propertiesOfTheClassFileAreTrue() {
        QuantRun bins = classRun("-a", TinySample.READS, "--dump-eq");
        QuantRun exact = classRun("-a", TinySample.READS, "--dump-eq", "--class-bins", "exact");
        QuantRun none = classRun("-a", TinySample.READS, "--dump-eq", "--class-bins", "none");
        assertThat(properties(bins)).containsExactly("range_factorized", "scalar_weights", "gzipped");
        assertThat(properties(exact)).containsExactly("range_factorized", "scalar_weights", "gzipped");
        assertThat(properties(none)).containsExactly("scalar_weights", "gzipped");
        assertThat(properties(classRun("-a", TinySample.READS))).isEmpty();
        assertThat(properties(again(bins, "--dump-eq"))).isEqualTo(properties(bins));
        assertThat(properties(again(none, "--dump-eq"))).isEqualTo(properties(none));
        assertThat(properties(again(none))).isEmpty();
    }

    private static QuantRun classRun(String... words) {
        return QuantRun.beneath(folder, words);
    }

    private static QuantRun again(QuantRun from, String... more) {
        List<String> words = new ArrayList<>(
                List.of("--eq", from.file("aux_info/eq_classes.txt.gz"), "--lengths", from.file("quant.sf")));
        words.addAll(List.of(more));
        return classRun(words.toArray(String[]::new));
    }

    private static List<Object> properties(QuantRun run) {
        return List.copyOf((List<?>) run.json(META).get("eq_class_properties"));
    }

    @Test
    void quietKeepsWarningsAlone() {
        assertThat(QuantRun.beneath(folder, "-a", TinySample.READS).err())
                .contains("fragments", "library type", "proved within");
        assertThat(QuantRun.beneath(folder, "-q", "-a", TinySample.READS).err()).isEmpty();
        assertThat(QuantRun.beneath(folder, "-q", "-l", "ISF", "-a", TinySample.READS)
                        .err()
                        .lines())
                .hasSize(1)
                .allMatch(line -> line.startsWith("emkit: warning: "));
    }
}
