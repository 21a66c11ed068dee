package org.emkit.em;

/**
 * Follows an {@link EmMap} from a starting point until its rule is content. The same loop runs every map, accelerated or
 * not, on any number of threads.
 *
 * @param stop       asked after each application, from minUpdates on
 * @param minUpdates plain E- and M-steps to make at least, ≥ 0
 * @param maxUpdates plain E- and M-steps after which the run ends though the rule is not content, ≥ 1 and ≥ minUpdates
 */
public record EmLoop(StoppingRule stop, int minUpdates, int maxUpdates) {
    /** @throws IllegalArgumentException if the bounds are out of range */
    public EmLoop {
        if (minUpdates < 0 || maxUpdates < 1 || maxUpdates < minUpdates) {
            throw new IllegalArgumentException("updates from " + minUpdates + " to " + maxUpdates);
        }
    }

    /**
     * Runs the map. What is returned is the point that was evaluated last, not its image: the objective and the gap in
     * the result are exactly its own. Where a map gives its images a scale (expected counts that sum to N), a starting
     * point that does not have it may be returned as it is unless minUpdates ≥ 2 × the map's updates per application.
     *
     * @param map   not used by another run meanwhile
     * @param start shape [dimension], feasible for the map; not changed
     * @param each  told after each application
     * @return the parameters and how the run ended
     * @throws IllegalStateException if the map gives an objective that is not a number
     */
    public EmResult run(EmMap map, double[] start, EmListener each) {
        if (start.length != map.dimension()) {
            throw new IllegalArgumentException(start.length + " parameters for a map of " + map.dimension());
        }
        double[] current = start.clone();
        double[] next = new double[current.length];
        int updates = 0;
        while (true) {
            double objective = map.apply(current, next);
            double gapNats = map.gapNats();
            updates += map.updatesPerApply();
            if (Double.isNaN(objective)) {
                throw new IllegalStateException("the objective is not a number after " + updates + " updates");
            }
            each.updated(updates, objective, gapNats);
            boolean settled =
                    updates >= minUpdates && stop.settled(new EmState(updates, current, next, objective, gapNats));
            if (settled || updates >= maxUpdates) {
                return new EmResult(current, new Convergence(settled, updates, objective, gapNats));
            }
            double[] image = next;
            next = current;
            current = image;
        }
    }
}
