package org.emkit.motif;

/**
 * In how many sequences each word of a form occurs, in one pass. A form is a word of two halves with a gap between them that
 * may hold anything. With two strands a word and its reverse complement are one.
 */
final class WordTable {
    private final SearchSet set;
    /** Letters of a half. */
    final int half;
    /** Letters between the halves. */
    final int gap;
    /** |A| to the power of the letters of a half. */
    final int halves;
    /** How many words there are, halves². */
    final int words;
    /**
     * At the smaller of a word and its reverse complement: in the upper half the last sequence that held it, plus 1, in the
     * lower half how many did. One place, since memory is what counting takes time for.
     */
    private final long[] lastAndNumber;

    private final short[] halfOfChunk;
    private final int[] reverseHalf;

    WordTable(SearchSet set, int half, int gap) {
        this.set = set;
        this.half = half;
        this.gap = gap;
        int letters = set.alphabet.size();
        this.halves = power(letters, half);
        this.halfOfChunk = halvesOfChunks(letters, half, set.chunkLetters);
        this.reverseHalf = new int[halves];
        for (int v = 0; set.bothStrands && v < halves; v++) {
            int rest = v;
            for (int k = 0; k < half; k++) {
                reverseHalf[v] = reverseHalf[v] * letters + set.alphabet.complement(rest % letters);
                rest /= letters;
            }
        }
        this.words = halves * halves;
        this.lastAndNumber = new long[words];
    }

    private static int power(int base, int exponent) {
        int power = 1;
        for (int k = 0; k < exponent; k++) {
            power *= base;
        }
        return power;
    }

    /** The first letters of each chunk as a word without wildcards, or −1. */
    private static short[] halvesOfChunks(int letters, int half, int chunkLetters) {
        short[] halves = new short[power(letters + 1, chunkLetters)];
        for (int v = 0; v < halves.length; v++) {
            int rest = v / power(letters + 1, chunkLetters - half);
            int word = 0;
            int scale = 1;
            for (int k = 0; k < half && word >= 0; k++) {
                int code = rest % (letters + 1);
                word = code == letters ? -1 : word + code * scale;
                scale *= letters;
                rest /= letters + 1;
            }
            halves[v] = (short) word;
        }
        return halves;
    }

    int span() {
        return 2 * half + gap;
    }

    /** The word that stands for this one and its reverse complement. */
    int canonical(int word) {
        if (!set.bothStrands) {
            return word;
        }
        int other = reverseHalf[word % halves] * halves + reverseHalf[word / halves];
        return Math.min(word, other);
    }

    /** Whether a word of these halves is its own reverse complement. */
    boolean isPalindrome(int first, int last) {
        return set.bothStrands && first == reverseHalf[last];
    }

    /** @return number of sequences that contain the word, which is the smaller of itself and its reverse complement */
    int count(int word) {
        return (int) lastAndNumber[word];
    }

    /** Counts the sequences that contain each word. @return number of windows */
    long count(Stretches stretches) {
        short[] chunk = set.chunk;
        short[] parts = halfOfChunk;
        int[] reverse = reverseHalf;
        long[] seen = lastAndNumber;
        int size = halves;
        int strand = set.bothStrands ? -1 : 0;
        long windows = 0;
        for (int s = 0; s < stretches.from.length; s++) {
            int i = stretches.sequence[s] + 1;
            int end = stretches.to[s] - span();
            for (int p = stretches.from[s], q = p + half + gap; p <= end; p++, q++) {
                int first = parts[chunk[p]];
                int next = parts[chunk[q]];
                if ((first | next) < 0) {
                    continue;
                }
                windows++;
                int word = first * size + next;
                // The smaller one; without a branch, since no processor can foresee which.
                int more = word - (reverse[next] * size + reverse[first]);
                word -= more & ~(more >> 31) & strand;
                long known = seen[word];
                if ((int) (known >>> 32) != i) {
                    seen[word] = ((long) i << 32) | ((int) known + 1);
                }
            }
        }
        return windows;
    }

    /** Letter k of a word, the gap not counted. */
    int letter(int word, int k) {
        int letters = set.alphabet.size();
        int part = k < half ? word / halves : word % halves;
        int place = k < half ? half - 1 - k : 2 * half - 1 - k;
        return part / power(letters, place) % letters;
    }

    /** The word with another letter k. */
    int with(int word, int k, int letter) {
        int letters = set.alphabet.size();
        int scale = k < half ? halves * power(letters, half - 1 - k) : power(letters, 2 * half - 1 - k);
        return word + (letter - letter(word, k)) * scale;
    }

    /** As text, the gap as n. */
    String text(int word) {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < 2 * half; k++) {
            if (k == half) {
                text.append("n".repeat(gap));
            }
            text.append(set.alphabet.letter(letter(word, k)));
        }
        return text.toString();
    }
}
