package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code scripts/emkit} beside the jar, as it is installed. */
class LauncherIT {
    /** A shell makes the names, byte by byte: this JVM may be one that cannot. */
    private static final String IN_A_FOLDER_OF_ANOTHER_SCRIPT = """
            set -eu
            folder=$1/$(printf '\\303\\274n\\303\\257code dir')
            reads=$(printf 'r\\303\\253ads  1.bam')
            out=$(printf '\\303\\266ut')
            mkdir "$folder"
            cp scripts/emkit "$folder"
            cp "$2" "$folder/emkit.jar"
            cp test-data/quant/tiny/reads.bam "$folder/$reads"
            cp test-data/quant/tiny/transcripts.fa "$folder"
            shift 2
            cd "$folder"
            "$folder/emkit" "$@" quant -q -a "$reads" -t "$folder/transcripts.fa" -o "$out"
            test -s "$out/quant.sf"
            grep -qF "\\"$folder/transcripts.fa\\"" "$out/run.json"
            grep -qF "\\"sample\\": \\"$out\\"" "$out/run.json"
            echo done
            "$folder/emkit" "$@" quant -q -a "none $reads" -o other || echo $?
            """;

    @TempDir
    private Path folder;

    private String shell(String locale, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                IN_A_FOLDER_OF_ANOTHER_SCRIPT,
                "bash",
                folder.toString(),
                Path.of(System.getProperty("emkit.jar")).toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", locale);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("EMKIT_JAVA_OPTS", "-Xmx512m -Demkit.test=1");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The second is one that few systems have installed, which leaves the JVM with ASCII, too. */
    @ParameterizedTest(name = "LC_ALL={0}")
    @ValueSource(strings = {"C", "POSIX", "xx_XX.UTF-8", "C.UTF-8"})
    void namesOfAnyScriptInAnyLocale(String locale) throws Exception {
        assertThat(shell(locale, "-Demkit.blank=a b").lines())
                .filteredOn(line -> !line.startsWith("bash: warning: setlocale:")) // the shell's own, as it starts
                .containsExactly(
                        "done", "emkit: error: none r\u00ebads  1.bam: cannot be read: no such file or folder", "3");
    }
}
