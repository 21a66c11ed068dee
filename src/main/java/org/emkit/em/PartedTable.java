package org.emkit.em;

import java.util.stream.IntStream;

/**
 * The likelihoods of a mixture, and the connected parts that they fall into, each of which is solved by itself.
 *
 * <p>Arrays are shared with the caller, who does not change them.
 */
final class PartedTable {
    final SparsePattern pattern;
    /** Shape [entries]. */
    final double[] likelihood;

    final Components parts;
    /** On what Newton's method may take in a part. */
    final FactorLimit limit;
    /** Parts of more than one component. */
    private final int several;

    PartedTable(SparsePattern pattern, double[] likelihood, Components parts, FactorLimit limit) {
        this.pattern = pattern;
        this.likelihood = likelihood;
        this.parts = parts;
        this.limit = limit;
        this.several = (int) IntStream.range(0, parts.count())
                .filter(part -> parts.size(part) > 1)
                .count();
    }

    /**
     * Shares out a gap: half of it by counts, half equally to all parts that have a choice.
     *
     * @param nats  in all
     * @param total of all weights
     * @return what each part may take
     */
    Allowance share(double nats, double total) {
        return new Allowance(nats / 2 / Math.max(1, several), nats / 2 / total);
    }

    /** @return the rows of a part that were seen */
    ComponentTable rows(double[] weight, int part) {
        return ComponentTable.of(pattern, likelihood, weight, parts, part);
    }

    /**
     * A gap that a part may have.
     *
     * @param nats     whatever its counts
     * @param perCount and more of it for each count
     */
    record Allowance(double nats, double perCount) {
        double of(double total) {
            return nats + perCount * total;
        }
    }
}
