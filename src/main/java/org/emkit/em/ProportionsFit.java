package org.emkit.em;

/**
 * Expected counts of the highest likelihood, and how they were come by.
 *
 * @param result counts with the sum N, and how the run ended: its updates are those of EM, in a part that was left to EM
 *               the most of any, and one for the proof
 * @param work   what Newton's method did
 */
public record ProportionsFit(EmResult result, Work work) {
    /**
     * What it took.
     *
     * @param parts             connected parts of the table, ≥ 1
     * @param largestPart       mixture components in the largest one, ≥ 1
     * @param newtonSteps       steps in the part that took the most; 0 where EM reached its last update before
     * @param unmetParts        parts that missed their share of the tolerance, ≥ 0; all of them where EM reached its last
     *                          update before the tolerance was met
     * @param updateEquivalents all multiplications of the run, in those of one EM update of the whole table
     */
    public record Work(int parts, int largestPart, int newtonSteps, int unmetParts, double updateEquivalents) {}
}
