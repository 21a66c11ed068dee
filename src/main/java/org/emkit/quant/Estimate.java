package org.emkit.quant;

import java.util.List;
import org.emkit.em.Convergence;
import org.emkit.em.ProportionsFit;
import org.jspecify.annotations.Nullable;

/**
 * Expected fragments of each transcript, and how they were come by. The array is shared, never written.
 *
 * @param fragments   shape [transcripts], each ≥ 0
 * @param convergence how the run ended
 * @param work        what the search for the proved optimum took; null for variational Bayes, and where there was nothing
 *     to search for
 * @param trace       of the run; empty for a replicate
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Estimate(
        double[] fragments, Convergence convergence, ProportionsFit.@Nullable Work work, List<TraceEntry> trace) {
    Estimate {
        trace = List.copyOf(trace);
    }

    Estimate with(List<TraceEntry> steps) {
        return new Estimate(fragments, convergence, work, steps);
    }
}
