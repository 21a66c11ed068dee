package org.emkit.motif;

/**
 * How likely a word is by the pairs and triples of letters of the sequences themselves: order 2 where letters are four,
 * order 0 where they are more. Halves of a word are independent.
 */
final class MarkovOfWords {
    private final SearchSet set;
    private final int letters;
    private final int order;
    /** By number of letters of context: probability of the last letter given those before it. */
    private final double[][] conditional;

    MarkovOfWords(Stretches stretches) {
        this.set = stretches.set;
        this.letters = set.alphabet.size();
        this.order = letters > 4 ? 0 : 2;
        this.conditional = new double[order + 1][];
        int words = 1;
        for (int m = 0; m <= order; m++) {
            words *= letters;
            conditional[m] = conditional(counts(stretches, m + 1, words));
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
        double[] chance = new double[counts.length];
        for (int context = 0; context < counts.length; context += letters) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                sum += counts[context + a];
            }
            for (int a = 0; a < letters; a++) {
                chance[context + a] = counts[context + a] / sum;
            }
        }
        return chance;
    }

    /**
     * @param halfLetters letters of a half
     * @param context     letters before the half, as a number, at most as many as the order
     * @param contexts    how many letters these are
     * @return probability of each half-word behind these letters, shape [|A|^halfLetters]
     */
    private double[] halves(int halfLetters, int context, int contexts) {
        double[] chance = {1};
        for (int k = 0; k < halfLetters; k++) {
            int known = Math.min(order, contexts + k);
            double[] last = conditional[known];
            double[] longer = new double[chance.length * letters];
            for (int v = 0; v < longer.length; v++) {
                // The letters before, as far as they count, with the context's in front of the half's own.
                int word = context * longer.length + v;
                longer[v] = chance[v / letters] * last[word % last.length];
            }
            chance = longer;
        }
        return chance;
    }

    /** Probabilities of all words of a form, made from those of halves. */
    final class OfForm {
        private final WordTable table;
        private final double[] first;
        /** By the last letters of the first half, where there is no gap. */
        private final double[][] second;

        OfForm(WordTable table) {
            this.table = table;
            this.first = halves(table.half, 0, 0);
            int known = table.gap > 0 ? 0 : Math.min(order, table.half);
            int contexts = 1;
            for (int k = 0; k < known; k++) {
                contexts *= letters;
            }
            this.second = new double[contexts][];
            for (int v = 0; v < contexts; v++) {
                second[v] = halves(table.half, v, known);
            }
        }

        /** Probability that a window holds the word, on either strand where there are two. */
        double probability(int word) {
            int begin = word / table.halves;
            int end = word - begin * table.halves;
            double[] ends = second.length == 1 ? second[0] : second[begin % second.length];
            double one = first[begin] * ends[end];
            return set.bothStrands && !table.isPalindrome(begin, end) ? 2 * one : one;
        }
    }
}
