package org.emkit.motif;

/**
 * Scores windows by a matrix: ln of the likelihood ratio of motif to background, in {@linkplain SearchSet#UNITS_PER_NAT
 * units}, both strands at once. A table holds, for each few letters at once, the sum of their terms: that of the forward
 * strand in the upper half of a number, that of the reverse strand in the lower half. All terms are even: the last bit of
 * a score is 1 on the forward strand, which so wins where both are equal. Which strand is the better one no processor can
 * foresee, so that it is chosen without a branch. Loops over two to five tables are written out, since most of a search's
 * time goes there.
 */
final class ScanTable {
    /** A letter never seen scores no less, nats. */
    private static final double LEAST = -14;

    /** Added to each term, so that sums stay positive. */
    private static final int BIAS = 1 << 21;

    /** Windows scored at once where they are many. */
    private static final int SOME = 256;

    final int width;
    private final int[] prefix;
    private final short[] chunk;
    private final int step;
    private final long[][] table;
    private final int bias;

    /**
     * @param set   that will be scanned
     * @param theta f, shape [width · |A|]
     */
    ScanTable(SearchSet set, double[] theta) {
        int letters = set.alphabet.size();
        this.width = theta.length / letters;
        this.prefix = set.prefix;
        this.chunk = set.chunk;
        this.step = set.chunkLetters;
        this.bias = width * BIAS;
        int[] score = new int[theta.length];
        for (int k = 0; k < theta.length; k++) {
            score[k] = SearchSet.evenUnits(theta[k] > 0 ? Math.max(LEAST, StrictMath.log(theta[k])) : LEAST);
        }
        this.table = set.sumsByChunk(terms(set, score));
    }

    private ScanTable(ScanTable same, SearchSet set) {
        this.width = same.width;
        this.prefix = set.prefix;
        this.chunk = set.chunk;
        this.step = same.step;
        this.table = same.table;
        this.bias = same.bias;
    }

    /** The same matrix, for another set of the same alphabet, strands and background. */
    ScanTable on(SearchSet other) {
        return new ScanTable(this, other);
    }

    private long[] terms(SearchSet set, int[] score) {
        int letters = set.alphabet.size();
        long[] terms = new long[width * (letters + 1)];
        for (int k = 0; k < width; k++) {
            for (int a = 0; a <= letters; a++) {
                boolean isLetter = a < letters;
                int forward = isLetter ? score[k * letters + a] : 0;
                int reverse =
                        isLetter && set.bothStrands ? score[(width - 1 - k) * letters + set.alphabet.complement(a)] : 0;
                int last = k == 0 ? 1 : 0;
                long lower = set.bothStrands ? reverse + BIAS : 0;
                terms[k * (letters + 1) + a] = ((long) (forward + BIAS + last) << 32) + lower;
            }
        }
        return terms;
    }

    /** Whether a score is that of the forward strand. */
    static boolean isForward(int score) {
        return (score & 1) != 0;
    }

    /** A score without its strand. */
    static int units(int score) {
        return score & ~1;
    }

    /**
     * @param from  first place
     * @param count windows, at this place and those after it
     * @param out   receives the score of the better strand, its last bit 1 where that is the forward strand
     */
    void scores(int from, int count, int[] out) {
        switch (table.length) {
            case 2 -> scores2(from, count, out);
            case 3 -> scores3(from, count, out);
            case 4 -> scores4(from, count, out);
            case 5 -> scores5(from, count, out);
            default -> scoresOfMany(from, count, out);
        }
    }

    /** The larger of both halves, which are not negative. */
    private static int larger(long sum) {
        int forward = (int) (sum >>> 32);
        int less = forward - (int) sum;
        return forward - (less & (less >> 31));
    }

    private void scores2(int from, int count, int[] out) {
        long[] t0 = table[0];
        long[] t1 = table[1];
        for (int j = 0; j < count; j++) {
            int p = from + j;
            long sum = t0[chunk[p]] + t1[chunk[p + step]];
            out[j] = larger(sum) - (prefix[p + width] - prefix[p]) - bias;
        }
    }

    private void scores3(int from, int count, int[] out) {
        long[] t0 = table[0];
        long[] t1 = table[1];
        long[] t2 = table[2];
        for (int j = 0; j < count; j++) {
            int p = from + j;
            long sum = t0[chunk[p]] + t1[chunk[p + step]] + t2[chunk[p + 2 * step]];
            out[j] = larger(sum) - (prefix[p + width] - prefix[p]) - bias;
        }
    }

    private void scores4(int from, int count, int[] out) {
        long[] t0 = table[0];
        long[] t1 = table[1];
        long[] t2 = table[2];
        long[] t3 = table[3];
        for (int j = 0; j < count; j++) {
            int p = from + j;
            long sum = t0[chunk[p]] + t1[chunk[p + step]] + t2[chunk[p + 2 * step]] + t3[chunk[p + 3 * step]];
            out[j] = larger(sum) - (prefix[p + width] - prefix[p]) - bias;
        }
    }

    private void scores5(int from, int count, int[] out) {
        long[] t0 = table[0];
        long[] t1 = table[1];
        long[] t2 = table[2];
        long[] t3 = table[3];
        long[] t4 = table[4];
        for (int j = 0; j < count; j++) {
            int p = from + j;
            long sum = t0[chunk[p]]
                    + t1[chunk[p + step]]
                    + t2[chunk[p + 2 * step]]
                    + t3[chunk[p + 3 * step]]
                    + t4[chunk[p + 4 * step]];
            out[j] = larger(sum) - (prefix[p + width] - prefix[p]) - bias;
        }
    }

    private void scoresOfMany(int from, int count, int[] out) {
        for (int j = 0; j < count; j++) {
            int p = from + j;
            long sum = 0;
            int q = p;
            for (long[] each : table) {
                sum += each[chunk[q]];
                q += step;
            }
            out[j] = larger(sum) - (prefix[p + width] - prefix[p]) - bias;
        }
    }

    /** A score and a place as one number. */
    static long packed(int score, int place) {
        return ((long) score << 32) | place;
    }

    /**
     * The best of windows, by the score of the better strand as {@link #scores(int, int, int[])} gives it; of equal ones the
     * first.
     *
     * @param from   first place
     * @param to     end
     * @param before the best so far, {@link #packed}
     */
    long best(int from, int to, long before) {
        return switch (table.length) {
            case 2 -> best2(from, to, before);
            case 3 -> best3(from, to, before);
            case 4 -> best4(from, to, before);
            default -> bestOfMany(from, to, before);
        };
    }

    private long best2(int from, int to, long before) {
        short[] letters = chunk;
        int[] sums = prefix;
        long[] t0 = table[0];
        long[] t1 = table[1];
        int highest = (int) (before >> 32) + bias;
        int at = (int) before;
        int p1 = from + step;
        int end = from + width;
        for (int p = from; p < to; p++, p1++, end++) {
            int score = larger(t0[letters[p]] + t1[letters[p1]]) - (sums[end] - sums[p]);
            if (score > highest) {
                highest = score;
                at = p;
            }
        }
        return packed(highest - bias, at);
    }

    private long best3(int from, int to, long before) {
        short[] letters = chunk;
        int[] sums = prefix;
        long[] t0 = table[0];
        long[] t1 = table[1];
        long[] t2 = table[2];
        int highest = (int) (before >> 32) + bias;
        int at = (int) before;
        int p1 = from + step;
        int p2 = from + 2 * step;
        int end = from + width;
        for (int p = from; p < to; p++, p1++, p2++, end++) {
            int score = larger(t0[letters[p]] + t1[letters[p1]] + t2[letters[p2]]) - (sums[end] - sums[p]);
            if (score > highest) {
                highest = score;
                at = p;
            }
        }
        return packed(highest - bias, at);
    }

    private long best4(int from, int to, long before) {
        short[] letters = chunk;
        int[] sums = prefix;
        long[] t0 = table[0];
        long[] t1 = table[1];
        long[] t2 = table[2];
        long[] t3 = table[3];
        int highest = (int) (before >> 32) + bias;
        int at = (int) before;
        int p1 = from + step;
        int p2 = from + 2 * step;
        int p3 = from + 3 * step;
        int end = from + width;
        for (int p = from; p < to; p++, p1++, p2++, p3++, end++) {
            int score = larger(t0[letters[p]] + t1[letters[p1]] + t2[letters[p2]] + t3[letters[p3]])
                    - (sums[end] - sums[p]);
            if (score > highest) {
                highest = score;
                at = p;
            }
        }
        return packed(highest - bias, at);
    }

    private long bestOfMany(int from, int to, long before) {
        int[] scores = new int[Math.max(0, Math.min(SOME, to - from))];
        int highest = (int) (before >> 32);
        int at = (int) before;
        for (int p = from; p < to; p += SOME) {
            int count = Math.min(SOME, to - p);
            scores(p, count, scores);
            for (int j = 0; j < count; j++) {
                if (scores[j] > highest) {
                    highest = scores[j];
                    at = p + j;
                }
            }
        }
        return packed(highest, at);
    }

    /**
     * @param from    first place
     * @param count   windows, at this place and those after it
     * @param forward receives scores of the forward strand
     * @param reverse receives scores of the reverse strand; far below any other where there is one strand
     */
    void scores(int from, int count, int[] forward, int[] reverse) {
        for (int j = 0; j < count; j++) {
            int p = from + j;
            long sum = 0;
            int q = p;
            for (long[] each : table) {
                sum += each[chunk[q]];
                q += step;
            }
            int background = prefix[p + width] - prefix[p];
            forward[j] = units((int) (sum >>> 32) - bias - background);
            reverse[j] = (int) sum - bias - background;
        }
    }
}
