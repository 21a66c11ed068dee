package org.emkit.quant;

import org.emkit.alignment.LibraryType;
import org.jspecify.annotations.Nullable;

/**
 * All that changes an estimate besides the fragments. The number of threads is not here: it cannot.
 *
 * @param libraryType        what the library is known to be, or null: decided from the fragments
 * @param maxFragmentLength  bases; longer pairs are not placed, ≥ 1
 * @param fragmentMean       bases, in (0, maxFragmentLength]: of fragments whose length is not seen, and weakly of all
 * @param fragmentSd         bases, ≥ 0
 * @param discardOrphans     whether fragments of a paired library that have no pair on one transcript are left out
 * @param discardDovetails   whether pairs whose mates reach past each other are left out
 * @param singleFragmentTerm whether mates alone and single-end reads are weighted by the room they leave for a fragment
 * @param scoreScaleOverride nats per unit of alignment score, &gt; 0, or NaN: as the source of fragments says
 * @param minRatioNats       placements whose weight is below e^−this of the fragment's best are dropped, in (0, 22]
 * @param bins               how finely weights are told apart in classes
 * @param prior              none: maximum likelihood; a Dirichlet: variational Bayes
 * @param toleranceNats      maximum likelihood stops when it is proved to be this near to the optimum, &gt; 0
 * @param maxUpdates         EM updates at most, ≥ 1
 * @param bootstraps         replicates, ≥ 0
 * @param firstBootstrap     number of the first of them, ≥ 0; all numbers are below 2³¹
 * @param seed               of the bootstraps
 * @param bufferBytes        memory for reduced fragments before they go to a spill, ≥ 1
 */
public record QuantOptions(
        @Nullable LibraryType libraryType,
        int maxFragmentLength,
        double fragmentMean,
        double fragmentSd,
        boolean discardOrphans,
        boolean discardDovetails,
        boolean singleFragmentTerm,
        double scoreScaleOverride,
        double minRatioNats,
        WeightBins bins,
        AbundancePrior prior,
        double toleranceNats,
        int maxUpdates,
        int bootstraps,
        int firstBootstrap,
        long seed,
        long bufferBytes) {
    /** −ln 2⁻³², beyond which a weight would be 0 in the units that classes count in. */
    private static final double MOST_RATIO_NATS = 22;

    /** Far beyond any read pair; of each length there are a few counters. */
    private static final int LONGEST_FRAGMENT = 1_000_000;

    /** @throws IllegalArgumentException where a number is out of its range */
    public QuantOptions {
        check(maxFragmentLength >= 1 && maxFragmentLength <= LONGEST_FRAGMENT, "maxFragmentLength", maxFragmentLength);
        check(fragmentMean > 0 && fragmentMean <= maxFragmentLength, "fragmentMean", fragmentMean);
        check(fragmentSd >= 0 && fragmentSd < Double.POSITIVE_INFINITY, "fragmentSd", fragmentSd);
        check(Double.isNaN(scoreScaleOverride) || isPositive(scoreScaleOverride), "score scale", scoreScaleOverride);
        check(minRatioNats > 0 && minRatioNats <= MOST_RATIO_NATS, "minRatioNats", minRatioNats);
        check(isPositive(toleranceNats), "toleranceNats", toleranceNats);
        check(maxUpdates >= 1, "maxUpdates", maxUpdates);
        check(bootstraps >= 0, "bootstraps", bootstraps);
        check(
                firstBootstrap >= 0 && firstBootstrap <= Integer.MAX_VALUE - bootstraps,
                "firstBootstrap",
                firstBootstrap);
        check(bufferBytes >= 1, "bufferBytes", bufferBytes);
    }

    /** @return the options that a run has where nothing is asked for */
    public static QuantOptions withDefaults() {
        return builder().build();
    }

    /** @return a builder that starts from the defaults */
    public static QuantOptionsBuilder builder() {
        return new QuantOptionsBuilder();
    }

    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    private static void check(boolean inRange, String name, long value) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }

    private static void check(boolean inRange, String name, double value) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " is " + value);
        }
    }
}
