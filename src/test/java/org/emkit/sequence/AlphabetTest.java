package org.emkit.sequence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlphabetTest {
    @ParameterizedTest
    @CsvSource({"A, 0", "c, 1", "G, 2", "t, 3", "U, 3", "N, 4", "r, 4", "-, 4", "E, -1", "1, -1"})
    void lettersOfDna(char letter, int code) {
        assertThat(Alphabet.DNA.code(letter)).isEqualTo((byte) code);
    }

    @Test
    void uAndTAreOneLetterOfRna() {
        assertThat(Alphabet.RNA.code('T')).isEqualTo(Alphabet.RNA.code('u')).isEqualTo((byte) 3);
        assertThat(Alphabet.RNA.letter(3)).isEqualTo('U');
    }

    @Test
    void lettersOfDnaPair() {
        for (int code = 0; code < 4; code++) {
            assertThat(Alphabet.DNA.complement(code)).isEqualTo(3 - code);
        }
        assertThat(Alphabet.DNA.complement(4)).isEqualTo(4);
        assertThat(Alphabet.RNA.isComplementable()).isFalse();
        assertThatThrownBy(() -> Alphabet.PROTEIN.complement(0)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void wildcardsHaveALetter() {
        assertThat(Alphabet.DNA.letter(4)).isEqualTo('N');
        assertThat(Alphabet.PROTEIN.letter(20)).isEqualTo('X');
        assertThat(Alphabet.PROTEIN.code('b')).isEqualTo((byte) 20);
        assertThat(Alphabet.PROTEIN.code('é')).isEqualTo(Alphabet.INVALID);
    }
}
