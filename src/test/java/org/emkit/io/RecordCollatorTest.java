package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCollatorTest {
    private static AlignmentRecord record(int name, int start) {
        AlignmentRecord record = new AlignmentRecord();
        byte[] bytes = ("read" + name).getBytes(StandardCharsets.US_ASCII);
        record.setName(bytes, 0, bytes.length);
        record.flag = start % 3 == 0 ? AlignmentRecord.UNMAPPED : 0;
        record.reference = name;
        record.start = start;
        record.end = start + 1;
        return record;
    }

    private static void add(RecordCollator collator, AlignmentRecord record) {
        NameHash hash = new NameHash();
        hash.of(record.name, record.nameFrom, record.nameLength);
        collator.add(hash, record);
    }

    /** In memory; in partitions; in partitions of partitions. Each name's records together, in order, each once. */
    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(longs = {1, 4_000, 100_000, 100_000_000})
    void groups(long memory) {
        MemorySpills spills = new MemorySpills();
        SplittableRandom random = new SplittableRandom(3);
        Map<Integer, String> expected = new TreeMap<>();
        Map<Integer, String> found = new TreeMap<>();
        try (RecordCollator collator = new RecordCollator(memory, spills::make)) {
            for (int i = 0; i < 20_000; i++) {
                int name = random.nextInt(6_000);
                AlignmentRecord record = record(name, i);
                add(collator, record);
                if (!record.is(AlignmentRecord.UNMAPPED)) {
                    expected.merge(name, i + " ", String::concat);
                }
            }
            collator.forEachGroup(new RecordGroup(), group -> {
                StringBuilder starts = new StringBuilder();
                int at = 0;
                for (int r = 0; r < group.size(); r++, at += CompactRecord.PLACED_SIZE) {
                    starts.append(group.data()[at + CompactRecord.START]).append(' ');
                }
                if (group.size() > 0) {
                    int name = group.data()[CompactRecord.TRANSCRIPT];
                    assertThat(found.put(name, starts.toString())).isNull();
                }
            });
            assertThat(collator.spilledBytes() > 0).isEqualTo(memory < 1_000_000);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(spills.open()).isZero();
        // With 4000 bytes each of the 128 first partitions (8 kB) is split again.
        if (memory == 4_000) {
            assertThat(spills.made()).isEqualTo(128 + 128 * 128);
        }
    }

    /** One name with far more records than the budget cannot be split, and is not lost either. */
    @Test
    void oneNameBeyondTheBudget() {
        MemorySpills spills = new MemorySpills();
        int[] size = new int[1];
        try (RecordCollator collator = new RecordCollator(1000, spills::make)) {
            for (int i = 0; i < 9000; i++) {
                add(collator, record(7, 3 * i + 1));
            }
            collator.forEachGroup(new RecordGroup(), group -> size[0] += group.size());
        }
        assertThat(size[0]).isEqualTo(9000);
        assertThat(spills.open()).isZero();
    }
}
