package org.emkit.motif;

import org.emkit.sequence.Alphabet;

/** Turns letters and counts of letters into probabilities above 0: adds background letters, or likely substitutes. */
final class Smoothing {
    private static final double OWN = 0.5;

    private final SearchSet set;
    /** Where letter b counts for what it may be replaced by; null where all letters are alike. */
    private final double[][] substitute;

    private final double strength;

    Smoothing(SearchSet set, double strength) {
        this.set = set;
        this.strength = strength;
        int letters = set.alphabet.size();
        if (set.alphabet == Alphabet.PROTEIN) {
            this.substitute = Substitutions.conditional(set.background);
        } else {
            this.substitute = new double[letters][];
            for (int a = 0; a < letters; a++) {
                substitute[a] = set.background.probabilities();
            }
        }
    }

    /** Frequencies with substitutes added, shape as counts. */
    double[] frequencies(double[] counts) {
        int letters = set.alphabet.size();
        double[] theta = new double[counts.length];
        for (int base = 0; base < counts.length; base += letters) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                sum += counts[base + a];
            }
            for (int a = 0; a < letters; a++) {
                double part = sum > 0 ? strength * counts[base + a] / sum : strength / letters;
                theta[base + a] += counts[base + a];
                for (int b = 0; b < letters; b++) {
                    theta[base + b] += part * substitute[a][b];
                }
            }
            for (int a = 0; a < letters; a++) {
                theta[base + a] /= sum + strength;
            }
        }
        return theta;
    }

    /** The matrix of a word: its own letter half of the time, or what replaces it in proteins. */
    double[] ofWord(int place, int width) {
        int letters = set.alphabet.size();
        double[] theta = new double[width * letters];
        for (int k = 0; k < width; k++) {
            int code = set.codes[place + k];
            for (int b = 0; b < letters; b++) {
                double even = set.background.probability(b);
                theta[k * letters + b] = code >= letters
                        ? even
                        : set.alphabet == Alphabet.PROTEIN
                                ? substitute[code][b]
                                : code == b ? OWN : (1 - OWN) / (letters - 1);
            }
        }
        return theta;
    }
}
