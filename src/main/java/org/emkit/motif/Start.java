package org.emkit.motif;

/** A matrix to start from. */
final class Start {
    /** Shape [width · |A|]. */
    final double[] theta;
    /** The word it was made from, or how it was made. */
    final String name;

    /** How much more often the word occurs than expected, less ln of the number of words it is one of; nats. */
    final double enrichment;

    Start(double[] theta, String name) {
        this(theta, name, 0);
    }

    Start(double[] theta, String name, double enrichment) {
        this.theta = theta;
        this.name = name;
        this.enrichment = enrichment;
    }
}
