package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.emkit.UserException;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.report.ClassText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassFileTest {
    private static final String HEAD = "3\n2\na\nb\nc\n";

    @TempDir
    Path folder;

    @Test
    void readsClassesWithWeights() throws IOException {
        ClassTable table = read(HEAD + "2\t0\t2\t0.25\t7.5e-1\t12\n1\t1\t1\t3\n");
        assertThat(table.transcriptome().size()).isEqualTo(3);
        assertThat(table.transcriptome().name(2)).isEqualTo("c");
        assertThat(table.transcriptome().lengths()).containsOnly(Transcriptome.UNKNOWN_LENGTH);
        assertThat(table.classes()).isEqualTo(2);
        assertThat(table.hasWeights()).isTrue();
        assertThat(table.start(1)).isEqualTo(2);
        assertThat(table.transcript(1)).isEqualTo(2);
        assertThat(table.weight(1)).isEqualTo(0.75);
        assertThat(table.count(0)).isEqualTo(12);
        assertThat(table.count(1)).isEqualTo(3);
    }

    @Test
    void readsClassesWithoutWeights() throws IOException {
        ClassTable table = read(HEAD + "2\t0\t2\t12\r\n1\t1\t3.5\r\n\r\n");
        assertThat(table.hasWeights()).isFalse();
        assertThat(table.entries()).isEqualTo(3);
        assertThat(table.count(1)).isEqualTo(3.5);
    }

    @Test
    void readsNoClasses() throws IOException {
        ClassTable table = read("1\n0\na\n");
        assertThat(table.classes()).isZero();
        assertThat(table.transcriptome().size()).isEqualTo(1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsWhatWasWritten(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        int transcripts = 1 + random.nextInt(40);
        int classes = random.nextInt(3000);
        String[] names = new String[transcripts];
        for (int t = 0; t < transcripts; t++) {
            names[t] = "ENST" + t + ".1|x y";
        }
        int[] start = new int[classes + 1];
        int[] transcript = new int[classes * transcripts];
        double[] weight = new double[transcript.length];
        double[] count = new double[classes];
        for (int c = 0; c < classes; c++) {
            int size = 1 + random.nextInt(transcripts);
            start[c + 1] = start[c] + size;
            for (int e = start[c]; e < start[c + 1]; e++) {
                transcript[e] = random.nextInt(transcripts);
                weight[e] = Math.pow(random.nextDouble(), random.nextInt(1, 40));
            }
            count[c] = random.nextBoolean() ? random.nextInt(100_000) : random.nextDouble() * 1e6;
        }
        ClassTable written = new ClassTable(
                new Transcriptome(names, new int[transcripts]),
                start,
                Arrays.copyOf(transcript, start[classes]),
                Arrays.copyOf(weight, start[classes]),
                count);
        StringBuilder text = new StringBuilder();
        ClassText.writeWeighted(written, text);
        ClassTable read = read(text.toString());
        assertThat(read.classes()).isEqualTo(classes);
        assertThat(read.entries()).isEqualTo(written.entries());
        for (int c = 0; c < classes; c++) {
            assertThat(read.start(c + 1)).isEqualTo(written.start(c + 1));
            assertThat(read.count(c)).isEqualTo(written.count(c));
        }
        for (int e = 0; e < read.entries(); e++) {
            assertThat(read.transcript(e)).isEqualTo(written.transcript(e));
            assertThat(read.weight(e)).isEqualTo(written.weight(e));
        }
        StringBuilder again = new StringBuilder();
        ClassText.writeWeighted(read, again);
        assertThat(again.toString()).isEqualTo(text.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|ends before the number of transcripts",
                "three\\n2\\n|line 1: not the number of transcripts",
                "3\\n-2\\n|line 2: not the number of classes",
                "3\\n2\\na\\nb\\n|ends after 2 of 3 transcript names",
                "3\\n2\\na\\nb\\na\\n|line 5: transcript a was named in line 3 already",
                "3\\n2\\na\\nb\\nc\\n1\\t0\\t5\\n|ends after 1 of 2 classes",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\t5\\n1\\t1\\t5\\n|line 7: more than the 1 classes",
                "3\\n1\\na\\nb\\nc\\n1\\t3\\t5\\n|line 6: transcript 3 of 3",
                "3\\n1\\na\\nb\\nc\\n1\\t-1\\t5\\n|line 6: '-1' is not the transcript",
                "3\\n1\\na\\nb\\nc\\n2\\t0\\t5\\n|line 6: a class of 2 transcripts cannot have 3 fields",
                "3\\n1\\na\\nb\\nc\\n0\\t5\\n|line 6: a class of 0 transcripts cannot",
                "3\\n1\\na\\nb\\nc\\n\\n|line 6: '' is not the size",
                "3\\n2\\na\\nb\\nc\\n1\\t0\\t5\\n1\\t1\\t1\\t5\\n|line 7: has weights, unlike the classes before",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\tmany\\n|line 6: 'many' is not a number of fragments",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\t-0.5\\t5\\n|line 6: '-0.5' is not a weight",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\tNaN\\t5\\n|line 6: 'NaN' is not a weight",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\t9007199254740994\\n|line 6: 9007199254740994 fragments, more than 2^53",
                "3\\n1\\na\\nb\\nc\\n1\\t0\\t1e300\\n|line 6: 1e300 fragments, more than 2^53",
                "3\\n2\\na\\nb\\nc\\n1\\t0\\t9007199254740992\\n1\\t1\\t1\\n|line 7: more than 2^53 fragments up to here",
                "3\\n1\\na\\nb\\nc\\n2\\t0\\t1\\t1e308\\t1e308\\t5\\n|line 6: the weights of the class are too large",
                "2\\n0\\na\\tb\\nc\\n|line 3: 'a.b' is not a transcript name: it holds a tab",
                "2\\n0\\na\\u0001b\\nc\\n|line 3: 'a.b' is not a transcript name: it holds a control character",
                "2\\n0\\na \\nc\\n|line 3: 'a ' is not a transcript name: it begins or ends with a blank",
                "2\\n0\\na\\n c\\n|line 4: ' c' is not a transcript name: it begins or ends with a blank",
                "2\\n0\\na\\n \\n|line 4: ' ' is not a transcript name: it begins or ends with a blank",
                "2\\n0\\na\\n\\n|line 4: '' is not a transcript name: it is empty",
                "2000000000\\n2000000000\\na\\n|ends after 1 of 2000000000 transcript names"
            })
    void saysWhatIsWrongAndWhere(String escaped, String message) {
        String text = escaped.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0001", "\u0001");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("eq_classes.txt: " + message);
    }

    @Test
    void readsTheLargestCounts() throws IOException {
        ClassTable table = read(HEAD + "1\t0\t9007199254740991\n1\t1\t1\n");
        assertThat(table.count(0) + table.count(1)).isEqualTo(0x1p53);
    }

    @Test
    void readsWhatSalmonWrote() {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "needs real data: set emkit.data");
        ClassTable table = ClassFile.read(data + "/quant/encode_chr19_ENCSR653DFZ_rep1/salmon.eq_classes.txt.gz");
        assertThat(table.transcriptome().size()).isPositive();
        double fragments = 0;
        for (int c = 0; c < table.classes(); c++) {
            fragments += table.count(c);
        }
        assertThat(fragments).isBetween(1000.0, 10_000.0);
    }

    private ClassTable read(String text) throws IOException {
        return ClassFile.read(
                Files.writeString(folder.resolve("eq_classes.txt"), text).toString());
    }
}
