package org.emkit.em;

/** Parameters at the end of a run, and how it ended: objective and gap are exactly those of these parameters. */
public final class EmResult {
    private final double[] parameters;
    private final Convergence convergence;

    /** Keeps the array: for makers inside the package. */
    EmResult(double[] parameters, Convergence convergence) {
        this.parameters = parameters;
        this.convergence = convergence;
    }

    /** @return a copy, shape [dimension] */
    public double[] parameters() {
        return parameters.clone();
    }

    /** @return how the run ended */
    public Convergence convergence() {
        return convergence;
    }
}
