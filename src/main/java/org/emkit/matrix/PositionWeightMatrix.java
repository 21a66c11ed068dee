package org.emkit.matrix;

import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;

/** Log-odds log₂ f(k, a)/p(a) of each letter at each position, bits. A window's score is their sum. Immutable. */
public final class PositionWeightMatrix {
    private static final double LN_2 = StrictMath.log(2);

    private final Alphabet alphabet;
    private final int width;
    private final double[] bits;

    private PositionWeightMatrix(Alphabet alphabet, double[] bits) {
        this.alphabet = alphabet;
        this.width = bits.length / alphabet.size();
        this.bits = bits;
    }

    /**
     * @param matrix     f, every probability &gt; 0: see {@link PositionProbabilityMatrix#smoothed}
     * @param background p, of which letters without context are used
     * @throws IllegalArgumentException if a probability is 0, which would be a score without bound
     */
    public static PositionWeightMatrix of(PositionProbabilityMatrix matrix, BackgroundModel background) {
        int letters = matrix.alphabet().size();
        double[] bits = matrix.probabilities();
        for (int k = 0; k < bits.length; k++) {
            if (!(bits[k] > 0)) {
                throw new IllegalArgumentException("probability 0 at position " + k / letters);
            }
            bits[k] = StrictMath.log(bits[k] / background.probability(k % letters)) / LN_2;
        }
        return new PositionWeightMatrix(matrix.alphabet(), bits);
    }

    /** @return alphabet of the letters */
    public Alphabet alphabet() {
        return alphabet;
    }

    /** @return number of positions, w */
    public int width() {
        return width;
    }

    /** @return log-odds of a letter at a position, bits */
    public double bits(int position, int code) {
        return bits[position * alphabet.size() + code];
    }

    /** @return all log-odds, shape [width · |A|], position after position, bits */
    public double[] bits() {
        return bits.clone();
    }

    /**
     * @param codes letters
     * @param from  first letter of the window
     * @return score of the window of {@link #width()} letters, bits; NaN where it holds a wildcard
     */
    public double score(byte[] codes, int from) {
        int letters = alphabet.size();
        double sum = 0;
        for (int k = 0; k < width; k++) {
            int code = codes[from + k];
            if (code >= letters) {
                return Double.NaN;
            }
            sum += bits[k * letters + code];
        }
        return sum;
    }

    /** @return the same motif read on the other strand */
    public PositionWeightMatrix reverseComplement() {
        int letters = alphabet.size();
        double[] other = new double[bits.length];
        for (int k = 0; k < width; k++) {
            for (int a = 0; a < letters; a++) {
                other[(width - 1 - k) * letters + alphabet.complement(a)] = bits[k * letters + a];
            }
        }
        return new PositionWeightMatrix(alphabet, other);
    }
}
