package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs against a plain, quadratic reading of the rules in the class comment of {@link MatePairs}. */
class MatePairsTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithThePlainReading(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 200; trial++) {
            List<AlignmentRecord> records = randomRecords(random);
            assertThat(pairs(records)).as(() -> describe(records)).isEqualTo(NaivePairs.of(records));
            Collections.shuffle(records, random);
            assertThat(pairs(records))
                    .as(() -> "shuffled: " + describe(records))
                    .isEqualTo(NaivePairs.of(records));
        }
    }

    /** Few positions, so that links, starts and hit indices coincide in every way. */
    private static List<AlignmentRecord> randomRecords(Random random) {
        int positions = 2 + random.nextInt(30);
        int hits = random.nextInt(3) * 2;
        int n = 2 + random.nextInt(random.nextBoolean() ? 6 : 40);
        List<AlignmentRecord> records = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            AlignmentRecord record = new AlignmentRecord();
            record.setName(new byte[] {'f'}, 0, 1);
            int mate = i < 2 ? i : random.nextInt(2);
            record.flag = 0x1
                    | (mate == 0 ? 0x40 : 0x80)
                    | (random.nextBoolean() ? 0x10 : 0)
                    | (random.nextBoolean() ? 0x20 : 0)
                    | 0x100;
            record.reference = 0;
            record.start = 5 * random.nextInt(positions);
            record.end = record.start + 20 + random.nextInt(2);
            record.mateReference = random.nextInt(4) == 0 ? -1 : 0;
            record.mateStart = 5 * random.nextInt(positions);
            record.hitIndex = hits == 0 ? -1 : random.nextInt(hits + 1) - 1;
            record.score = -random.nextInt(3);
            records.add(record);
        }
        return records;
    }

    private static String describe(List<AlignmentRecord> records) {
        StringBuilder text = new StringBuilder();
        for (AlignmentRecord r : records) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n%x %d-%d -> %d:%d HI %d AS %d",
                    r.flag,
                    r.start,
                    r.end,
                    r.mateReference,
                    r.mateStart,
                    r.hitIndex,
                    r.score));
        }
        return text.toString();
    }

    /** Pairs as text, with their scores. */
    private static Map<String, Integer> pairs(List<AlignmentRecord> records) {
        RecordGroup group = new RecordGroup();
        records.forEach(group::add);
        DistinctAlignments alignments = new DistinctAlignments();
        alignments.of(group);
        MatePairs pairs = new MatePairs(
                alignments,
                (a, b) -> alignments.value(a, CompactRecord.SCORE) + alignments.value(b, CompactRecord.SCORE));
        pairs.of(0, alignments.size());
        Map<String, Integer> text = new TreeMap<>();
        for (int p = 0; p < pairs.size(); p++) {
            String pair = describe(alignments, pairs.first(p)) + describe(alignments, pairs.second(p));
            assertThat(text.put(pair, pairs.score(p)))
                    .as("pair twice: %s", pair)
                    .isNull();
        }
        return text;
    }

    private static String describe(DistinctAlignments alignments, int a) {
        return NaivePairs.describe(alignments.isReverse(a), alignments.start(a), alignments.end(a));
    }

    /** 4000 alignments of one fragment on one transcript, a hundred times: a second, not minutes. */
    @Test
    void manyAlignmentsOnOneTranscript() {
        List<AlignmentRecord> records = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            AlignmentRecord record = new AlignmentRecord();
            record.setName(new byte[] {'f'}, 0, 1);
            record.flag = i % 2 == 0 ? 0x161 : 0x191;
            record.reference = 0;
            record.start = i * 7919 % 4000 * 10;
            record.end = record.start + 20;
            record.score = 0;
            records.add(record);
        }
        RecordGroup group = new RecordGroup();
        records.forEach(group::add);
        DistinctAlignments alignments = new DistinctAlignments();
        MatePairs pairs = new MatePairs(alignments, (a, b) -> 0);
        assertTimeout(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 100; i++) {
                alignments.of(group);
                pairs.of(0, alignments.size());
            }
        });
        assertThat(pairs.size()).isBetween(2000, 4000);
    }
}
