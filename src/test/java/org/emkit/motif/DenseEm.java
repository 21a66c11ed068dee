package org.emkit.motif;

import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;

/** EM of a motif on every window, from the definition: slow, and nothing is shared with the engine. */
final class DenseEm {
    private final SequenceSet set;
    private final BackgroundModel background;
    private final boolean oops;
    private final double strength;

    DenseEm(SequenceSet set, BackgroundModel background, boolean oops, double strength) {
        this.set = set;
        this.background = background;
        this.oops = oops;
        this.strength = strength;
    }

    /** Follows plain EM; theta has shape [width][|A|] and is changed in place. @return γ at the end */
    double run(double[][] theta, double share, int updates) {
        double gamma = share;
        for (int k = 0; k < updates; k++) {
            gamma = update(theta, gamma);
        }
        return gamma;
    }

    private double update(double[][] theta, double gamma) {
        int letters = set.alphabet().size();
        double[][] counts = new double[theta.length][letters];
        double sites = 0;
        for (int i = 0; i < set.size(); i++) {
            int windows = set.length(i) - theta.length + 1;
            double[] joint = new double[2 * windows];
            double sum = oops ? 0 : 1 - gamma;
            for (int j = 0; j < joint.length; j++) {
                joint[j] = (oops ? 1 : gamma) / (2 * windows) * ratio(theta, i, j / 2, j % 2 == 1);
                sum += joint[j];
            }
            for (int j = 0; j < joint.length; j++) {
                sites += joint[j] / sum;
                for (int k = 0; k < theta.length; k++) {
                    int code = code(theta.length, i, j / 2, j % 2 == 1, k);
                    if (code < letters) {
                        counts[k][code] += joint[j] / sum;
                    }
                }
            }
        }
        for (int k = 0; k < theta.length; k++) {
            double sum = 0;
            for (int a = 0; a < letters; a++) {
                counts[k][a] += strength * background.probability(a);
                sum += counts[k][a];
            }
            for (int a = 0; a < letters; a++) {
                theta[k][a] = counts[k][a] / sum;
            }
        }
        return sites / set.size();
    }

    private int code(int width, int i, int offset, boolean reverse, int k) {
        int code = set.code(i, reverse ? offset + width - 1 - k : offset + k);
        return reverse ? Alphabet.DNA.complement(code) : code;
    }

    private double ratio(double[][] theta, int i, int offset, boolean reverse) {
        double ratio = 1;
        for (int k = 0; k < theta.length; k++) {
            int place = set.start(i) + offset + k;
            ratio /= Math.exp(background.logConditional(set.codes(), set.start(i), place));
            int code = code(theta.length, i, offset, reverse, k);
            ratio *= code < set.alphabet().size() ? theta[k][code] : 1;
        }
        return ratio;
    }
}
