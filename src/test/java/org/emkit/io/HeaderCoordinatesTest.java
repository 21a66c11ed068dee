package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderCoordinatesTest {
    private static SequenceSet set(String name) {
        SequenceSetBuilder builder = new SequenceSetBuilder(Alphabet.DNA);
        builder.begin(name, 0.5).add("ACGTACGTAC");
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "chr1:100-110, chr1, 100, +",
        "chr1:101-110, chr1, 100, +",
        "chr1:0-10, chr1, 0, +",
        "chrUn_1:1-10(-), chrUn_1, 0, -",
        "chr1:100-110(.), chr1, 100, +",
        "peak7::chr1:100-110(-), chr1, 100, -",
        "HLA:A:100-110_2, HLA:A, 100, +",
        "sacCer3_chrII_100_110_+, chrII, 100, +",
        "hg38_chrUn_KI27_101_110_-, chrUn_KI27, 100, -"
    })
    void namesOfTheUsualTools(String name, String chromosome, int start, char strand) {
        SequenceSet placed = HeaderCoordinates.placed(set(name), "peaks.fa");
        Strand expected = strand == '-' ? Strand.REVERSE : Strand.FORWARD;
        assertThat(placed.region(0)).isEqualTo(new Region(chromosome, start, start + 10, expected));
        assertThat(placed.name(0)).isEqualTo(name);
        assertThat(placed.weight(0)).isEqualTo(0.5);
        assertThat(placed.text(0, 0, 10, Strand.FORWARD)).isEqualTo("ACGTACGTAC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"peak1", "chr1", "chr1:100", "chr1:-5-5", ":1-10", "chr1:1-99999999999"})
    void otherNamesAreRefused(String name) {
        assertThatThrownBy(() -> HeaderCoordinates.placed(set(name), "peaks.fa"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("holds no coordinates");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chr1:100-120", "chr1:0-9", "chr1:110-100", "chr1:99999999999999999999-10"})
    void coordinatesFitTheSequence(String name) {
        assertThatThrownBy(() -> HeaderCoordinates.placed(set(name), "peaks.fa"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("do not fit");
    }

    @Test
    void messagesNameTheFile() {
        assertThatThrownBy(() -> HeaderCoordinates.placed(set("a"), "peaks.fa")).hasMessageContaining("peaks.fa");
    }
}
