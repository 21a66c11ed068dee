package org.emkit.em;

import java.util.SplittableRandom;

/**
 * What a test knows of a map whose E-step is the exact posterior: enough to hold it to EM's theory. Written plainly, from
 * the model and not from the map.
 */
public interface ExactPosteriorView {
    /**
     * Q(theta | at), plus the log prior of theta where there is one: the expected log-likelihood of the complete data,
     * with the hidden part distributed as its posterior at {@code at}. Nats.
     */
    double completeObjective(double[] theta, double[] at);

    /** Entropy of the posterior of the hidden part at {@code at}, nats. */
    double entropy(double[] at);

    /** A feasible point near theta: a step of about the given relative size. */
    double[] near(double[] theta, double size, SplittableRandom random);
}
