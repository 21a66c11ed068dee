package org.emkit.quant;

/**
 * What several inputs of classes became together.
 *
 * @param inputs           how many, ≥ 2
 * @param classes          in all inputs, before they were merged
 * @param lengthsAgree     whether every transcript has one effective length in all inputs that have fragments
 * @param lengthDifference bases, ≥ 0, from the smallest to the largest effective length of the longest transcript: where it
 *                         is longer than any fragment, that is by how much mean fragment lengths differ
 */
public record Merged(int inputs, long classes, boolean lengthsAgree, double lengthDifference) {}
