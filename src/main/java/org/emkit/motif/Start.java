package org.emkit.motif;

/** A matrix to start from. */
final class Start {
    /** Shape [width · |A|]. */
    final double[] theta;
    /** The word it was made from, or how it was made. */
    final String name;

    Start(double[] theta, String name) {
        this.theta = theta;
        this.name = name;
    }
}
