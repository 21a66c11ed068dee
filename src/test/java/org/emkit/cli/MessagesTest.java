package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run says, how much of it, and where. */
class MessagesTest {
    private static final String[] SAMPLE = {"-a", "test-data/quant/tiny/reads.bam"};
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @TempDir
    private Path folder;

    private final StringWriter err = new StringWriter();

    private int run(String... more) {
        String[] words = Stream.of(
                        Stream.of("quant", "-o", folder.resolve("out").toString()), Stream.of(SAMPLE), Stream.of(more))
                .flatMap(each -> each)
                .toArray(String[]::new);
        return Main.run(new PrintWriter(new StringWriter(), true), new PrintWriter(err, true), words);
    }

    private List<String> log() throws IOException {
        return Files.readAllLines(folder.resolve("log"));
    }

    private String logFile() {
        return folder.resolve("log").toString();
    }

    @Test
    void verboseTellsTheSteps() {
        assertThat(run("--verbose")).isZero();
        assertThat(err.toString().lines().filter(line -> line.matches("emkit: \\d+\\.\\d s: .*")))
                .hasSize(4)
                .first()
                .asString()
                .endsWith("reading " + SAMPLE[1]);
    }

    @Test
    void theLogHasAllThoughTheTerminalHasNothing() throws IOException {
        assertThat(run("--quiet", "--log-file", logFile())).isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(log().get(0)).matches(TIME + " emkit [0-9.]+: emkit quant -o .*");
        assertThat(log())
                .anyMatch(line -> line.contains("reading " + SAMPLE[1]))
                .anyMatch(line -> line.startsWith("  fragments "))
                .last()
                .asString()
                .matches(TIME + " exit code 0");
    }

    @Test
    void theLogIsAddedToAndHasErrors() throws IOException {
        Files.writeString(folder.resolve("log"), "before\n");
        assertThat(run("-t", "none.fa", "--log-file", logFile())).isEqualTo(ExitCode.INPUT);
        assertThat(err.toString()).startsWith("emkit: error: none.fa: ").hasLineCount(1);
        assertThat(log().get(0)).isEqualTo("before");
        assertThat(log()).contains(err.toString().strip());
        assertThat(log().get(log().size() - 1)).matches(TIME + " exit code 3");
    }

    @Test
    void usageErrorsAreLoggedToo() throws IOException {
        assertThat(run("--quiet", "--verbose", "--log-file", logFile())).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("either --quiet or --verbose");
        assertThat(log()).anyMatch(line -> line.contains("either --quiet or --verbose"));
    }

    @Test
    void aLogThatCannotBeWritten() {
        assertThat(run("--log-file", folder.resolve("no/log").toString())).isEqualTo(ExitCode.INPUT);
        assertThat(err.toString()).contains("no/log: cannot be written").hasLineCount(1);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
