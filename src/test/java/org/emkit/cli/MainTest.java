package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... args) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private int explain(Throwable failure) {
        return Main.explain(failure, new PrintWriter(err, true));
    }

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isEqualTo(0);
        assertThat(out.toString()).matches("emkit \\d+\\.\\d+\\.\\d+(-\\w+)?\\R");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpGoesToStandardOutput() {
        assertThat(run("--help")).isEqualTo(0);
        assertThat(out.toString()).startsWith("Usage: emkit").contains("Exit codes:");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void usageErrorsAreShortAndGoToStandardError() {
        assertThat(run("--hlep")).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("emkit: error: Unknown option: '--hlep'")
                .contains("--help");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void longOptionsWithOneDashAreToldOf() {
        assertThat(run("motif", "a.fa", "-nmotifs", "3")).isEqualTo(2);
        assertThat(err.toString()).startsWith("emkit: error: -nmotifs: write --nmotifs" + System.lineSeparator());
    }

    @Test
    void noVerbIsAUsageError() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("emkit: error: Which verb?" + System.lineSeparator())
                .containsPattern("\n  quant  +Estimate how much")
                .containsPattern("\n  enrich  +Test which")
                .endsWith("Try 'emkit --help'." + System.lineSeparator());
    }

    @Test
    void oneThingIsSuggestedOfWhatIsMisspelt() {
        assertThat(run("quant", "--bootstrap", "5", "-a", "x.bam", "-o", "y")).isEqualTo(2);
        assertThat(err.toString().lines())
                .containsExactly(
                        "emkit: error: Unknown option: '--bootstrap'; did you mean --bootstraps?",
                        "Try 'emkit quant --help'.");
    }

    @Test
    void oneVerbIsSuggested() {
        assertThat(run("quan")).isEqualTo(2);
        assertThat(err.toString()).contains("'quan'; did you mean ").contains("quant?");
    }

    @Test
    void userExceptionsAreOneLine() {
        assertThat(explain(new UserException("no fragments", "a.bam", "look"))).isEqualTo(3);
        assertThat(err.toString()).isEqualTo("emkit: error: a.bam: no fragments; look" + System.lineSeparator());
    }

    @Test
    void namesFromDamagedFilesDoNotBreakTheLine() {
        assertThat(explain(new UserException("no transcript a\r\n\u001b[31mb", "a.bam", "")))
                .isEqualTo(3);
        assertThat(err.toString())
                .isEqualTo("emkit: error: a.bam: no transcript a\\x0d\\x0a\\x1b[31mb" + System.lineSeparator());
    }

    @Test
    void fileSystemFailuresAreDescribed() {
        assertThat(explain(new UncheckedIOException(new NoSuchFileException("a.bam"))))
                .isEqualTo(3);
        assertThat(explain(new AccessDeniedException("b.bam"))).isEqualTo(3);
        assertThat(err.toString()).contains("a.bam: no such file or folder").contains("b.bam: access denied");
    }

    @Test
    void outOfMemoryGivesAdvice() {
        assertThat(explain(new IllegalStateException(new OutOfMemoryError("Java heap space"))))
                .isEqualTo(137);
        assertThat(err.toString()).contains("Java heap space").contains("-Xmx");
    }

    @Test
    void brokenPipeIsQuiet() {
        assertThat(explain(new UncheckedIOException(new IOException("Broken pipe"))))
                .isEqualTo(141);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void bugsShowTheirTraceAndAskForAReport() {
        assertThat(explain(new IllegalArgumentException("size"))).isEqualTo(1);
        assertThat(err.toString())
                .contains("please report")
                .contains("IllegalArgumentException: size")
                .contains("\tat ");
    }
}
