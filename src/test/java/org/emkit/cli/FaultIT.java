package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.emkit.testing.NamedPipe;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What clusters and disks do to programs, done to the runnable jar through its launcher. */
class FaultIT {
    private static final String UNFINISHED = ".emkit-unfinished";

    @TempDir
    private Path folder;

    private Path reads;
    private Path out;

    /** What a command said, and its exit code. */
    private record Ended(int code, String said) {}

    @BeforeEach
    void install() throws IOException {
        Files.copy(Path.of("scripts/emkit"), folder.resolve("emkit"));
        folder.resolve("emkit").toFile().setExecutable(true);
        Files.copy(Path.of(System.getProperty("emkit.jar")), folder.resolve("emkit.jar"));
        reads = Files.copy(Path.of("test-data/quant/tiny/reads.bam"), folder.resolve("reads.bam"));
        out = folder.resolve("out");
    }

    private ProcessBuilder bash(String script) {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("EMKIT_JAVA_OPTS");
        return builder;
    }

    private Ended shell(String script) throws IOException, InterruptedException {
        Process process = bash(script).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).doesNotContain("Exception", "\tat ");
        return new Ended(process.waitFor(), said);
    }

    private Ended quantified() throws IOException, InterruptedException {
        return shell("exec ./emkit quant -q -a reads.bam -o out");
    }

    private static List<String> entries(Path of) throws IOException {
        if (!Files.exists(of)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(of)) {
            return entries.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** Whenever it strikes, a folder with the marker holds all, and the next run needs no help. */
    @ParameterizedTest(name = "after {0} ms")
    @ValueSource(ints = {100, 250, 400, 550, 700, 900, 1200})
    void killedAtAnyMoment(int milliseconds) throws Exception {
        Process process = bash("exec ./emkit quant -q -a reads.bam -o out").start();
        process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        process.destroyForcibly().waitFor();
        if (Files.exists(out.resolve(QuantResults.MARKER))) {
            assertThat(entries(out)).contains("quant.sf", "run.json", "read_fates.tsv");
        } else {
            assertThat(entries(out))
                    .isSubsetOf(
                            UNFINISHED,
                            "aux_info",
                            "cmd_info.json",
                            "lib_format_counts.json",
                            "libParams",
                            "quant.sf",
                            "read_fates.tsv",
                            "run.json",
                            "report.html",
                            "emkit_mqc.json",
                            "emkit_read_fates_mqc.json",
                            "emkit_fragment_lengths_mqc.json");
            boolean moved = entries(out).stream().anyMatch(name -> !name.equals(UNFINISHED));
            Ended next = shell("exec ./emkit quant -q -a reads.bam -o out" + (moved ? " --force" : ""));
            assertThat(next.code()).as(next.said()).isZero();
            assertThat(out.resolve(UNFINISHED)).doesNotExist();
        }
    }

    @Test
    void outOfMemory() throws Exception {
        Path header = folder.resolve("many.sam");
        writeHeader(header, 300_000);
        Ended ended = shell("exec ./emkit -Xmx16m quant -q -a many.sam -o out");
        assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.OUT_OF_MEMORY);
        assertThat(ended.said()).contains("out of memory").contains("-Xmx").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    private static void writeHeader(Path sam, int references) throws IOException {
        try (BufferedWriter to = Files.newBufferedWriter(sam)) {
            for (int k = 0; k < references; k++) {
                to.write("@SQ\tSN:transcript" + k + "\tLN:1000\n");
            }
            to.write("r\t0\ttranscript7\t1\t30\t4M\t*\t0\t0\tACGT\tIIII\tAS:i:0\n");
        }
    }

    @Test
    void aMillionReferences() throws Exception {
        writeHeader(folder.resolve("many.sam"), 1_000_000);
        Ended ended = shell("exec ./emkit -Xmx1g quant -q -a many.sam -o out");
        assertThat(ended.code()).as(ended.said()).isZero();
        try (Stream<String> lines = Files.lines(out.resolve("quant.sf"))) {
            assertThat(lines.filter(line -> line.startsWith("transcript7\t")))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("\t1000000.000000\t1.000");
        }
    }

    @Test
    void noRecordAndOne() throws Exception {
        Files.writeString(folder.resolve("none.sam"), "@SQ\tSN:a\tLN:1000\n");
        assertThat(shell("exec ./emkit quant -a none.sam -o none").code()).isZero();
        assertThat(Files.readString(folder.resolve("none/quant.sf"))).contains("a\t1000\t");
        writeHeader(folder.resolve("one.sam"), 8);
        assertThat(shell("exec ./emkit quant -a one.sam -o one").code()).isZero();
    }

    /** No file may grow beyond 8 kB: what a full disk does, on any machine. */
    @Test
    void aFullDisk() throws Exception {
        Ended ended = shell("ulimit -f 8; exec ./emkit quant -q -a reads.bam -o out -d --tmp-dir .");
        assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.INPUT);
        assertThat(ended.said()).startsWith("emkit: error: ").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    /** As somebody who owns nothing here, where the test may become one. */
    private String asNobody() throws Exception {
        if (shell("id -u").said().strip().equals("0")) {
            assumeTrue(shell("command -v setpriv").code() == 0, "no setpriv");
            return "exec setpriv --reuid=65534 --regid=65534 --clear-groups ";
        }
        return "exec ";
    }

    private void close(Path... folders) throws Exception {
        shell("chmod 755 . .. && chmod -R a+rX . ");
        for (Path each : folders) {
            assertThat(shell("chmod a-w '" + each + "'").code()).isZero();
        }
    }

    @Test
    void aFolderThatCannotBeWrittenTo() throws Exception {
        String nobody = asNobody();
        close(Files.createDirectory(folder.resolve("closed")));
        Ended ended = shell(nobody + "./emkit quant -q -a reads.bam -o closed/out");
        assertThat(ended.code()).as(ended.said()).isEqualTo(ExitCode.INPUT);
        assertThat(ended.said())
                .startsWith("emkit: error: closed/out: ")
                .contains("denied")
                .hasLineCount(1);
    }

    @Test
    void inputsInAFolderThatCannotBeWrittenTo() throws Exception {
        String nobody = asNobody();
        Path inputs = Files.createDirectory(folder.resolve("inputs"));
        Files.copy(reads, inputs.resolve("reads.bam"));
        Files.copy(Path.of("test-data/quant/tiny/transcripts.fa"), inputs.resolve("transcripts.fa"));
        Path open = Files.createDirectory(folder.resolve("open"));
        close(inputs);
        shell("chmod 777 open");
        Ended ended = shell(
                nobody + "./emkit quant -q -a inputs/reads.bam -t inputs/transcripts.fa -o open/out --tmp-dir open");
        assertThat(ended.code()).as(ended.said()).isZero();
        assertThat(open.resolve("out/quant.sf")).exists();
        shell("chmod -R a+w open/out || true");
    }

    @Test
    void inputThatEnds() throws Exception {
        byte[] whole = Files.readAllBytes(reads);
        Files.write(reads, Arrays.copyOf(whole, whole.length / 2));
        Ended ended = quantified();
        assertThat(ended.code()).isEqualTo(ExitCode.INPUT);
        assertThat(ended.said()).startsWith("emkit: error: reads.bam: ").hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    /** The second file is a pipe: nothing comes out of it before the first, which is open by then, has changed. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "printf more >> reads.bam", // as while an aligner still writes
                "truncate -s 100 reads.bam",
                "cp reads.bam new.bam; mv new.bam reads.bam; touch -d 2020-01-01 reads.bam; printf x >> reads.bam",
                "rm reads.bam"
            })
    void inputThatChangesWhileItIsRead(String change) throws Exception {
        Path other = Files.copy(reads, folder.resolve("other.bam"));
        Path pipe = folder.resolve("pipe");
        assumeTrue(NamedPipe.isMade(pipe), "no mkfifo");
        Process process = bash("exec ./emkit quant -q -a reads.bam pipe -o out").start();
        try (OutputStream to = Files.newOutputStream(pipe)) { // from when the other end opens
            assertThat(shell(change).code()).isZero();
            to.write(Files.readAllBytes(other));
        } catch (IOException e) {
            assertThat(e).hasMessage("Broken pipe"); // emkit may fail before it has read all
        }
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(ExitCode.INPUT);
        assertThat(said)
                .startsWith("emkit: error: reads.bam: changed during the run")
                .hasLineCount(1);
        assertThat(out).doesNotExist();
    }

    /** Turkish has another upper case of i, German another decimal point, Arabic other digits. */
    @ParameterizedTest
    @CsvSource({"tr,TR", "de,DE", "ar,EG", "th,TH"})
    void theLocaleChangesNothing(String language, String country) throws Exception {
        assertThat(quantified().code()).isZero();
        Ended ended = shell("exec ./emkit -Duser.language=" + language + " -Duser.country=" + country
                + " -Duser.region=" + country + " quant -q -a reads.bam -o other/out");
        assertThat(ended.code()).as(ended.said()).isZero();
        for (String name : List.of("quant.sf", "read_fates.tsv", "emkit_mqc.json", "aux_info/ambig_info.tsv")) {
            assertThat(folder.resolve("other/out").resolve(name)).hasSameBinaryContentAs(out.resolve(name));
        }
    }

    @Test
    void aLimitOnMemory() throws Exception {
        Ended ended = shell("ulimit -v 3000000; exec ./emkit quant -q -a reads.bam -o out");
        assertThat(ended.code()).as(ended.said()).isZero();
    }
}
