package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderCheckTest {
    private static Transcriptome transcripts(int length, String... names) {
        return new Transcriptome(
                names, IntStream.range(0, names.length).map(i -> length + i).toArray());
    }

    private static void check(Transcriptome fasta, Transcriptome header) {
        HeaderCheck.check(fasta, "t.fa", header, "r.bam");
    }

    @Test
    void orderDoesNotMatter() {
        Transcriptome fasta = new Transcriptome(new String[] {"a", "b"}, new int[] {5, 6});
        Transcriptome header = new Transcriptome(new String[] {"b", "a"}, new int[] {6, 5});
        assertThatCode(() -> check(fasta, header)).doesNotThrowAnyException();
    }

    @Test
    void theFirstFiveUnknownNamesAreShown() {
        Transcriptome header = transcripts(9, "a", "b", "c", "d", "e", "f", "g");
        assertThatThrownBy(() -> check(transcripts(9, "a"), header))
                .isInstanceOf(UserException.class)
                .hasMessage("r.bam: has transcripts that t.fa does not have (6): b, c, d, e, f and 1 more;"
                        + " give the FASTA that the reads were aligned to");
    }

    @Test
    void extraNamesInTheFastaAreShown() {
        assertThatThrownBy(() -> check(transcripts(9, "a", "b", "c"), transcripts(9, "a")))
                .hasMessage("r.bam: has no such transcripts as t.fa has (2): b, c;"
                        + " give the FASTA that the reads were aligned to");
    }

    @Test
    void otherLengthsAreShown() {
        assertThatThrownBy(() -> check(transcripts(9, "a", "b"), transcripts(5, "a", "b")))
                .hasMessage("r.bam: other lengths than in t.fa (2): a (5 and 9), b (6 and 10);"
                        + " give the FASTA that the reads were aligned to");
    }

    @ParameterizedTest(name = "{0} in the FASTA, {1} in the header: {2}")
    @CsvSource({
        "T1.1|G1.1|x, T1.1, use --gencode",
        "T1, T1.2, use --ignore-version",
        "T1.1|G1.1|x, T1.2, use --gencode and --ignore-version",
        "T1, chr1, 'these seem to be alignments to a genome: align to the transcripts'",
    })
    void theRemedyIsTheOptionThatWouldHelp(String fasta, String header, String remedy) {
        assertThatThrownBy(() -> check(transcripts(9, fasta), transcripts(9, header)))
                .isInstanceOf(UserException.class)
                .hasMessageEndingWith("; " + remedy);
    }

    @Test
    void namesAreShortenedAsAsked() {
        TranscriptNames both = new TranscriptNames(true, true);
        assertThat(both.of("ENST0001.12|ENSG2.3|x")).isEqualTo("ENST0001");
        assertThat(both.of("|odd")).isEqualTo("|odd");
        assertThat(both.of(".5")).isEqualTo(".5");
        assertThat(TranscriptNames.WHOLE.of("ENST0001.12|x")).isEqualTo("ENST0001.12|x");
        assertThat(both.of(transcripts(3, "a.1|x", "b.2|y"), "f").name(1)).isEqualTo("b");
    }

    @Test
    void namesThatBecomeOneAreRefused() {
        TranscriptNames versions = new TranscriptNames(false, true);
        assertThatThrownBy(() -> versions.of(transcripts(3, "a.1", "a.2"), "r.bam"))
                .isInstanceOf(UserException.class)
                .hasMessage("r.bam: a.1 and a.2 are both named a once cut; leave out --ignore-version");
    }
}
