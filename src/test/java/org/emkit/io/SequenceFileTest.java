package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceFileTest {
    @TempDir
    Path folder;

    @Test
    void readsNamesAndLetters() throws IOException {
        SequenceSet set = read(">a first\r\nACgt\r\nNNR\r\n>b\nAC GT\n\n").sequences();
        assertThat(set.size()).isEqualTo(2);
        assertThat(set.alphabet()).isSameAs(Alphabet.DNA);
        assertThat(set.name(0)).isEqualTo("a");
        assertThat(text(set, 0)).isEqualTo("ACGTNNN");
        assertThat(text(set, 1)).isEqualTo("ACGT");
        assertThat(set.weight(0)).isEqualTo(1);
    }

    @Test
    void packedOrNotIsAllTheSame() throws IOException {
        byte[] plain = (">a\n" + "ACGTTGCA".repeat(30_000) + "\n>b\nAA\n").getBytes(UTF_8);
        Path gzip = folder.resolve("a.gz");
        Path bgzip = folder.resolve("b.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
            out.write(plain);
        }
        try (OutputStream out = new BlockCompressedOutputStream(bgzip.toFile())) {
            out.write(plain);
        }
        for (Path each : new Path[] {gzip, bgzip}) {
            SequenceFile file = SequenceFile.read(each.toString(), null, false);
            assertThat(file.sequences().length(0)).isEqualTo(240_000);
            assertThat(file.sequences().text(0, 239_990, 240_000, Strand.FORWARD))
                    .isEqualTo("CAACGTTGCA");
            assertThat(file.counts().overLong()).isEqualTo(1);
            assertThat(file.fingerprint()).isNotNull();
        }
    }

    @Test
    void tellsTheAlphabetByTheLetters() throws IOException {
        assertThat(alphabet(">a\nACGTNNRY\n")).isSameAs(Alphabet.DNA);
        assertThat(alphabet(">a\nacguacgu\n")).isSameAs(Alphabet.RNA);
        assertThat(alphabet(">a\nMKVLITGASSGIG\n")).isSameAs(Alphabet.PROTEIN);
        assertThat(alphabet(">a\nDKHSRKDSGGA\n")).isSameAs(Alphabet.PROTEIN);
        assertThat(alphabet(">a\n" + "ACGT".repeat(20) + "-".repeat(60) + "\n")).isSameAs(Alphabet.DNA);
        assertThat(alphabet(">a\n" + "N".repeat(50) + "\n")).isSameAs(Alphabet.DNA);
        assertThat(read(">a\nACGU\n", Alphabet.DNA, false).sequences().code(0, 3))
                .isEqualTo((byte) 3);
    }

    @Test
    void lowerCaseIsMaskedOnRequest() throws IOException {
        SequenceFile file = read(">a\nACgtAC\n", null, true);
        assertThat(text(file.sequences(), 0)).isEqualTo("ACNNAC");
        assertThat(file.counts().masked()).isEqualTo(2);
        assertThat(file.counts().wildcards()).isEqualTo(2);
    }

    @Test
    void namesThatComeAgainGetASuffix() throws IOException {
        SequenceFile file = read(">a\nA\n>a\nC\n>a_2\nG\n>a\nT\n");
        SequenceSet set = file.sequences();
        assertThat(set.size()).isEqualTo(4);
        assertThat(set.name(0) + " " + set.name(1) + " " + set.name(2) + " " + set.name(3))
                .isEqualTo("a a_3 a_2 a_4");
        assertThat(file.warnings()).anyMatch(w -> w.contains("2 sequences have names that came before"));
    }

    @Test
    void emptyLongAndWildOnesAreCounted() throws IOException {
        SequenceFile file = read(">e\n>a\nNNNA\n>b\nACGT\n>f\n\n");
        assertThat(file.sequences().size()).isEqualTo(2);
        assertThat(file.counts().empty()).containsExactly("e", "f");
        assertThat(file.counts().mostlyWild()).isEqualTo(1);
        assertThat(file.counts().shortest()).isEqualTo(4);
        assertThat(file.warnings())
                .hasSize(2)
                .anyMatch(w -> w.contains("2 sequences have no letters and are left out: e, f"))
                .anyMatch(w -> w.contains("1 sequence are ambiguous") || w.contains("1 sequence"));
    }

    @Test
    void weightsGoToSequencesInOrder() throws IOException {
        SequenceSet set = read(">WEIGHTS 0.5 1 .25\n>a\nA\n>b\nC\n>WEIGHTS 0.125\n>c\nA\n>d\nC\n>e\nA\n")
                .sequences();
        assertThat(set.size()).isEqualTo(5);
        assertThat(set.weight(0)).isEqualTo(.5);
        assertThat(set.weight(2)).isEqualTo(.25);
        assertThat(set.weight(3)).isEqualTo(.125);
        assertThat(set.weight(4)).isEqualTo(1);
    }

    @Test
    void weightsOfEmptySequencesAreTheirOwn() throws IOException {
        assertThat(read(">WEIGHTS 0.5 1 .25\n>a\n>b\nC\n>c\nG\n").sequences().weight(1))
                .isEqualTo(.25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!holds no sequences; give a FASTA",
                "ACGT~!line 1: is not FASTA: it does not begin with '>'",
                "~~@r~A!line 3: is not FASTA",
                ">~A!line 1: a sequence has no name after '>'",
                ">a~AC~AC1~!line 3: '1' is no letter of protein; give --alphabet, or clean the file",
                ">a~~>b~!holds names alone: no sequence has letters",
                ">WEIGHTS 0.5 2~>a~A!line 1: '2' is no weight above 0, up to 1",
                ">WEIGHTS 1~ACGT~!line 2: letters below a line of weights"
            })
    void saysWhatIsWrongAndWhere(String text, String message) {
        assertThatThrownBy(() -> read(text.replace('~', '\n')))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("set.fa: " + message);
    }

    @Test
    void aLetterOfAnotherAlphabetIsRefused() {
        assertThatThrownBy(() -> read(">a\nACGT\nMKVL\n", Alphabet.DNA, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("line 3: 'L' is no letter of DNA; clean the file");
    }

    private Alphabet alphabet(String text) throws IOException {
        return read(text).sequences().alphabet();
    }

    private static String text(SequenceSet set, int i) {
        return set.text(i, 0, set.length(i), Strand.FORWARD);
    }

    private SequenceFile read(String text) throws IOException {
        return read(text, null, false);
    }

    private SequenceFile read(String text, @Nullable Alphabet alphabet, boolean mask) throws IOException {
        Path file = Files.writeString(folder.resolve("set.fa"), text);
        return SequenceFile.read(file.toString(), alphabet, mask);
    }
}
