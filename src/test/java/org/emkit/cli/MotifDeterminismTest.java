package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same sequences give the same bytes, whatever the threads; their order and strand change order and strand alone. */
class MotifDeterminismTest {
    private static final String SET = MotifRunner.PLANTED + "sequences.fa";
    private static final String[] NARROW = {"--min-width", "9", "--max-width", "12", "--motifs", "2", "--folds", "3"};

    @TempDir
    Path folder;

    private MotifRunner runner = new MotifRunner(Path.of(""));

    @BeforeEach
    void makeRunner() {
        runner = new MotifRunner(folder);
    }

    private Path run(String set, String... more) {
        List<String> words = new ArrayList<>(List.of(set));
        words.addAll(List.of(NARROW));
        words.addAll(List.of(more));
        return runner.run(words.toArray(String[]::new));
    }

    @Test
    void threadsDoNotMatter() throws IOException {
        String half = write("half.fa", sequences());
        Path one = run(half, "--format", "jaspar,transfac,homer");
        Path two = run(half, "--format", "jaspar,transfac,homer", "-p", "2");
        Path eight = run(half, "--format", "jaspar,transfac,homer", "-p", "8");
        List<String> names;
        try (var files = Files.list(one)) {
            names = files.map(f -> f.getFileName().toString()).sorted().toList();
        }
        assertThat(names).contains("meme.txt", "meme.xml", "motifs.homer", "motifs.meme", "report.html", "run.json");
        for (String name : names) {
            assertThat(MotifRunner.text(two, name)).as(name).isEqualTo(MotifRunner.text(one, name));
            assertThat(MotifRunner.text(eight, name)).as(name).isEqualTo(MotifRunner.text(one, name));
        }
    }

    @Test
    void orderOfSequencesDoesNotMatter() throws IOException {
        List<String[]> sequences = sequences();
        Path plain = run(write("a.fa", sequences));
        Collections.shuffle(sequences, new Random(5));
        Path shuffled = run(write("b.fa", sequences));
        assertThat(MotifRunner.text(shuffled, "motifs.meme")).isEqualTo(MotifRunner.text(plain, "motifs.meme"));
        assertThat(MotifRunner.text(shuffled, "sites.bed")).isEqualTo(MotifRunner.text(plain, "sites.bed"));
        for (String table : List.of("sites.tsv", "sequences.tsv")) {
            assertThat(sorted(shuffled, table)).as(table).isEqualTo(sorted(plain, table));
        }
    }

    @Test
    void strandOfSequencesDoesNotMatter() throws IOException {
        List<String[]> sequences = sequences();
        Path plain = run(write("a.fa", sequences));
        for (String[] each : sequences) {
            each[1] = reverseComplement(each[1]);
        }
        Path reversed = run(write("b.fa", sequences));
        assertThat(MotifRunner.text(reversed, "motifs.meme")).isEqualTo(MotifRunner.text(plain, "motifs.meme"));
        assertThat(sorted(reversed, "sequences.tsv")).isEqualTo(sorted(plain, "sequences.tsv"));
        List<String> turned = new ArrayList<>();
        for (String line : sorted(reversed, "sites.tsv")) {
            String[] field = line.split("\t", -1);
            if (!field[3].equals("start")) {
                int start = 201 - Integer.parseInt(field[4]);
                field[4] = String.valueOf(201 - Integer.parseInt(field[3]));
                field[3] = String.valueOf(start);
                field[5] = field[5].equals("+") ? "-" : "+";
            }
            turned.add(String.join("\t", field));
        }
        assertThat(turned.stream().sorted()).isEqualTo(sorted(plain, "sites.tsv"));
    }

    private static List<String> sorted(Path out, String table) throws IOException {
        return Files.readAllLines(out.resolve(table)).stream().sorted().toList();
    }

    /** Half of them: enough, and quicker. */
    private static List<String[]> sequences() throws IOException {
        List<String[]> sequences = new ArrayList<>();
        String[] records = Files.readString(Path.of(SET)).substring(1).split("\n>", -1);
        for (String record : Arrays.asList(records).subList(0, 30)) {
            int end = record.indexOf('\n');
            sequences.add(new String[] {
                record.substring(0, end), record.substring(end).replace("\n", "")
            });
        }
        return sequences;
    }

    private String write(String name, List<String[]> sequences) throws IOException {
        StringBuilder text = new StringBuilder();
        sequences.forEach(
                s -> text.append('>').append(s[0]).append('\n').append(s[1]).append('\n'));
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String reverseComplement(String letters) {
        StringBuilder reversed = new StringBuilder();
        for (int k = letters.length() - 1; k >= 0; k--) {
            reversed.append("TGCA".charAt("ACGT".indexOf(letters.charAt(k))));
        }
        return reversed.toString();
    }
}
