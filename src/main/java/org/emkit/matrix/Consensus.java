package org.emkit.matrix;

import org.emkit.sequence.Alphabet;

/** A motif as one word. */
public final class Consensus {
    /** Ambiguity code of each set of letters, indexed by A = 1, C = 2, G = 4, T = 8. */
    private static final String AMBIGUOUS = "-ACMGRSVTWYHKDBN";

    private static final double LEAST_OF_MANY = 0.2;

    private Consensus() {}

    /**
     * Of nucleotides, by the rules of Cavener 1987 (Nucleic Acids Res. 15:1353–1361): one letter where it has more than
     * half and more than twice the second; else the code of two letters where they have more than three quarters; else
     * that of three where the fourth has none; else N. Of amino acids, the most frequent where it has a fifth or more, else
     * X. Ties go to the letter that comes first in the alphabet.
     *
     * @return one character a position, upper case
     */
    public static String of(PositionProbabilityMatrix matrix) {
        StringBuilder word = new StringBuilder(matrix.width());
        for (int k = 0; k < matrix.width(); k++) {
            word.append(matrix.alphabet().size() == 4 ? nucleotide(matrix, k) : mostFrequent(matrix, k));
        }
        return word.toString();
    }

    private static char nucleotide(PositionProbabilityMatrix matrix, int position) {
        int[] order = order(matrix, position);
        double first = matrix.probability(position, order[0]);
        double second = matrix.probability(position, order[1]);
        int letters;
        if (first > 0.5 && first > 2 * second) {
            letters = 1;
        } else if (first + second > 0.75) {
            letters = 2;
        } else {
            letters = matrix.probability(position, order[3]) > 0 ? 4 : 3;
        }
        int set = 0;
        for (int k = 0; k < letters; k++) {
            set |= 1 << order[k];
        }
        char code = AMBIGUOUS.charAt(set);
        return code == 'T' && matrix.alphabet() == Alphabet.RNA ? 'U' : code;
    }

    private static char mostFrequent(PositionProbabilityMatrix matrix, int position) {
        int best = order(matrix, position)[0];
        Alphabet alphabet = matrix.alphabet();
        return alphabet.letter(matrix.probability(position, best) >= LEAST_OF_MANY ? best : alphabet.wildcard());
    }

    /** @return codes by falling probability, those of equal probability in order */
    private static int[] order(PositionProbabilityMatrix matrix, int position) {
        int[] order = new int[matrix.alphabet().size()];
        for (int a = 0; a < order.length; a++) {
            int at = a;
            for (; at > 0 && matrix.probability(position, order[at - 1]) < matrix.probability(position, a); at--) {
                order[at] = order[at - 1];
            }
            order[at] = a;
        }
        return order;
    }
}
