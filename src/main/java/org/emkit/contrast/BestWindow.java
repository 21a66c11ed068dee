package org.emkit.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.sequence.BackgroundModel;

/**
 * The best score of a motif in a stretch of letters, on one strand or both. Windows with a wildcard do not count. Scores are
 * whole numbers of 1/65536 bit, so that a window has the same score whichever strand it is read from. Of four letters,
 * scores of {@value #WORD} positions at a time are looked up, those that differ most first, and the others only where the
 * window may yet be the best.
 */
public final class BestWindow {
    /** Letters looked up at once. */
    static final int WORD = 5;

    private static final double SITES = 100;
    private static final double PER_BIT = 65_536;
    private static final int FEW_LETTERS = 4;

    private final int letters;
    private final int width;
    /** Shape [strands][w · A]: log-odds. */
    private final int[][] weights;
    /** Shape [strands][words][A^5], of four letters and enough positions: sums of five; else none. */
    private final int[][][] words;
    /** Shape [strands][words]: where each of the words begins. */
    private final int[][] offset;
    /** Shape [strands][words]: the most that this word and those after it add. */
    private final int[][] most;

    /** @param bothStrands whether windows are read on the other strand, too */
    public BestWindow(PositionProbabilityMatrix matrix, BackgroundModel background, boolean bothStrands) {
        PositionWeightMatrix forward =
                PositionWeightMatrix.of(matrix.smoothed(SITES, 1, background.probabilities()), background);
        letters = matrix.alphabet().size();
        width = matrix.width();
        weights = bothStrands
                ? new int[][] {
                    whole(forward.bits()), whole(forward.reverseComplement().bits())
                }
                : new int[][] {whole(forward.bits())};
        boolean looksUp = letters <= FEW_LETTERS && width >= WORD;
        int count = looksUp ? (width + WORD - 1) / WORD : 0;
        offset = new int[weights.length][count];
        words = new int[weights.length][count][];
        most = new int[weights.length][count + 1];
        for (int strand = 0; strand < weights.length; strand++) {
            fill(strand);
        }
    }

    /** One of a window's words. */
    private static final class Word {
        private final int offset;
        private final int[] sums;
        private final int most;
        /** How much less than the most it adds on average. */
        private final double lacking;

        Word(int offset, int[] sums) {
            this.offset = offset;
            this.sums = sums;
            this.most = Arrays.stream(sums).max().orElse(0);
            this.lacking = most - Arrays.stream(sums).average().orElse(0);
        }
    }

    /** The last word of a window ends with it, and skips what the one before it has. */
    private void fill(int strand) {
        int count = offset[strand].length;
        List<Word> all = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            int at = Math.min(k * WORD, width - WORD);
            int[] sums = table(weights[strand], at, k * WORD);
            all.add(new Word(at, sums));
        }
        all.sort(Comparator.<Word>comparingDouble(each -> each.lacking).reversed());
        for (int k = count - 1; k >= 0; k--) {
            offset[strand][k] = all.get(k).offset;
            words[strand][k] = all.get(k).sums;
            most[strand][k] = most[strand][k + 1] + all.get(k).most;
        }
    }

    private static int[] whole(double[] bits) {
        return Arrays.stream(bits)
                .mapToInt(each -> (int) StrictMath.rint(each * PER_BIT))
                .toArray();
    }

    /** @return sums of the weights of the positions from {@code at} on, without those before {@code first} */
    private int[] table(int[] weight, int at, int first) {
        int size = 1;
        for (int k = 0; k < WORD; k++) {
            size *= letters;
        }
        int[] sums = new int[size];
        for (int index = 0; index < size; index++) {
            int rest = index;
            for (int k = WORD - 1; k >= 0; k--) {
                int position = at + k;
                sums[index] += position >= first ? weight[position * letters + rest % letters] : 0;
                rest /= letters;
            }
        }
        return sums;
    }

    /** @return width of the motif */
    public int width() {
        return width;
    }

    /** @return bits; −∞ where no window is whole */
    public double score(byte[] codes, int from, int to) {
        return score(new Stretch(codes, from, to, letters));
    }

    /** @return bits; −∞ where no window is whole */
    double score(Stretch stretch) {
        return best(stretch).bits();
    }

    /** The highest score in a stretch, and all windows that have it. */
    static final class Best {
        private int score = Integer.MIN_VALUE;
        private int[] starts = new int[2];
        private int windows;

        private void add(int newScore, int start) {
            windows = newScore > score ? 0 : windows;
            score = newScore;
            starts = windows == starts.length ? Arrays.copyOf(starts, 2 * windows) : starts;
            starts[windows++] = start;
        }

        /** @return bits; −∞ where no window is whole */
        double bits() {
            return windows == 0 ? Double.NEGATIVE_INFINITY : score / PER_BIT;
        }
    }

    Best best(Stretch stretch) {
        Best best = new Best();
        int[] run = stretch.runs;
        for (int k = 0; k < run.length; k += 2) {
            for (int strand = 0; strand < weights.length; strand++) {
                if (words[strand].length > 0 && stretch.word.length > 0) {
                    lookUp(stretch.word, run[k], run[k + 1], strand, best);
                } else {
                    add(stretch.codes, run[k], run[k + 1], strand, best);
                }
            }
        }
        return best;
    }

    /** The stretch with its best window closed: all of them, where several are the best. */
    Stretch without(Stretch stretch, Best best) {
        return stretch.without(Arrays.copyOf(best.starts, best.windows), width);
    }

    private int sum(byte[] codes, int start, int[] weight) {
        int sum = 0;
        for (int k = 0, row = 0; k < width; k++, row += letters) {
            sum += weight[row + codes[start + k]];
        }
        return sum;
    }

    private void lookUp(int[] word, int from, int to, int strand, Best best) {
        int[] first = words[strand][0];
        int firstOffset = offset[strand][0];
        int end = to - width;
        int least = atLeast(best.score, strand, 1);
        for (int start = from; start <= end; start++) {
            int sum = first[word[start + firstOffset]];
            if (sum >= least && lookUpRest(word, start, sum, strand, best)) {
                least = atLeast(best.score, strand, 1);
            }
        }
    }

    /** Adds a window, unless it is not one of the best. @return whether it is */
    private boolean lookUpRest(int[] word, int start, int firstSum, int strand, Best best) {
        int[][] tables = words[strand];
        int sum = firstSum;
        for (int k = 1; k < tables.length; k++) {
            if (sum < atLeast(best.score, strand, k)) {
                return false;
            }
            sum += tables[k][word[start + offset[strand][k]]];
        }
        if (sum < best.score) {
            return false;
        }
        best.add(sum, start);
        return true;
    }

    /** What the words before this one must have for a window to score so high. */
    private int atLeast(int score, int strand, int word) {
        return (int) Math.max(Integer.MIN_VALUE, (long) score - most[strand][word]);
    }

    private void add(byte[] codes, int from, int to, int strand, Best best) {
        int[] weight = weights[strand];
        for (int start = from; start + width <= to; start++) {
            int sum = sum(codes, start, weight);
            if (sum >= best.score) {
                best.add(sum, start);
            }
        }
    }
}
