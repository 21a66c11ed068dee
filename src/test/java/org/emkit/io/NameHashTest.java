package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NameHashTest {
    /** Names as sequencers write them differ in few digits; each half of their hashes must be distinct and spread. */
    @Test
    void similarNamesSpread() {
        NameHash hash = new NameHash();
        Set<Long> high = new HashSet<>();
        Set<Long> low = new HashSet<>();
        int[] perPartition = new int[128];
        int[] perSlot = new int[128];
        int names = 50_000;
        for (int i = 0; i < names; i++) {
            byte[] name = String.format(
                            Locale.ROOT, "HWI-ST985:81:C0C5PACXX:8:%d:%d:%d", 1101 + i % 16, i / 16 % 2000, i)
                    .getBytes(StandardCharsets.US_ASCII);
            hash.of(name, 0, name.length);
            high.add(hash.high());
            low.add(hash.low());
            perPartition[(int) (hash.high() >>> 57)]++;
            perSlot[(int) hash.high() & 127]++;
        }
        assertThat(high).hasSize(names);
        assertThat(low).hasSize(names);
        // Mean 390.6, standard deviation 19.7: five of these.
        for (int i = 0; i < 128; i++) {
            assertThat(perPartition[i]).isBetween(292, 489);
            assertThat(perSlot[i]).isBetween(292, 489);
        }
    }

    @Test
    void everyByteAndTheLengthCount() {
        NameHash hash = new NameHash();
        Set<Long> seen = new HashSet<>();
        int hashes = 0;
        for (int length = 1; length < 40; length++) {
            for (int changed = -1; changed < length; changed++) {
                byte[] name = new byte[length];
                if (changed >= 0) {
                    name[changed] = 1;
                }
                hash.of(name, 0, length);
                seen.add(hash.high());
                seen.add(hash.low());
                hashes += 2;
            }
        }
        assertThat(seen).hasSize(hashes);
    }

    @Test
    void onlyTheGivenBytesCount() {
        NameHash hash = new NameHash();
        hash.of("read.7/1".getBytes(StandardCharsets.US_ASCII), 0, 6);
        long high = hash.high();
        hash.of("read.7".getBytes(StandardCharsets.US_ASCII), 0, 6);
        assertThat(hash.high()).isEqualTo(high);
    }

    @Test
    void mateSuffixOfPairedReadsAlone() {
        AlignmentRecord record = new AlignmentRecord();
        record.setName("r/2".getBytes(StandardCharsets.US_ASCII), 0, 3);
        record.flag = 0;
        assertThat(NameHash.fragmentNameLength(record)).isEqualTo(3);
        record.flag = AlignmentRecord.PAIRED;
        assertThat(NameHash.fragmentNameLength(record)).isEqualTo(1);
        record.setName("r/3".getBytes(StandardCharsets.US_ASCII), 0, 3);
        assertThat(NameHash.fragmentNameLength(record)).isEqualTo(3);
        record.setName("/1".getBytes(StandardCharsets.US_ASCII), 0, 2);
        assertThat(NameHash.fragmentNameLength(record)).isEqualTo(2);
    }
}
