package org.emkit.em;

/**
 * What a {@link StoppingRule} sees of a run after one application of the map: previous is the point that objective and
 * gap belong to, current is its image. A view of the run's arrays, good only during the call.
 */
public final class EmState {
    private final int updates;
    private final double[] previous;
    private final double[] current;
    private final double objective;
    private final double gapNats;

    EmState(int updates, double[] previous, double[] current, double objective, double gapNats) {
        this.updates = updates;
        this.previous = previous;
        this.current = current;
        this.objective = objective;
        this.gapNats = gapNats;
    }

    /** @return plain E- and M-steps made so far */
    public int updates() {
        return updates;
    }

    /** @return number of parameters */
    public int dimension() {
        return previous.length;
    }

    /** @return parameter k before the application */
    public double previous(int k) {
        return previous[k];
    }

    /** @return parameter k after the application */
    public double current(int k) {
        return current[k];
    }

    /** @return nats, at previous */
    public double objective() {
        return objective;
    }

    /** @return proven bound on the distance of the objective to the highest, nats, at previous; or NaN */
    public double gapNats() {
        return gapNats;
    }
}
