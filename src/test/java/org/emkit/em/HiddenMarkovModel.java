package org.emkit.em;

import java.util.Arrays;

/**
 * A textbook discrete hidden Markov model, fitted by Baum–Welch: its E-step is no table at all. Parameters: first-state
 * probabilities [states], transitions [states × states], emissions [states × letters], each row summing to one.
 */
final class HiddenMarkovModel implements EmMap {
    private final int[][] sequences;
    private final int states;
    private final int letters;
    private final Workers workers;

    HiddenMarkovModel(int[][] sequences, int states, int letters, Workers workers) {
        this.sequences = sequences;
        this.states = states;
        this.letters = letters;
        this.workers = workers;
    }

    @Override
    public int dimension() {
        return states * (1 + states + letters);
    }

    private int transition(int from, int to) {
        return states + from * states + to;
    }

    private int emission(int state, int letter) {
        return states + states * states + state * letters + letter;
    }

    @Override
    public double apply(double[] theta, double[] next) {
        double[][] counts = new double[sequences.length][dimension()];
        double[] nats = new double[sequences.length];
        workers.run(sequences.length, k -> nats[k] = expect(sequences[k], theta, counts[k]));
        Arrays.fill(next, 0);
        double sum = 0;
        for (int k = 0; k < sequences.length; k++) {
            sum += nats[k];
            for (int p = 0; p < next.length; p++) {
                next[p] += counts[k][p];
            }
        }
        normaliseRows(next);
        return sum;
    }

    /** Forward and backward with a scale at each position; expected counts of first states, transitions, emissions. */
    private double expect(int[] sequence, double[] theta, double[] counts) {
        int length = sequence.length;
        double[][] forward = new double[length][states];
        double[] scale = new double[length];
        double nats = 0;
        for (int t = 0; t < length; t++) {
            for (int b = 0; b < states; b++) {
                double into = t == 0 ? theta[b] : 0;
                for (int a = 0; t > 0 && a < states; a++) {
                    into += forward[t - 1][a] * theta[transition(a, b)];
                }
                forward[t][b] = into * theta[emission(b, sequence[t])];
                scale[t] += forward[t][b];
            }
            for (int b = 0; b < states; b++) {
                forward[t][b] /= scale[t];
            }
            nats += Math.log(scale[t]);
        }
        double[] backward = new double[states];
        Arrays.fill(backward, 1);
        for (int t = length - 1; t >= 0; t--) {
            double[] before = new double[states];
            for (int b = 0; b < states; b++) {
                counts[emission(b, sequence[t])] += forward[t][b] * backward[b];
                double out = theta[emission(b, sequence[t])] * backward[b] / scale[t];
                for (int a = 0; t > 0 && a < states; a++) {
                    double step = theta[transition(a, b)] * out;
                    counts[transition(a, b)] += forward[t - 1][a] * step;
                    before[a] += step;
                }
            }
            if (t == 0) {
                for (int b = 0; b < states; b++) {
                    counts[b] += forward[0][b] * backward[b];
                }
            }
            backward = before;
        }
        return nats;
    }

    private void normaliseRows(double[] theta) {
        normalise(theta, 0, states);
        for (int a = 0; a < states; a++) {
            normalise(theta, transition(a, 0), states);
            normalise(theta, emission(a, 0), letters);
        }
    }

    private static void normalise(double[] theta, int from, int size) {
        double sum = 0;
        for (int k = from; k < from + size; k++) {
            sum += theta[k];
        }
        for (int k = from; k < from + size; k++) {
            theta[k] /= sum;
        }
    }

    @Override
    public void repair(double[] theta, double[] emPoint) {
        for (int k = 0; k < theta.length; k++) {
            theta[k] = theta[k] > 0 ? theta[k] : emPoint[k];
        }
        normaliseRows(theta);
    }
}
