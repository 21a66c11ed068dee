package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {
    private static final String TINY = "test-data/quant/tiny/";
    private static final String HEADING = "Name\tLength\tEffectiveLength\tTPM\tNumReads\n";

    @TempDir
    private static Path samples;

    @TempDir
    private Path folder;

    private String err = "";

    @BeforeAll
    static void quantify() {
        String bam = TINY + "reads.bam";
        QuantRun.into(samples.resolve("ml"), "-a", bam, "-g", TINY + "tx2gene.tsv")
                .succeeded();
        QuantRun.into(samples.resolve("vb"), "-a", bam, "-g", TINY + "tx2gene.tsv", "--vb")
                .succeeded();
        QuantRun.into(samples.resolve("plain"), "-a", bam).succeeded();
        QuantRun.into(samples.resolve("classes"), "-a", bam, "--eq-only").succeeded();
    }

    private static String sample(String name) {
        return samples.resolve(name).toString();
    }

    private int merge(String... words) {
        List<String> command =
                new ArrayList<>(List.of("merge", "-o", folder.resolve("merged").toString()));
        command.addAll(List.of(words));
        StringWriter text = new StringWriter();
        int exit = Main.run(
                new PrintWriter(new StringWriter()), new PrintWriter(text, true), command.toArray(String[]::new));
        err = text.toString();
        return exit;
    }

    private void fails(int exit, String message, String... words) {
        assertThat(merge(words)).as(err).isEqualTo(exit);
        assertThat(err).contains(message);
        assertThat(QuantRun.names(folder.resolve("merged"))).isEmpty();
    }

    private List<String> column(String table, String name) {
        return QuantRun.column(folder.resolve("merged").resolve(table), name);
    }

    private double[] numbers(String table, String name) {
        return QuantRun.numbers(folder.resolve("merged").resolve(table), name);
    }

    /** A folder with a table of these lines. */
    private String made(String name, String... lines) throws IOException {
        Path made = Files.createDirectories(folder.resolve(name));
        Files.writeString(made.resolve("quant.sf"), HEADING + String.join("\n", lines) + "\n");
        return made.toString();
    }

    @Test
    void everyColumnIsTheSamplesOwn() {
        assertThat(merge(sample("ml"), sample("vb"))).as(err).isZero();
        for (String name : List.of("ml", "vb")) {
            Path table = samples.resolve(name).resolve("quant.sf");
            assertThat(column("transcript_counts.tsv", "transcript_id")).isEqualTo(QuantRun.column(table, "Name"));
            assertThat(numbers("transcript_counts.tsv", name)).isEqualTo(QuantRun.numbers(table, "NumReads"));
            assertThat(numbers("transcript_tpm.tsv", name)).isEqualTo(QuantRun.numbers(table, "TPM"));
            assertThat(numbers("transcript_lengths.tsv", name)).isEqualTo(QuantRun.numbers(table, "EffectiveLength"));
            Path genes = samples.resolve(name).resolve("quant.genes.sf");
            assertThat(column("gene_tpm.tsv", "gene_id")).isEqualTo(QuantRun.column(genes, "Name"));
            assertThat(numbers("gene_tpm.tsv", name)).isEqualTo(QuantRun.numbers(genes, "TPM"));
            assertThat(numbers("gene_counts.tsv", name)).isEqualTo(QuantRun.numbers(genes, "NumReads"));
        }
        assertThat(column("samples.tsv", "names")).containsExactly("ml", "vb");
        assertThat(column("samples.tsv", "files"))
                .containsExactly(sample("ml") + "/quant.sf", sample("vb") + "/quant.sf");
        assertThat(err).contains("samples      2").contains("transcripts  60").contains("genes        20");
    }

    /** Genes of a map given here are, but for rounding, those of a map given to quant. */
    @Test
    void genesFromAMapAreThoseOfTheSamples() {
        assertThat(merge(sample("ml"), sample("vb"))).isZero();
        double[][] ofSamples = genes();
        assertThat(merge("--force", "-g", TINY + "tx2gene.tsv", sample("ml"), sample("vb")))
                .isZero();
        double[][] ofMap = genes();
        for (int i = 0; i < ofSamples.length; i++) {
            assertThat(ofMap[i]).usingComparatorWithPrecision(0.1).containsExactly(ofSamples[i]);
        }
        assertThat(column("tx2gene.tsv", "transcript_id")).hasSize(60).startsWith("T00001");
    }

    private double[][] genes() {
        return new double[][] {
            numbers("gene_counts.tsv", "vb"),
            numbers("gene_lengths.tsv", "vb"),
            numbers("gene_counts_scaled.tsv", "vb"),
            numbers("gene_counts_length_scaled.tsv", "vb")
        };
    }

    @Test
    void withoutGenesThereAreTranscriptsAlone() {
        assertThat(merge(sample("plain"))).isZero();
        assertThat(QuantRun.names(folder.resolve("merged")))
                .containsExactly(
                        "samples.tsv", "transcript_counts.tsv", "transcript_lengths.tsv", "transcript_tpm.tsv");
        assertThat(err).contains("genes        none: give -g");
    }

    @Test
    void namesFromTheCommandLineAndFromATable() throws IOException {
        assertThat(merge("--names", "x,y", sample("ml"), sample("ml") + "/quant.sf"))
                .isZero();
        assertThat(column("samples.tsv", "names")).containsExactly("x", "y");
        Path sheet = folder.resolve("sheet.csv");
        Files.writeString(sheet, "sample,folder,condition\nb," + sample("vb") + ",1\na," + sample("ml") + ",2\n");
        assertThat(merge("--force", "--samples", sheet.toString())).as(err).isZero();
        assertThat(column("samples.tsv", "names")).containsExactly("b", "a");
        assertThat(numbers("gene_tpm.tsv", "b"))
                .isEqualTo(QuantRun.numbers(samples.resolve("vb/quant.genes.sf"), "TPM"));
    }

    /** What merge wrote can be merged again: its table of samples is one that it reads. */
    @Test
    void readsItsOwnTableOfSamplesAndGivesTheSameBytes() throws IOException {
        assertThat(merge(sample("vb"), sample("plain"), "-g", TINY + "annotation.gtf"))
                .as(err)
                .isZero();
        Path again = folder.resolve("again");
        String sheet = folder.resolve("merged/samples.tsv").toString();
        StringWriter text = new StringWriter();
        int exit = Main.run(
                new PrintWriter(text),
                new PrintWriter(text, true),
                "merge",
                "-q",
                "--buffer-memory=1M",
                "-p2",
                "-o",
                again.toString(),
                "--samples",
                sheet,
                "-g",
                TINY + "tx2gene.tsv");
        assertThat(exit).as(text.toString()).isZero();
        for (String name : QuantRun.names(folder.resolve("merged"))) {
            assertThat(again.resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("merged").resolve(name));
        }
    }

    @Test
    void numbersOfOtherProgramsComeThroughUnchanged() throws IOException {
        assertThat(merge(made("salmon", "a|x\t500\t1.25e+02\t1.5e-07\t0.1234567", "b.1\t7\t1\t999999.5\t3")))
                .isZero();
        assertThat(column("transcript_tpm.tsv", "salmon")).containsExactly("1.5E-7", "999999.5");
        assertThat(column("transcript_counts.tsv", "salmon")).containsExactly("0.1234567", "3");
        assertThat(column("transcript_lengths.tsv", "salmon")).containsExactly("125", "1");
        assertThat(merge("--force", "--gencode", "--ignore-version", folder + "/salmon"))
                .isZero();
        assertThat(column("transcript_tpm.tsv", "transcript_id")).containsExactly("a", "b");
    }

    @Test
    void transcriptsWithoutAGeneAreTold() throws IOException {
        Path map = Files.writeString(folder.resolve("map.tsv"), "T00001\tg\n");
        assertThat(merge("-q", "-g", map.toString(), sample("plain"))).isZero();
        assertThat(err.lines()).singleElement().asString().contains("warning: 59 of 60 transcripts have no gene");
        assertThat(column("gene_counts.tsv", "gene_id")).hasSize(60).startsWith("g", "T00002");
    }

    @Test
    void samplesThatWereMadeInTheSameWayAreNotWarnedOf() throws IOException {
        assertThat(merge(sample("ml"), sample("plain"), made("alone", tiny()), "-g", TINY + "tx2gene.tsv"))
                .as(err)
                .isZero();
        assertThat(err).doesNotContain("warning");
    }

    @Test
    void samplesOfOtherMethodsAndSettingsAreNamed() {
        assertThat(merge("-q", sample("ml"), sample("vb"))).isZero();
        assertThat(err.lines())
                .containsExactly(
                        "emkit: warning: samples differ in method: maximum likelihood (ml); variational Bayes (vb)");
        Path other = samples.resolve("other");
        QuantRun.into(other, "-a", TINY + "reads.bam", "--min-ratio-nats=7", "--seed=3", "-l", "U")
                .succeeded();
        assertThat(merge("--force", "-q", sample("plain"), other.toString())).isZero();
        assertThat(err.lines())
                .containsExactly(
                        "emkit: warning: samples differ in library type: IU (plain); U (other)",
                        "emkit: warning: samples differ in setting min_ratio_nats: 12.0 (plain); 7.0 (other)");
        Path scaled = samples.resolve("scaled");
        QuantRun.into(scaled, "-a", TINY + "reads.bam", "--score-scale=0.5").succeeded();
        assertThat(merge("--force", "-q", sample("plain"), scaled.toString())).isZero();
        assertThat(err.lines())
                .containsExactly(
                        "emkit: warning: samples differ in setting score_scale: not set (plain); 0.5 (scaled)");
    }

    @Test
    void unconvergedSamplesAndThoseOfOtherProgramsAreNamedAFewOfMany() throws IOException {
        List<String> made = new ArrayList<>();
        for (int s = 1; s <= 6; s++) {
            made.add(made("s" + s, "t\t10\t5\t0\t0"));
            metadata("s" + s, s == 2 ? "{\"salmon_version\": \"1.10.1\", \"opt_type\": \"vb\"}" : """
                    {"generator": "emkit", "generator_version": "0.1.0", "index_seq_hash": "", "library_types": ["IU"],
                     "em_converged": false,
                     "nested": {"opt_type": "em"}}""");
        }
        metadata("s6", "{\"generator\": "); // cut off: it tells nothing
        assertThat(merge(made.toArray(String[]::new))).isZero();
        assertThat(err.lines().filter(line -> line.contains("warning")))
                .containsExactly(
                        "emkit: warning: 4 of 6 samples did not converge: s1, s3, s4 and 1 more",
                        "emkit: warning: samples differ in program:"
                                + " emkit 0.1.0 (s1, s3, s4 and 1 more); salmon 1.10.1 (s2)");
    }

    private void metadata(String sample, String json) throws IOException {
        Path aux = Files.createDirectories(folder.resolve(sample).resolve("aux_info"));
        Files.writeString(aux.resolve("meta_info.json"), json);
    }

    private static String[] tiny() throws IOException {
        return Files.readAllLines(samples.resolve("ml/quant.sf")).stream()
                .skip(1)
                .toArray(String[]::new);
    }

    @Test
    void samplesOfOtherTranscripts() throws IOException {
        String a = made("a", "t1\t10\t5\t0\t0", "t2\t10\t5\t0\t0");
        String b = made("b", "t2\t10\t5\t0\t0", "t3\t10\t5\t0\t0");
        String c = made("c", "t2\t10\t5\t0\t0");
        String d = made("d", "t2\t10\t5\t0\t0", "t1\t11\t5\t0\t0");
        fails(3, "b/quant.sf: has 1 transcripts that " + a + "/quant.sf has not: t3; merge samples", a, b);
        fails(3, "c/quant.sf: lacks 1 transcripts that " + a + "/quant.sf has: t1; merge samples", a, c);
        fails(3, "d/quant.sf: transcript t1 has 11 bases, but 10 in " + a, a, d);
    }

    @Test
    void samplesWithoutAResult() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        fails(3, "empty: has no quant.sf; give the folder of a run", empty.toString());
        fails(3, "classes: has no quant.sf; it is of a run with --eq-only", sample("classes"));
        fails(
                3,
                "nowhere: no such file or folder; give folders of runs, or their quant.sf",
                folder.resolve("nowhere").toString());
        String broken = made("broken", "t\t10\t5\t0\t0");
        Files.createDirectories(folder.resolve("broken/.emkit-unfinished"));
        fails(3, "broken: holds an unfinished run", broken);
        fails(3, "has no quant.genes.sf beside it, unlike 1 of 2 samples; give -g", sample("ml"), sample("plain"));
    }

    @Test
    void damagedTables() throws IOException {
        fails(3, "quant.sf: line 2: 4 columns instead of 5", made("a", "t\t10\t5\t0"));
        fails(3, "quant.sf: line 2: '-1' is no NumReads", made("a", "t\t10\t5\t0\t-1"));
        fails(3, "quant.sf: line 2: 'NaN' is no TPM", made("a", "t\t10\t5\tNaN\t0"));
        fails(3, "quant.sf: line 2: '0' is no EffectiveLength", made("a", "t\t10\t0\t0\t0"));
        fails(3, "quant.sf: line 3: t comes twice", made("a", "t\t10\t5\t0\t0", "t\t10\t5\t0\t0"));
        Files.writeString(folder.resolve("a/quant.sf"), HEADING);
        fails(3, "quant.sf: has a header alone", folder + "/a");
        Files.writeString(folder.resolve("a/quant.sf"), "");
        fails(3, "quant.sf: is empty", folder + "/a");
        Files.writeString(folder.resolve("a/quant.sf"), "target_id\ttpm\n");
        fails(3, "quant.sf: line 1: no column Name", folder + "/a");
    }

    @Test
    void samplesOfOneName() throws IOException {
        String other = made("x/ml", "t\t10\t5\t0\t0");
        fails(3, other + ": is named ml, as is " + sample("ml") + "; name samples with --names", sample("ml"), other);
        fails(3, "is named ml, as is", sample("ml"), sample("ml"));
    }

    @Test
    void commandLinesThatMeanNothing() throws IOException {
        fails(2, "give samples, or a table of them with --samples");
        fails(2, "--names has 1 names for 2 samples", "--names", "x", sample("ml"), sample("vb"));
        fails(2, "not both", "--samples", "a.tsv", sample("ml"));
        fails(2, "Unknown option: '--gnes'", sample("ml"), "--gnes");
        fails(2, "cannot be the name of a sample", "--names", " ", sample("ml"));
        Path sheet = Files.writeString(folder.resolve("sheet.tsv"), "# nothing\n\n");
        fails(3, "sheet.tsv: has no sample; give a line 'name<tab>folder'", "--samples", sheet.toString());
        Files.writeString(sheet, "sample\tfolder\none\n");
        fails(3, "sheet.tsv: line 2: no name and folder", "--samples", sheet.toString());
    }

    @Test
    void doesNotReplaceItsInputs() throws IOException {
        Path out = Files.createDirectories(folder.resolve("merged"));
        Path map = Files.copy(Path.of(TINY + "tx2gene.tsv"), out.resolve("tx2gene.tsv"));
        assertThat(merge("--force", "-g", map.toString(), sample("ml"))).isEqualTo(2);
        assertThat(err).contains("tx2gene.tsv is an input, and results in " + out + " would replace it");
        assertThat(map).hasSameTextualContentAs(Path.of(TINY + "tx2gene.tsv"));
    }
}
