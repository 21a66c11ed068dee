package org.emkit.quant;

import java.util.List;
import org.emkit.em.Convergence;

/** Expected fragments of each transcript, and how they were come by. The array is shared, never written. */
final class Estimate {
    private final double[] fragments;
    private final Convergence convergence;
    private final List<TraceEntry> trace;

    Estimate(double[] fragments, Convergence convergence, List<TraceEntry> trace) {
        this.fragments = fragments;
        this.convergence = convergence;
        this.trace = List.copyOf(trace);
    }

    /** @return shape [transcripts], each ≥ 0 */
    double[] fragments() {
        return fragments;
    }

    Convergence convergence() {
        return convergence;
    }

    List<TraceEntry> trace() {
        return trace;
    }
}
