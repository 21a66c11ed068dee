package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs of classes that do not make one sample: one line says which, and why. */
class QuantMergeErrorsTest {
    private static final String HEAD = "2\n1\na\nb\n";

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static QuantRun part;

    private String file;
    private String lengths;

    @BeforeAll
    static void dump() {
        part = QuantRun.beneath(shared, "-a", TinySample.READS, "--eq-only");
    }

    @BeforeEach
    void first() throws IOException {
        file = write("a.txt", HEAD + "2\t0\t1\t0.5\t0.5\t7\n");
        lengths = write("lengths.tsv", "Name\tLength\tEffectiveLength\na\t300\t100\nb\t400\t200\nc\t400\t200\n");
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String refused(int exit, String... words) {
        Path out = folder.resolve("out");
        QuantRun run = QuantRun.into(out, words);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        List<String> lines = run.err().lines().toList();
        assertThat(lines).as(run.err()).hasSize(exit == ExitCode.USAGE ? 2 : 1);
        assertThat(out).doesNotExist();
        return lines.get(0).substring("emkit: error: ".length());
    }

    /** A result's folder, in which something is not as it was left. */
    private String changed(String name, UnaryOperator<String> change) throws IOException {
        Path copy = Files.createDirectories(folder.resolve("changed"));
        for (String each : QuantRun.names(part.folder())) {
            Files.createDirectories(copy.resolve(each).getParent());
            Files.copy(part.folder().resolve(each), copy.resolve(each));
        }
        String text = change.apply(Files.readString(copy.resolve(name)));
        if (text.isEmpty()) {
            Files.delete(copy.resolve(name));
        } else {
            Files.writeString(copy.resolve(name), text);
        }
        return copy.toString();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "2\\n1\\na\\nc\\n1\\t0\\t1\\t7\\n ! transcript 2 of 2, c, is not among the 2 of A",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\t1\\t7\\n ! transcript 3 of 3, c, is not among the 2 of A",
                "1\\n1\\na\\n1\\t0\\t1\\t7\\n ! lacks transcript 2 of the 2 of A, b",
                "2\\n1\\na\\nb\\n1\\t0\\t7\\n ! has no weights, unlike A; give class files that all have weights",
                "2\\n1\\na\\nb\\n1\\t0\\t1\\t3e9\\n ! brings a class to 2^31 fragments or more"
            })
    void notOneSample(String escaped, String message) throws IOException {
        String other = write("b.txt", escaped.replace("\\n", "\n").replace("\\t", "\t"));
        assertThat(refused(ExitCode.INPUT, "--eq", file, other, "--lengths", lengths))
                .startsWith(other + ": " + message.replace("A", file));
    }

    @Test
    void weightsAfterNone() throws IOException {
        String bare = write("b.txt", HEAD + "1\t0\t7\n");
        assertThat(refused(ExitCode.INPUT, "--eq", bare, file, "--lengths", lengths))
                .startsWith(file + ": has weights, unlike " + bare);
        String none = write("c.txt", "2\n0\na\nb\n");
        QuantRun.into(folder.resolve("none"), "--eq", none, bare, "--lengths", lengths)
                .succeeded();
        QuantRun.into(folder.resolve("some"), "--eq", none, file, "--lengths", lengths)
                .succeeded();
    }

    @Test
    void foldersThatLackSomething() throws IOException {
        String none = Files.createDirectory(folder.resolve("none")).toString();
        assertThat(refused(ExitCode.INPUT, "--eq", none))
                .isEqualTo(none + ": has no aux_info/eq_classes.txt.gz;"
                        + " give the folder of a run with --eq-only or --dump-eq");
        String bare = changed("lengths.tsv", text -> "");
        assertThat(refused(ExitCode.INPUT, "--eq", bare))
                .startsWith(bare + ": has neither lengths.tsv nor quant.sf; give --lengths");
        Files.delete(Path.of(bare, "aux_info", "meta_info.json"));
        Files.createDirectory(Path.of(bare, ".emkit-unfinished"));
        assertThat(refused(ExitCode.INPUT, "--eq", bare))
                .isEqualTo(bare + ": holds an unfinished run: there is no aux_info/meta_info.json; run it again");
    }

    @Test
    void foldersWhoseFilesDoNotFit() throws IOException {
        String other = changed("lengths.tsv", text -> text.replaceFirst("\nT00001\t[0-9]+", "\nT00001\t7"));
        assertThat(refused(ExitCode.INPUT, "--eq", part.folder().toString(), other))
                .startsWith(other + ": transcript T00001 has 7 bases, but ")
                .contains(" in " + part.file("lengths.tsv"));
        assertThat(refused(ExitCode.INPUT, "--eq", other, "-t", TinySample.TRANSCRIPTS))
                .startsWith(other + "/lengths.tsv: other lengths than in " + TinySample.TRANSCRIPTS);
    }

    /** With --force, too: the classes of an input that is written over would be lost. */
    @Test
    void resultsThatWouldReplaceAnInput() throws IOException {
        Path own = Path.of(changed("read_fates.tsv", text -> text));
        Path link = Files.createSymbolicLink(folder.resolve("link"), own);
        Set<String> before = QuantRun.names(own);
        for (String[] words : List.of(
                new String[] {"--eq", part.folder().toString(), link.toString()},
                new String[] {"--eq", own.resolve("aux_info/eq_classes.txt.gz").toString(), "-t", TinySample.TRANSCRIPTS
                },
                new String[] {
                    "--eq",
                    part.folder().toString(),
                    "--lengths",
                    link.resolve("lengths.tsv").toString()
                })) {
            List<String> forced = new ArrayList<>(List.of(words));
            forced.add("--force");
            QuantRun run = QuantRun.into(own, forced.toArray(String[]::new));
            assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains(" is an input, and results in " + own + " would replace it");
            assertThat(QuantRun.names(own)).isEqualTo(before);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "assigned_unique|line 9: '-1' is not a number of fragments",
                "unmapped|line 2: '-1' is not a number of fragments"
            })
    void readFatesThatAreNoNumbers(String row, String message) throws IOException {
        String bad = changed("read_fates.tsv", text -> text.replaceFirst("\n" + row + "\t[0-9]+", "\n" + row + "\t-1"));
        assertThat(refused(ExitCode.INPUT, "--eq", bad)).startsWith(bad + "/read_fates.tsv: " + message);
    }

    @Test
    void readFatesOfAnotherRun() throws IOException {
        List<String> words = new ArrayList<>(List.of("-l", "ISF", "--eq-only"));
        words.addAll(List.of("-a", TinySample.READS));
        QuantRun other = QuantRun.beneath(folder, words.toArray(String[]::new));
        String bad = changed("read_fates.tsv", text -> other.text("read_fates.tsv"));
        assertThat(refused(ExitCode.INPUT, "--eq", bad))
                .startsWith(bad + "/read_fates.tsv: ")
                .contains(" assigned fragments, but ", "/aux_info/eq_classes.txt.gz; give the folder of one run");
    }

    @Test
    void readFatesThatDoNotSum() throws IOException {
        String bad = changed("read_fates.tsv", text -> text.replaceFirst("\ntotal\t[0-9]+", "\ntotal\t1"));
        assertThat(refused(ExitCode.INPUT, "--eq", bad))
                .startsWith(bad + "/read_fates.tsv: line 11: total 1, but the rows before sum to 1750");
        Files.writeString(Path.of(bad, "read_fates.tsv"), "fate\tfragments\nlost\t3\ntotal\t3\n");
        assertThat(refused(ExitCode.INPUT, "--eq", bad))
                .startsWith(bad + "/read_fates.tsv: 'lost' is no fate of reads");
        Files.writeString(Path.of(bad, "read_fates.tsv"), "fate\tfragments\nunmapped\t3\n");
        assertThat(refused(ExitCode.INPUT, "--eq", bad)).startsWith(bad + "/read_fates.tsv: ends before the row total");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            value = {
                "--eq D --fld-mean 200 ! --fld-mean has no effect beside result folders, which hold lengths: leave it out",
                "--eq D F ! F is no result folder, so it has no lengths: give --lengths for all inputs",
                "--eq D F -t F ! F is no result folder, so it has no lengths: give --lengths for all inputs",
                "--eq F F ! --eq needs the transcripts' lengths",
                "--eq F --class-bins 2 --lengths F ! --class-bins goes with -a, or with several inputs of --eq",
                "--eq - - --lengths F ! standard input ('-') can be given once",
                "--eq F F --no-such --lengths F ! Unknown option: '--no-such'",
                "--eq D --min-ratio-nats 2 ! --min-ratio-nats goes with -a: classes are made already"
            })
    void commandLine(String words, String message) {
        String[] word = words.split(" ");
        for (int i = 0; i < word.length; i++) {
            word[i] = word[i].replaceAll("^F$", file)
                    .replaceAll("^D$", part.folder().toString());
        }
        assertThat(refused(ExitCode.USAGE, word)).startsWith(message.replaceAll("\\bF\\b", file));
    }
}
