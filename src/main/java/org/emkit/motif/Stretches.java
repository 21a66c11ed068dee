package org.emkit.motif;

import java.util.Arrays;

/**
 * Where sites may lie: runs of letters without an erased one, in ascending order, each in one sequence. Cut into blocks
 * of whole sequences, by the data alone. Immutable.
 */
final class Stretches {
    private static final int BLOCK_LETTERS = 1 << 16;

    final SearchSet set;
    /** First place and the place after the last, and the sequence of each stretch. */
    final int[] from;

    final int[] to;
    final int[] sequence;
    /** First stretch of each block; shape [blocks + 1]. */
    final int[] block;

    private final int letters;

    private Stretches(SearchSet set, int[] from, int[] to, int[] sequence) {
        this.set = set;
        this.from = from;
        this.to = to;
        this.sequence = sequence;
        this.block = blocks(from, to, sequence);
        int sum = 0;
        for (int s = 0; s < from.length; s++) {
            sum += to[s] - from[s];
        }
        this.letters = sum;
    }

    private static int[] blocks(int[] from, int[] to, int[] sequence) {
        int[] bounds = new int[from.length + 2];
        int blocks = 0;
        int letters = 0;
        for (int s = 0; s < from.length; s++) {
            if (letters >= BLOCK_LETTERS && sequence[s] != sequence[s - 1]) {
                bounds[++blocks] = s;
                letters = 0;
            }
            letters += to[s] - from[s];
        }
        bounds[++blocks] = from.length;
        return Arrays.copyOf(bounds, blocks + 1);
    }

    /** Whole sequences, the first ones of the set. */
    static Stretches of(SearchSet set, int sequences) {
        int[] all = new int[sequences];
        for (int i = 0; i < sequences; i++) {
            all[i] = i;
        }
        return new Stretches(
                set, Arrays.copyOf(set.start, sequences), Arrays.copyOfRange(set.start, 1, sequences + 1), all);
    }

    int blocks() {
        return block.length - 1;
    }

    int letters() {
        return letters;
    }

    /** Those of the first sequences alone. */
    Stretches first(int sequences) {
        int end = from.length;
        while (end > 0 && sequence[end - 1] >= sequences) {
            end--;
        }
        return new Stretches(set, Arrays.copyOf(from, end), Arrays.copyOf(to, end), Arrays.copyOf(sequence, end));
    }

    /**
     * Without some windows.
     *
     * @param places first letters, in any order
     * @param width  letters of each
     */
    Stretches without(int[] places, int width) {
        int[] sorted = places.clone();
        Arrays.sort(sorted);
        int most = from.length + sorted.length;
        int[] newFrom = new int[most];
        int[] newTo = new int[most];
        int[] newSequence = new int[most];
        int count = 0;
        int next = 0;
        for (int s = 0; s < from.length; s++) {
            int open = from[s];
            while (next < sorted.length && sorted[next] + width <= open) {
                next++;
            }
            for (int p = next; p < sorted.length && sorted[p] < to[s]; p++) {
                if (sorted[p] > open) {
                    newFrom[count] = open;
                    newTo[count] = sorted[p];
                    newSequence[count++] = sequence[s];
                }
                open = Math.max(open, sorted[p] + width);
            }
            if (open < to[s]) {
                newFrom[count] = open;
                newTo[count] = to[s];
                newSequence[count++] = sequence[s];
            }
        }
        return new Stretches(
                set, Arrays.copyOf(newFrom, count), Arrays.copyOf(newTo, count), Arrays.copyOf(newSequence, count));
    }
}
