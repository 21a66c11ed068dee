package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SignatureTableTest {
    private static boolean add(SignatureTable table, byte[] string) {
        return table.add(string, 0, string.length, SignatureTable.hash(string, 0, string.length));
    }

    private static byte[] string(SplittableRandom random, int length) {
        byte[] string = new byte[length];
        random.nextBytes(string);
        string[0] &= 3; // so that short ones come again
        return string;
    }

    private static Map<String, Long> contents(SignatureTable table) {
        Map<String, Long> contents = new TreeMap<>();
        table.forEach((bytes, from, length, times) -> {
            byte[] string = Arrays.copyOfRange(bytes, from, from + length);
            assertThat(contents.put(new String(string, StandardCharsets.ISO_8859_1), times))
                    .isNull();
        });
        return contents;
    }

    /** Strings of a byte to some megabytes; once full, once more from the beginning in the memory that is there. */
    @Test
    void countsStringsOfAllLengthsAndAgainOnceCleared() {
        SignatureTable table = new SignatureTable(Long.MAX_VALUE);
        for (long seed = 1; seed <= 4; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Map<String, Long> expected = new TreeMap<>();
            for (int i = 0; i < 30_000; i++) {
                int length = random.nextInt(5_000) == 0
                        ? 500_000 + random.nextInt(3_000_000)
                        : 1 + random.nextInt(random.nextInt(1, 400));
                byte[] string = string(random, length);
                assertThat(add(table, string)).isTrue();
                expected.merge(new String(string, StandardCharsets.ISO_8859_1), 1L, Long::sum);
            }
            assertThat(contents(table)).isEqualTo(expected);
            assertThat(table.strings()).isEqualTo(expected.size());
            table.clear();
            assertThat(contents(table)).isEmpty();
        }
    }

    @Test
    void keepsToItsBudget() {
        for (long budget : new long[] {0, 1 << 16, 3 << 20}) {
            SignatureTable table = new SignatureTable(budget);
            SplittableRandom random = new SplittableRandom(8);
            int taken = 0;
            while (add(table, string(random, 100))) {
                taken++;
            }
            assertThat(taken * 100L).isBetween(Math.max(10_000, budget / 3), Math.max(20_000, budget));
            table.clear();
            byte[] large = string(random, 2_000_000);
            assertThat(add(table, large)).as("the only one").isTrue();
            assertThat(add(table, large)).as("no room is needed").isTrue();
            assertThat(contents(table)).hasSize(1).containsValue(2L);
        }
    }

    @Test
    void freeSlotIsTouchedWithoutHarm() {
        SignatureTable table = new SignatureTable(1 << 20);
        assertThat(table.touch(0)).isZero();
        assertThat(table.touch(-1)).isZero();
    }
}
