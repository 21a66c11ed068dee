package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRegisterTest {
    /** Of a thousand and of a million bytes; the smaller keeps about 800 hashes in memory. */
    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(longs = {1, 1_000, 1_000_000})
    void allDiffer(long memory) {
        MemorySpills spills = new MemorySpills();
        SplittableRandom random = new SplittableRandom(1);
        try (NameRegister register = new NameRegister(memory, spills::make)) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(register.add(random.nextLong())).isTrue();
            }
            assertThat(register.add(0)).isTrue();
            assertThat(register.allDiffer()).isTrue();
        }
        assertThat(spills.made() > 1).isEqualTo(memory < 1_000_000);
        assertThat(spills.open()).isZero();
    }

    /** A hash that comes back is noticed at once or at the end, wherever its first time was. */
    @ParameterizedTest(name = "{0}th of 5000 again")
    @ValueSource(ints = {0, 1, 700, 2500, 4999})
    void oneComesBack(int which) {
        for (long memory : new long[] {1, 1_000_000}) {
            MemorySpills spills = new MemorySpills();
            SplittableRandom random = new SplittableRandom(2);
            boolean noticed = false;
            try (NameRegister register = new NameRegister(memory, spills::make)) {
                long again = 0;
                for (int i = 0; i < 5000; i++) {
                    long hash = random.nextLong();
                    again = i == which ? hash : again;
                    noticed |= !register.add(hash);
                }
                assertThat(noticed).isFalse();
                noticed = !register.add(again) || !register.allDiffer();
            }
            assertThat(noticed).isTrue();
            assertThat(spills.open()).isZero();
        }
    }

    @Test
    void zeroIsAHashLikeAnyOther() {
        try (NameRegister register = new NameRegister(1000, new MemorySpills()::make)) {
            assertThat(register.add(0)).isTrue();
            assertThat(register.add(1)).isTrue();
            assertThat(register.add(0)).isFalse();
        }
    }
}
