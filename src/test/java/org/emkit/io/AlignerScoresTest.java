package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.emkit.alignment.ScoreScale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignerScoresTest {
    private static ScoreScale scale(String... programs) {
        return AlignerScores.of(Arrays.stream(programs)
                .map(p -> new HeaderLine("@PG\t" + p.replace('|', '\t')))
                .toList());
    }

    /** 6 nats for one mismatch of high quality: 6 / (match bonus lost + mismatch penalty). */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "ID:bowtie2|PN:bowtie2|CL:\"/usr/bin/bowtie2-align-s --wrapper basic-0 -x t\"; 1; bowtie2", // 0 + 6
                "ID:bowtie2|PN:bowtie2|CL:bowtie2-align-s --mp 1,1 --np 1; 6; bowtie2", // 0 + 1
                "ID:bowtie2|PN:bowtie2|CL:bowtie2-align-s --mp=4; 1.5; bowtie2", // 0 + 4
                "ID:bowtie2|PN:bowtie2|CL:bowtie2-align-s --local; 0.75; bowtie2 --local", // 2 + 6
                "ID:bowtie2|PN:bowtie2|CL:bowtie2-align-s --local --ma 1 --mp 5,2; 1; bowtie2 --local", // 1 + 5
                "ID:bowtie2; 1; bowtie2",
                "ID:hisat2|PN:hisat2|CL:\"hisat2-align-s --mp 4,2\"; 1.5; HISAT2",
                "ID:minimap2|PN:minimap2|CL:minimap2 -ax map-ont t.fa r.fq; 1; minimap2 -x map-ont", // 2 + 4
                "ID:minimap2|PN:minimap2|CL:minimap2 -a -x sr t.fa r.fq; 0.6; minimap2 -x sr", // 2 + 8
                "ID:minimap2|PN:minimap2|CL:minimap2 -axsr -B4 t.fa r.fq; 1; minimap2 -x sr",
                "ID:minimap2|PN:minimap2|CL:minimap2 -ax splice t.fa r.fq; 2; minimap2 -x splice", // 1 + 2
                "ID:minimap2|PN:minimap2|CL:minimap2 -ax map-hifi t.fa r.fq; 1.2; minimap2 -x map-hifi", // 1 + 4
                "ID:minimap2|PN:minimap2|CL:minimap2 -a -A 1 -B 2 t.fa r.fq; 2; minimap2",
                "ID:bwa|PN:bwa|CL:bwa mem -a t.fa r.fq; 1.2; bwa mem", // 1 + 4
                "ID:bwa|PN:bwa|CL:bwa mem -B 5 t.fa r.fq; 1; bwa mem",
                "ID:bwa-mem2|PN:bwa-mem2|CL:bwa-mem2 mem -x ont2d t.fa r.fq; 3; bwa mem", // 1 + 1
                "ID:salmon|PN:salmon|VN:1.10.1; 1; salmon",
                "ID:bowtie2|PN:bowtie2|CL:bowtie2-align-s --mp 0,0; 1; bowtie2", // says nothing: 1
                "ID:new|PN:newaligner; 1; unknown",
            })
    void aMismatchIsSixNats(String program, double natsPerUnit, String aligner) {
        assertThat(scale(program).natsPerUnit()).isEqualTo(natsPerUnit);
        assertThat(scale(program).aligner()).isEqualTo(aligner);
        assertThat(scale(program).perPair()).isFalse();
    }

    @Test
    void scoresOfStarAreOfThePair() {
        ScoreScale star = scale("ID:STAR|PN:STAR|VN:2.7.10b|CL:STAR --quantMode TranscriptomeSAM");
        assertThat(star.natsPerUnit()).isEqualTo(3); // 1 + 1
        assertThat(star.perPair()).isTrue();
    }

    @Test
    void theLastKnownAlignerCounts() {
        ScoreScale scale = scale(
                "ID:bwa|PN:bwa|CL:bwa mem x",
                "ID:bowtie2|PN:bowtie2|CL:bowtie2-align-s --mp 3",
                "ID:samtools|PN:samtools|CL:samtools view");
        assertThat(scale).isEqualTo(new ScoreScale("bowtie2", 2, false, "bowtie2: match 0, mismatch -3"));
    }

    @Test
    void aTabInACommandLineIsNoFault() {
        assertThat(scale("ID:bwa|PN:bwa|CL:bwa mem -R @RG|ID:x|SM:y t.fa").aligner())
                .isEqualTo("bwa mem");
    }
}
