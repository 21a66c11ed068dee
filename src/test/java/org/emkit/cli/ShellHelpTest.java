package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Completion and manual pages, made from what the help says. */
class ShellHelpTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private String said(String... words) {
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words))
                .as(err.toString())
                .isZero();
        return out.toString();
    }

    private static int shell(String script, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        try (OutputStream to = process.getOutputStream()) {
            to.write(input.getBytes(UTF_8));
        }
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        int code = process.waitFor();
        assertThat(text).isEmpty();
        return code;
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh"})
    void bashReadsItsCompletion(String name) throws Exception {
        String script = said("completion", name);
        assertThat(script).contains("--bootstraps");
        assertThat(shell("bash -n", script)).isZero();
    }

    @Test
    void bashCompletes() throws Exception {
        assertThat(bashCompletes("emkit quant --thr", "quant", " [[ ${COMPREPLY[*]} == *--threads* ]]"))
                .isZero();
    }

    @Test
    void bashCompletesLibraryTypes() throws Exception {
        String check = " [[ \"${COMPREPLY[*]}\" == 'IU ISF ISR' ]] || echo \"${COMPREPLY[*]}\"";
        assertThat(bashCompletes("emkit quant -l I", "-l", check)).isZero();
    }

    /**
     * Completes the last word of a line.
     *
     * @param before the word before it
     * @param check  what bash is to run then
     */
    private int bashCompletes(String line, String before, String check) throws Exception {
        Path script = Files.writeString(folder.resolve("completion"), said("completion", "bash"));
        String[] words = line.split(" ", -1);
        String use = "compopt() { :; }; source '" + script + "'; COMP_WORDS=(" + line + "); COMP_CWORD="
                + (words.length - 1) + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; $(complete -p emkit | sed 's/.*-F \\([^ ]*\\) .*/\\1/') emkit " + words[words.length - 1] + " "
                + before + ";" + check;
        return shell(use, "");
    }

    @Test
    void fishHasALineForEveryOption() {
        String script = said("completion", "fish");
        assertThat(script.lines().skip(1)).allMatch(line -> line.matches("complete -c emkit .* -d '.*'"));
        assertThat(script)
                .contains("-s p -l threads -r -F -d 'Threads (default: 1)'")
                .contains("-s l -l lib-type -x -a 'A IU ISF ISR OU OSF OSR MU MSF MSR U SF SR' -d")
                .contains("the system\\'s)")
                .contains("-a 'bash zsh fish'");
    }

    @Test
    void anUnknownShellIsAUsageError() {
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "completion", "csh"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("csh").contains("bash");
    }

    /** No line begins with a request that is not one of roff's, and every option of the help is there. */
    @Test
    void everyVerbHasAManualPage() {
        CommandLine emkit = Verbs.addTo(new CommandLine(new Main()), "help");
        emkit.getSubcommands().forEach((name, verb) -> {
            out.getBuffer().setLength(0);
            String page = said("man", name);
            assertThat(page).startsWith(".TH \"EMKIT\\-".replace("\\-", "-"));
            assertThat(page.lines().filter(line -> line.startsWith(".") || line.startsWith("'")))
                    .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|nf|fi|BR)( .*)?"));
            verb.getCommandSpec().options().stream()
                    .filter(option -> !option.hidden())
                    .forEach(option ->
                            assertThat(page).contains(option.longestName().replace("-", "\\-") + "\\fR"));
        });
        out.getBuffer().setLength(0);
        assertThat(said("man")).contains(".SH \"VERBS\"").contains("\\fBquant\\fR");
    }

    @Test
    void argumentsFromAFile() throws IOException {
        Path arguments = Files.writeString(folder.resolve("arguments"), "man\nquant\n");
        assertThat(said("@" + arguments)).startsWith(".TH \"EMKIT-QUANT\"");
    }

    @Test
    void aMisspeltVerbIsSuggested() {
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "qaunt"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("'qaunt'; did you mean quant?");
    }
}
