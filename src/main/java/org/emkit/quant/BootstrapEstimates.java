package org.emkit.quant;

import java.util.List;
import org.emkit.em.Convergence;

/** Expected fragments of each transcript in each bootstrap replicate. Immutable. */
public final class BootstrapEstimates {
    private final double[][] fragments;
    private final List<Convergence> convergence;

    BootstrapEstimates(double[][] fragments, List<Convergence> convergence) {
        this.fragments = fragments;
        this.convergence = List.copyOf(convergence);
    }

    /** @return number of replicates */
    public int replicates() {
        return fragments.length;
    }

    /** @return expected fragments of the transcript in the replicate, ≥ 0 */
    public double fragments(int replicate, int transcript) {
        return fragments[replicate][transcript];
    }

    /** @return how the replicate's run ended */
    public Convergence convergence(int replicate) {
        return convergence.get(replicate);
    }
}
