package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes written by one run and read by the next. */
class QuantClassesTest {
    private static final String CLASSES = "aux_info/eq_classes.txt.gz";

    @TempDir
    static Path folder;

    private static QuantRun first;

    @BeforeAll
    static void dump() {
        first = QuantRun.beneath(
                folder, "-t", TinySample.TRANSCRIPTS, "-a", TinySample.READS, "--dump-eq", "--tolerance", "0.001");
    }

    private static ClassText classes() {
        return ClassText.read(first.folder().resolve(CLASSES));
    }

    private static double objective(QuantRun run) {
        return (Double) run.info("convergence").get("objective_nats");
    }

    private static double gap(QuantRun run) {
        return (Double) run.info("convergence").get("gap_nats");
    }

    private static long assigned(QuantRun run) {
        return run.fates().get("assigned_unique") + run.fates().get("assigned_ambiguous");
    }

    /**
     * Weights in the file are scaled to sum 1 in each class, which moves the log-likelihood by a constant. Both
     * estimates are therefore judged on the file, where neither may be further from the other than both gaps allow; the
     * three digits of NumReads cost less than a thousandth of a nat here.
     */
    @ParameterizedTest(name = "tolerance {0}")
    @ValueSource(strings = {"1", "0.001"})
    void comesBackWithTheSameEstimates(String tolerance) {
        QuantRun again = QuantRun.beneath(
                folder, "--eq", first.file(CLASSES), "--lengths", first.file("quant.sf"), "--tolerance", tolerance);
        ClassText classes = classes();
        double[] effective = first.numbers("EffectiveLength");
        double before = classes.logLikelihood(first.numbers("NumReads"), effective);
        double after = classes.logLikelihood(again.numbers("NumReads"), effective);
        assertThat(after).isCloseTo(objective(again), within(1e-3));
        assertThat(gap(again)).isLessThanOrEqualTo(Double.parseDouble(tolerance));
        assertThat(before - after).isBetween(-gap(first) - 1e-3, gap(again) + 1e-3);
        assertThat(again.fates()).containsEntry("total", assigned(first)).containsEntry("without_weight", 0L);
        assertThat(again.column("Name")).isEqualTo(first.column("Name"));
        assertThat(again.column("Length")).isEqualTo(first.column("Length"));
        assertThat(again.column("EffectiveLength")).isEqualTo(first.column("EffectiveLength"));
        if (tolerance.equals("0.001")) {
            // the same classes, the same start, the same updates: all that differs is rounding in the file
            assertThat(again.numbers("NumReads")).containsExactly(first.numbers("NumReads"), within(0.01));
            assertThat(again.numbers("TPM")).containsExactly(first.numbers("TPM"), within(10.0));
        }
    }

    @Test
    void classesComeBackUnchanged() {
        QuantRun again = QuantRun.beneath(
                folder, "--eq", first.file(CLASSES), "--lengths", first.file("quant.sf"), "--dump-eq", "-p", "2");
        assertThat(again.text("aux_info/ambig_info.tsv")).isEqualTo(first.text("aux_info/ambig_info.tsv"));
        List<double[]> before = rows(first);
        List<double[]> after = rows(again);
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).containsExactly(before.get(i), within(1e-12));
        }
    }

    /** Classes of the same transcripts may come in another order, which their rounded weights give. */
    private static List<double[]> rows(QuantRun run) {
        return run.text(CLASSES)
                .lines()
                .filter(line -> line.indexOf('\t') > 0)
                .map(line -> Arrays.stream(line.split("\t", -1))
                        .mapToDouble(field -> Double.parseDouble(field))
                        .toArray())
                .sorted(Comparator.comparing(numbers -> Arrays.stream(numbers)
                        .mapToObj(number -> String.format(Locale.ROOT, "%.12f", number))
                        .collect(Collectors.joining(" "))))
                .toList();
    }

    /** Classes, lengths and FASTA may each have names with what GENCODE adds, or without. */
    @Test
    void namesAreShortenedInAllInputs() throws IOException {
        String classes = Files.writeString(
                        folder.resolve("gencode.txt"), first.text(CLASSES).replaceAll("(?m)^(T[0-9]+)$", "$1.3|gene|x"))
                .toString();
        String lengths = Files.writeString(
                        folder.resolve("gencode.sf"), first.text("quant.sf").replaceAll("(?m)^(T[0-9]+)\t", "$1.7|g\t"))
                .toString();
        QuantRun plain = QuantRun.beneath(folder, "--eq", first.file(CLASSES), "--lengths", first.file("quant.sf"));
        QuantRun cut = QuantRun.beneath(
                folder,
                "--eq",
                classes,
                "--lengths",
                lengths,
                "-t",
                TinySample.TRANSCRIPTS,
                "--gencode",
                "--ignore-version");
        assertThat(cut.text("quant.sf")).isEqualTo(plain.text("quant.sf"));
        QuantRun clash = QuantRun.into(
                folder.resolve("clash"),
                "--eq",
                Files.writeString(folder.resolve("clash.txt"), "2\n0\na|1\na|2\n")
                        .toString(),
                "--lengths",
                lengths,
                "--gencode");
        assertThat(clash.err()).contains("clash.txt: a|1 and a|2 are both named a once cut; leave out --gencode");
    }

    @Test
    void withoutWeightsEveryPlaceIsAsLikelyAsItsTranscriptIsLong() {
        String bare = classes().writeBare(folder.resolve("bare.txt"));
        QuantRun run = QuantRun.beneath(folder, "--eq", bare, "--lengths", first.file("quant.sf"));
        double[] effective = first.numbers("EffectiveLength");
        ClassText classes = classes();
        assertThat(run.fates()).containsEntry("total", assigned(first));
        assertThat(gap(run)).isLessThanOrEqualTo(1);
        // weights forgotten: less likely by the file's weights than what they led to
        assertThat(classes.logLikelihood(run.numbers("NumReads"), effective))
                .isLessThan(classes.logLikelihood(first.numbers("NumReads"), effective));
    }

    @Test
    void lengthsOfTheFastaAndAGivenMean() {
        QuantRun run = QuantRun.beneath(
                folder,
                "--eq",
                first.file(CLASSES),
                "-t",
                TinySample.TRANSCRIPTS,
                "--fld-mean",
                "180",
                "--fld-sd",
                "10",
                "--tolerance",
                "0.001");
        double[] length = run.numbers("Length");
        double[] effective = run.numbers("EffectiveLength");
        assertThat(length).containsExactly(first.numbers("Length"));
        for (int t = 0; t < length.length; t++) {
            // F is between 180 ± 4 · 10
            if (length[t] >= 220) {
                assertThat(effective[t]).as("of %.0f", length[t]).isCloseTo(length[t] - 180 + 1, within(0.01));
            }
        }
        // weights are used as they stand: lengths change TPM alone
        assertThat(run.numbers("NumReads")).containsExactly(first.numbers("NumReads"), within(0.01));
        assertThat(run.numbers("TPM")).isNotEqualTo(first.numbers("TPM"));
        assertThat(Arrays.stream(run.numbers("TPM")).sum()).isCloseTo(1e6, within(1.0));
    }

    @Test
    void namesMayHoldBlanks() throws Exception {
        Path blanks = Files.writeString(
                folder.resolve("blanks.txt"), "2\n2\ngene A, form 1\nT 2\n1\t0\t1\t5\n2\t0\t1\t0.5\t0.5\t4\n");
        Path lengths = Files.writeString(
                folder.resolve("blanks.sf"),
                "Name\tLength\tEffectiveLength\tTPM\tNumReads\nT 2\t300\t200\t0\t0\ngene A, form 1\t400\t300\t0\t0\n");
        Path genes = Files.writeString(folder.resolve("blanks.tsv"), "gene A, form 1\tA A\nT 2\tA A\n");
        QuantRun run = QuantRun.beneath(
                folder,
                "--eq",
                blanks.toString(),
                "--lengths",
                lengths.toString(),
                "-g",
                genes.toString(),
                "--dump-eq",
                "--bootstraps",
                "1");
        assertThat(run.column("Name")).containsExactly("gene A, form 1", "T 2");
        assertThat(run.column("Length")).containsExactly("400", "300");
        assertThat(QuantRun.column(run.folder().resolve("quant.genes.sf"), "Name"))
                .containsExactly("A A");
        assertThat(run.text("aux_info/bootstrap/names.tsv.gz")).isEqualTo("gene A, form 1\tT 2\n");
        QuantRun again = QuantRun.beneath(folder, "--eq", run.file(CLASSES), "--lengths", run.file("quant.sf"));
        assertThat(again.column("NumReads")).isEqualTo(run.column("NumReads"));
    }

    @Test
    void theMostFragmentsAreCountedAndMoreAreRefused() throws Exception {
        String head = "2\n2\na\nb\n1\t0\t9007199254740991\n2\t0\t1\t";
        Path most = Files.writeString(folder.resolve("most.txt"), head + "1\n");
        Path more = Files.writeString(folder.resolve("more.txt"), head + "2\n");
        Path lengths = Files.writeString(
                folder.resolve("most.sf"), "Name\tLength\tEffectiveLength\na\t300\t200\nb\t400\t300\n");
        QuantRun run = QuantRun.beneath(folder, "--eq", most.toString(), "--lengths", lengths.toString());
        assertThat(run.numbers("NumReads")).containsExactly(new double[] {0x1p53, 0}, within(4.0));
        assertThat(run.fates()).containsEntry("total", 1L << 53).containsEntry("without_weight", 0L);
        QuantRun refused =
                QuantRun.into(folder.resolve("more"), "--eq", more.toString(), "--lengths", lengths.toString());
        assertThat(refused.exit()).isEqualTo(3);
        assertThat(refused.err().lines())
                .containsExactly("emkit: error: " + more + ": line 6: more than 2^53 fragments up to here;"
                        + " this is not a class file as 'emkit quant --dump-eq' or salmon writes it");
        assertThat(folder.resolve("more")).doesNotExist();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"0\n", "2\n1\t0\t1\t0\n2\t0\t1\t0.5\t0.5\t0\n", "1\n2\t0\t1\t0\t0\t4\n"})
    void classesWithoutFragmentsOrWeightsGiveZeros(String classes) throws Exception {
        int at = classes.indexOf('\n') + 1;
        Path file = Files.writeString(
                folder.resolve("zero.txt"), "2\n" + classes.substring(0, at) + "a\nb\n" + classes.substring(at));
        Path lengths = Files.writeString(
                folder.resolve("zero.sf"), "Name\tLength\tEffectiveLength\na\t300\t200\nb\t400\t300\n");
        for (String method : new String[] {"--vb", "--tolerance=1"}) {
            QuantRun run = QuantRun.beneath(
                    folder, "--eq", file.toString(), "--lengths", lengths.toString(), "--bootstraps", "2", method);
            assertThat(run.numbers("NumReads")).containsExactly(0, 0);
            assertThat(run.numbers("TPM")).containsExactly(0, 0);
            assertThat(QuantRun.bootstraps(run, 2)).isDeepEqualTo(new double[2][2]);
            assertThat(run.err()).contains(": all estimates are 0");
            QuantRun.names(run.folder()).stream()
                    .filter(name -> !name.endsWith("bootstraps.gz"))
                    .forEach(name -> assertThat(run.text(name)).as(name).doesNotContain("NaN"));
        }
    }

    @Test
    void withoutLengthsIsAUsageError() {
        QuantRun run = QuantRun.into(folder.resolve("none"), "--eq", first.file(CLASSES));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err().lines().toList())
                .containsExactly(
                        "emkit: error: --eq needs the transcripts' lengths: give --lengths QUANT.SF, or -t with --fld-mean"
                                + " and --fld-sd",
                        "Try 'emkit quant --help'.");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void lengthsOfOtherTranscriptsAreRefused() throws Exception {
        Path lengths = folder.resolve("other.sf");
        Files.writeString(
                lengths, first.text("quant.sf").replace("T00003\t", "X\t").replace("T00007\t", "Y\t"));
        QuantRun run =
                QuantRun.into(folder.resolve("other"), "--eq", first.file(CLASSES), "--lengths", lengths.toString());
        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.err().strip())
                .isEqualTo("emkit: error: " + lengths + ": no lengths of 2 of "
                        + classes().transcripts()
                        + " transcripts, such as T00003, T00007; give the quant.sf of a run on the same transcripts");
        assertThat(folder.resolve("other")).doesNotExist();
    }
}
