package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Next to nothing in the input: no failure, zeros, and a word of warning. */
class QuantOddInputTest {
    @TempDir
    Path folder;

    private final TinySample sample = TinySample.read();

    private QuantRun run(String method, String file, String... more) {
        List<String> words = new ArrayList<>(List.of("-a", file, "-t", TinySample.TRANSCRIPTS, "-g", TinySample.GENES));
        words.addAll(List.of("--dump-eq", "--bootstraps", "2", method));
        words.addAll(List.of(more));
        return QuantRun.beneath(folder, words.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--vb", "--tolerance=1"})
    void headerAlone(String method) {
        for (String file : new String[] {
            sample.headerOnly().bam(folder.resolve("a.bam")),
            sample.headerOnly().sam(folder.resolve("a.sam"))
        }) {
            QuantRun run = run(method, file);
            assertNothingIsEstimated(run);
            assertThat(run.fates().values()).containsOnly(0L);
            assertThat(run.err()).contains("warning: the input has no fragments: all estimates are 0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--vb", "--tolerance=1"})
    void unmappedAlone(String method) {
        TinySample unmapped = sample.only(record -> (TinySample.flag(record) & 0xC) == 0xC);
        QuantRun run = run(method, unmapped.bam(folder.resolve("a.bam")));
        assertNothingIsEstimated(run);
        assertThat(run.fates())
                .containsEntry("total", (long) unmapped.fragments())
                .containsEntry("unmapped", (long) unmapped.fragments());
        assertThat(run.err()).contains("warning: no fragment fits a transcript");
    }

    /** Every fragment is placed, and none is kept: on the wrong strand, or longer than allowed. */
    @ParameterizedTest
    @ValueSource(strings = {"--vb", "--tolerance=1"})
    void placedButNoneAssigned(String method) {
        String pair = TinySample.column(
                sample.only(record -> TinySample.flag(record) == 99).records().get(0), 0);
        String one = sample.fragmentsWith(record -> TinySample.column(record, 0).equals(pair))
                .bam(folder.resolve("a.bam"));
        for (String[] dropped : new String[][] {{"-l", "OSF"}, {"--fld-max", "20", "--fld-mean", "10"}}) {
            QuantRun run = run(method, one, dropped);
            assertNothingIsEstimated(run);
            assertThat(run.fates()).containsEntry("total", 1L);
            assertThat(run.err()).contains("warning: no fragment fits a transcript");
        }
    }

    private static final String BLIND = " of placed fragments tell nothing of mismatches (neither AS nor NM nor MD):"
            + " their placements count as equally good";
    private static final String SCORELESS =
            " of placed fragments lack an alignment score (AS): theirs is made from CIGAR, NM and MD";

    private static String without(String record, String tags) {
        return record.replaceAll("\t(" + tags + "):[^\t]*", "");
    }

    private QuantRun withoutTags(String tags, Predicate<String> from) {
        List<String> records = sample.records().stream()
                .map(record -> from.test(record) ? without(record, tags) : record)
                .toList();
        return run("--vb", sample.with(records).bam(folder.resolve("a.bam")));
    }

    /** Equally good placements of equal lengths are equally likely, however many mismatches they really have. */
    @Test
    void recordsThatTellNothingOfTheirPlacements() {
        QuantRun blind = withoutTags("AS|NM|MD", record -> true);
        assertThat(blind.warnings()).contains("100.0 %" + BLIND).noneMatch(w -> w.contains("(AS): theirs"));
        assertThat(blind.err()).contains("  warning: 100.0 %" + BLIND);
        assertThat(blind.fates().get("assigned_ambiguous")).isPositive();
        QuantRun scoreless = withoutTags("AS", record -> true);
        assertThat(scoreless.warnings()).contains("100.0 %" + SCORELESS).noneMatch(w -> w.contains("tell nothing"));
        // bowtie2's penalty of a mismatch of high quality is what emkit makes of NM: the same estimates
        QuantRun scored = withoutTags("none", record -> true);
        assertThat(scored.warnings()).noneMatch(w -> w.contains("placed fragments"));
        assertThat(scoreless.text("quant.sf")).isEqualTo(scored.text("quant.sf"));
        assertThat(blind.text("quant.sf")).isNotEqualTo(scored.text("quant.sf"));
    }

    @Test
    void someRecordsThatTellNothingOfTheirPlacements() {
        String one = TinySample.column(sample.records().get(0), 0);
        QuantRun run =
                withoutTags("AS|NM|MD", record -> TinySample.column(record, 0).equals(one));
        assertThat(run.warnings()).contains("less than 0.1 %" + BLIND).noneMatch(w -> w.contains("(AS): theirs"));
    }

    private static void assertNothingIsEstimated(QuantRun run) {
        assertThat(run.numbers("NumReads")).hasSizeGreaterThan(10).containsOnly(0);
        assertThat(run.numbers("TPM")).containsOnly(0);
        assertThat(Arrays.stream(run.numbers("EffectiveLength"))).allMatch(length -> length >= 1);
        assertThat(QuantRun.numbers(run.folder().resolve("quant.genes.sf"), "NumReads"))
                .containsOnly(0);
        assertThat(run.text("aux_info/eq_classes.txt.gz").lines().skip(1).findFirst())
                .contains("0");
        assertThat(run.json("aux_info/meta_info.json").get("quant_errors").toString())
                .isEqualTo("[no_assigned_fragments]");
        QuantRun.names(run.folder()).stream()
                .filter(name -> !name.endsWith("bootstraps.gz"))
                .forEach(name -> assertThat(run.text(name)).as(name).doesNotContain("NaN"));
        int transcripts = run.numbers("TPM").length;
        assertThat(QuantRun.bootstraps(run, transcripts)).isDeepEqualTo(new double[2][transcripts]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--vb", "--tolerance=1"})
    void oneFragment(String method) {
        String name = TinySample.column(sample.records().get(0), 0);
        TinySample one = sample.only(record -> TinySample.column(record, 0).equals(name));
        QuantRun run = run(method, one.bam(folder.resolve("a.bam")));
        assertThat(run.fates()).containsEntry("total", 1L);
        assertThat(Arrays.stream(run.numbers("NumReads")).sum()).isBetween(0.99, 1.01);
        assertThat(Arrays.stream(run.numbers("TPM")).sum()).isBetween(999_999.9, 1_000_000.1);
        assertThat(run.info("convergence")).containsEntry("converged", true);
        assertThat(run.warnings()).anyMatch(w -> w.startsWith("the input has no unmapped reads"));
    }
}
