package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import htsjdk.samtools.reference.FastaSequenceIndexCreator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.emkit.testing.NamedPipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cannot be done is said in one line, with the exit code of its kind, and leaves nothing behind. */
class QuantErrorsTest {
    @TempDir
    Path folder;

    private Path out() {
        return folder.resolve("out");
    }

    /** Runs, and holds what was said and left against what every failure has to say and leave. */
    private String refused(int exit, String... words) {
        QuantRun run = QuantRun.into(out(), words);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.out()).isEmpty();
        List<String> lines = run.err().lines().toList();
        assertThat(lines).as(run.err()).hasSize(exit == ExitCode.USAGE ? 2 : 1);
        assertThat(lines.get(0)).startsWith("emkit: error: ");
        if (exit == ExitCode.USAGE) {
            assertThat(lines.get(1)).isEqualTo("Try 'emkit quant --help'.");
        }
        assertThat(out()).doesNotExist();
        return lines.get(0).substring("emkit: error: ".length());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "-a R -l XYZ ! no library type is called 'XYZ'; take A, IU,",
                "-a - -a - ! standard input ('-') can be given once",
                "-a - - ! standard input ('-') can be given once",
                "-a - -t - ! standard input ('-') can be given once",
                "-t - -a - ! standard input ('-') can be given once",
                "-a R -t - -g - ! standard input ('-') can be given once",
                "--eq - --lengths - ! standard input ('-') can be given once",
                "--eq - --lengths R -g - ! standard input ('-') can be given once",
                "-a R --eq R ! give either -a or --eq, not both",
                "-t R ! give alignments with -a, or classes with --eq",
                "-a R --lengths R ! --lengths goes with --eq",
                "-a R --compat sleuth ! --compat knows 'salmon' and 'kallisto', not 'sleuth'",
                "-a R --per-nucleotide-prior ! --per-nucleotide-prior goes with --vb",
                "-a R --vb-prior 1 ! --vb-prior goes with --vb",
                "-a R --vb --tolerance 1 ! --tolerance goes with maximum likelihood",
                "-a R --vb --vb-prior 0 ! --vb-prior takes a number of fragments above 0, up to 1e9, not 0.0",
                "-a R --threads 0 ! --threads takes a number from 1 to 1024",
                "-a R --threads two ! Invalid value for option '--threads'",
                "-a R --buffer-memory much ! 'much' is not a size such as 512M or 2G",
                "-a R --buffer-memory 999999999999G ! '999999999999G' is more memory than any machine has; give a size such",
                "-a R --buffer-memory 9223372036854775808 ! '9223372036854775808' is more memory than any machine has",
                "-a R --buffer-memory 8589934592G ! '8589934592G' is more memory than any machine has",
                "-a R --class-bins wide ! --class-bins takes a width in nats from 1/1024, 'exact' or 'none', not 'wide'",
                "-a R --class-bins 0 ! --class-bins takes a width in nats from 1/1024, 'exact' or 'none', not '0'",
                "-a R --class-bins 0.0009 ! --class-bins takes a width in nats from 1/1024, 'exact' or 'none', not '0.0009'",
                "-a R --class-bins 1e400 ! --class-bins takes a width in nats from 1/1024, 'exact' or 'none', not '1e400'",
                "-a R --tolerance 0 ! --tolerance takes a number of nats above 0, not 0.0",
                "-a R --tolerance NaN ! --tolerance takes a number of nats above 0, not NaN",
                "-a R --max-updates 0 ! --max-updates takes a number above 0, not 0",
                "-a R --bootstraps -1 ! --bootstraps takes a number, 0 or above, not -1",
                "-a R --min-ratio-nats 40 ! --min-ratio-nats takes a number above 0, up to 22, not 40.0",
                "-a R --score-scale 0 ! --score-scale takes a number of nats above 0, not 0.0",
                "-a R --fld-max 0 ! --fld-max takes a number of bases from 1 to 1000000, not 0",
                "-a R --fld-max 2147483647 ! --fld-max takes a number of bases from 1 to 1000000, not 2147483647",
                "-a R --vb --vb-prior 1e308 ! --vb-prior takes a number of fragments above 0, up to 1e9, not 1.0E308",
                "-a R --fld-max 200 ! --fld-max 200 is below the mean fragment length of 250 that is taken without --fld-mean: give",
                "-a R --fldMax 200 --fldMean 300 ! --fld-mean takes a number of bases above 0 and not above --fld-max, not 300.0",
                "-a R --fld-sd -1 ! --fld-sd takes a number of bases, 0 or above, not -1.0",
                "--eq R --lengths R --discard-orphans ! --discard-orphans goes with -a: classes are made already",
                "--eq R --lengths R -l ISR ! --lib-type goes with -a: classes are made already",
                "--eq R --lengths R --fld-mean 200 ! --fld-mean has no effect beside --lengths",
                "--eq R --lengths R --eq-only ! --eq-only goes with -a: classes are made already",
                "-a R --eq-only --vb ! --vb has no effect beside --eq-only, which stops before the estimate",
                "-a R --eq-only -g R ! --genes has no effect beside --eq-only",
                "-a R --eq-only --tolerance 1 ! --tolerance has no effect beside --eq-only",
                "-a R --eq-only --max-updates 9 ! --max-updates has no effect beside --eq-only",
                "-a R --eq-only --bootstraps 9 ! --bootstraps has no effect beside --eq-only",
                "-a R --eq-only --vb-prior 1 ! --vb-prior has no effect beside --eq-only",
                "-a R --eq-only --first-bootstrap 9 ! --first-bootstrap has no effect beside --eq-only",
                "-a R --first-bootstrap 9 ! --first-bootstrap goes with --bootstraps",
                "-a R --first-bootstrap 9 --bootstraps 0 ! --first-bootstrap goes with --bootstraps",
                "-a R --first-bootstrap -1 --bootstraps 2 ! --first-bootstrap takes a number, 0 or above",
                "-a R --first-bootstrap 2147483647 --bootstraps 2 ! --first-bootstrap takes a number, 0 or above, and",
                "-a R --max-update 3 ! Unknown option",
                "-a R --seed ! Missing required parameter for option '--seed'"
            })
    void commandLine(String words, String message) {
        String[] word = words.replaceAll("\\bR\\b", TinySample.READS).split(" ");
        assertThat(refused(ExitCode.USAGE, word)).contains(message);
    }

    @Test
    void outIsRequired() {
        StringWriter err = new StringWriter();
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        assertThat(Main.run(nowhere, new PrintWriter(err, true), "quant", "-a", TinySample.READS))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).startsWith("emkit: error: Missing required option: '--out=DIR'");
    }

    @Test
    void aMisspeltOptionIsNamedAndTheRightOneSuggested() {
        for (String wrong : List.of("--ouput", "--out-dir", "--threds", "--boostraps")) {
            StringWriter err = new StringWriter();
            PrintWriter nowhere = new PrintWriter(new StringWriter());
            assertThat(Main.run(nowhere, new PrintWriter(err, true), "quant", "-a", TinySample.READS, wrong, "3"))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err.toString())
                    .startsWith("emkit: error: Unknown option: '" + wrong + "'")
                    .contains("; did you mean --");
        }
    }

    @Test
    void filesThatCannotBeRead() throws IOException {
        String none = folder.resolve("none").toString();
        String directory = Files.createDirectory(folder.resolve("directory")).toString();
        for (String bad : new String[] {none, directory}) {
            for (String[] words : new String[][] {
                {"-a", bad},
                {"-a", TinySample.READS, bad},
                {"-a", TinySample.READS, "-t", bad},
                {"-a", TinySample.READS, "-g", bad},
                {"--eq", bad, "--lengths", bad}
            }) {
                assertThat(refused(ExitCode.INPUT, words))
                        .as(String.join(" ", words))
                        .startsWith(bad + ": ");
            }
        }
        assertThat(refused(ExitCode.INPUT, "-a", TinySample.TRANSCRIPTS))
                .startsWith(TinySample.TRANSCRIPTS + ": is neither SAM nor BAM nor CRAM");
        assertThat(refused(ExitCode.INPUT, "-a", TinySample.READS, "-t", TinySample.GENES))
                .startsWith(TinySample.GENES + ": ");
        assertThat(refused(ExitCode.INPUT, "--eq", TinySample.GENES, "--lengths", TinySample.GENES))
                .startsWith(TinySample.GENES + ": ");
    }

    @ParameterizedTest(name = "{0} of the file")
    @CsvSource({"0.3", "0.7", "0.99"})
    void truncated(double share) throws IOException {
        byte[] whole = Files.readAllBytes(Path.of(TinySample.READS));
        Path cut = folder.resolve("cut.bam");
        Files.write(cut, Arrays.copyOf(whole, (int) (share * whole.length)));
        assertThat(refused(ExitCode.INPUT, "-a", cut.toString()))
                .startsWith(cut + ": ")
                .containsPattern("truncated|ends|cut");
    }

    @Test
    void damagedRecordOfText() throws IOException {
        TinySample sample = TinySample.read();
        long headerLines = sample.header().lines().count();
        String bad = sample.and("r\t99\tT00001\tx\t1\t50M\t=\t1\t0\t*\t*").sam(folder.resolve("bad.sam"));
        assertThat(refused(ExitCode.INPUT, "-a", bad))
                .startsWith(bad + ": ")
                .contains("line " + (headerLines + sample.records().size() + 1));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                ">(T\\d+) ! >$1|gene|more ! use --gencode",
                ">(T\\d+) ! >$1.7 ! use --ignore-version",
                ">T0000(\\d) ! >X$1 ! give the FASTA that the reads were aligned to",
                "(>T00003.*\\R) ! $1ACGT ! other lengths than in"
            })
    void otherTranscripts(String pattern, String replacement, String message) throws IOException {
        Path fasta = folder.resolve("other.fa");
        Files.writeString(
                fasta, Files.readString(Path.of(TinySample.TRANSCRIPTS)).replaceAll(pattern, replacement));
        assertThat(refused(ExitCode.INPUT, "-a", TinySample.READS, "-t", fasta.toString()))
                .startsWith(TinySample.READS + ": ")
                .contains(message, fasta.toString(), "T00003");
    }

    @Test
    void filesOfDifferentTranscriptsAreNotOneSample() {
        String other =
                TinySample.read().renamed(name -> name + "x").headerOnly().sam(folder.resolve("other.sam"));
        assertThat(refused(ExitCode.INPUT, "-a", TinySample.READS, other)).contains(other);
    }

    @Test
    void cramNeedsItsReference() throws IOException {
        Path fasta = Files.copy(Path.of(TinySample.TRANSCRIPTS), folder.resolve("t.fa"));
        FastaSequenceIndexCreator.create(fasta, true);
        String cram = TinySample.read().cram(folder.resolve("a.cram"), fasta);
        assertThat(refused(ExitCode.INPUT, "-a", cram))
                .isEqualTo(
                        cram + ": CRAM leaves out what equals the reference; give the FASTA of the transcripts by -t");
    }

    /** Once for names and digests, once for the bases that CRAM lacks. */
    @Test
    void cramNeedsAReferenceThatCanBeReadTwice() throws Exception {
        Path fasta = Files.copy(Path.of(TinySample.TRANSCRIPTS), folder.resolve("t.fa"));
        FastaSequenceIndexCreator.create(fasta, true);
        String cram = TinySample.read().cram(folder.resolve("a.cram"), fasta);
        Path pipe = folder.resolve("pipe");
        assumeTrue(NamedPipe.isMade(pipe), "no named pipes here");
        Thread writer = new Thread(() -> {
            try {
                try (OutputStream out = Files.newOutputStream(pipe)) {
                    Files.copy(fasta, out);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        assertThat(refused(ExitCode.INPUT, "-a", cram, "-t", pipe.toString()))
                .isEqualTo(pipe + ": is a pipe, but with CRAM it is read twice; give a file");
        writer.join();
    }

    @Test
    void outThatIsNoName() {
        for (String out : new String[] {"", "-"}) {
            StringWriter err = new StringWriter();
            PrintWriter nowhere = new PrintWriter(new StringWriter());
            assertThat(Main.run(nowhere, new PrintWriter(err, true), "quant", "-a", TinySample.READS, "-o", out))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(err.toString().lines())
                    .containsExactly(
                            "emkit: error: --out takes the name of a folder, not '" + out + "'",
                            "Try 'emkit quant --help'.");
        }
        assertThat(Path.of("-")).doesNotExist();
    }

    /** As in a JVM of another locale, which cannot make a path of the letters. */
    @Test
    void whatIsNoPath() {
        String remedy = "where the locale is not one of UTF-8, set LC_ALL=C.UTF-8";
        assertThat(refused(ExitCode.USAGE, "-a", TinySample.READS, "-t", "a\0b"))
                .isEqualTo("Invalid value for option '--transcripts': 'a\0b' is not a path here; " + remedy);
        assertThat(refused(ExitCode.INPUT, "-a", "a\0b")).isEqualTo("a\\x00b: is not a path here; " + remedy);
    }

    @Test
    void outThatIsTheRoot() {
        QuantRun run = QuantRun.into(Path.of("/"), "-a", TinySample.READS);
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err().lines())
                .containsExactly("emkit: error: /: is the root of the file system; name a folder in it");
    }

    @Test
    void outBeneathAFolderThatIsNotThere() {
        Path deep = folder.resolve("a/b/out");
        QuantRun failed = QuantRun.into(deep, "-a", folder.resolve("none").toString());
        assertThat(failed.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(folder.resolve("a")).doesNotExist();
        QuantRun.into(deep, "-a", TinySample.READS).succeeded();
        assertThat(deep.resolve("quant.sf")).exists();
    }

    @Test
    void temporaryFolderThatIsNotThere() {
        String file = TinySample.read().copies(8).shuffled(1).bam(folder.resolve("a.bam"));
        String none = folder.resolve("no-such").toString();
        assertThat(refused(ExitCode.INPUT, "-a", file, "--tmp-dir", none, "--buffer-memory", "1M"))
                .contains(none);
    }

    @Test
    void outThatIsAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "text", UTF_8);
        QuantRun run = QuantRun.into(file, "-a", TinySample.READS);
        assertThat(run.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(run.err().lines())
                .containsExactly("emkit: error: " + file + ": is a file, not a folder; name another folder");
        assertThat(file).hasContent("text");
    }

    @Test
    void resultsAreNotOverwrittenUnasked() throws IOException {
        QuantRun.into(out(), "-a", TinySample.READS, "--dump-eq", "--bootstraps", "1", "-g", TinySample.GENES)
                .succeeded();
        Files.writeString(out().resolve("notes.txt"), "mine");
        List<String> before = List.copyOf(QuantRun.names(out()));
        String estimates = Files.readString(out().resolve("quant.sf"));
        QuantRun refused = QuantRun.into(out(), "-a", TinySample.READS, "--vb");
        assertThat(refused.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(refused.err().lines())
                .containsExactly("emkit: error: " + out() + ": is not empty; name another folder, or use --force");
        assertThat(QuantRun.names(out())).containsExactlyElementsOf(before);
        assertThat(out().resolve("quant.sf")).hasContent(estimates);

        // forced, but failing: all that was there stays
        QuantRun failed =
                QuantRun.into(out(), "--force", "-a", folder.resolve("none").toString());
        assertThat(failed.exit()).isEqualTo(ExitCode.INPUT);
        assertThat(QuantRun.names(out())).containsExactlyElementsOf(before);

        // forced: what an earlier run wrote and this one does not is gone, the user's own file is not
        QuantRun forced =
                QuantRun.into(out(), "--force", "-a", TinySample.READS, "--vb").succeeded();
        assertThat(QuantRun.names(out()))
                .contains("notes.txt", "quant.sf", "aux_info/meta_info.json")
                .doesNotContain("quant.genes.sf", "aux_info/eq_classes.txt.gz", "aux_info/bootstrap/bootstraps.gz");
        assertThat(forced.text("quant.sf")).isNotEqualTo(estimates);
        try (Stream<Path> left = Files.list(out())) {
            assertThat(left.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }
}
