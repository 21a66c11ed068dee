package org.emkit.quant;

/**
 * How far the estimate had come.
 *
 * @param update    EM updates so far
 * @param objective nats; what no update lowers
 * @param gapNats   proved distance to the optimum, NaN where there is no proof
 */
public record TraceEntry(int update, double objective, double gapNats) {}
