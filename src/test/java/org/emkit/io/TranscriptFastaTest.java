package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptFastaTest {
    @TempDir
    private Path folder;

    private Path file(byte[] bytes) {
        return AlignmentFiles.write(folder.resolve("t.fa"), bytes);
    }

    @Test
    void namesEndAtWhiteSpaceAndLinesAreJoined() {
        String text = ">a|b.1 some text\nACgt\nN\n\n>c\tx\r\nAC\r\nGT\r\n>d\n" + "ACGTN".repeat(50_000);
        for (byte[] bytes : List.of(text.getBytes(UTF_8), AlignmentFiles.gzip(text.getBytes(UTF_8)))) {
            List<String> seen = new ArrayList<>();
            Transcriptome read = TranscriptFasta.read(
                    file(bytes).toString(),
                    (name, bases, length) -> seen.add(name + " " + new String(bases, 0, length, UTF_8)));
            assertThat(seen).containsExactly("a|b.1 ACgtN", "c ACGT", "d " + "ACGTN".repeat(50_000));
            assertThat(read.size()).isEqualTo(3);
            assertThat(read.lengths()).containsExactly(5, 4, 250_000);
            assertThat(read.indexOf("c")).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "''!holds no sequences; give a FASTA of transcripts",
                "~!holds no sequences; give a FASTA of transcripts",
                "@r~ACGT~+~IIII~!line 1: is not FASTA: it does not begin with '>'",
                ">a~AC~GT1~!line 3: a sequence holds '1'",
                ">a~AC~> x~GT~!line 3: a sequence has no name after '>'",
                ">a~AC~>a y~GT~!line 3: the name a comes a second time (first in line 1)",
                ">a~>b~AC~!line 2: no bases in a",
                ">a~!line 2: no bases in a",
            })
    void aBadFileIsNamed(String text, String message) {
        Path path = file(text.replace('~', '\n').getBytes(UTF_8));
        assertThatThrownBy(() -> TranscriptFasta.read(path.toString()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(path + ": " + message);
    }

    @Test
    void aCutGzipIsRefused() {
        byte[] packed = AlignmentFiles.gzip((">a\n" + "ACGT".repeat(1000)).getBytes(UTF_8));
        Path path = file(java.util.Arrays.copyOf(packed, packed.length - 9));
        assertThatThrownBy(() -> TranscriptFasta.read(path.toString()))
                .isInstanceOf(UserException.class)
                .hasMessage(path + ": cannot be read: ends inside compressed data");
    }
}
