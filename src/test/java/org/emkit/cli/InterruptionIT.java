package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the runnable jar leaves when it is not left alone. */
class InterruptionIT {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder;

    /** A pipe that gives a header and then nothing keeps the run waiting. */
    private Process waiting(Path out, Path temporary, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                JAVA,
                "-jar",
                System.getProperty("emkit.jar"),
                "quant",
                "-a",
                "-",
                "-o",
                out.toString(),
                "--tmp-dir",
                temporary.toString()));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().write("@SQ\tSN:a\tLN:1000\n".getBytes(UTF_8));
        process.getOutputStream().flush();
        for (int k = 0; k < 600 && !Files.exists(out.resolve(".emkit-unfinished")); k++) {
            assertThat(process.isAlive()).isTrue();
            Thread.sleep(100);
        }
        assertThat(out.resolve(".emkit-unfinished")).exists();
        return process;
    }

    private static int terminated(Process process) throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void terminationLeavesNothing() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        Process process = waiting(folder.resolve("new/and/deep"), temporary);
        assertThat(terminated(process)).isEqualTo(143);
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void terminationLeavesAnOlderResultAsItWas() throws Exception {
        Path out = Files.createDirectory(folder.resolve("out"));
        Files.writeString(out.resolve("quant.sf"), "older");
        Process process = waiting(out, folder, "--force");
        assertThat(terminated(process)).isEqualTo(143);
        assertThat(out.resolve("quant.sf")).hasContent("older");
        assertThat(out.resolve(".emkit-unfinished")).doesNotExist();
    }

    private int shell(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script, "bash", JAVA, System.getProperty("emkit.jar"))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(said).doesNotContain("Exception");
        return process.waitFor();
    }

    @Test
    void aReaderThatWentAwayIsNoSuccess() throws Exception {
        String script = "{ sleep 1; \"$1\" -jar \"$2\" quant --help; echo $? > '" + folder.resolve("code")
                + "'; } | true; sleep 0.1; while [ ! -s '" + folder.resolve("code") + "' ]; do sleep 0.1; done";
        assertThat(shell(script)).isZero();
        assertThat(Files.readString(folder.resolve("code")).strip()).isEqualTo("141");
    }

    @Test
    void aFullDiskIsNoSuccess() throws Exception {
        assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
        assertThat(shell("\"$1\" -jar \"$2\" --help > /dev/full")).isEqualTo(ExitCode.INPUT);
    }
}
