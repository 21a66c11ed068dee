package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... words) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        String[] args =
                Stream.concat(Stream.of("compare"), Arrays.stream(words)).toArray(String[]::new);
        return Main.run(new PrintWriter(out), new PrintWriter(err, true), args);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** Matrices of letters' counts, in JASPAR's raw form. */
    private String database(String name, int motifs) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        StringBuilder text = new StringBuilder();
        for (int m = 0; m < motifs; m++) {
            int width = random.nextInt(6, 14);
            text.append(">K").append(m).append(" factor").append(m).append('\n');
            for (char letter : "ACGT".toCharArray()) {
                text.append(letter).append(" [");
                for (int k = 0; k < width; k++) {
                    text.append(' ').append(random.nextInt(4) == 0 ? random.nextInt(50, 100) : random.nextInt(1, 9));
                }
                text.append(" ]\n");
            }
        }
        return file(name, text.toString());
    }

    @Test
    void motifsAreNamed() throws IOException {
        String database = database("db.jaspar", 80);
        Path to = folder.resolve("out");
        assertThat(run(database, database, "--motif", "K7,factor9", "-o", to.toString()))
                .as(err.toString())
                .isZero();
        List<String[]> lines = Files.readAllLines(to.resolve("matches.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(String.join(" ", lines.get(0)))
                .startsWith("Query_ID Target_ID Optimal_offset p-value E-value q-value Overlap Query_consensus"
                        + " Target_consensus Orientation");
        assertThat(Arrays.copyOf(lines.get(1), 3)).containsExactly("K7", "K7", "0");
        assertThat(lines.get(1)[9]).isEqualTo("+");
        assertThat(lines.get(1)[7]).isEqualTo(lines.get(1)[8]);
        assertThat(lines.get(1)[11]).isEqualTo("factor7");
        assertThat(lines.stream().filter(l -> l[0].equals("K9")).findFirst().orElseThrow()[1])
                .isEqualTo("K9");
        assertThat(lines.subList(1, lines.size()))
                .allSatisfy(l -> assertThat(Double.parseDouble(l[5])).isLessThanOrEqualTo(0.5));
        assertThat(to.resolve("report.html")).content().contains("emkit compare", "K7", "<svg");
        assertThat(to.resolve("run.json")).content().contains("\"verb\": \"compare\"", "\"known_motifs\": 80");
        assertThat(err.toString()).contains("emkit compare: out");
    }

    /** Before any work. */
    @Test
    void aFolderThatHoldsResultsIsRefused() throws IOException {
        file("result", "");
        assertThat(run("missing.meme", "missing.meme", "-o", folder.toString())).isEqualTo(ExitCode.INPUT);
        assertThat(err.toString()).contains("is not empty; name another folder, or use --force");
    }

    @Test
    void thresholdsAndStandardOutput() throws IOException {
        String database = database("db.jaspar", 80);
        assertThat(run(database, database, "--motif", "K7", "--p-value", "1", "-o", "-"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(81);
        assertThat(run(database, database, "--motif", "K7", "--e-value", "1e-3", "-o", "-"))
                .isZero();
        assertThat(out.toString().lines()).hasSizeBetween(2, 5);
        assertThat(err.toString()).isEmpty();
        for (String similarity : List.of("pearson", "sandelin", "ed")) {
            assertThat(run(database, database, "--motif", "K7", "--similarity", similarity, "-o", "-"))
                    .isZero();
            assertThat(out.toString().lines().skip(1).findFirst().orElseThrow()).startsWith("K7\tK7\t0\t");
        }
    }

    @Test
    void bytesDoNotDependOnThreads() throws IOException {
        String database = database("db.jaspar", 80);
        assertThat(run(database, database, "-o", "-")).isZero();
        String single = out.toString();
        for (String threads : List.of("2", "8")) {
            assertThat(run(database, database, "-o", "-", "-p", threads)).isZero();
            assertThat(out.toString()).isEqualTo(single);
        }
    }

    @Test
    void whatCannotBeIsSaidInOneLine() throws IOException {
        String database = database("db.jaspar", 60);
        String to = folder.resolve("out").toString();
        refused(2, "--similarity takes", database, database, "-o", to, "--similarity", "kl");
        refused(2, "--min-overlap takes", database, database, "-o", to, "--min-overlap", "0");
        refused(2, "--strands takes", database, database, "-o", to, "--strands", "2");
        refused(2, "--q-value takes", database, database, "-o", to, "--q-value", "1.5");
        refused(2, "--e-value takes", database, database, "-o", to, "--e-value", "-1");
        refused(2, "standard input", "-", "-", "-o", to);
        refused(2, "Missing required", database, "-o", to);
        refused(3, "no motif has the id", database, database, "--motif", "K99", "-o", to);
        refused(3, "no such file", database, folder.resolve("none").toString(), "-o", to);
        refused(3, "is not a number", database, file("nan.meme", """
            MEME version 5

            ALPHABET= ACGT

            MOTIF a
            letter-probability matrix: alength= 4 w= 1 nsites= 5 E= 0
            NaN 0 0 1
            """), "-o", to);
        assertThat(Path.of(to)).doesNotExist();
    }

    private void refused(int code, String message, String... words) {
        assertThat(run(words)).as(String.join(" ", words)).isEqualTo(code);
        assertThat(err.toString())
                .startsWith("emkit: error: ")
                .contains(message)
                .doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aSmallDatabaseIsWarnedOf() throws IOException {
        String database = database("db.jaspar", 10);
        assertThat(run(database, database, "-o", "-")).isZero();
        assertThat(err.toString()).contains("warning: the database has 10 motifs");
    }

    /** Motifs that MEME found in the real sets, by the ids that are right for them. */
    @ParameterizedTest
    @CsvSource({
        "u.CTCF.zoops, JASPAR2022_vertebrates, 1, MA0139|MA1929|MA1930|MA2026",
        "u.JunD.zoops, JASPAR2022_vertebrates, 1, MA0491|MA0492|MA0490|MA0605|MA1134",
        "u.Klf1-200-100.zoops, JASPAR2022_vertebrates, 1, MA0493|MA0039|MA1107|MA151[1-7]",
        "u.MCM1.zoops, JASPAR2022_fungi, 1, MA0331",
        "u.GCN4_YPD.zoops, JASPAR2022_fungi, 2, MA0303",
        "u.INO_up800.zoops, JASPAR2022_fungi, 1, MA0321|MA0322",
        "u.crp0.zoops, dpinteract, 1, crp",
        "u.lex0.zoops, dpinteract, 1, lexA"
    })
    void theRightFactorComesOutOnTop(String set, String database, int motif, String ids) {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path motifs = Path.of(data, "motif", "meme-expected", set, "meme.txt");
        Path known = Path.of(data, "motif", "databases", database + ".meme.gz");
        assertThat(run(motifs.toString(), known.toString(), "-o", "-"))
                .as(err.toString())
                .isZero();
        List<String> queries = out.toString()
                .lines()
                .skip(1)
                .map(l -> l.split("\t", -1)[0])
                .distinct()
                .toList();
        String query = queries.get(motif - 1);
        String best = out.toString()
                .lines()
                .map(l -> l.split("\t", -1))
                .filter(l -> l[0].equals(query))
                .findFirst()
                .orElseThrow()[1];
        assertThat(best).containsPattern(ids);
    }
}
