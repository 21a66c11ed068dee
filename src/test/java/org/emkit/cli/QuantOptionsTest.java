package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option changes what it says, and an option without effect is refused. */
class QuantOptionsTest {
    /** Options whose effect other tests show: what is said, where results go, and what must not change them. */
    private static final Set<String> ELSEWHERE = Set.of(
            "--help",
            "--version",
            "--out",
            "--force",
            "--quiet",
            "--verbose",
            "--log-file",
            "--tmp-dir",
            "--buffer-memory");

    @TempDir
    static Path folder;

    private static String reads;
    private static QuantRun plain;

    /** The sample, with pairs that reach past each other. */
    @BeforeAll
    static void sample() {
        TinySample sample = TinySample.read();
        String longest = sample.records().stream()
                .filter(record ->
                        (TinySample.flag(record) & 0x2) != 0 && Integer.parseInt(TinySample.column(record, 3)) > 300)
                .map(record -> TinySample.column(record, 2))
                .findFirst()
                .orElseThrow();
        String[] dovetails = new String[40];
        for (int i = 0; i < dovetails.length; i += 2) {
            String rest = "\t50M\t=\t%d\t0\t*\t*\tAS:i:0\tNM:i:0";
            int at = 200 + i;
            dovetails[i] = "d" + i + "\t99\t" + longest + "\t" + (at + 20) + "\t1" + rest.formatted(at);
            dovetails[i + 1] = "d" + i + "\t147\t" + longest + "\t" + at + "\t1" + rest.formatted(at + 20);
        }
        reads = sample.and(dovetails).bam(folder.resolve("reads.bam"));
        plain = QuantRun.beneath(folder, "-t", TinySample.TRANSCRIPTS, "-a", reads, "--dump-eq");
    }

    /**
     * @param option  its long name
     * @param without words beside it; none: those of the plain run
     * @param with    the option with a value that matters
     * @param effect  what has to be different
     */
    private record Row(String option, List<String> without, List<String> with, Function<QuantRun, Object> effect) {
        @Override
        public String toString() {
            return option;
        }
    }

    private static Object estimates(QuantRun run) {
        return run.text("quant.sf");
    }

    private static Object files(QuantRun run) {
        return QuantRun.names(run.folder());
    }

    private static Row row(String option, String value, Function<QuantRun, Object> effect, String... without) {
        List<String> with = value.isEmpty() ? List.of(option) : List.of(option, value);
        return new Row(option, without.length == 0 ? List.of("-a", reads) : List.of(without), with, effect);
    }

    static Stream<Row> rows() throws Exception {
        TinySample sample = TinySample.read();
        String bars = sample.renamed(name -> name + "|gene|x").sam(folder.resolve("bars.sam"));
        String versions = sample.renamed(name -> name + ".3").sam(folder.resolve("versions.sam"));
        String classes = plain.file("aux_info/eq_classes.txt.gz");
        String bare = ClassText.read(Path.of(classes)).writeBare(folder.resolve("bare.txt"));
        String lengths = plain.file("quant.sf");
        Path others = folder.resolve("others.sf");
        Files.writeString(others, plain.text("quant.sf").replaceAll("(?m)^(T\\d+\\t\\d+\\t)[\\d.]+", "$1100"));
        return Stream.of(
                row("--alignments", reads, QuantOptionsTest::estimates, "--alignments", TinySample.READS),
                row(
                        "--transcripts",
                        TinySample.TRANSCRIPTS,
                        r -> r.json("aux_info/meta_info.json").get("index_seq_hash")),
                row("--lib-type", "ISF", QuantOptionsTest::estimates),
                row("--genes", TinySample.GENES, QuantOptionsTest::files),
                new Row(
                        "--eq",
                        List.of("--lengths", lengths, "--eq", bare),
                        List.of("--eq", classes),
                        QuantOptionsTest::estimates),
                new Row(
                        "--lengths",
                        List.of("--eq", bare, "--lengths", lengths),
                        List.of("--lengths", others.toString()),
                        QuantOptionsTest::estimates),
                row("--gencode", "", r -> r.column("Name"), "-a", bars),
                row("--ignore-version", "", r -> r.column("Name"), "-a", versions),
                row("--fld-mean", "120", QuantOptionsTest::estimates),
                row("--fld-sd", "90", QuantOptionsTest::estimates),
                row("--fld-max", "250", QuantRun::fates),
                row("--discard-orphans", "", r -> r.fates().get("orphan_discarded")),
                row("--discard-dovetails", "", r -> r.fates().get("dovetailed_discarded")),
                row("--no-single-frag-prob", "", QuantOptionsTest::estimates),
                row("--score-scale", "0.1", QuantOptionsTest::estimates),
                row("--class-bins", "none", r -> r.info("classes")),
                row("--class-bins", "exact", r -> r.info("classes")),
                row("--class-bins", "0.1", r -> r.info("classes")),
                row("--min-ratio-nats", "2", QuantOptionsTest::estimates),
                row("--vb", "", QuantOptionsTest::estimates),
                row("--vb-prior", "1", QuantOptionsTest::estimates, "-a", reads, "--vb"),
                row("--per-nucleotide-prior", "", QuantOptionsTest::estimates, "-a", reads, "--vb"),
                row("--tolerance", "1e-9", r -> r.info("convergence").get("gap_nats")),
                row("--max-updates", "4", r -> r.info("convergence").get("converged")),
                row("--bootstraps", "2", QuantOptionsTest::files),
                row(
                        "--first-bootstrap",
                        "7",
                        r -> QuantRun.bootstraps(r, r.column("Name").size())[0][8],
                        "-a",
                        reads,
                        "--bootstraps",
                        "1"),
                row(
                        "--seed",
                        "1",
                        r -> QuantRun.bootstraps(r, r.column("Name").size())[0][8],
                        "-a",
                        reads,
                        "--bootstraps",
                        "1"),
                row("--dump-eq", "", QuantOptionsTest::files),
                row("--eq-only", "", QuantOptionsTest::files),
                row("--no-report", "", QuantOptionsTest::files),
                row("--compat", "salmon", QuantOptionsTest::files),
                row("--threads", "2", r -> r.info("execution").get("threads")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void changesSomething(Row row) {
        List<String> with = new ArrayList<>(row.without());
        int at = with.indexOf(row.option());
        if (at >= 0) { // another value of the same
            with.subList(at, at + 2).clear();
        }
        with.addAll(row.with());
        QuantRun before = QuantRun.beneath(folder, row.without().toArray(String[]::new));
        QuantRun after = QuantRun.beneath(folder, with.toArray(String[]::new));
        assertThat(row.effect().apply(after)).isNotEqualTo(row.effect().apply(before));
    }

    @Test
    void noOptionIsForgottenHere() throws Exception {
        Set<String> shown = new TreeSet<>(ELSEWHERE);
        rows().forEach(row -> shown.add(row.option()));
        Set<String> all = new TreeSet<>();
        for (OptionSpec option :
                new CommandLine(new QuantCommand()).getCommandSpec().options()) {
            for (String name : option.names()) {
                if (shown.contains(name)) {
                    all.add(name);
                }
            }
            assertThat(option.names()).as("an option without a row").anyMatch(shown::contains);
        }
        assertThat(all).isEqualTo(shown);
    }

    @Test
    void namesAreCutAsAsked() {
        TinySample sample = TinySample.read();
        String bars = sample.renamed(name -> name + ".1|gene").sam(folder.resolve("both.sam"));
        QuantRun run = QuantRun.beneath(
                folder,
                "-a",
                bars,
                "--gencode",
                "--ignore-version",
                "-t",
                TinySample.TRANSCRIPTS,
                "-g",
                TinySample.GENES);
        assertThat(run.column("Name")).isEqualTo(plain.column("Name"));
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void unconvergedEndsWithAWarning() {
        QuantRun run = QuantRun.beneath(folder, "-a", reads, "--max-updates", "4");
        assertThat(run.info("convergence")).containsEntry("converged", false);
        // three updates make one accelerated step, which is not broken off
        assertThat((Long) run.info("convergence").get("updates")).isBetween(4L, 6L);
        assertThat(run.err()).contains("NOT CONVERGED", "warning: not converged after", "raise --max-updates");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("genes")
    void genesFromEitherFile(String file) {
        QuantRun run = QuantRun.beneath(folder, "-a", TinySample.READS, "-g", file);
        double genes = 0;
        for (double fragments : QuantRun.numbers(run.folder().resolve("quant.genes.sf"), "NumReads")) {
            genes += fragments;
        }
        double transcripts = 0;
        for (double fragments : run.numbers("NumReads")) {
            transcripts += fragments;
        }
        assertThat(genes).isBetween(transcripts - 0.05, transcripts + 0.05);
        assertThat(QuantRun.column(run.folder().resolve("quant.genes.sf"), "Name"))
                .isEqualTo(Stream.of(TinySample.GENES)
                        .flatMap(table -> lines(Path.of(table)))
                        .map(line -> TinySample.column(line, 1))
                        .distinct()
                        .toList());
    }

    static Stream<String> genes() {
        return Stream.of(TinySample.GENES, TinySample.ANNOTATION);
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
