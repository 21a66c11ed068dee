package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;

/**
 * Which amino acids replace which: the scores of BLOSUM62, {@code s_ab = 2 log₂ q_ab / (p_a p_b)}, turned back into
 * conditional probabilities {@code P(b | a) ∝ p_b 2^{s_ab / 2}}.
 *
 * @see <a href="https://doi.org/10.1073/pnas.89.22.10915">Henikoff, Henikoff 1992</a>
 */
final class Substitutions {
    /** Order of rows and columns of the table below. */
    private static final String LETTERS = "ARNDCQEGHILKMFPSTWYV";

    private static final String[] BLOSUM62 = {
        "4",
        "-1 5",
        "-2 0 6",
        "-2 -2 1 6",
        "0 -3 -3 -3 9",
        "-1 1 0 0 -3 5",
        "-1 0 0 2 -4 2 5",
        "0 -2 0 -1 -3 -2 -2 6",
        "-2 0 1 -1 -3 0 0 -2 8",
        "-1 -3 -3 -3 -1 -3 -3 -4 -3 4",
        "-1 -2 -3 -4 -1 -2 -3 -4 -3 2 4",
        "-1 2 0 -1 -3 1 1 -2 -1 -3 -2 5",
        "-1 -1 -2 -3 -1 0 -2 -3 -2 1 2 -1 5",
        "-2 -3 -3 -3 -2 -3 -3 -3 -1 0 0 -3 0 6",
        "-1 -2 -2 -1 -3 -1 -1 -2 -2 -3 -3 -1 -2 -4 7",
        "1 -1 1 0 -1 0 0 0 -1 -2 -2 0 -1 -2 -1 4",
        "0 -1 0 -1 -1 -1 -1 -2 -2 -1 -1 -1 -1 -2 -1 1 5",
        "-3 -3 -4 -4 -2 -2 -3 -2 -2 -3 -2 -3 -1 1 -4 -3 -2 11",
        "-2 -2 -2 -3 -2 -1 -2 -3 2 -1 -1 -2 -1 3 -3 -2 -2 2 7",
        "0 -3 -3 -3 -1 -2 -2 -3 -3 3 1 -2 1 -1 -2 -2 0 -3 -1 4"
    };

    private Substitutions() {}

    /**
     * @param background p, of amino acids
     * @return P(b | a), shape [20][20] in the order of the alphabet's codes; each row sums to 1
     */
    static double[][] conditional(BackgroundModel background) {
        if (background.alphabet() != Alphabet.PROTEIN) {
            throw new IllegalArgumentException("substitutions of " + background.alphabet());
        }
        double[][] conditional = new double[LETTERS.length()][LETTERS.length()];
        for (int i = 0; i < LETTERS.length(); i++) {
            String[] scores = BLOSUM62[i].split(" ", -1);
            for (int j = 0; j <= i; j++) {
                int a = Alphabet.PROTEIN.code(LETTERS.charAt(i));
                int b = Alphabet.PROTEIN.code(LETTERS.charAt(j));
                double odds = StrictMath.pow(2, 0.5 * Integer.parseInt(scores[j]));
                conditional[a][b] = odds * background.probability(b);
                conditional[b][a] = odds * background.probability(a);
            }
        }
        for (double[] row : conditional) {
            double sum = 0;
            for (double each : row) {
                sum += each;
            }
            for (int b = 0; b < row.length; b++) {
                row[b] /= sum;
            }
        }
        return conditional;
    }

    static LetterPrior prior(double strength, BackgroundModel background) {
        double[][] conditional = conditional(background);
        List<Double> share = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        for (int a = 0; a < conditional.length; a++) {
            share.add(0.5 * background.probability(a));
            counts.add(times(strength, conditional[a]));
        }
        share.add(0.5);
        counts.add(times(5 * strength, background.probabilities()));
        return LetterPrior.mixture(share, counts);
    }

    private static double[] times(double factor, double[] numbers) {
        double[] product = numbers.clone();
        for (int k = 0; k < product.length; k++) {
            product[k] *= factor;
        }
        return product;
    }
}
