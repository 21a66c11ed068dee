package org.emkit.scan;

import java.util.Arrays;

/**
 * Sites of a stretch of text, each in one number: position in the stretch, target, score, the first the most significant,
 * so that sorted numbers are sites in the order of the text, then of motifs, then of strands.
 */
final class SiteList {
    private static final int SCORE_BITS = 18;
    private static final int TARGET_BITS = 21;
    /** Positions from the start of the stretch are less. */
    static final int MOST_POSITIONS = 1 << (63 - SCORE_BITS - TARGET_BITS);
    /** Scores are less. */
    static final int MOST_SCORES = 1 << SCORE_BITS;
    /** Targets are fewer. */
    static final int MOST_TARGETS = 1 << TARGET_BITS;

    private long[] site = new long[1024];
    private int size;

    void clear() {
        size = 0;
    }

    void add(int position, int target, int score) {
        if (size == site.length) {
            site = Arrays.copyOf(site, 2 * size);
        }
        site[size++] = ((long) position << (TARGET_BITS + SCORE_BITS)) | ((long) target << SCORE_BITS) | score;
    }

    void sort() {
        Arrays.sort(site, 0, size);
    }

    int size() {
        return size;
    }

    int position(int k) {
        return (int) (site[k] >>> (TARGET_BITS + SCORE_BITS));
    }

    /** @return 2 · motif + 1 where it is read on the reverse strand */
    int target(int k) {
        return (int) (site[k] >>> SCORE_BITS) & (MOST_TARGETS - 1);
    }

    int score(int k) {
        return (int) site[k] & (MOST_SCORES - 1);
    }
}
