package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthsFileTest {
    private static final String HEAD = "Name\tLength\tEffectiveLength\tTPM\tNumReads\n";

    @TempDir
    Path folder;

    @Test
    void givesLengthsByName() throws IOException {
        LengthsFile file = read(HEAD + "a\t100\t51.250\t0\t0\nb\t2000.000\t1901.5\t1\t2\nc\t7\t7\t0\t0\n");
        assertThat(file.size()).isEqualTo(3);
        Transcriptome named = new Transcriptome(new String[] {"b", "a"}, new int[2]);
        Transcriptome found = file.lengthsOf(named);
        assertThat(found.name(0)).isEqualTo("b");
        assertThat(found.lengths()).containsExactly(2000, 100);
        assertThat(file.effectiveLengthsOf(named)).containsExactly(1901.5, 51.25);
    }

    @Test
    void namesWhatItLacks() throws IOException {
        LengthsFile file = read(HEAD + "a\t100\t51\t0\t0\n");
        Transcriptome named = new Transcriptome(new String[] {"x", "a", "y"}, new int[3]);
        assertThatThrownBy(() -> file.lengthsOf(named))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("no lengths of 2 of 3 transcripts, such as x, y");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|is empty",
                "Name\\tLength\\n|line 1: no column EffectiveLength",
                "Name\\tLength\\tEffectiveLength\\na\\t5\\n|line 2: 2 columns instead of 3",
                "Name\\tLength\\tEffectiveLength\\na\\t5.5\\t2\\n|line 2: '5.5' is not a Length",
                "Name\\tLength\\tEffectiveLength\\na\\t5\\t0\\n|line 2: '0' is not a positive EffectiveLength",
                "Name\\tLength\\tEffectiveLength\\na\\t5\\t1e-310\\n|line 2: '1e-310' is no EffectiveLength of a transcript",
                "Name\\tLength\\tEffectiveLength\\na\\t5\\t1e13\\n|line 2: '1e13' is no EffectiveLength of a transcript",
                "Name\\tLength\\tEffectiveLength\\na\\tx\\t2\\n|line 2: 'x' is not a positive Length",
                "Name\\tLength\\tEffectiveLength\\na\\t5\\t2\\na\\t5\\t2\\n|line 3: transcript a comes twice"
            })
    void saysWhatIsWrongAndWhere(String escaped, String message) {
        String text = escaped.replace("\\n", "\n").replace("\\t", "\t");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("quant.sf: " + message);
    }

    @Test
    void namesAreShortened() throws IOException {
        String file = Files.writeString(
                        folder.resolve("quant.sf"), "Name\tLength\tEffectiveLength\na.1|g\t500\t300.5\n")
                .toString();
        LengthsFile lengths = LengthsFile.read(file, new TranscriptNames(true, true));
        Transcriptome named = new Transcriptome(new String[] {"a"}, new int[1]);
        assertThat(lengths.lengthsOf(named).length(0)).isEqualTo(500);
        assertThat(lengths.effectiveLengthsOf(named)).containsExactly(300.5);
    }

    private LengthsFile read(String text) throws IOException {
        return LengthsFile.read(
                Files.writeString(folder.resolve("quant.sf"), text).toString(), TranscriptNames.WHOLE);
    }
}
