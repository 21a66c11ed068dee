package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.api.Test;

/** One fragment at a time, by hand. */
class FragmentPlacerTest {
    private static final Transcriptome TRANSCRIPTS = new Transcriptome(new String[] {"A", "B"}, new int[] {1000, 500});

    private static FragmentLines.Run run(String... records) {
        return FragmentLines.run(
                TRANSCRIPTS,
                FragmentLines.BOWTIE2,
                1 << 20,
                List.of(MemoryInput.file(FragmentLines.records(TRANSCRIPTS, records))));
    }

    @Test
    void clippedBasesCountBeyondFivePrimeEnds() {
        // 5′ ends: 100 − 10 = 90 and 300 + 5 = 305; clips at 3′ ends (3S, 4S) do not matter.
        assertThat(run("f 99 A 101 10S50M3S = 251 AS:i:0", "f 147 A 251 4S50M5S = 101 AS:i:0")
                        .fragments())
                .containsExactly("PAIR A:ISF:215:0");
        // Clipped to the transcript: 5 − 10 becomes 0, 490 + 20 becomes 500.
        assertThat(run("f 99 B 6 10S50M = 441 AS:i:0", "f 147 B 441 50M20S = 6 AS:i:0")
                        .fragments())
                .containsExactly("PAIR B:ISF:500:0");
    }

    @Test
    void geometryIsJudgedByAlignedStarts() {
        // Equal starts are inward; one base on is dovetailed, down to the reverse mate's last base; then outward.
        assertThat(run("f 99 A 101 50M = 101 AS:i:0", "f 147 A 101 50M = 101 AS:i:0")
                        .fragments())
                .containsExactly("PAIR A:ISF:50:0");
        assertThat(run("f 99 A 102 50M = 101 AS:i:0", "f 147 A 101 50M = 102 AS:i:0")
                        .fragments())
                .containsExactly("PAIR A:DOVETAIL_SF:49:0");
        assertThat(run("f 83 A 101 50M = 150 AS:i:0", "f 163 A 150 50M = 101 AS:i:0")
                        .fragments())
                .containsExactly("PAIR A:DOVETAIL_SR:1:0");
        assertThat(run("f 83 A 101 50M = 151 AS:i:0", "f 163 A 151 50M = 101 AS:i:0")
                        .fragments())
                .containsExactly("PAIR A:OSR:100:0");
    }

    @Test
    void roomOfMatesAlone() {
        // Forward: 1000 − (100 − 10); reverse: 150 + 10. First mate on A, second on B: no transcript holds both.
        assertThat(run("f 65 A 101 10S50M B 101 AS:i:-1", "f 177 B 101 50M10S A 101 AS:i:-2")
                        .fragments())
                .containsExactly("DISCORDANT A:FIRST_FORWARD:910:-1 B:SECOND_REVERSE:160:-2");
        assertThat(run("f 89 A 101 50M10S = 101 AS:i:-1", "f 165 A 101 * = 101").fragments())
                .containsExactly("ORPHAN A:FIRST_REVERSE:160:-1");
    }

    /** As left behind when a program removes one record of a pair: flags speak of a mapped mate that is not there. */
    @Test
    void mateRemoved() {
        assertThat(run("f 99 A 101 50M = 251 AS:i:0").fragments()).containsExactly("ORPHAN A:FIRST_FORWARD:900:0");
    }

    @Test
    void anyMissingScoreLeadsToTheFallbackForAll() {
        FragmentLines.Run run = run(
                "f 99 A 101 50M = 251 NM:i:1 AS:i:-3",
                "f 147 A 251 50M = 101 NM:i:0 AS:i:0",
                "f 355 B 101 50M = 251 NM:i:2",
                "f 403 B 251 50M = 101 NM:i:0 AS:i:0");
        assertThat(run.fragments()).containsExactly("PAIR A:ISF:200:-6 B:ISF:200:-12");
        assertThat(run.counts().scoreMissing()).isEqualTo(1);
        assertThat(run.counts().scoreBlind()).isZero();
        // 12 nats are 10 units of 1.2; mismatches of one record are not told.
        FragmentLines.Run blind = FragmentLines.run(
                TRANSCRIPTS,
                new ScoreScale("bwa", 1.2, false, "test"),
                1 << 20,
                List.of(MemoryInput.file(
                        FragmentLines.records(TRANSCRIPTS, "f 99 A 101 50M = 251 NM:i:2", "f 147 A 251 50M = 101"))));
        assertThat(blind.fragments()).containsExactly("PAIR A:ISF:200:-10");
        assertThat(blind.counts().scoreBlind()).isEqualTo(1);
    }

    /** A scale of 6 nats for 1 999 998 units makes millions of millions of units of a penalty. */
    @Test
    void aPenaltyInTinyUnitsIsBounded() {
        FragmentLines.Run run = FragmentLines.run(
                TRANSCRIPTS,
                new ScoreScale("bowtie2", 6.0 / 1_999_998, false, "test"),
                1 << 20,
                List.of(MemoryInput.file(FragmentLines.records(
                        TRANSCRIPTS,
                        "f 0 A 101 50M * 0 NM:i:80000000",
                        "f 256 A 201 50M * 0 NM:i:50000",
                        "f 256 B 101 50M * 0 NM:i:0"))));
        assertThat(run.fragments()).containsExactly("SINGLE A:SF:800:-1000000000 A:SF:900:-1000000000 B:SF:400:0");
    }

    /** A name with 0x200 on a secondary record alone is kept: the flag speaks of the read. */
    @Test
    void qualityFailed() {
        FragmentLines.Run run = run(
                "bad 611 A 101 50M = 251 AS:i:0",
                "bad 147 A 251 50M = 101 AS:i:0",
                "good 99 A 101 50M = 251 AS:i:0",
                "good 147 A 251 50M = 101 AS:i:0",
                "good 867 B 101 50M = 251 AS:i:0",
                "gone 516 * 0 * * 0",
                "secondary 768 A 101 50M * 0 AS:i:0");
        assertThat(run.fragments()).containsExactly("PAIR A:ISF:200:0");
        AlignmentCounts counts = run.counts();
        assertThat(counts.fragments()).isEqualTo(4);
        assertThat(counts.qualityFailed()).isEqualTo(3);
        assertThat(counts.placed()).isEqualTo(1);
        assertThat(counts.unmapped()).isZero();
        assertThat(counts.records()).isEqualTo(7);
    }

    @Test
    void duplicatesByFlagAreFragmentsLikeOthers() {
        assertThat(run("f 1024 A 101 50M * 0 AS:i:0").fragments()).containsExactly("SINGLE A:SF:900:0");
    }

    @Test
    void supplementaryAlone() {
        FragmentLines.Run run = run("f 2048 A 101 50M * 0 AS:i:0", "g 4 * 0 * * 0");
        assertThat(run.fragments()).isEmpty();
        assertThat(run.counts().supplementary()).isEqualTo(1);
        assertThat(run.counts().unmapped()).isEqualTo(2);
        assertThat(run.counts().fragments()).isEqualTo(2);
    }

    @Test
    void repeatedAlignmentsCountOnceWithTheBestScore() {
        FragmentLines.Run run =
                run("f 0 A 101 50M * 0 AS:i:-7", "f 256 A 101 50M * 0 AS:i:-2", "f 272 A 101 50M * 0 AS:i:-5");
        assertThat(run.fragments()).containsExactly("SINGLE A:SF:900:-2 A:SR:150:-5");
        assertThat(run.counts().repeated()).isEqualTo(1);
        assertThat(run.counts().severalPrimary()).isZero();
    }

    @Test
    void namesUsedTwiceAreReported() {
        FragmentLines.Run run = run(
                "one 0 A 101 50M * 0 AS:i:0",
                "one 0 A 102 50M * 0 AS:i:0",
                "two 4 * 0 * * 0",
                "two 0 A 101 50M * 0 AS:i:0",
                "three 0 A 101 50M * 0 AS:i:0",
                "three 73 A 101 50M * 0 AS:i:0",
                "four 0 A 101 50M * 0 AS:i:0",
                "four 0 A 101 50M * 0 AS:i:0",
                "five 99 A 101 50M = 251 AS:i:0",
                "five 147 A 251 50M = 101 AS:i:0");
        assertThat(run.counts().severalPrimary()).isEqualTo(3);
        assertThat(run.counts().warnings())
                .anySatisfy(line -> assertThat(line).startsWith("3 fragments (such as one) have several primary"));
        // A pair's records win over a single-end read of the same name.
        assertThat(run.fragments()).contains("ORPHAN A:FIRST_FORWARD:900:0");
    }

    @Test
    void matesNamedApartBelongTogether() {
        assertThat(run("f/1 99 A 101 50M = 251 AS:i:0", "f/2 147 A 251 50M = 101 AS:i:0")
                        .fragments())
                .containsExactly("PAIR A:ISF:200:0");
        // Names of single-end reads are taken as they are.
        assertThat(run("f/1 0 A 101 50M * 0 AS:i:0", "f/2 0 A 251 50M * 0 AS:i:0")
                        .counts()
                        .fragments())
                .isEqualTo(2);
    }

    /** A flag without 0x40 and 0x80, or with both, does not say which mate it is. */
    @Test
    void unknownMateIsTakenAsASingleRead() {
        assertThat(run("f 1 A 101 50M * 0 AS:i:0").fragments()).containsExactly("SINGLE A:SF:900:0");
        assertThat(run("f 193 A 101 50M * 0 AS:i:0").fragments()).containsExactly("SINGLE A:SF:900:0");
    }

    @Test
    void nothingAtAll() {
        FragmentLines.Run run = run();
        assertThat(run.fragments()).isEmpty();
        assertThat(run.counts())
                .isEqualTo(new AlignmentCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, 0, List.of("read from memory")));
    }
}
