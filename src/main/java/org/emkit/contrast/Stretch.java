package org.emkit.contrast;

import java.util.Arrays;

/**
 * Letters made ready for many motifs: runs without a wildcard and, of four letters, the number of the word at each.
 * Immutable.
 */
final class Stretch {
    private static final int FEW_LETTERS = 4;
    private static final int MASK = (1 << (2 * BestWindow.WORD)) - 1;

    final byte[] codes;
    /** First letter and end of each run, in turn. */
    final int[] runs;
    /** At each letter with four more behind it that are no wildcards: their number in base 4; none of other alphabets. */
    final int[] word;

    Stretch(byte[] codes, int from, int to, int letters) {
        this.codes = from == 0 ? codes : Arrays.copyOfRange(codes, from, to);
        int length = to - from;
        int[] found = new int[8];
        int count = 0;
        int start = 0;
        for (int k = 0; k <= length; k++) {
            if (k == length || this.codes[k] >= letters) {
                if (k > start) {
                    found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                    found[count++] = start;
                    found[count++] = k;
                }
                start = k + 1;
            }
        }
        runs = Arrays.copyOf(found, count);
        word = letters == FEW_LETTERS ? words(length) : new int[0];
    }

    private Stretch(Stretch same, int[] runs) {
        this.codes = same.codes;
        this.runs = runs;
        this.word = same.word;
    }

    /**
     * The same but for some windows, which are as good as wildcards.
     *
     * @param starts of the windows, in any order
     */
    Stretch without(int[] starts, int width) {
        Arrays.sort(starts);
        int[] left = new int[runs.length + 2 * starts.length];
        int count = 0;
        int next = 0;
        for (int r = 0; r < runs.length; r += 2) {
            int open = runs[r];
            for (; next < starts.length && starts[next] < runs[r + 1]; next++) {
                if (starts[next] > open) {
                    left[count++] = open;
                    left[count++] = starts[next];
                }
                open = Math.max(open, starts[next] + width);
            }
            if (open < runs[r + 1]) {
                left[count++] = open;
                left[count++] = runs[r + 1];
            }
        }
        return new Stretch(this, Arrays.copyOf(left, count));
    }

    private int[] words(int length) {
        int[] words = new int[length];
        for (int r = 0; r < runs.length; r += 2) {
            int rolling = 0;
            for (int k = runs[r]; k < runs[r + 1]; k++) {
                rolling = ((rolling << 2) | codes[k]) & MASK;
                if (k - runs[r] >= BestWindow.WORD - 1) {
                    words[k - BestWindow.WORD + 1] = rolling;
                }
            }
        }
        return words;
    }
}
