package org.emkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertTest {
    private static final String JASPAR =
            ">MA1.1 one\nA [ 1 0 ]\nC [ 1 0 ]\nG [ 1 4 ]\nT [ 1 0 ]\n>MA2.1\nA [ 3 ]\nC [ 1 ]\nG [ 0 ]\nT [ 0 ]\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void writesToStandardOutput() throws IOException {
        assertThat(run(file("a.jaspar", JASPAR))).isZero();
        assertThat(out.toString())
                .startsWith("MEME version 5\n\nALPHABET= ACGT\n\nstrands: + -\n\n")
                .contains("""
                        MOTIF MA1.1 one
                        letter-probability matrix: alength= 4 w= 2 nsites= 4 E= 0
                        0.250000 0.250000 0.250000 0.250000
                        0.000000 0.000000 1.000000 0.000000

                        """);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void thereAndBackIsTheSame() throws IOException {
        String jaspar = file("a.jaspar", JASPAR);
        for (String format : new String[] {"meme", "transfac", "jaspar"}) {
            Path there = folder.resolve("there");
            assertThat(run(jaspar, "--to", format, "-o", there.toString())).isZero();
            out.getBuffer().setLength(0);
            assertThat(run(there.toString(), "-t", "jaspar")).isZero();
            assertThat(out.toString()).as(format).isEqualTo(JASPAR);
        }
        assertThat(err.toString()).contains("emkit convert: 2 motifs, meme, in ");
    }

    @Test
    void joinsAndPicks() throws IOException {
        String first = file("a.jaspar", JASPAR);
        String second = file("b.jaspar", JASPAR.replace("MA2.1", "MA3.1"));
        assertThat(run(first, second, "--to", "jaspar", "--motif", "MA3.1,one")).isZero();
        assertThat(out.toString().lines().filter(l -> l.startsWith(">")))
                .containsExactly(">MA1.1 one", ">MA1.1_2 one", ">MA3.1");
    }

    @Test
    void refusesWhatMakesNoSense() throws IOException {
        String file = file("a.jaspar", JASPAR);
        assertThat(run(file, "--to", "xml")).isEqualTo(ExitCode.USAGE);
        assertThat(run(file, "-o", file)).isEqualTo(ExitCode.USAGE);
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("-", "-")).isEqualTo(ExitCode.USAGE);
        assertThat(run(file, "--strands", "two")).isEqualTo(ExitCode.USAGE);
        assertThat(run(file, "--motif", "none")).isEqualTo(ExitCode.INPUT);
        assertThat(run(folder.resolve("none").toString())).isEqualTo(ExitCode.INPUT);
        assertThat(run(file, "-o", folder.resolve("none").resolve("x").toString()))
                .isEqualTo(ExitCode.INPUT);
        String protein = file(
                "p.meme",
                "MEME version 4\nALPHABET= ACDEFGHIKLMNPQRSTVWY\nMOTIF p\n" + "letter-probability matrix:\n"
                        + "0.05 ".repeat(20) + "\n");
        assertThat(run(file, protein)).isEqualTo(ExitCode.INPUT);
        assertThat(err.toString()).contains("motif p is of protein, but MA1.1 of DNA; use files of one alphabet");
        assertThat(Files.readString(Path.of(file))).isEqualTo(JASPAR);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private int run(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "convert";
        System.arraycopy(words, 0, all, 1, words.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }
}
