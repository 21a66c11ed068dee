package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import htsjdk.samtools.reference.FastaSequenceIndexCreator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.emkit.testing.NamedPipe;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes in every file, whatever the number of threads, the order of records, the format and the memory. */
class QuantDeterminismTest {
    @TempDir
    static Path folder;

    private static TinySample sample;
    private static QuantRun likelihood;
    private static QuantRun bayes;

    @BeforeAll
    static void baseline() {
        sample = TinySample.read();
        likelihood = run("-a", TinySample.READS);
        bayes = run("--vb", "-a", TinySample.READS);
    }

    private static QuantRun run(String... words) {
        List<String> all = new ArrayList<>(
                List.of("-t", TinySample.TRANSCRIPTS, "-g", TinySample.ANNOTATION, "--bootstraps", "3", "--dump-eq"));
        all.addAll(List.of(words));
        return QuantRun.beneath(folder, all.toArray(String[]::new));
    }

    private static Path next(String name) {
        try {
            return Files.createTempDirectory(folder, "input").resolve(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void allFilesAreThere() {
        Set<String> all = new TreeSet<>(QuantResults.NAMES);
        all.remove("lengths.tsv"); // stands in for quant.sf where there is no estimate
        List.of("abundance.h5", "abundance.tsv", "run_info.json").forEach(all::remove); // with --compat kallisto alone
        assertThat(QuantRun.names(likelihood.folder())).isEqualTo(all);
        assertThat(likelihood.numbers("NumReads")).isNotEqualTo(bayes.numbers("NumReads"));
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(strings = {"1", "2", "3", "8"})
    void anyNumberOfThreads(String threads) {
        run("-a", TinySample.READS, "-p", threads).assertSameAs(likelihood);
        run("--vb", "-a", TinySample.READS, "-p", threads).assertSameAs(bayes);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void shuffledRecords(long seed) {
        QuantRun run = run("-a", sample.shuffled(seed).bam(next("a.bam")), "-p", "2");
        run.assertSameAs(likelihood);
        assertThat(run.info("execution")).containsEntry("regrouped", true);
        assertThat(run.err()).contains("regrouped by name");
        assertThat(likelihood.info("execution")).containsEntry("regrouped", false);
        run("--vb", "-a", sample.shuffled(seed).sam(next("a.sam"))).assertSameAs(bayes);
    }

    @Test
    void coordinateSorted() {
        run("-a", sample.sorted().bam(next("a.bam"))).assertSameAs(likelihood);
        run("--vb", "-a", sample.sorted().sam(next("a.sam")), "-p", "3").assertSameAs(bayes);
    }

    /** The cut may fall between the records of one fragment. */
    @ParameterizedTest(name = "at {0} of the records")
    @ValueSource(doubles = {0, 1e-4, 0.3, 0.5, 0.9999})
    void splitOverTwoFiles(double share) {
        List<String> all = sample.records();
        int records = (int) Math.ceil(share * all.size());
        String first = sample.with(all.subList(0, records)).bam(next("a.bam"));
        String second = sample.with(all.subList(records, all.size())).sam(next("b.sam"));
        run("-a", first, second).assertSameAs(likelihood);
        run("-a", second, "-a", first).assertSameAs(likelihood);
    }

    @Test
    void samBamAndCram() throws IOException {
        run("-a", sample.sam(next("a.sam"))).assertSameAs(likelihood);
        Path fasta = Files.copy(Path.of(TinySample.TRANSCRIPTS), next("t.fa"));
        FastaSequenceIndexCreator.create(fasta, true);
        String cram = sample.cram(next("a.cram"), fasta);
        run("-a", cram).assertSameAs(likelihood);
        assertThat(Path.of(TinySample.TRANSCRIPTS + ".fai")).doesNotExist();
    }

    @Test
    void littleMemoryAndMany() throws IOException {
        TinySample many = sample.copies(8).shuffled(3);
        String file = many.bam(next("a.bam"));
        Path temporary = Files.createDirectories(next("tmp"));
        QuantRun plenty = run("-a", file);
        QuantRun little = run("-a", file, "--buffer-memory", "1M", "--tmp-dir", temporary.toString(), "-p", "2");
        little.assertSameAs(plenty);
        assertThat(plenty.info("execution")).containsEntry("spilled_bytes", 0L);
        assertThat((Long) little.info("execution").get("spilled_bytes")).isPositive();
        assertThat(QuantRun.names(temporary)).isEmpty();
        assertThat(plenty.fates()).containsEntry("total", 8 * likelihood.fates().get("total"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"grouped.bam", "shuffled.bam", "grouped.sam"})
    void throughANamedPipe(String kind) throws Exception {
        Path pipe = next("pipe");
        assumeTrue(NamedPipe.isMade(pipe), "this platform has no named pipes");
        TinySample written = kind.startsWith("shuffled") ? sample.shuffled(5) : sample;
        Path file = next(kind);
        byte[] bytes = Files.readAllBytes(Path.of(kind.endsWith("bam") ? written.bam(file) : written.sam(file)));
        Thread writer = new Thread(() -> {
            try (OutputStream out = Files.newOutputStream(pipe)) {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        QuantRun run = run("-a", pipe.toString());
        writer.join();
        run.assertSameAs(likelihood);
    }
}
