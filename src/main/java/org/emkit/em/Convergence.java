package org.emkit.em;

/**
 * How a run ended.
 *
 * @param converged whether the stopping rule was content; false if the run ended at its largest number of updates
 * @param updates   plain E- and M-steps made
 * @param objective nats, at the parameters returned
 * @param gapNats   proven bound on how much higher the objective can be, nats, or NaN where the map cannot prove one
 */
public record Convergence(boolean converged, int updates, double objective, double gapNats) {}
