package org.emkit.motif;

import org.emkit.sequence.SequenceSet;

/**
 * Prior probability that a site starts at each position of each sequence, as MEME's position-specific priors. What is
 * left of 1 in a sequence is the prior of no site there. Immutable.
 */
public final class PositionPriors {
    private final double[] start;

    private PositionPriors(double[] start) {
        this.start = start;
    }

    /**
     * @param sequences that the priors belong to
     * @param start     for each letter of {@link SequenceSet#codes()}, the probability that a site starts there; ≥ 0, sum
     *                  over each sequence at most 1. Copied
     * @throws IllegalArgumentException if shapes or numbers are not so
     */
    public static PositionPriors of(SequenceSet sequences, double[] start) {
        if (start.length != sequences.letters()) {
            throw new IllegalArgumentException(start.length + " priors, " + sequences.letters() + " letters");
        }
        for (int i = 0; i < sequences.size(); i++) {
            double sum = 0;
            for (int k = sequences.start(i); k < sequences.start(i + 1); k++) {
                if (!(start[k] >= 0)) {
                    throw new IllegalArgumentException("prior of " + sequences.name(i) + ": " + start[k]);
                }
                sum += start[k];
            }
            if (!(sum <= 1 + 1e-6)) {
                throw new IllegalArgumentException("priors of " + sequences.name(i) + " sum to " + sum);
            }
        }
        return new PositionPriors(start.clone());
    }

    /** @return the prior of a site that starts at this index of {@link SequenceSet#codes()} */
    public double start(int index) {
        return start[index];
    }

    /** Priors of a part of the sequences: of those at these indices, in this order. */
    PositionPriors subset(SequenceSet sequences, int[] members) {
        int letters = 0;
        for (int i : members) {
            letters += sequences.length(i);
        }
        double[] some = new double[letters];
        int at = 0;
        for (int i : members) {
            System.arraycopy(start, sequences.start(i), some, at, sequences.length(i));
            at += sequences.length(i);
        }
        return new PositionPriors(some);
    }
}
