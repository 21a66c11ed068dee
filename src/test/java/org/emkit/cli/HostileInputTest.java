package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command on every hostile file: the outcome that the manual's table says, on one thread and on three; one
 * line of error or none; nothing left behind. The table is that of {@code scripts/hostile-table}, and
 * {@code -Dgolden.update=1} rewrites it.
 */
class HostileInputTest {
    private static final Path PAGE = Path.of("src/site/markdown/hostile-input.md");
    private static final String HEADING = "| file | exit | outcome | samtools, or the specification |";
    private static final String WARNING = "emkit: warning: ";
    private static final String ERROR = "emkit: error: ";
    private static final Duration LONGEST = Duration.ofMinutes(1);

    @TempDir
    Path scratch;

    @Test
    void everyFileHasItsOutcome() throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path folder = Path.of(data, "hostile").toAbsolutePath();
        assumeTrue(Files.isDirectory(folder), "no hostile files in " + data);
        Map<String, String> verdicts = verdicts(folder.resolve("VERDICTS.tsv"));
        List<String> rows = new ArrayList<>(List.of(HEADING, "|---|---|---|---|"));
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(f -> f.toString().matches(".*\\.(bam|sam|cram)"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            String outcome = outcome(file, 1);
            assertThat(outcome(file, 3)).as(name + " on three threads").isEqualTo(outcome);
            rows.add("| `" + name + "` | " + outcome + " | " + verdict(name, verdicts) + " |");
        }
        if (System.getProperty("golden.update") != null) {
            replaceTable(rows);
        }
        assertThat(rows).isEqualTo(table(Files.readAllLines(PAGE, UTF_8)));
    }

    /** Runs the command. @return exit code and what it says, as two columns */
    private String outcome(Path file, int threads) throws IOException {
        Path out = scratch.resolve(file.toString().replace(File.separatorChar, '-') + threads);
        StringWriter err = new StringWriter();
        int code = assertTimeoutPreemptively(
                LONGEST,
                () -> Main.run(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err, true),
                        "quant",
                        "-q",
                        "-a",
                        file.toString(),
                        "-o",
                        out.toString(),
                        "-p",
                        Integer.toString(threads)),
                file.toString());
        List<String> lines = err.toString().lines().toList();
        if (code == 0) {
            return "0 | " + escaped(read(out.resolve("read_fates.tsv")) + warnings(lines, file + ": "));
        }
        assertThat(code).as(file + ": " + err).isEqualTo(3);
        assertThat(lines).as(file.toString()).hasSize(1);
        assertThat(lines.get(0)).startsWith(ERROR);
        assertThat(out).as("what a failed run leaves behind").doesNotExist();
        return "3 | " + escaped(lines.get(0).substring(ERROR.length()).replace(file + ": ", ""));
    }

    private static String read(Path fates) throws IOException {
        long total = -1;
        long assigned = 0;
        for (String line : Files.readAllLines(fates, UTF_8)) {
            String[] column = line.split("\t", -1);
            total = column[0].equals("total") ? Long.parseLong(column[1]) : total;
            assigned += column[0].startsWith("assigned_") ? Long.parseLong(column[1]) : 0;
        }
        return total + " fragments, " + assigned + " assigned";
    }

    /** Those about the file itself in full, of the others the number: they are the sample's, not the format's. */
    private static String warnings(List<String> lines, String aboutFile) {
        StringBuilder text = new StringBuilder();
        int others = 0;
        for (String line : lines) {
            assertThat(line).startsWith(WARNING);
            String warning = line.substring(WARNING.length());
            if (warning.startsWith(aboutFile)) {
                text.append("; ").append(warning.substring(aboutFile.length()));
            } else {
                others++;
            }
        }
        return text + (others > 0 ? "; other warnings: " + others : "");
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replaceAll("[|`*]", "\\\\$0").replace("<", "&lt;");
    }

    private static Map<String, String> verdicts(Path file) throws IOException {
        Map<String, String> verdicts = new HashMap<>();
        for (String line : Files.readAllLines(file, UTF_8)) {
            String[] column = line.split("\t", -1);
            String quickcheck = column[1].replace("quickcheck_rc=", "");
            verdicts.put(
                    column[0],
                    (column[2].equals("view_rc=0")
                                    ? "reads " + column[3].replace("count=", "") + " records"
                                    : "refuses")
                            + (quickcheck.equals("0") ? "" : "; quickcheck " + quickcheck));
        }
        return verdicts;
    }

    private static String verdict(String name, Map<String, String> verdicts) {
        if (name.startsWith("sam-must-")) {
            return name.startsWith("sam-must-fail/") ? "must fail" : "must pass";
        }
        return verdicts.getOrDefault(name, "");
    }

    private static List<String> table(List<String> page) {
        return page.stream()
                .dropWhile(line -> !line.equals(HEADING))
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static void replaceTable(List<String> rows) throws IOException {
        List<String> page = Files.readAllLines(PAGE, UTF_8);
        int from = page.indexOf(HEADING);
        List<String> updated = new ArrayList<>(page.subList(0, from));
        updated.addAll(rows);
        updated.addAll(page.subList(from + table(page).size(), page.size()));
        Files.write(PAGE, updated, UTF_8);
    }
}
