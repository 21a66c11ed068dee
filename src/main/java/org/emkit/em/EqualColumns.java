package org.emkit.em;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Columns that no observation tells apart. */
final class EqualColumns {
    private EqualColumns() {}

    /** @return for each column the lowest one with the same entries */
    static int[] lowest(ComponentTable table) {
        long[] hash = new long[table.columns];
        for (int c = 0; c < hash.length; c++) {
            hash[c] = hash(table, c);
        }
        int[] order = IntStream.range(0, hash.length)
                .boxed()
                .sorted(Comparator.comparingLong(c -> hash[c]))
                .mapToInt(c -> c)
                .toArray();
        int[] lowest = new int[hash.length];
        for (int k = 0; k < order.length; k++) {
            int c = order[k];
            lowest[c] = c;
            for (int back = k - 1; back >= 0 && hash[order[back]] == hash[c]; back--) {
                if (equal(table, order[back], c)) {
                    lowest[c] = lowest[order[back]];
                    break;
                }
            }
        }
        return lowest;
    }

    private static long hash(ComponentTable table, int c) {
        long h = (long) table.columnStart[c + 1] - table.columnStart[c];
        for (int k = table.columnStart[c]; k < table.columnStart[c + 1]; k++) {
            h = (h ^ table.row[k]) * 0x9E3779B97F4A7C15L;
            h = (h ^ (h >>> 32) ^ Double.doubleToLongBits(table.likelihood[table.entry[k]])) * 0xD6E8FEB86659FD93L;
        }
        return h;
    }

    private static boolean equal(ComponentTable table, int a, int b) {
        int size = table.columnStart[a + 1] - table.columnStart[a];
        if (table.columnStart[b + 1] - table.columnStart[b] != size) {
            return false;
        }
        for (int k = 0; k < size; k++) {
            int p = table.columnStart[a] + k;
            int q = table.columnStart[b] + k;
            if (table.row[p] != table.row[q] || table.likelihood[table.entry[p]] != table.likelihood[table.entry[q]]) {
                return false;
            }
        }
        return true;
    }
}
