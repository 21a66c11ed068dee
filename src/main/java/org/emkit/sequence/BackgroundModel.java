package org.emkit.sequence;

import java.util.Arrays;

/**
 * A Markov model of letters outside motifs: {@code ln p(x | the m letters before it)}, with shorter contexts at the start
 * of a stretch and after a wildcard. A wildcard has conditional probability 1, in this model as in every motif, so that it
 * speaks for neither. Words are indexed in base |A|, the first letter the most significant.
 */
public final class BackgroundModel {
    /** Highest order. */
    public static final int MOST_ORDER = 5;

    private static final double PSEUDOCOUNT = 0.1;

    private final Alphabet alphabet;
    private final int order;
    /** Shape [order + 1][|A|^(k + 1)]: probability of each word of k + 1 letters; each row sums to 1. */
    private final double[][] word;
    /** Shape as {@link #word}: ln of the last letter given those before it. */
    private final double[][] logConditional;

    private BackgroundModel(Alphabet alphabet, double[][] word) {
        this.alphabet = alphabet;
        this.order = word.length - 1;
        this.word = word;
        this.logConditional = new double[word.length][];
        for (int k = 0; k < word.length; k++) {
            logConditional[k] = logConditional(word[k], alphabet.size());
        }
    }

    private static double[] logConditional(double[] joint, int letters) {
        double[] result = new double[joint.length];
        for (int context = 0; context < joint.length; context += letters) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                sum += joint[context + a];
            }
            for (int a = 0; a < letters; a++) {
                result[context + a] = StrictMath.log(joint[context + a] / sum);
            }
        }
        return result;
    }

    /**
     * A model from the probabilities of words.
     *
     * @param alphabet of the words
     * @param word     shape [order + 1][|A|^(k + 1)], each &gt; 0; each row is divided by its sum
     * @throws IllegalArgumentException if a shape or number is not so
     */
    public static BackgroundModel of(Alphabet alphabet, double[][] word) {
        if (word.length < 1 || word.length > MOST_ORDER + 1) {
            throw new IllegalArgumentException("order " + (word.length - 1));
        }
        double[][] scaled = new double[word.length][];
        int words = 1;
        for (int k = 0; k < word.length; k++) {
            words *= alphabet.size();
            if (word[k].length != words) {
                throw new IllegalArgumentException(word[k].length + " words of " + (k + 1) + " letters");
            }
            scaled[k] = scaled(word[k]);
        }
        return new BackgroundModel(alphabet, scaled);
    }

    private static double[] scaled(double[] weights) {
        double sum = 0;
        for (double each : weights) {
            if (!(each > 0 && each < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("probability of a word: " + each);
            }
            sum += each;
        }
        double[] result = new double[weights.length];
        for (int k = 0; k < result.length; k++) {
            result[k] = weights[k] / sum;
        }
        return result;
    }

    /** All letters alike. */
    public static BackgroundModel uniform(Alphabet alphabet) {
        double[] letters = new double[alphabet.size()];
        Arrays.fill(letters, 1);
        return of(alphabet, new double[][] {letters});
    }

    /**
     * Counts words in sequences. Letters get one count more than seen ({@code p_a = (n_a + 1) / (n + |A|)}, as MEME does);
     * longer words 0.1 of a count, spread as the letters' product. Words with a wildcard do not count.
     *
     * @param sequences   one or more
     * @param order       in [0, {@value #MOST_ORDER}]
     * @param bothStrands count each word on the other strand, too
     */
    public static BackgroundModel estimate(SequenceSet sequences, int order, boolean bothStrands) {
        long[][] count = new long[order + 1][];
        for (int k = 0; k <= order; k++) {
            count[k] = WordCounts.count(sequences, k + 1);
        }
        return ofCounts(sequences.alphabet(), count, bothStrands);
    }

    /**
     * As {@link #estimate}, of words that were counted.
     *
     * @param count shape [order + 1][|A|^(k + 1)]
     */
    static BackgroundModel ofCounts(Alphabet alphabet, long[][] count, boolean bothStrands) {
        double[][] word = new double[count.length][];
        for (int k = 0; k < count.length; k++) {
            long[] counted = bothStrands ? WordCounts.onBothStrands(count[k], k + 1, alphabet) : count[k];
            word[k] = new double[counted.length];
            for (int v = 0; v < counted.length; v++) {
                word[k][v] = counted[v] + (k == 0 ? 1 : PSEUDOCOUNT * product(word[0], v, k + 1));
            }
            if (k == 0) {
                word[0] = scaled(word[0]);
            }
        }
        return of(alphabet, word);
    }

    private static double product(double[] letter, int word, int length) {
        double product = 1;
        int rest = word;
        for (int k = 0; k < length; k++) {
            product *= letter[rest % letter.length];
            rest /= letter.length;
        }
        return product;
    }

    /** @return this model with no more than so many letters of context */
    public BackgroundModel withOrder(int most) {
        return most >= order ? this : new BackgroundModel(alphabet, Arrays.copyOf(word, most + 1));
    }

    /** @return the average of this model and of the same on the other strand */
    public BackgroundModel onBothStrands() {
        double[][] both = new double[word.length][];
        for (int k = 0; k < word.length; k++) {
            both[k] = new double[word[k].length];
            for (int v = 0; v < both[k].length; v++) {
                both[k][v] = 0.5 * (word[k][v] + word[k][WordCounts.reverseComplement(v, k + 1, alphabet)]);
            }
        }
        return new BackgroundModel(alphabet, both);
    }

    /** @return alphabet of the letters */
    public Alphabet alphabet() {
        return alphabet;
    }

    /** @return number of letters of context, m */
    public int order() {
        return order;
    }

    /** @return probability of a letter without context */
    public double probability(int code) {
        return word[0][code];
    }

    /** @return probabilities of the letters without context, shape [|A|], sum 1 */
    public double[] probabilities() {
        return word[0].clone();
    }

    /**
     * @param length letters of the word, in [1, order + 1]
     * @return probabilities of all words of that length, shape [|A|^length], sum 1
     */
    public double[] wordProbabilities(int length) {
        return word[length - 1].clone();
    }

    /**
     * ln of a letter given the letters before it.
     *
     * @param codes   a stretch of letters
     * @param from    first letter that may be context
     * @param position index of the letter, ≥ from
     * @return nats, ≤ 0; 0 of a wildcard
     */
    public double logConditional(byte[] codes, int from, int position) {
        int letters = alphabet.size();
        int last = codes[position];
        if (last >= letters) {
            return 0;
        }
        int index = last;
        int scale = letters;
        int context = 0;
        for (int k = position - 1; k >= from && context < order && codes[k] < letters; k--) {
            index += codes[k] * scale;
            scale *= letters;
            context++;
        }
        return logConditional[context][index];
    }

    /** @return ln of a stretch by itself: letters before {@code from} are no context, nats */
    public double logProbability(byte[] codes, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += logConditional(codes, from, k);
        }
        return sum;
    }
}
