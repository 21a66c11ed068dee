package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;

/**
 * Records in the style of each aligner, made by hand after what bowtie2 2.5.0 (-k), HISAT2 2.2.1 (-k), minimap2 2.24
 * (-ax sr --secondary=yes), bwa 0.7.17 (mem -a) and STAR 2.7.10b (--quantMode TranscriptomeSAM) wrote for reads of 75
 * bases of such transcripts: A, B and C share 700 bases, S is a part of these, TR repeats 250 bases three times.
 */
class AlignerConventionsTest {
    private static final Transcriptome TRANSCRIPTS = new Transcriptome(
            new String[] {"A", "B", "C", "TR", "D", "E", "S"}, new int[] {1400, 900, 1000, 1150, 900, 900, 230});
    private static final ScoreScale MINIMAP2 = new ScoreScale("minimap2", 0.6, false, "test");
    private static final ScoreScale STAR = new ScoreScale("STAR", 3, true, "test");

    /** The same in given, reversed and ten shuffled orders of the records. */
    private static void check(ScoreScale scale, String expected, String... records) {
        List<String> lines = new ArrayList<>(List.of(records));
        for (int order = 0; order < 12; order++) {
            assertThat(FragmentLines.fragments(TRANSCRIPTS, scale, lines.toArray(String[]::new)))
                    .as("order %d", order)
                    .containsExactly(expected);
            if (order == 0) {
                Collections.reverse(lines);
            } else {
                Collections.shuffle(lines, new Random(order));
            }
        }
    }

    // Forward mate at 350, reverse mate 475 … 550: 200 bases. −6 and 0 make −6.
    @Test
    void bowtie2LinksEachPair() {
        check(
                FragmentLines.BOWTIE2,
                "PAIR A:ISF:200:-6 B:ISF:200:-6 C:ISF:200:-6",
                "f 99 B 351 75M = 476 AS:i:-6",
                "f 147 B 476 75M = 351 AS:i:0",
                "f 355 A 451 75M = 576 AS:i:-6",
                "f 403 A 576 75M = 451 AS:i:0",
                "f 355 C 151 75M = 276 AS:i:-6",
                "f 403 C 276 75M = 151 AS:i:0");
    }

    @Test
    void bowtie2FirstMateReverse() {
        check(
                FragmentLines.BOWTIE2,
                "PAIR A:ISR:200:-12 B:ISR:200:-12",
                "f 83 A 576 75M = 451 AS:i:0",
                "f 163 A 451 75M = 576 AS:i:-12",
                "f 339 B 476 75M = 351 AS:i:0",
                "f 419 B 351 75M = 476 AS:i:-12");
    }

    /** Five pairs of three alignments of each mate; the sixth (first with last) is not made up. */
    @Test
    void bowtie2RepeatsRecordsOfSeveralPairs() {
        String[] records = {
            "f 99 TR 261 75M = 616 AS:i:0",
            "f 147 TR 616 75M = 261 AS:i:0",
            "f 355 TR 261 75M = 366 AS:i:0",
            "f 403 TR 366 75M = 261 AS:i:0",
            "f 355 TR 511 75M = 866 AS:i:0",
            "f 403 TR 866 75M = 511 AS:i:0",
            "f 355 TR 761 75M = 866 AS:i:0",
            "f 403 TR 866 75M = 761 AS:i:0",
            "f 355 TR 511 75M = 616 AS:i:0",
            "f 403 TR 616 75M = 511 AS:i:0"
        };
        check(FragmentLines.BOWTIE2, "PAIR TR:ISF:180:0 TR:ISF:180:0 TR:ISF:180:0 TR:ISF:430:0 TR:ISF:430:0", records);
        FragmentLines.Run run = FragmentLines.run(
                TRANSCRIPTS,
                FragmentLines.BOWTIE2,
                1 << 20,
                List.of(MemoryInput.file(FragmentLines.records(TRANSCRIPTS, records))));
        assertThat(run.counts().repeated()).isEqualTo(4);
        assertThat(run.counts().severalPrimary()).isZero();
    }

    // Room downstream: forward on A 1400 − 500, B 900 − 400, C 1000 − 200, S 230 − 100; reverse on E: its end.
    @Test
    void bowtie2MatesOnDifferentTranscripts() {
        check(
                FragmentLines.BOWTIE2,
                "DISCORDANT A:FIRST_FORWARD:900:0 B:FIRST_FORWARD:500:0 C:FIRST_FORWARD:800:0"
                        + " E:SECOND_REVERSE:375:-5 S:FIRST_FORWARD:130:0",
                "f 97 S 101 75M E 301 AS:i:0",
                "f 353 A 501 75M E 301 AS:i:0",
                "f 353 B 401 75M E 301 AS:i:0",
                "f 353 C 201 75M E 301 AS:i:0",
                "f 145 E 301 75M S 101 AS:i:-5");
    }

    @Test
    void bowtie2MateAlone() {
        check(
                FragmentLines.BOWTIE2,
                "ORPHAN A:SECOND_FORWARD:900:0 B:SECOND_FORWARD:500:0",
                "f 137 A 501 75M = 501 AS:i:0",
                "f 393 B 401 75M = 401 AS:i:0",
                "f 69 A 501 * = 501");
        check(
                FragmentLines.BOWTIE2,
                "ORPHAN D:SECOND_REVERSE:375:0",
                "f 153 D 301 75M = 301 AS:i:0",
                "f 101 D 301 * = 301");
    }

    @Test
    void bowtie2OtherGeometry() {
        // Forward 100 … 175, reverse 90 … 165: 165 − 100.
        check(
                FragmentLines.BOWTIE2,
                "PAIR D:DOVETAIL_SF:65:0",
                "f 97 D 101 75M = 91 AS:i:0",
                "f 145 D 91 75M = 101 AS:i:0");
        // Reverse 200 … 275, forward 400 … 475: outer span.
        check(FragmentLines.BOWTIE2, "PAIR D:OSF:275:0", "f 97 D 401 75M = 201 AS:i:0", "f 145 D 201 75M = 401 AS:i:0");
        check(FragmentLines.BOWTIE2, "PAIR D:MSF:275:0", "f 65 D 201 75M = 401 AS:i:0", "f 129 D 401 75M = 201 AS:i:0");
        check(
                FragmentLines.BOWTIE2,
                "PAIR D:MSR:275:0",
                "f 113 D 201 75M = 401 AS:i:0",
                "f 177 D 401 75M = 201 AS:i:0");
    }

    @Test
    void hisat2WritesAllSixPairs() {
        check(
                FragmentLines.BOWTIE2,
                "PAIR TR:ISF:180:0 TR:ISF:180:0 TR:ISF:180:0 TR:ISF:430:0 TR:ISF:430:0 TR:ISF:680:0",
                "f 99 TR 511 75M = 616 AS:i:0",
                "f 147 TR 616 75M = 511 AS:i:0",
                "f 355 TR 761 75M = 866 AS:i:0",
                "f 403 TR 866 75M = 761 AS:i:0",
                "f 355 TR 261 75M = 866 AS:i:0",
                "f 403 TR 866 75M = 261 AS:i:0",
                "f 355 TR 261 75M = 366 AS:i:0",
                "f 403 TR 366 75M = 261 AS:i:0",
                "f 355 TR 511 75M = 866 AS:i:0",
                "f 403 TR 866 75M = 511 AS:i:0",
                "f 355 TR 261 75M = 616 AS:i:0",
                "f 403 TR 616 75M = 261 AS:i:0");
    }

    /** Secondary records name the primary mate on A. S holds the second mate's first 55 bases and ends there. */
    @Test
    void minimap2PairsSecondariesByPosition() {
        check(
                MINIMAP2,
                "PAIR A:ISF:200:290 B:ISF:200:290 C:ISF:200:290 S:ISF:180:250",
                "f 353 C 151 75M A 576 AS:i:140",
                "f 99 A 451 75M = 576 AS:i:140",
                "f 353 B 351 75M A 576 AS:i:140",
                "f 353 S 51 75M A 576 AS:i:140",
                "f 401 B 476 75M A 451 AS:i:150",
                "f 147 A 576 75M = 451 AS:i:150",
                "f 401 C 276 75M A 451 AS:i:150",
                "f 401 S 176 55M20S A 451 AS:i:110");
    }

    /** The primary pair is the longest; each other alignment finds its nearest partner. */
    @Test
    void minimap2TandemRepeat() {
        check(
                MINIMAP2,
                "PAIR TR:ISF:180:300 TR:ISF:180:300 TR:ISF:180:300 TR:ISF:680:300",
                "f 99 TR 261 75M = 866 AS:i:150",
                "f 353 TR 761 75M = 866 AS:i:150",
                "f 353 TR 511 75M = 866 AS:i:150",
                "f 401 TR 366 75M = 261 AS:i:150",
                "f 401 TR 616 75M = 261 AS:i:150",
                "f 147 TR 866 75M = 261 AS:i:150");
    }

    // B: 5′ end at 200 − 40; C: 0 − 40 is beyond the transcript, so 0.
    @Test
    void minimap2ClippedSecondaries() {
        check(
                MINIMAP2,
                "PAIR A:ISF:265:300 B:ISF:265:220 C:ISF:225:220",
                "f 99 A 261 75M = 451 AS:i:150",
                "f 353 B 201 40S35M A 451 AS:i:70",
                "f 353 C 1 40S35M A 451 AS:i:70",
                "f 401 C 151 75M A 261 AS:i:150",
                "f 147 A 451 75M = 261 AS:i:150",
                "f 401 B 351 75M A 261 AS:i:150");
    }

    /** Each mate has its own primary, on different transcripts; secondaries are clipped hard. */
    @Test
    void bwaPairsAcrossPrimaries() {
        check(
                new ScoreScale("bwa", 1.2, false, "test"),
                "PAIR A:ISF:200:145 B:ISF:200:145 C:ISF:200:145 S:ISF:180:125",
                "f 97 C 151 75M B 476 AS:i:70",
                "f 353 A 451 75M B 476 AS:i:70",
                "f 353 S 51 75M B 476 AS:i:70",
                "f 353 B 351 75M = 476 AS:i:70",
                "f 145 B 476 75M C 151 AS:i:75",
                "f 401 A 576 75M C 151 AS:i:75",
                "f 401 C 276 75M = 151 AS:i:75",
                "f 401 S 176 55M20H C 151 AS:i:55");
    }

    /** Alignments of one mate share the only partner there is. */
    @Test
    void bwaTandemRepeat() {
        check(
                FragmentLines.BOWTIE2,
                "PAIR TR:ISF:200:150 TR:ISF:450:150 TR:ISF:700:150",
                "f 97 TR 151 75M = 776 AS:i:75",
                "f 145 TR 776 75M = 151 AS:i:75",
                "f 401 TR 526 75M = 151 AS:i:75",
                "f 401 TR 276 75M = 151 AS:i:75");
    }

    @Test
    void bwaLeavesSplitAlignmentsOut() {
        check(
                FragmentLines.BOWTIE2,
                "PAIR D:ISF:275:115",
                "f 97 D 101 40M35S = 301 AS:i:40",
                "f 2145 E 501 40H35M D 301 AS:i:35",
                "f 145 D 301 75M = 101 AS:i:75");
    }

    /** Only A holds both mates. */
    @Test
    void bwaPairWinsOverSingles() {
        check(
                FragmentLines.BOWTIE2,
                "PAIR A:ISF:265:150",
                "f 97 A 261 75M B 351 AS:i:75",
                "f 145 B 351 75M A 261 AS:i:75",
                "f 401 A 451 75M = 261 AS:i:75",
                "f 401 S 51 75M A 261 AS:i:75",
                "f 401 C 151 75M A 261 AS:i:75");
    }

    /** Both mates carry the pair's score. */
    @Test
    void starScoresThePair() {
        check(
                STAR,
                "PAIR A:ISF:250:148 B:ISF:250:140 C:ISF:250:148",
                "f 99 A 101 75M = 276 AS:i:148 HI:i:1",
                "f 147 A 276 75M = 101 AS:i:148 HI:i:1",
                "f 355 B 101 75M = 276 AS:i:140 HI:i:2",
                "f 403 B 276 75M = 101 AS:i:140 HI:i:2",
                "f 355 C 101 75M = 276 AS:i:148 HI:i:3",
                "f 403 C 276 75M = 101 AS:i:148 HI:i:3");
    }

    /** One alignment in two pairs of different score: each pair keeps its own. */
    @Test
    void starScoresEachPairOfASharedMate() {
        check(
                STAR,
                "PAIR TR:ISF:250:148 TR:ISF:500:130",
                "f 99 TR 101 75M = 276 AS:i:148 HI:i:1",
                "f 147 TR 276 75M = 101 AS:i:148 HI:i:1",
                "f 355 TR 101 75M = 526 AS:i:130 HI:i:2",
                "f 403 TR 526 75M = 101 AS:i:130 HI:i:2");
    }

    /** As STAR writes by default: no AS, nothing of mismatches, clips alone tell (7 bases: −7 nats, −2 units of 3). */
    @Test
    void starWithoutScoresAllSecondary() {
        check(
                STAR,
                "PAIR A:ISF:258:-2 B:ISF:251:0",
                "f 355 A 100 7S68M = 276 HI:i:1",
                "f 403 A 276 75M = 100 HI:i:1",
                "f 355 B 101 75M = 277 HI:i:2",
                "f 403 B 277 75M = 101 HI:i:2");
    }

    /** bowtie 1 marks no alignment as secondary: all are used, and the user is told. */
    @Test
    void bowtie1MarksNothingSecondary() {
        String[] records = {
            "f 99 A 451 75M = 576 NM:i:1",
            "f 147 A 576 75M = 451 NM:i:0",
            "f 99 C 151 75M = 276 NM:i:0",
            "f 147 C 276 75M = 151 NM:i:0"
        };
        check(FragmentLines.BOWTIE2, "PAIR A:ISF:200:-6 C:ISF:200:0", records);
        FragmentLines.Run run = FragmentLines.run(
                TRANSCRIPTS,
                FragmentLines.BOWTIE2,
                1 << 20,
                List.of(MemoryInput.file(FragmentLines.records(TRANSCRIPTS, records))));
        assertThat(run.counts().severalPrimary()).isEqualTo(1);
        assertThat(run.counts().warnings()).anySatisfy(line -> assertThat(line).contains("1 fragments (such as f)"));
    }

    @Test
    void singleEnd() {
        check(
                FragmentLines.BOWTIE2,
                "SINGLE A:SF:900:0 B:SR:475:-3 S:SF:130:0",
                "f 0 A 501 75M * 0 AS:i:0",
                "f 272 B 401 75M * 0 AS:i:-3",
                "f 256 S 101 75M * 0 AS:i:0");
    }
}
