package org.emkit.quant;

/**
 * How finely compatibility weights are told apart when fragments are put into classes. Fragments share a class where
 * they have the same transcripts and, for each of these, the same bin of −ln(weight / best weight). The weights
 * themselves are never binned: a class keeps the mean of its fragments' weights.
 *
 * @param nats width of a bin, &gt; 0; 0 for {@link #EXACT}, infinite for {@link #NONE}
 */
public record WeightBins(double nats) {
    /** Only fragments of equal weights share a class (equal to 2⁻³² of the best). */
    public static final WeightBins EXACT = new WeightBins(0);

    /** Fragments of the same transcripts share a class, whatever their weights. */
    public static final WeightBins NONE = new WeightBins(Double.POSITIVE_INFINITY);

    private static final double FINEST = 1.0 / 1024;

    /** @throws IllegalArgumentException where the width is negative, not a number, or below 1/1024 but not 0 */
    public WeightBins {
        if (!(nats == 0 || nats >= FINEST)) {
            throw new IllegalArgumentException("bins of " + nats + " nats: must be 0 or at least 1/1024");
        }
    }
}
