package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackgroundFileTest {
    @TempDir
    Path folder;

    @Test
    void readsWordsOfAllLengths() throws IOException {
        StringBuilder text = new StringBuilder("# comment\n\na 0.4\nC 0.1 # more\nG\t0.1\nT 0.4\n");
        for (char a : "ACGT".toCharArray()) {
            for (char b : "ACGT".toCharArray()) {
                text.append(a).append(b).append(a == b ? " 0.25\n" : " 0\n");
            }
        }
        BackgroundModel model = background(text.toString());
        assertThat(model.order()).isEqualTo(1);
        assertThat(model.probability(1)).isCloseTo(.1, within(1e-12));
        assertThat(model.logConditional(new byte[] {2, 2}, 0, 1)).isCloseTo(0, within(1e-5));
    }

    @Test
    void readsRealOnes() {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "skipped: emkit.data is not set");
        Path sets = Path.of(data, "motif", "sets");
        assertThat(BackgroundFile.read(sets.resolve("nt.freq").toString(), Alphabet.DNA)
                        .order())
                .isZero();
        assertThat(BackgroundFile.read(sets.resolve("yeast.nc.3.freq").toString(), Alphabet.DNA)
                        .order())
                .isEqualTo(2);
        assertThat(BackgroundFile.read(sets.resolve("yeast.nc.6.freq").toString(), Alphabet.DNA)
                        .order())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!holds no frequencies",
                "A .25~C .25~G .25!1 words of 1 letters of DNA are missing",
                "A .25~C .25~G .25~T .9!sum to 1.65",
                "A .25~C x!line 2: 'x' is not a frequency",
                "A .25~C NaN!line 2: 'NaN' is not a frequency",
                "A .25~A .25!line 2: the word A comes twice",
                "A .25~X .25!line 2: 'X' is no letter of DNA",
                "A!line 1: 'A' is not a word and a frequency",
                "AA .5!4 words of 1 letters of DNA are missing"
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> background(text.replace('~', '\n')))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    @Test
    void readsPositionPriors() throws IOException {
        double[] prior = priors(">b 3\n0.5 .25\n0\n>a 3 anything\n.1\n");
        assertThat(prior).containsExactly(.1, .5, .25, 0, .25, .25, .25, .25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!holds no priors",
                "0.5!line 1: does not begin with '>'",
                ">x 3~1!line 1: there is no sequence x",
                ">a 3~.5~>a 3~.5!line 3: priors of a come twice",
                ">a 3~2!line 2: '2' is not a probability",
                ">a 3~.1 .1!line 2: more numbers than letters of a",
                ">b 3~.1 .1!line 2: 2 numbers for the 3 letters of b"
            })
    void saysWhatIsWrongWithPriors(String text, String message) {
        assertThatThrownBy(() -> priors(text.replace('~', '\n')))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    private double[] priors(String text) throws IOException {
        SequenceSet set = new SequenceSetBuilder(Alphabet.DNA)
                .begin("a")
                .add("A")
                .begin("b")
                .add("ACG")
                .begin("c")
                .add("ACGT")
                .build();
        return PositionPriorFile.read(
                Files.writeString(folder.resolve("priors"), text).toString(), set);
    }

    private BackgroundModel background(String text) throws IOException {
        return BackgroundFile.read(
                Files.writeString(folder.resolve("background"), text).toString(), Alphabet.DNA);
    }
}
