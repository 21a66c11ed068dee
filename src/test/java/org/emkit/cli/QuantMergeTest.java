package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.emkit.report.JsonText;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a sample that were put into classes apart, and are estimated together. */
class QuantMergeTest {
    private static final String CLASSES = "aux_info/eq_classes.txt.gz";

    @TempDir
    static Path folder;

    private static TinySample paired;
    private static TinySample single;
    private static QuantRun whole;
    private static List<QuantRun> thirds;

    @BeforeAll
    static void runs() {
        paired = TinySample.read();
        single = paired.firstMates();
        whole = QuantRun.beneath(folder, "-a", bam(paired), "-l", "IU", "--dump-eq");
        thirds = apart(paired, 3, "-l", "IU");
    }

    private static String bam(TinySample sample) {
        try {
            return sample.bam(Files.createTempDirectory(folder, "input").resolve("a.bam"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<QuantRun> apart(TinySample sample, int parts, String... words) {
        return sample.split(parts).stream()
                .map(part -> run(List.of("-a", bam(part), "--eq-only"), words))
                .toList();
    }

    private static QuantRun run(List<String> some, String... others) {
        List<String> words = new ArrayList<>(some);
        words.addAll(List.of(others));
        return QuantRun.beneath(folder, words.toArray(String[]::new));
    }

    private static QuantRun together(List<QuantRun> parts, String... words) {
        List<String> all = new ArrayList<>(List.of("--eq"));
        parts.forEach(part -> all.add(part.folder().toString()));
        return run(all, words);
    }

    private static double[] numbers(QuantRun run) {
        return run.numbers("NumReads");
    }

    /**
     * With one model for all parts, and classes of equal weights alone, nothing is lost by going through files: sums of
     * weights come back as the same integers.
     */
    @ParameterizedTest(name = "{0} parts")
    @ValueSource(ints = {2, 3})
    void partsOfOneModelAreTheWhole(int parts) {
        String[] model = {"-l", "U", "--class-bins", "exact"};
        String[] estimate = {"--dump-eq", "--bootstraps", "2"};
        QuantRun atOnce = run(List.of("-a", bam(single), "-l", "U", "--class-bins", "exact"), estimate);
        QuantRun merged =
                together(apart(single, parts, model), "--class-bins", "exact", "--dump-eq", "--bootstraps", "2");
        for (String same : List.of(
                CLASSES,
                "quant.sf",
                "read_fates.tsv",
                "aux_info/ambig_info.tsv",
                "aux_info/bootstrap/bootstraps.gz",
                "emkit_read_fates_mqc.json")) {
            assertThat(merged.text(same)).as(same).isEqualTo(atOnce.text(same));
        }
        assertThat(merged.info("convergence")).isEqualTo(atOnce.info("convergence"));
        assertThat(JsonText.object(merged.info("classes").get("merged")))
                .containsEntry("inputs", (long) parts)
                .containsEntry("effective_lengths", "equal")
                .containsEntry("length_difference", 0.0);
        assertThat(merged.err()).contains("classes of " + parts + " inputs, effective lengths equal");
    }

    /** In wider bins a part's mean does not tell how it was scaled, which moves weights within the bin. */
    @ParameterizedTest(name = "{0} parts, bins {1}")
    @CsvSource({"2,1", "3,1", "2,none", "3,none"})
    void partsOfOneModelInBins(int parts, String bins) {
        QuantRun atOnce = run(List.of("-a", bam(single), "-l", "U", "--class-bins", bins, "--dump-eq"));
        QuantRun merged = together(apart(single, parts, "-l", "U", "--class-bins", bins), "--class-bins", bins);
        assertThat(merged.text("read_fates.tsv")).isEqualTo(atOnce.text("read_fates.tsv"));
        assertThat(merged.info("classes"))
                .containsEntry("classes", atOnce.info("classes").get("classes"));
        assertNearTheOptimumOf(atOnce, merged);
    }

    /**
     * Each part learns fragment lengths from its own pairs. On the classes of the whole, the estimate of the parts may be
     * less likely than the best by a twentieth of a nat: by no direction is it then further from the best than
     * √(2 · 0.05), a third, of a standard error.
     */
    private static void assertNearTheOptimumOf(QuantRun atOnce, QuantRun merged) {
        ClassText classes = ClassText.read(atOnce.folder().resolve(CLASSES));
        double[] effective = atOnce.numbers("EffectiveLength");
        double best = classes.logLikelihood(numbers(atOnce), effective);
        double found = classes.logLikelihood(numbers(merged), effective);
        assertThat(best - found).isBetween(-1e-3, 0.05);
        double[] difference = numbers(merged);
        double[] reference = numbers(atOnce);
        Arrays.setAll(difference, t -> Math.abs(difference[t] - reference[t]));
        assertThat(Arrays.stream(difference).sum())
                .isLessThan(0.005 * Arrays.stream(reference).sum());
    }

    @ParameterizedTest(name = "{0} parts")
    @ValueSource(ints = {2, 3})
    void pairedPartsComeNearTheWhole(int parts) {
        QuantRun merged = together(parts == 3 ? thirds : apart(paired, parts, "-l", "IU"));
        assertNearTheOptimumOf(whole, merged);
        assertThat(merged.column("Name")).isEqualTo(whole.column("Name"));
        assertThat(merged.column("Length")).isEqualTo(whole.column("Length"));
        // on 550 to 830 pairs each, of standard deviation 31: two means differ by less than 5 · 31 · √(2 / 550) = 9.3
        assertThat(merged.numbers("EffectiveLength")).containsExactly(whole.numbers("EffectiveLength"), within(9.3));
        Map<String, Object> how = JsonText.object(merged.info("classes").get("merged"));
        assertThat(how).containsEntry("effective_lengths", "mean weighted by fragments");
        assertThat((Double) how.get("length_difference")).isBetween(1e-6, 9.3);
        assertThat(merged.fates().get("total")).isEqualTo(whole.fates().get("total"));
        assertThat(merged.fates().get("unmapped")).isEqualTo(whole.fates().get("unmapped"));
        // lengths that are not seen in a part leave other placements out
        assertThat((double) merged.fates().get("assigned_unique"))
                .isCloseTo(whole.fates().get("assigned_unique"), within(5.0));
        assertThat(merged.warnings()).isEmpty();
    }

    @Test
    void anyOrderOfInputsAndAnyNumberOfThreads() {
        String[] words = {"--dump-eq", "--bootstraps", "3", "-g", TinySample.GENES};
        List<QuantRun> order = new ArrayList<>(thirds);
        QuantRun first = together(order, words);
        for (String threads : List.of("1", "2", "8")) {
            Collections.rotate(order, 1);
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("-p", threads));
            together(order, all.toArray(String[]::new)).assertSameAs(first);
        }
        Collections.swap(order, 0, 1);
        together(order, words).assertSameAs(first);
    }

    /** One part lists the transcripts from the last to the first. */
    @Test
    void transcriptsInAnotherOrder() {
        List<TinySample> parts = single.split(2);
        List<String> header = new ArrayList<>(single.header().lines().toList());
        List<String> sequences =
                new ArrayList<>(header.stream().filter(l -> l.startsWith("@SQ")).toList());
        int at = header.indexOf(sequences.get(0));
        Collections.reverse(sequences);
        for (int i = 0; i < sequences.size(); i++) {
            header.set(at + i, sequences.get(i));
        }
        Path turned = folder.resolve("turned.sam");
        try {
            Files.writeString(
                    turned,
                    String.join("\n", header) + "\n"
                            + String.join("\n", parts.get(1).records()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] model = {"-l", "U", "--class-bins", "exact", "--eq-only"};
        QuantRun plain = run(List.of("-a", bam(parts.get(0))), model);
        QuantRun other = run(List.of("-a", turned.toString()), model);
        QuantRun atOnce = run(List.of("-a", bam(single), "-l", "U", "--class-bins", "exact", "--dump-eq"));
        for (List<QuantRun> order : List.of(List.of(plain, other), List.of(other, plain))) {
            QuantRun merged = together(order, "--class-bins", "exact", "--dump-eq");
            assertThat(merged.text(CLASSES)).isEqualTo(atOnce.text(CLASSES));
            assertThat(merged.text("quant.sf")).isEqualTo(atOnce.text("quant.sf"));
        }
    }

    @Test
    void aPartWithoutFragmentsChangesNothing() {
        QuantRun none = run(List.of("-a", bam(paired.headerOnly()), "-l", "IU", "--eq-only"));
        List<QuantRun> all = new ArrayList<>(thirds);
        all.add(1, none);
        QuantRun merged = together(all);
        assertThat(merged.text("quant.sf")).isEqualTo(together(thirds).text("quant.sf"));
        QuantRun nothing = together(List.of(none, none));
        assertThat(nothing.fates().values()).containsOnly(0L);
        assertThat(numbers(nothing)).containsOnly(0);
    }

    /** Files have no read fates; the lengths are those of one part. */
    @Test
    void filesWithLengthsOfTheirOwn() {
        QuantRun merged = run(List.of(
                "--eq",
                thirds.get(0).file(CLASSES),
                thirds.get(1).file(CLASSES),
                thirds.get(2).folder().toString(),
                "--lengths",
                thirds.get(0).file("lengths.tsv")));
        assertNearTheOptimumOf(whole, merged);
        assertThat(merged.fates()).containsOnlyKeys("without_weight", "assigned_unique", "assigned_ambiguous", "total");
        assertThat(merged.info("classes").get("merged").toString()).contains("effective_lengths=equal");
    }

    @Test
    void aFolderAloneIsEstimatedAgain() {
        QuantRun eqOnly = run(List.of("-a", bam(paired), "-l", "IU", "--eq-only"));
        for (QuantRun before : List.of(eqOnly, whole)) {
            QuantRun again = together(List.of(before));
            assertThat(again.text("read_fates.tsv")).isEqualTo(whole.text("read_fates.tsv"));
            assertThat(numbers(again)).containsExactly(numbers(whole), within(0.01));
            assertThat(again.column("EffectiveLength")).isEqualTo(whole.column("EffectiveLength"));
            assertThat(again.info("classes")).doesNotContainKey("merged");
        }
        QuantRun bayes = together(List.of(eqOnly), "--vb", "--vb-prior", "0.5");
        QuantRun atOnce = run(List.of("-a", bam(paired), "-l", "IU", "--vb", "--vb-prior", "0.5"));
        assertThat(numbers(bayes)).containsExactly(numbers(atOnce), within(0.01));
    }

    @Test
    void replicatesInParts() {
        QuantRun all = together(thirds, "--bootstraps", "30", "-p", "2");
        int transcripts = numbers(all).length;
        double[][] replicates = QuantRun.bootstraps(all, transcripts);
        for (int first = 0; first < 30; first += 10) {
            QuantRun some = together(thirds, "--bootstraps", "10", "--first-bootstrap", Integer.toString(first));
            assertThat(some.text("quant.sf")).isEqualTo(all.text("quant.sf"));
            assertThat(QuantRun.bootstraps(some, transcripts))
                    .isDeepEqualTo(Arrays.copyOfRange(replicates, first, first + 10));
            assertThat(some.info("settings")).containsEntry("first_bootstrap", (long) first);
        }
    }

    /** The FASTA is held against the inputs, and leaves its digests. */
    @Test
    void transcriptsBesideFolders() {
        QuantRun run = together(thirds, "-t", TinySample.TRANSCRIPTS);
        assertThat(run.text("quant.sf")).isEqualTo(together(thirds).text("quant.sf"));
        assertThat(run.json("aux_info/meta_info.json").get("index_seq_hash").toString())
                .hasSize(64);
    }

    @Test
    void theSameTwiceIsSaid() {
        QuantRun part = thirds.get(0);
        QuantRun run = together(List.of(part, part));
        String file = part.file(CLASSES);
        assertThat(run.warnings())
                .containsExactly(file + " and " + file + " hold the same bytes: their fragments count twice");
        assertThat(run.fates().get("total")).isEqualTo(2 * part.fates().get("total"));
    }
}
