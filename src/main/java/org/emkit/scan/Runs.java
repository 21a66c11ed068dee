package org.emkit.scan;

import java.util.Arrays;
import org.emkit.sequence.SequenceBlock;

/** Where a block has letters without a wildcard among them. */
final class Runs {
    /** Numbers that tell one run. */
    static final int FIELDS = 3;

    private Runs() {}

    /**
     * @param wildcard the code that no run holds
     * @return of each run, in order: its first letter, one past the first letter of the last window that is this block's,
     *     and one past its last letter
     */
    static int[] of(SequenceBlock block, int wildcard) {
        byte[] codes = block.codes();
        int[] runs = new int[FIELDS * 16];
        int size = 0;
        for (int piece = 0; piece < block.pieces(); piece++) {
            int at = block.start(piece);
            int own = block.ownEnd(piece);
            while (at < own) {
                int end = at;
                while (codes[end] < wildcard) { // there is one behind the piece
                    end++;
                }
                if (end > at) {
                    if (size == runs.length) {
                        runs = Arrays.copyOf(runs, 2 * size);
                    }
                    runs[size] = at;
                    runs[size + 1] = Math.min(own, end);
                    runs[size + 2] = end;
                    size += FIELDS;
                }
                at = end + 1;
            }
        }
        return Arrays.copyOf(runs, size);
    }

    /** @return index of the first run that has windows which begin at {@code from} or later */
    static int firstAfter(int[] runs, int from) {
        int low = 0;
        int high = runs.length / FIELDS;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs[FIELDS * middle + 1] > from) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return FIELDS * low;
    }
}
