package org.emkit.em;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A textbook mixture of normal distributions on the line, by maximum likelihood or with penalties: each point may come
 * from every component, and likelihoods move. Parameters: shares, means, variances, each shape [components].
 */
final class GaussianMixture implements EmMap {
    /**
     * Log prior, up to a constant: {@code Σ share·ln w − Σ (shape·ln v + scale/v + pull·(m − center)²/(2v))}.
     */
    record Prior(double share, double shape, double scale, double pull, double center) {
        static final Prior NONE = new Prior(0, 0, 0, 0, 0);

        double nats(double[] theta, int components) {
            double nats = 0;
            for (int c = 0; c < components; c++) {
                double m = theta[components + c] - center;
                double v = theta[2 * components + c];
                nats += share == 0 ? 0 : share * Math.log(theta[c]);
                nats -= shape * Math.log(v) + scale / v + pull * m * m / (2 * v);
            }
            return nats;
        }
    }

    private final double[] data;
    private final int components;
    private final Prior prior;
    private final SparseExpectation expectation;
    private final double[] likelihood;
    private final double[] mixing;

    GaussianMixture(double[] data, int components, Prior prior, Workers workers) {
        this.data = data;
        this.components = components;
        this.prior = prior;
        SparsePatternBuilder builder = new SparsePatternBuilder(components);
        for (int i = 0; i < data.length; i++) {
            for (int c = 0; c < components; c++) {
                builder.add(c);
            }
            builder.endObservation();
        }
        SparsePattern pattern = builder.build();
        double[] once = new double[data.length];
        Arrays.fill(once, 1);
        this.expectation = new SparseExpectation(pattern, once, workers);
        this.likelihood = new double[pattern.entries()];
        this.mixing = new double[components];
    }

    /** Points around −4, 0 and 5 with standard deviations ½, 1 and 2. */
    static double[] sample(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] data = new double[size];
        for (int i = 0; i < size; i++) {
            double z = random.nextGaussian();
            data[i] = i % 3 == 0 ? -4 + 0.5 * z : i % 3 == 1 ? z : 5 + 2 * z;
        }
        return data;
    }

    static double[] start(int components, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = new double[3 * components];
        for (int c = 0; c < components; c++) {
            theta[c] = 1.0 / components;
            theta[components + c] = -5 + 12 * random.nextDouble();
            theta[2 * components + c] = 4;
        }
        return theta;
    }

    static double density(double x, double mean, double variance) {
        double z = x - mean;
        return Math.exp(-z * z / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
    }

    @Override
    public int dimension() {
        return 3 * components;
    }

    @Override
    public double apply(double[] theta, double[] next) {
        for (int i = 0; i < data.length; i++) {
            for (int c = 0; c < components; c++) {
                likelihood[i * components + c] = density(data[i], theta[components + c], theta[2 * components + c]);
            }
        }
        System.arraycopy(theta, 0, mixing, 0, components);
        double nats = expectation.expect(likelihood, mixing);
        for (int c = 0; c < components; c++) {
            maximise(c, next);
        }
        return nats + prior.nats(theta, components);
    }

    private void maximise(int c, double[] next) {
        double count = 0;
        double sum = 0;
        for (int i = 0; i < data.length; i++) {
            double z = responsibility(i, c);
            count += z;
            sum += z * data[i];
        }
        double mean = (sum + prior.pull * prior.center) / (count + prior.pull);
        double squares = 0;
        for (int i = 0; i < data.length; i++) {
            double distance = data[i] - mean;
            squares += responsibility(i, c) * distance * distance;
        }
        double pulled = prior.pull * (mean - prior.center) * (mean - prior.center);
        next[c] = (count + prior.share) / (data.length + components * prior.share);
        next[components + c] = mean;
        next[2 * components + c] = (squares + 2 * prior.scale + pulled) / (count + 2 * prior.shape);
    }

    private double responsibility(int i, int c) {
        return mixing[c] * likelihood[i * components + c] * expectation.scale(i);
    }

    @Override
    public void repair(double[] theta, double[] emPoint) {
        double sum = 0;
        for (int c = 0; c < components; c++) {
            theta[c] = theta[c] > 0 ? theta[c] : emPoint[c];
            sum += theta[c];
            int v = 2 * components + c;
            theta[v] = theta[v] > 0 ? theta[v] : emPoint[v];
        }
        for (int c = 0; c < components; c++) {
            theta[c] /= sum;
        }
    }
}
