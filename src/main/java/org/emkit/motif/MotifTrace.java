package org.emkit.motif;

import java.util.List;

/**
 * How a motif was found.
 *
 * @param startsTried starting points scored
 * @param startsRefined starting points followed by EM to the end
 * @param start       the best one: the word it came from, or how it was made
 * @param updates     EM updates of the best, accelerated ones counted as the plain updates they are made of
 * @param rescans     times all windows were scored anew
 * @param converged   whether EM met its tolerance
 * @param objective   the objective after each update between two scans of the last refinement, nats
 */
public record MotifTrace(
        int startsTried,
        int startsRefined,
        String start,
        int updates,
        int rescans,
        boolean converged,
        List<Double> objective) {
    public MotifTrace {
        objective = List.copyOf(objective);
    }
}
