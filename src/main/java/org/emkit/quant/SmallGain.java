package org.emkit.quant;

import org.emkit.em.EmState;
import org.emkit.em.StoppingRule;

/** Content when the last step raised the objective by little. Remembers the step before: one per run. */
final class SmallGain implements StoppingRule {
    private final double nats;
    private double before = Double.NEGATIVE_INFINITY;

    /** @param nats the most that a step may still gain, ≥ 0 */
    SmallGain(double nats) {
        this.nats = nats;
    }

    @Override
    public boolean settled(EmState state) {
        double gain = state.objective() - before;
        before = state.objective();
        return gain <= nats;
    }
}
