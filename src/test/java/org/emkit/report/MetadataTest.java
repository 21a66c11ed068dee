package org.emkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Quantifier;
import org.junit.jupiter.api.Test;

class MetadataTest {
    private final Abundances abundances = Example.usual().quantify(QuantOptions.withDefaults());

    @Test
    void metaInfoNamesItsMakerTruthfully() throws IOException {
        StringBuilder out = new StringBuilder();
        MetaInfo.write(Example.run(false), abundances, out);
        assertThat(out.toString()).doesNotContain("salmon").startsWith("{\n  \"generator\": \"emkit\",\n");
        Map<String, Object> info = JsonText.parse(out);
        assertThat(info).containsEntry("generator_version", "0.1.0").containsEntry("opt_type", "em");
        assertThat(info).containsEntry("samp_type", "none").containsEntry("num_bootstraps", 0L);
        assertThat(info).containsEntry("library_types", List.of("ISR"));
        assertThat(info).containsEntry("num_valid_targets", 5L).containsEntry("num_eq_classes", 3L);
        assertThat(info).containsEntry("num_processed", 39L).containsEntry("num_mapped", 35L);
        // 35 of 39
        assertThat((Double) info.get("percent_mapped")).isBetween(89.7435, 89.7436);
        assertThat(info).containsEntry("frag_dist_length", 1001L).containsEntry("em_converged", true);
        assertThat(info).containsEntry("length_classes", List.of(300L, 500L, 500L, 800L, 1000L));
        assertThat(info).containsEntry("index_seq_hash", "5e").containsEntry("index_name_hash512", "");
        assertThat(info).containsEntry("start_time", "2026-03-01T08:05:09.25+01:00");
    }

    @Test
    void metaInfoForReadersOfSalmonHasItsKeys() throws IOException {
        StringBuilder out = new StringBuilder();
        QuantOptions options = QuantOptions.builder()
                .bootstraps(2)
                .prior(new AbundancePrior.Dirichlet(0.01, false))
                .build();
        MetaInfo.write(Example.run(true), Example.usual().quantify(options), out);
        assertThat(out.toString()).startsWith("{\n  \"salmon_version\": \"1.10.1\",\n");
        Map<String, Object> info = JsonText.parse(out);
        assertThat(info).containsEntry("samp_type", "bootstrap").containsEntry("opt_type", "vb");
        assertThat(info).containsEntry("start_time", "Sun Mar  1 08:05:09 2026");
        assertThat(info.keySet())
                .contains(
                        "quant_errors",
                        "num_libraries",
                        "library_types",
                        "frag_dist_length",
                        "frag_length_mean",
                        "frag_length_sd",
                        "seq_bias_correct",
                        "gc_bias_correct",
                        "num_bias_bins",
                        "mapping_type",
                        "num_valid_targets",
                        "num_decoy_targets",
                        "num_eq_classes",
                        "serialized_eq_classes",
                        "eq_class_properties",
                        "length_classes",
                        "index_seq_hash",
                        "index_name_hash",
                        "index_seq_hash512",
                        "index_name_hash512",
                        "index_decoy_seq_hash",
                        "index_decoy_name_hash",
                        "num_bootstraps",
                        "num_processed",
                        "num_mapped",
                        "num_decoy_fragments",
                        "num_dovetail_fragments",
                        "num_fragments_filtered_vm",
                        "num_alignments_below_threshold_for_mapped_fragments_vm",
                        "percent_mapped",
                        "call",
                        "start_time",
                        "end_time");
    }

    @Test
    void cmdInfoHasTheOptions() throws IOException {
        StringBuilder out = new StringBuilder();
        CmdInfo.write(Example.run(false), out);
        assertThat(JsonText.parse(out))
                .containsExactly(
                        Map.entry("generator", "emkit"),
                        Map.entry("generator_version", "0.1.0"),
                        Map.entry("alignments", List.of("x.bam", "y.bam")),
                        Map.entry("dump-eq", List.of()),
                        Map.entry("out", "result"),
                        Map.entry("auxDir", "aux_info"));
        out.setLength(0);
        CmdInfo.write(Example.run(true), out);
        assertThat(JsonText.parse(out)).containsEntry("salmon_version", "1.10.1");
    }

    /** Forward evidence: 2 ISF; reverse: 20 + 9 + 4 ISR and 1 dovetailed pair; the mate alone is not judged. */
    @Test
    void libFormatCountsHaveAllCodes() throws IOException {
        StringBuilder out = new StringBuilder();
        LibFormatCounts.write(Example.run(false), abundances.evidence(), abundances.fates(), out);
        Map<String, Object> counts = JsonText.parse(out);
        assertThat(counts).containsEntry("read_files", "[ x.bam, y.bam]").containsEntry("expected_format", "ISR");
        assertThat(counts).containsEntry("ISR", 34L).containsEntry("ISF", 2L).containsEntry("SR", 1L);
        assertThat(counts.keySet())
                .contains("MSF", "OSF", "ISF", "MSR", "OSR", "ISR", "SF", "SR", "MU", "OU", "IU", "U");
        assertThat(counts).containsEntry("num_compatible_fragments", 35L);
        assertThat(counts).containsEntry("num_incompatible_fragments", 2L);
        assertThat(counts).containsEntry("num_frags_with_concordant_consistent_mappings", 34L);
        assertThat(counts).containsEntry("num_frags_with_inconsistent_or_orphan_mappings", 3L);
        assertThat(counts).containsEntry("compatible_fragment_ratio", 35 / 37.0);
        assertThat(counts).containsEntry("strand_mapping_bias", 2 / 36.0);
    }

    @Test
    void matesAloneCountForTheStrandOfTheirFragment() throws IOException {
        Abundances alone = new Example()
                .pairs(5, Orientation.ISR, 0)
                .add(3, FragmentKind.ORPHAN, Orientation.SECOND_REVERSE, 400, 0)
                .add(4, FragmentKind.ORPHAN, Orientation.SECOND_FORWARD, 400, 0)
                .quantify(QuantOptions.builder().libraryType(LibraryType.IU).build());
        StringBuilder out = new StringBuilder();
        LibFormatCounts.write(Example.run(false), alone.evidence(), alone.fates(), out);
        assertThat(JsonText.parse(out)).containsEntry("SF", 3L).containsEntry("SR", 4L);
    }

    @Test
    void runInfoTellsAll() throws IOException {
        StringBuilder out = new StringBuilder();
        RunInfo.write(Example.run(false), abundances, out);
        Map<String, Object> run = JsonText.parse(out);
        assertThat(run.keySet())
                .containsExactly(
                        "format_version",
                        "generator",
                        "sample",
                        "execution",
                        "inputs",
                        "settings",
                        "transcriptome",
                        "alignments",
                        "score_scale",
                        "library",
                        "fragment_lengths",
                        "read_fates",
                        "classes",
                        "convergence",
                        "identifiability",
                        "warnings");
        Map<String, Object> execution = JsonText.object(run.get("execution"));
        assertThat(execution)
                .containsEntry("seconds", 3.5)
                .containsEntry("cpu_seconds", 5.25)
                .containsEntry("peak_resident_bytes", 300L << 20)
                .containsEntry("threads", 2L)
                .containsEntry("regrouped", true);
        assertThat((List<?>) run.get("inputs")).hasSize(2);
        assertThat(JsonText.object(((List<?>) run.get("inputs")).get(1)))
                .containsEntry("bytes", null)
                .containsEntry("sha256", null);
        assertThat(JsonText.object(run.get("settings")))
                .containsEntry("library_type", "A")
                .containsEntry("class_bins_nats", 1.0)
                .containsEntry("score_scale", null)
                .containsEntry("method", "maximum likelihood")
                .containsEntry("seed", 42L);
        assertThat(JsonText.object(run.get("library")))
                .containsEntry("used", "ISR")
                .containsEntry("given", false)
                .containsEntry("forward", 2L)
                .containsEntry("reverse", 34L);
        assertThat(JsonText.object(run.get("read_fates"))).containsEntry("total", 39L);
        Map<String, Object> convergence = JsonText.object(run.get("convergence"));
        assertThat(convergence).containsEntry("converged", true);
        assertThat((List<?>) convergence.get("trace")).hasSameSizeAs(abundances.trace());
        assertThat(JsonText.object(run.get("identifiability")))
                .containsExactly(
                        Map.entry("undetermined_transcripts", 2L),
                        Map.entry("groups", 1L),
                        Map.entry("identical_groups", 1L),
                        Map.entry("unchecked_transcripts", 0L));
        assertThat((List<?>) run.get("warnings")).first().isEqualTo("a warning of the run");
    }

    /** Two fragments of a and one of a or b; lengths are given, no reads were seen. */
    @Test
    void aRunFromClassesLeavesOutWhatReadsTell() throws IOException {
        ClassTable table = new ClassTable(
                new Transcriptome(new String[] {"a", "b"}, new int[2]),
                new int[] {0, 1, 3},
                new int[] {0, 0, 1},
                new double[] {1, 0.5, 0.5},
                new double[] {2, 1});
        Abundances fromClasses =
                Quantifier.with(QuantOptions.withDefaults(), Workers.single()).quantify(table, new int[] {900, 900});
        StringBuilder out = new StringBuilder();
        RunInfo.write(Example.run(false), fromClasses, out);
        assertThat(JsonText.parse(out).keySet())
                .contains("classes", "convergence")
                .doesNotContain("alignments", "library", "score_scale");
        out.setLength(0);
        MetaInfo.write(Example.run(false), fromClasses, out);
        assertThat(JsonText.parse(out))
                .containsEntry("library_types", List.of())
                .containsEntry("num_mapped", 3L);
    }

    @Test
    void multiqcFilesHaveOneSampleEach() throws IOException {
        StringBuilder out = new StringBuilder();
        MultiqcJson.writeGeneral(Example.run(false), abundances, out);
        Map<String, Object> general = JsonText.parse(out);
        assertThat(general).containsEntry("plot_type", "generalstats");
        Map<String, Object> row =
                JsonText.object(JsonText.object(general.get("data")).get("sample 1"));
        assertThat(row).containsEntry("library_type", "ISR").containsEntry("million_fragments", 39 / 1e6);
        for (Object column : (List<?>) general.get("pconfig")) {
            assertThat(row.keySet()).containsAll(JsonText.object(column).keySet());
        }
        out.setLength(0);
        MultiqcJson.writeReadFates(Example.run(false), abundances.fates(), out);
        Map<String, Object> fates = JsonText.parse(out);
        assertThat(JsonText.object(JsonText.object(fates.get("data")).get("sample 1")))
                .containsEntry("assigned_unique", 31L);
        out.setLength(0);
        MultiqcJson.writeFragmentLengths(Example.run(false), abundances.fragmentLengths(), out);
        Map<String, Object> curve =
                JsonText.object(JsonText.object(JsonText.parse(out).get("data")).get("sample 1"));
        assertThat(curve).containsKey("200").doesNotContainKey("900");
    }
}
