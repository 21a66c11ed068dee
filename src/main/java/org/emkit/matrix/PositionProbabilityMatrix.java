package org.emkit.matrix;

import java.util.Arrays;
import org.emkit.sequence.Alphabet;

/** Probability f(k, a) of each letter a at each position k of a motif. Immutable. */
public final class PositionProbabilityMatrix {
    private static final double LN_2 = StrictMath.log(2);

    private final Alphabet alphabet;
    private final int width;
    private final double[] probability;

    private PositionProbabilityMatrix(Alphabet alphabet, double[] probability) {
        this.alphabet = alphabet;
        this.width = probability.length / alphabet.size();
        this.probability = probability;
    }

    /**
     * @param alphabet of the letters
     * @param weight   counts or probabilities, shape [width · |A|], position after position, each ≥ 0; each position is
     *                 divided by its sum, which is &gt; 0
     * @throws IllegalArgumentException if shapes or numbers are not so
     */
    public static PositionProbabilityMatrix of(Alphabet alphabet, double[] weight) {
        int letters = alphabet.size();
        if (weight.length == 0 || weight.length % letters != 0) {
            throw new IllegalArgumentException(weight.length + " numbers for positions of " + letters);
        }
        double[] probability = new double[weight.length];
        for (int k = 0; k < weight.length; k += letters) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                if (!(weight[k + a] >= 0)) {
                    throw new IllegalArgumentException("position " + k / letters + " has " + weight[k + a]);
                }
                sum += weight[k + a];
            }
            if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("position " + k / letters + " sums to " + sum);
            }
            for (int a = 0; a < letters; a++) {
                probability[k + a] = weight[k + a] / sum;
            }
        }
        return new PositionProbabilityMatrix(alphabet, probability);
    }

    /** @return alphabet of the letters */
    public Alphabet alphabet() {
        return alphabet;
    }

    /** @return number of positions, w */
    public int width() {
        return width;
    }

    /** @return f(position, code), in [0, 1] */
    public double probability(int position, int code) {
        return probability[position * alphabet.size() + code];
    }

    /** @return all of f, shape [width · |A|], position after position */
    public double[] probabilities() {
        return probability.clone();
    }

    /** @return the same motif read on the other strand */
    public PositionProbabilityMatrix reverseComplement() {
        double[] other = new double[probability.length];
        int letters = alphabet.size();
        for (int k = 0; k < width; k++) {
            for (int a = 0; a < letters; a++) {
                other[(width - 1 - k) * letters + alphabet.complement(a)] = probability[k * letters + a];
            }
        }
        return new PositionProbabilityMatrix(alphabet, other);
    }

    /** @return positions {@code from} to {@code to} alone */
    public PositionProbabilityMatrix columns(int from, int to) {
        return new PositionProbabilityMatrix(
                alphabet, Arrays.copyOfRange(probability, from * alphabet.size(), to * alphabet.size()));
    }

    /**
     * Mixes in what was not seen: {@code f' = (n f + b p) / (n + b)}.
     *
     * @param sites      n, &gt; 0
     * @param pseudocount b, ≥ 0
     * @param background p, shape [|A|], sum 1
     */
    public PositionProbabilityMatrix smoothed(double sites, double pseudocount, double[] background) {
        double[] mixed = new double[probability.length];
        for (int k = 0; k < mixed.length; k++) {
            mixed[k] = (sites * probability[k] + pseudocount * background[k % alphabet.size()]) / (sites + pseudocount);
        }
        return new PositionProbabilityMatrix(alphabet, mixed);
    }

    /**
     * Relative entropy of a position, Σ_a f ln₂ f/p, bits.
     *
     * @param background p, shape [|A|], sum 1
     */
    public double informationContent(int position, double[] background) {
        double sum = 0;
        for (int a = 0; a < alphabet.size(); a++) {
            double f = probability(position, a);
            if (f > 0) {
                sum += f * StrictMath.log(f / background[a]);
            }
        }
        return sum / LN_2;
    }

    /**
     * Relative entropy of the motif, the sum over positions, bits.
     *
     * @param background p, shape [|A|], sum 1
     */
    public double informationContent(double[] background) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += informationContent(k, background);
        }
        return sum;
    }
}
