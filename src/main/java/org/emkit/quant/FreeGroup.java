package org.emkit.quant;

/**
 * Transcripts of which the classes determine the sum and not each. Arrays are shared, never written.
 *
 * @param transcript members, ascending
 * @param minimum    the fewest fragments that each has in an answer as likely as the estimate; NaN: not computed
 * @param maximum    the most; NaN: not computed
 * @param fragments  expected fragments of all together
 * @param identical  whether no class tells any two of them apart
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record FreeGroup(int[] transcript, double[] minimum, double[] maximum, double fragments, boolean identical) {}
