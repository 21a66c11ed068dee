package org.emkit.matrix;

import java.util.Arrays;
import org.emkit.sequence.BackgroundModel;

/**
 * Exact distribution of a matrix's score over random windows. Log-odds are rounded to whole steps, so that a window's score
 * is a whole number in [0, {@link #most()}]; the probability of every score then follows position by position (Staden 1989,
 * Comput. Appl. Biosci. 5:89, here with the last m letters as state): with h(c, s) the probability that the letters so far
 * end in context c and score s,
 *
 * <pre>h'(c a, s + score(k, a)) += h(c, s) p(a | c)</pre>
 *
 * <p>A window is a stretch by itself: its first letters have shorter contexts. Immutable.
 */
public final class ScoreDistribution {
    /** Steps between the lowest and the highest score where the order of the background is 2 or less. */
    private static final int LEVELS = 1 << 14;

    /** Fewest steps between the lowest and the highest score. */
    private static final int FEWEST_LEVELS = 1 << 10;

    private final PositionWeightMatrix matrix;
    private final double lowestBits;
    private final double step;
    /** Shape [width · |A|]. */
    private final int[] score;

    /** Shape [most + 2]: P(S ≥ s), 0 at the end. */
    private final double[] tail;

    private ScoreDistribution(PositionWeightMatrix matrix, double lowestBits, double step, int[] score, double[] tail) {
        this.matrix = matrix;
        this.lowestBits = lowestBits;
        this.step = step;
        this.score = score;
        this.tail = tail;
    }

    /** As {@link #of(PositionWeightMatrix, BackgroundModel, int)}, with 16 384 steps; fewer for orders 3 to 5. */
    public static ScoreDistribution of(PositionWeightMatrix matrix, BackgroundModel background) {
        int halvings = Math.min(2 * Math.max(0, background.order() - 3) + (background.order() > 2 ? 1 : 0), 4);
        return of(matrix, background, Math.max(FEWEST_LEVELS, LEVELS >> halvings));
    }

    /**
     * @param matrix     log-odds of letters
     * @param background letters of windows, of any order, of the matrix's alphabet
     * @param levels     steps between the lowest and the highest score a window can have, &gt; 0; rounding adds up to half
     *                   a step for each position
     */
    public static ScoreDistribution of(PositionWeightMatrix matrix, BackgroundModel background, int levels) {
        int letters = matrix.alphabet().size();
        double[] lowest = new double[matrix.width()];
        double lowestBits = 0;
        double range = 0;
        for (int k = 0; k < matrix.width(); k++) {
            lowest[k] = matrix.bits(k, 0);
            double highest = lowest[k];
            for (int a = 1; a < letters; a++) {
                lowest[k] = Math.min(lowest[k], matrix.bits(k, a));
                highest = Math.max(highest, matrix.bits(k, a));
            }
            lowestBits += lowest[k];
            range += highest - lowest[k];
        }
        double step = range > 0 ? range / levels : 1;
        int[] score = new int[matrix.width() * letters];
        int most = 0;
        for (int k = 0; k < matrix.width(); k++) {
            int best = 0;
            for (int a = 0; a < letters; a++) {
                int rounded = (int) Math.rint((matrix.bits(k, a) - lowest[k]) / step);
                score[k * letters + a] = rounded;
                best = Math.max(best, rounded);
            }
            most += best;
        }
        return new ScoreDistribution(matrix, lowestBits, step, score, tail(score, most, background));
    }

    private static double[] tail(int[] score, int most, BackgroundModel background) {
        int letters = background.alphabet().size();
        int width = score.length / letters;
        double[][] density = {new double[most + 1]};
        density[0][0] = 1;
        int reached = 0;
        for (int k = 0; k < width; k++) {
            double[] conditional = conditional(background, Math.min(k, background.order()));
            int[] column = Arrays.copyOfRange(score, k * letters, (k + 1) * letters);
            int contexts = k < background.order() ? density.length * letters : density.length;
            double[][] next = new double[contexts][most + 1];
            for (int c = 0; c < density.length; c++) {
                for (int a = 0; a < letters; a++) {
                    int word = c * letters + a;
                    add(density[c], reached, conditional[word], next[word % contexts], column[a]);
                }
            }
            density = next;
            reached += Arrays.stream(column).max().orElse(0);
        }
        double[] tail = new double[most + 2];
        for (int s = most; s >= 0; s--) {
            double sum = 0;
            for (double[] ofContext : density) {
                sum += ofContext[s];
            }
            tail[s] = Math.min(1, tail[s + 1] + sum);
        }
        return tail;
    }

    private static void add(double[] from, int reached, double probability, double[] to, int shift) {
        for (int s = 0; s <= reached; s++) {
            to[s + shift] += from[s] * probability;
        }
    }

    /** @return p(a | c) of all contexts of so many letters, shape [|A|^context · |A|] */
    private static double[] conditional(BackgroundModel background, int context) {
        int letters = background.alphabet().size();
        double[] word = background.wordProbabilities(context + 1);
        for (int c = 0; c < word.length; c += letters) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                sum += word[c + a];
            }
            for (int a = 0; a < letters; a++) {
                word[c + a] /= sum;
            }
        }
        return word;
    }

    /** @return the matrix whose scores these are */
    public PositionWeightMatrix matrix() {
        return matrix;
    }

    /** @return the highest score of a window, steps; the lowest is 0 */
    public int most() {
        return tail.length - 2;
    }

    /** @return score of a letter at a position, steps, ≥ 0 */
    public int score(int position, int code) {
        return score[position * matrix.alphabet().size() + code];
    }

    /**
     * @param codes letters
     * @param from  first letter of the window
     * @return score of the window as it stands, steps; −1 where it holds a wildcard
     */
    public int score(byte[] codes, int from) {
        int letters = matrix.alphabet().size();
        int sum = 0;
        for (int k = 0; k < matrix.width(); k++) {
            int code = codes[from + k];
            if (code >= letters) {
                return -1;
            }
            sum += score[k * letters + code];
        }
        return sum;
    }

    /**
     * @param codes letters
     * @param from  first letter of the window
     * @return score of the window read on the other strand, steps; −1 where it holds a wildcard
     */
    public int reverseScore(byte[] codes, int from) {
        int letters = matrix.alphabet().size();
        int sum = 0;
        for (int k = 0; k < matrix.width(); k++) {
            int code = codes[from + matrix.width() - 1 - k];
            if (code >= letters) {
                return -1;
            }
            sum += score[k * letters + matrix.alphabet().complement(code)];
        }
        return sum;
    }

    /** @return a score in bits, within half a step for each position of what {@link PositionWeightMatrix#score} gives */
    public double bits(int score) {
        return lowestBits + score * step;
    }

    /**
     * @param score steps, ≥ 0
     * @return probability that a random window scores as much or more; 0 above {@link #most()}
     */
    public double pValue(int score) {
        return tail[Math.min(score, tail.length - 1)];
    }

    /**
     * @param pValue in [0, 1]
     * @return the lowest score whose {@link #pValue} is not above it; {@code most() + 1} where there is none
     */
    public int threshold(double pValue) {
        int low = 0;
        int high = tail.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tail[middle] <= pValue) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
