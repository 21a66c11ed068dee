package org.emkit.em;

/**
 * One E-step and one M-step: the arrow θ ↦ M(θ) on a flat parameter vector. The same theta gives the same next, to the
 * bit, for any number of threads and whatever was applied before. A map holds scratch: one per run, not to be shared by
 * runs at the same time.
 */
public interface EmMap {
    /** @return number of parameters */
    int dimension();

    /**
     * Writes M(theta) to next and leaves theta alone.
     *
     * @param theta parameters, shape [dimension]
     * @param next  receives the image, shape [dimension]; not the same array as theta
     * @return the objective at theta, nats: the number that this map never lowers (the log-likelihood; with its log
     *     prior where the M-step has one; the variational bound of a variational map)
     */
    double apply(double[] theta, double[] next);

    /**
     * A proven bound on how much higher than at the theta last given to {@link #apply} the objective can be.
     *
     * @return nats, ≥ 0; NaN where the map cannot prove one
     */
    default double gapNats() {
        return Double.NaN;
    }

    /** @return how many plain E- and M-steps one {@link #apply} makes */
    default int updatesPerApply() {
        return 1;
    }

    /**
     * Makes an extrapolated point feasible. Unless overridden: parameters are positive, and one that is not goes back to
     * its value at emPoint.
     *
     * @param theta   the extrapolated point, changed in place, shape [dimension]
     * @param emPoint a feasible point, an image of this map, shape [dimension]
     */
    default void repair(double[] theta, double[] emPoint) {
        for (int k = 0; k < theta.length; k++) {
            if (!(theta[k] > 0)) {
                theta[k] = emPoint[k];
            }
        }
    }
}
