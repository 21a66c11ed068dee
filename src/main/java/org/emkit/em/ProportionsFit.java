package org.emkit.em;

/** Expected counts of the highest likelihood, and how they were come by. */
public final class ProportionsFit {
    private final EmResult result;
    private final int newtonSteps;
    private final int unmetParts;
    private final double updateEquivalents;

    ProportionsFit(EmResult result, int newtonSteps, int unmetParts, double updateEquivalents) {
        this.result = result;
        this.newtonSteps = newtonSteps;
        this.unmetParts = unmetParts;
        this.updateEquivalents = updateEquivalents;
    }

    /** @return expected counts, a copy, shape [components]; their sum is N */
    public double[] parameters() {
        return result.parameters();
    }

    /** @return how the run ended; updates are those of EM alone */
    public Convergence convergence() {
        return result.convergence();
    }

    /** @return Newton steps in the part that took the most, ≥ 0 */
    public int newtonSteps() {
        return newtonSteps;
    }

    /** @return connected parts whose share of the tolerance was not met, ≥ 0 */
    public int unmetParts() {
        return unmetParts;
    }

    /** @return work of the run, Newton steps included, in multiplications of one EM update of the whole table */
    public double updateEquivalents() {
        return updateEquivalents;
    }
}
