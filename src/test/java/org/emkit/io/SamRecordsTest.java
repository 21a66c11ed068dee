package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamRecordsTest {
    private static final String HEADER = AlignmentFiles.header(100, 200);

    @TempDir
    private Path folder;

    private List<String> read(String... lines) {
        String text = HEADER + String.join("\n", lines) + "\n";
        return AlignmentFiles.read(AlignmentFiles.write(folder.resolve("reads.sam"), text), null);
    }

    private String tagged(String cigar, String tags) {
        return read("r\t0\tt1\t11\t60\t" + cigar + "\t*\t0\t0\t*\t*" + (tags.isEmpty() ? "" : "\t" + tags))
                .get(0);
    }

    @Test
    void coordinatesAreZeroBasedAndHalfOpen() {
        // POS 11 is base 10; 5 + 2 + 3 reference bases: [10, 20). PNEXT 31 is base 30.
        assertThat(read("pair/1\t99\tt1\t11\t60\t2H3S5M2D1I3M4S\t=\t31\t0\t*\t*\tAS:i:-7\tHI:i:3\tNM:i:5"))
                // NM 5 less 2 deleted and 1 inserted = 2 mismatches: 12; gaps 5+6 and 5+3; clips 2+3 and 4: 12+19+9
                .containsExactly("pair/1 flag 99 on 1:10-20 clips 5,4 mate 1:30 HI 3 AS -7 penalty 40");
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "10M, NM:i:2, 12",
        "10M, NM:i:2 MD:Z:10, 12", // NM is preferred
        "10M, MD:Z:3A5C0, 12",
        "5M2D5M, MD:Z:1A3^CG5, 17", // one mismatch 6, deleted bases are none, gap 5 + 6
        "4=2X4=, '', 12",
        "4=2X4=, NM:i:3, 18",
        "10=, '', 0",
        "5M1I5M, NM:i:0, 8", // an NM that does not count gaps is no fewer than no mismatches
        "10M, '', 0?",
        "5=1I5M, '', 8?",
    })
    void penaltyTellsMismatchesFromNmThenMdThenCigar(String cigar, String tags, String penalty) {
        assertThat(tagged(cigar, tags.replace(' ', '\t'))).endsWith(" AS none penalty " + penalty);
    }

    @Test
    void recordsThatCannotBePlacedAreUnmapped() {
        String unplaced = "on -1:-1--1 clips 0,0";
        assertThat(read(
                        "flagged\t77\tt1\t11\t0\t10M\t=\t11\t0\t*\t*\tAS:i:4",
                        "noref\t0\t*\t11\t0\t10M\t*\t0\t0\t*\t*",
                        "nopos\t0\tt1\t0\t0\t10M\t*\t0\t0\t*\t*",
                        "nocigar\t0\tt1\t5\t0\t*\t*\t0\t0\t*\t*",
                        "nobase\t0\tt1\t5\t0\t5S3I\t*\t0\t0\t*\t*"))
                .containsExactly(
                        "flagged flag 77 " + unplaced + " mate 1:10 HI -1 AS none penalty 0?",
                        "noref flag 4 " + unplaced + " mate -1:-1 HI -1 AS none penalty 0?",
                        "nopos flag 4 " + unplaced + " mate -1:-1 HI -1 AS none penalty 0?",
                        "nocigar flag 4 " + unplaced + " mate -1:-1 HI -1 AS none penalty 0?",
                        "nobase flag 4 " + unplaced + " mate -1:-1 HI -1 AS none penalty 0?");
    }

    @Test
    void nothingIsLeftOfTheRecordBefore() {
        assertThat(read(
                        "long_name\t99\tt0\t1\t0\t2S4M\t=\t5\t0\t*\t*\tAS:i:1\tHI:i:1\tNM:i:1",
                        "b\t0\tt1\t2\t0\t4M\t*\t0\t0\t*\t*"))
                .last()
                .isEqualTo("b flag 0 on 1:1-5 clips 0,0 mate -1:-1 HI -1 AS none penalty 0?");
    }

    @Test
    void windowsLineEndsAndLongLinesAreRead() {
        String name = "r".repeat(254);
        String tag = "\tXZ:Z:" + "x".repeat(200_000);
        assertThat(read(name + "\t0\tt0\t1\t0\t4M\t*\t0\t0\t*\t*" + tag + "\r", "b\t0\tt0\t2\t0\t4M\t*\t0\t0\t*\t*\r"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith(name + " flag 0 on 0:0-4");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "r 0 t0 1 0 4M * 0 0 *!has fewer than the 11 columns of an alignment",
                "''!has fewer than the 11 columns of an alignment",
                "r 65536 t0 1 0 4M * 0 0 * *!FLAG is '65536'",
                "r 0 t9 1 0 4M * 0 0 * *!RNAME is 't9', which the header does not list",
                "r 0 t0 1 0 4M t9 1 0 * *!RNEXT is 't9', which the header does not list",
                "r 0 t0 2147483648 0 4M * 0 0 * *!POS is '2147483648'",
                "r 0 t0 1 0 4M4 * 0 0 * *!CIGAR is '4M4'",
                "r 0 t0 1 0 99999999999M * 0 0 * *!CIGAR is '99999999999M'",
                "r 0 t0 1 0 2M2S2M * 0 0 * *!CIGAR with a clip in the middle",
                "r 0 t0 1 0 2S2H4M * 0 0 * *!CIGAR with a clip in the middle",
                "r 0 t0 1 0 5M * 0 0 ACGT *!CIGAR spans 5 bases of a read of 4",
                "r 0 t0 1 0 4M * 0 0 ACGT III!QUAL does not fit SEQ, or holds a character that it may not",
                "r 0 t0 98 0 4M * 0 0 * *!aligned to bases 98 to 101 of t0, which has 100",
                "r 0 t0 1 0 2M9N2M * 0 0 * *!spliced alignment (N in its CIGAR)",
                "* 0 t0 1 0 4M * 0 0 * *!read without a name",
                "r 0 t0 1 0 4M * 0 0 * * AS:i:x!tag 'AS:i:x' is malformed",
                "r 0 t0 1 0 4M * 0 0 * * AS:f:1.5!tag 'AS:f:1.5' is malformed",
                "r 0 t0 1 0 4M * 0 0 * * AS:i:4294967295!tag AS is 4294967295, beyond ±500000000",
                "r 0 t0 1 0 4M * 0 0 * * XX:i:4294967296!tag 'XX:i:4294967296' is malformed",
                "r 0 t0 1 0 4M * 0 0 * * MD:Z:3?!tag MD holds '?'",
                "r 0 t0 1 0 4M * 0 0 * * X!tag 'X' is malformed",
            })
    void aBadLineIsNamed(String line, String fault) {
        assertThatThrownBy(() -> read("r\t4\t*\t0\t0\t*\t*\t0\t0\t*\t*", line.replace(' ', '\t')))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(folder.resolve("reads.sam") + ": line 5: " + fault + "; ");
    }

    @Test
    void anOpenLastLineIsReadWithAWarning() {
        String text = HEADER + "r\t0\tt0\t1\t0\t4M\t*\t0\t0\t*\t*\tAS:i:-1";
        Path path = AlignmentFiles.write(folder.resolve("open.sam"), text);
        try (AlignmentFile file = AlignmentFile.open(path.toString(), null)) {
            assertThat(AlignmentFiles.read(file.records())).hasSize(1);
            assertThat(file.warnings())
                    .containsExactly(path + ": the last line has no line end; the file may have been cut short");
        }
    }
}
