package org.emkit.em;

/** Is told after each application of the map. Called on the thread that runs the loop. */
@FunctionalInterface
public interface EmListener {
    /**
     * @param update    plain E- and M-steps made so far
     * @param objective nats, at the parameters that this application started from
     * @param gapNats   proven bound on the distance of that objective to the highest, nats, or NaN
     */
    void updated(int update, double objective, double gapNats);

    /** @return a listener that does nothing */
    static EmListener none() {
        return (update, objective, gapNats) -> {};
    }
}
