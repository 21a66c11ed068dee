package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README's commands, as they stand there, in a folder of their own; what they print is what README says. */
class ReadmeIT {
    private static final String COMMAND = "    scripts/emkit ";

    @TempDir
    private Path folder;

    private String shell(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).redirectErrorStream(true);
        builder.directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("EMKIT_JAVA_OPTS");
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as("%s%n%s", script, said).isZero();
        return said;
    }

    private void checkout() throws IOException {
        for (String name : List.of("scripts", "test-data")) {
            Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
        }
    }

    /** Lines but for what differs from run to run. */
    private static List<String> comparable(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("  cost ")).toList();
    }

    @Test
    void everyCommandOfEmkitRuns() throws Exception {
        checkout();
        for (int k = 1; k <= 3; k++) { // samples of the user's own
            shell("scripts/emkit quant -q -a test-data/quant/tiny/reads.bam -o sample" + k);
        }
        List<String> lines = Files.readAllLines(Path.of("README.md"));
        int shown = 0;
        for (int k = 0; k < lines.size(); k++) {
            if (!lines.get(k).startsWith(COMMAND)) {
                continue;
            }
            List<String> said = shell(lines.get(k).strip()).lines().toList();
            int fence = k;
            while (fence < lines.size() && fence < k + 6 && !lines.get(fence).startsWith("```")) {
                fence++;
            }
            if (fence < lines.size() && lines.get(fence).startsWith("```")) {
                List<String> expected = new ArrayList<>();
                for (int line = fence + 1; !lines.get(line).startsWith("```"); line++) {
                    expected.add(lines.get(line));
                }
                assertThat(comparable(said)).as(lines.get(k)).isEqualTo(comparable(expected));
                shown++;
            }
        }
        assertThat(shown).as("commands whose output README shows").isGreaterThanOrEqualTo(2);
        assertThat(folder.resolve("tiny/report.html")).exists();
        assertThat(folder.resolve("planted/motifs.meme")).exists();
    }

    /** The lines that align and quantify, with reads of the tiny sample for the user's own. */
    @Test
    void alignedReadsThroughAPipe() throws Exception {
        for (String tool : List.of("bowtie2", "bowtie2-build", "samtools")) {
            assumeTrue(
                    new ProcessBuilder("bash", "-c", "command -v " + tool)
                                    .start()
                                    .waitFor()
                            == 0,
                    "no " + tool);
        }
        checkout();
        shell("cp test-data/quant/tiny/transcripts.fa . && samtools collate -Ou test-data/quant/tiny/reads.bam c"
                + " | samtools fastq -F 0x900 -1 r1.fq.gz -2 r2.fq.gz -0 /dev/null -s /dev/null - 2>/dev/null");
        StringBuilder script = new StringBuilder();
        boolean open = false;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            open |= line.startsWith("    bowtie2-build ");
            open &= line.startsWith("    ");
            if (open) {
                script.append(line.strip()).append('\n');
            }
        }
        assertThat(script.toString()).contains("set -o pipefail").contains("| scripts/emkit quant");
        shell(script.toString());
        assertThat(folder.resolve("sample/quant.sf")).exists();
    }
}
