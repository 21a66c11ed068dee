package org.emkit.quant;

/** What is believed of abundances before any fragment is seen. */
public sealed interface AbundancePrior permits AbundancePrior.None, AbundancePrior.Dirichlet {

    /** Nothing: abundances of maximum likelihood. */
    record None() implements AbundancePrior {}

    /**
     * A Dirichlet distribution over the shares of fragments; abundances by variational Bayes.
     *
     * @param fragments     pseudo-fragments of each transcript, or of each base of its effective length, &gt; 0, at most 10⁹
     * @param perNucleotide whether {@code fragments} is meant for each base
     */
    record Dirichlet(double fragments, boolean perNucleotide) implements AbundancePrior {
        private static final double MOST_FRAGMENTS = 1e9;

        /** @throws IllegalArgumentException where the number is out of its range */
        public Dirichlet {
            if (!(fragments > 0 && fragments <= MOST_FRAGMENTS)) {
                throw new IllegalArgumentException("prior of " + fragments + " fragments");
            }
        }
    }
}
