package org.emkit.motif;

/**
 * How likely a word is by the pairs and triples of letters of the sequences themselves: order 2 where letters are four,
 * order 0 where they are more. Halves of a word are independent.
 */
final class MarkovOfWords {
    private final SearchSet set;
    private final int letters;
    private final int order;
    /** By number of letters of context: ln of the last letter given those before it. */
    private final double[][] logConditional;

    MarkovOfWords(Stretches stretches) {
        this.set = stretches.set;
        this.letters = set.alphabet.size();
        this.order = letters > 4 ? 0 : 2;
        this.logConditional = new double[order + 1][];
        int words = 1;
        for (int m = 0; m <= order; m++) {
            words *= letters;
            logConditional[m] = conditional(counts(stretches, m + 1, words));
        }
    }

    private double[] counts(Stretches stretches, int length, int words) {
        double[] counts = new double[words];
        java.util.Arrays.fill(counts, 1);
        for (int s = 0; s < stretches.from.length; s++) {
            int index = 0;
            int seen = 0;
            for (int p = stretches.from[s]; p < stretches.to[s]; p++) {
                int code = set.codes[p];
                seen = code < letters ? seen + 1 : 0;
                index = code < letters ? (index * letters + code) % words : 0;
                if (seen >= length) {
                    counts[index]++;
                }
            }
        }
        return set.bothStrands ? onBothStrands(counts, length) : counts;
    }

    private double[] onBothStrands(double[] counts, int length) {
        double[] both = counts.clone();
        for (int v = 0; v < counts.length; v++) {
            int other = 0;
            int rest = v;
            for (int k = 0; k < length; k++) {
                other = other * letters + set.alphabet.complement(rest % letters);
                rest /= letters;
            }
            both[other] += counts[v];
        }
        return both;
    }

    private double[] conditional(double[] counts) {
        double[] log = new double[counts.length];
        for (int context = 0; context < counts.length; context += letters) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                sum += counts[context + a];
            }
            for (int a = 0; a < letters; a++) {
                log[context + a] = StrictMath.log(counts[context + a] / sum);
            }
        }
        return log;
    }

    /** Probability that a window holds the word, on either strand where there are two. */
    double probability(WordTable table, int word) {
        double log = 0;
        for (int k = 0; k < 2 * table.half; k++) {
            boolean second = k >= table.half && table.gap > 0;
            int context = Math.min(order, second ? k - table.half : k);
            int index = 0;
            for (int j = k - context; j <= k; j++) {
                index = index * letters + table.letter(word, j);
            }
            log += logConditional[context][index];
        }
        double one = StrictMath.exp(log);
        return set.bothStrands && !table.isPalindrome(word) ? 2 * one : one;
    }
}
