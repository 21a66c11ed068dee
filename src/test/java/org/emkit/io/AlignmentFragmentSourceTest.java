package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From files on disk. */
class AlignmentFragmentSourceTest {
    private static final String HEADER = "@SQ\tSN:A\tLN:1000\n@SQ\tSN:B\tLN:500\n";
    private static final String FIRST = "f\t99\tA\t101\t9\t5M\t=\t251\t155\tACGTA\t*\tAS:i:0\n";
    private static final String SECOND = "f\t147\tA\t251\t9\t5M\t=\t101\t-155\tACGTA\t*\tAS:i:-6\n";
    private static final String OTHER = "g\t0\tB\t1\t9\t5M\t*\t0\t0\tACGTA\t*\tAS:i:0\n";

    @TempDir
    private Path folder;

    private AlignmentFile file(String name, String text) throws IOException {
        return AlignmentFile.open(Files.writeString(folder.resolve(name), text).toString(), null);
    }

    private List<String> read(AlignmentFile... files) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        try (AlignmentFragmentSource source =
                AlignmentFragmentSource.open(List.of(files), new RegroupOptions(1, temporary))) {
            assertThat(source.scoreScale().natsPerUnit()).isEqualTo(1);
            FragmentLines sink = new FragmentLines(source.transcriptome());
            AlignmentCounts counts = source.forEach(sink);
            assertThat(counts.placed()).isEqualTo(2);
            assertThatThrownBy(() -> source.forEach(sink)).isInstanceOf(IllegalStateException.class);
            return sink.lines();
        } finally {
            try (Stream<Path> left = Files.list(temporary)) {
                assertThat(left).as("temporary files left").isEmpty();
            }
        }
    }

    @Test
    void groupedOrNotFromOneFileOrTwo() throws IOException {
        String[] expected = {"PAIR A:ISF:155:-6", "SINGLE B:SF:500:0"};
        assertThat(read(file("grouped.sam", HEADER + FIRST + SECOND + OTHER))).containsExactly(expected);
        assertThat(read(file("apart.sam", HEADER + FIRST + OTHER + SECOND))).containsExactly(expected);
        assertThat(read(file("one.sam", HEADER + FIRST + OTHER), file("two.sam", HEADER + SECOND)))
                .containsExactly(expected);
        assertThat(read(file("one.sam", HEADER + FIRST), file("two.sam", HEADER + SECOND + OTHER)))
                .containsExactly(expected);
    }

    @Test
    void filesOfOneSampleHaveTheSameTranscripts() throws IOException {
        RegroupOptions options = new RegroupOptions(1000, folder);
        AlignmentFile first = file("one.sam", HEADER + OTHER);
        AlignmentFile more = file("more.sam", HEADER + "@SQ\tSN:C\tLN:7\n" + OTHER);
        assertThatThrownBy(() -> AlignmentFragmentSource.open(List.of(first, more), options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("more.sam: 3 transcripts in its header, but")
                .hasMessageContaining("one.sam has 2");
        AlignmentFile longer = file("longer.sam", HEADER.replace("500", "501") + OTHER);
        assertThatThrownBy(() -> AlignmentFragmentSource.open(List.of(first, longer), options))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("transcript 2 in its header is B of 501 bases")
                .hasMessageContaining("it is B of 500 bases");
    }

    @Test
    void filesOfOneSampleHaveScoresOfOneKind() throws IOException {
        AlignmentFile bowtie2 = file("one.sam", HEADER + "@PG\tID:bowtie2\tPN:bowtie2\n" + OTHER);
        AlignmentFile star = file("two.sam", HEADER + "@PG\tID:STAR\tPN:STAR\n" + OTHER);
        assertThatThrownBy(() -> AlignmentFragmentSource.open(List.of(bowtie2, star), new RegroupOptions(1000, folder)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("two.sam: its alignment scores are those of STAR");
    }

    /** Real alignments, shuffled, regrouped in little memory. */
    @ParameterizedTest
    @ValueSource(strings = {"quant/dtu_sA_rep1/alignments.bam", "quant/encode_chr19_ENCSR653DFZ_rep1/alignments.bam"})
    void realAlignmentsShuffled(String path) throws IOException {
        String data = System.getProperty("emkit.data", "");
        Assumptions.assumeTrue(!data.isEmpty(), "emkit.data is not set");
        Path bam = Path.of(data, path);
        Assumptions.assumeTrue(Files.exists(bam), bam + " is not there");
        List<AlignmentRecord> records = new ArrayList<>();
        Transcriptome transcriptome;
        try (AlignmentFile file = AlignmentFile.open(bam.toString(), null);
                RecordSource source = file.records()) {
            transcriptome = file.transcriptome();
            for (AlignmentRecord r = new AlignmentRecord(); source.next(r); r = new AlignmentRecord()) {
                byte[] name = Arrays.copyOfRange(r.name, r.nameFrom, r.nameFrom + r.nameLength);
                r.setName(name, 0, name.length); // the source goes on in its array
                records.add(r);
            }
        }
        FragmentLines.Run grouped =
                FragmentLines.run(transcriptome, FragmentLines.BOWTIE2, 1 << 24, List.of(MemoryInput.file(records)));
        assertThat(grouped.counts().regrouped()).isFalse();
        Collections.shuffle(records, new Random(5));
        FragmentLines.Run shuffled =
                FragmentLines.run(transcriptome, FragmentLines.BOWTIE2, 1 << 20, List.of(MemoryInput.file(records)));
        assertThat(shuffled.counts().regrouped()).isTrue();
        assertThat(shuffled.counts().spilledBytes()).isPositive();
        assertThat(shuffled.fragments()).isEqualTo(grouped.fragments());
        assertThat(shuffled.counts().unmapped()).isEqualTo(grouped.counts().unmapped());
        assertThat(shuffled.counts().repeated()).isEqualTo(grouped.counts().repeated());
    }
}
