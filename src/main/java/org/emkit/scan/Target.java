package org.emkit.scan;

import org.emkit.matrix.ScoreDistribution;
import org.emkit.sequence.Alphabet;

/** A motif on one strand: scores of the letters as they stand in the text, and the score from which on a window counts. */
final class Target {
    private final int index;
    private final int width;
    private final int letters;
    private final int threshold;
    /** Shape [width · |A|]. */
    private final int[] score;

    private Target(int index, ScoreDistribution scores, int threshold, boolean reverse) {
        Alphabet alphabet = scores.matrix().alphabet();
        this.index = index;
        this.width = scores.matrix().width();
        this.letters = alphabet.size();
        this.threshold = threshold;
        this.score = new int[width * letters];
        for (int k = 0; k < width; k++) {
            for (int a = 0; a < letters; a++) {
                score[k * letters + a] =
                        reverse ? scores.score(width - 1 - k, alphabet.complement(a)) : scores.score(k, a);
            }
        }
    }

    /**
     * @param index   2 · motif + 1 where it is read on the reverse strand
     * @param threshold lowest score of a site
     */
    static Target of(int index, ScoreDistribution scores, int threshold) {
        return new Target(index, scores, threshold, (index & 1) != 0);
    }

    int index() {
        return index;
    }

    /** @return letters of the alphabet */
    int letters() {
        return letters;
    }

    int width() {
        return width;
    }

    int threshold() {
        return threshold;
    }

    int score(int position, int code) {
        return score[position * letters + code];
    }

    /** @return the highest score of a letter at a position */
    int best(int position) {
        int best = 0;
        for (int a = 0; a < letters; a++) {
            best = Math.max(best, score[position * letters + a]);
        }
        return best;
    }

    /** @return the highest score of a window */
    int most() {
        int most = 0;
        for (int k = 0; k < width; k++) {
            most += best(k);
        }
        return most;
    }

    /** @return score of the window that begins at {@code from}; it holds no wildcard */
    int score(byte[] codes, int from) {
        int sum = 0;
        for (int k = 0; k < width; k++) {
            sum += score[k * letters + codes[from + k]];
        }
        return sum;
    }
}
