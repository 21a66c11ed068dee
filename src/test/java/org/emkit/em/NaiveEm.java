package org.emkit.em;

import java.util.Arrays;

/** EM for mixing proportions as a textbook writes it: a dense table, logarithms, sums by log-sum-exp. The verifier. */
final class NaiveEm implements ExactPosteriorView {
    private final double[][] logLikelihood;
    private final double[] weight;

    NaiveEm(RandomTable table) {
        SparsePattern pattern = table.pattern;
        weight = table.weight;
        logLikelihood = new double[pattern.observations()][pattern.components()];
        for (int i = 0; i < logLikelihood.length; i++) {
            Arrays.fill(logLikelihood[i], Double.NEGATIVE_INFINITY);
            for (int e = pattern.start(i); e < pattern.start(i + 1); e++) {
                int c = pattern.component(e);
                logLikelihood[i][c] = logSum(logLikelihood[i][c], Math.log(table.likelihood[e]));
            }
        }
    }

    private static double logSum(double... terms) {
        double largest = Arrays.stream(terms).max().orElseThrow();
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            sum += Math.exp(term - largest);
        }
        return largest + Math.log(sum);
    }

    private double[] logJoint(int i, double[] theta) {
        double sum = Arrays.stream(theta).sum();
        double[] joint = new double[theta.length];
        for (int c = 0; c < theta.length; c++) {
            joint[c] = Math.log(theta[c] / sum) + logLikelihood[i][c];
        }
        return joint;
    }

    double logLikelihood(double[] theta) {
        double nats = 0;
        for (int i = 0; i < weight.length; i++) {
            nats += weight[i] == 0 ? 0 : weight[i] * logSum(logJoint(i, theta));
        }
        return nats;
    }

    double[] image(double[] theta) {
        double[] image = new double[theta.length];
        for (int i = 0; i < weight.length; i++) {
            double[] joint = logJoint(i, theta);
            double logS = logSum(joint);
            for (int c = 0; c < theta.length; c++) {
                image[c] += weight[i] * Math.exp(joint[c] - logS);
            }
        }
        return image;
    }

    /** @return g_c, what EM multiplies each share by */
    double[] ratios(double[] theta) {
        double total = Arrays.stream(weight).sum();
        double[] ratios = new double[theta.length];
        for (int i = 0; i < weight.length; i++) {
            double logS = logSum(logJoint(i, theta));
            for (int c = 0; c < theta.length && weight[i] > 0; c++) {
                ratios[c] += weight[i] / total * Math.exp(logLikelihood[i][c] - logS);
            }
        }
        return ratios;
    }

    @Override
    public double completeObjective(double[] theta, double[] at) {
        return expectation(at, (i, c, logZ) -> logJoint(i, theta)[c]);
    }

    @Override
    public double entropy(double[] at) {
        return expectation(at, (i, c, logZ) -> -logZ);
    }

    private interface Term {
        double of(int observation, int component, double logPosterior);
    }

    private double expectation(double[] at, Term term) {
        double nats = 0;
        for (int i = 0; i < weight.length; i++) {
            double[] joint = logJoint(i, at);
            double logS = logSum(joint);
            for (int c = 0; c < at.length; c++) {
                double z = Math.exp(joint[c] - logS);
                nats += z == 0 ? 0 : weight[i] * z * term.of(i, c, joint[c] - logS);
            }
        }
        return nats;
    }

    @Override
    public double[] near(double[] theta, double size, java.util.SplittableRandom random) {
        double[] near = theta.clone();
        for (int c = 0; c < near.length; c++) {
            near[c] *= Math.exp(size * (2 * random.nextDouble() - 1));
        }
        return near;
    }
}
