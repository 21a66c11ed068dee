package org.emkit.quant;

/**
 * How long fragments are: a probability for each length from 1 base to the longest allowed. Immutable.
 *
 * <p>Either given as a normal distribution cut at four standard deviations, or observed: the histogram of all pairs,
 * smoothed, plus that normal distribution with the weight of one fragment. Where the five lengths around one hold enough
 * fragments, they are averaged by the binomial kernel (1, 4, 6, 4, 1)/16; in sparse tails the window grows until it
 * holds enough (a nearest-neighbour density estimate: Loftsgaarden and Quesenberry 1965), since a length between two
 * that were seen is not impossible.
 */
public final class FragmentLengths {
    private static final double[] KERNEL = {1 / 16.0, 4 / 16.0, 6 / 16.0, 4 / 16.0, 1 / 16.0};
    private static final double CUT = 4;
    /** Fragments that a window must hold for its average to be trusted. */
    private static final int ENOUGH = 16;

    private final double[] probability;
    private final double[] cumulative;
    private final double[] cumulativeBases;
    private final long observed;

    private FragmentLengths(double[] weight, long observed) {
        double total = 0;
        for (double w : weight) {
            total += w;
        }
        this.probability = new double[weight.length];
        this.cumulative = new double[weight.length];
        this.cumulativeBases = new double[weight.length];
        double sum = 0;
        double bases = 0;
        for (int l = 0; l < weight.length; l++) {
            sum += weight[l];
            bases += weight[l] * l;
            probability[l] = weight[l] / total;
            cumulative[l] = sum / total;
            cumulativeBases[l] = bases / total;
        }
        this.observed = observed;
    }

    /**
     * Lengths as they were seen.
     *
     * @param histogram fragments by length in bases, shape [maximum + 1]; those of length 0 count as 1
     * @param mean      bases, of the normal distribution that weighs one fragment, in (0, maximum]
     * @param sd        bases, ≥ 0
     * @return the smoothed distribution on 1 … maximum
     */
    public static FragmentLengths observed(long[] histogram, double mean, double sd) {
        int maximum = histogram.length - 1;
        long[] upTo = new long[maximum + 2]; // fragments shorter than the index
        int shortest = maximum;
        int longest = 1;
        for (int l = 0; l <= maximum; l++) {
            upTo[l + 1] = upTo[l] + histogram[l];
            shortest = histogram[l] > 0 ? Math.min(shortest, Math.max(1, l)) : shortest;
            longest = histogram[l] > 0 ? l : longest;
        }
        double[] weight = normal(mean, sd, maximum);
        int reach = KERNEL.length / 2;
        for (int l = Math.max(1, shortest - reach); l <= Math.min(maximum, longest + reach); l++) {
            weight[l] += smoothed(histogram, upTo, l);
        }
        return new FragmentLengths(weight, upTo[maximum + 1]);
    }

    /** The density of fragments at a length, in fragments a base. */
    private static double smoothed(long[] histogram, long[] upTo, int length) {
        int last = histogram.length - 1;
        int reach = KERNEL.length / 2;
        int from = Math.max(0, length - reach);
        int to = Math.min(last, length + reach);
        if (upTo[to + 1] - upTo[from] >= ENOUGH) {
            double sum = 0;
            for (int k = 0; k < KERNEL.length; k++) {
                int l = length + k - reach;
                sum += l >= 0 && l <= last ? KERNEL[k] * histogram[l] : 0;
            }
            return sum;
        }
        while (upTo[to + 1] - upTo[from] < ENOUGH && (from > 0 || to < last)) {
            from = Math.max(0, from - 1);
            to = Math.min(last, to + 1);
        }
        return (double) (upTo[to + 1] - upTo[from]) / (to - from + 1);
    }

    /**
     * Lengths that are given because they cannot be seen.
     *
     * @param mean    bases, in (0, maximum]
     * @param sd      bases, ≥ 0; 0: all fragments have the mean length, rounded
     * @param maximum bases, ≥ 1
     * @return the normal distribution within four standard deviations, on 1 … maximum
     */
    public static FragmentLengths gaussian(double mean, double sd, int maximum) {
        return new FragmentLengths(normal(mean, sd, maximum), 0);
    }

    private static double[] normal(double mean, double sd, int maximum) {
        if (maximum < 1 || !(mean > 0 && mean <= maximum) || !(sd >= 0)) {
            throw new IllegalArgumentException("mean " + mean + ", sd " + sd + ", maximum " + maximum);
        }
        double[] weight = new double[maximum + 1];
        double total = 0;
        for (int l = 1; l <= maximum; l++) {
            double z = (l - mean) / sd;
            weight[l] = Math.abs(z) <= CUT ? StrictMath.exp(-z * z / 2) : 0;
            total += weight[l];
        }
        if (total == 0) {
            weight[(int) Math.max(1, Math.round(mean))] = 1;
            return weight;
        }
        for (int l = 1; l <= maximum; l++) {
            weight[l] /= total;
        }
        return weight;
    }

    /** @return the longest length with a place here, bases */
    public int maximum() {
        return probability.length - 1;
    }

    /** @return fragments whose length was seen; 0 where the distribution is given */
    public long observed() {
        return observed;
    }

    /** @return P(F = length), 0 beyond the maximum */
    public double probability(int length) {
        return length < 0 || length > maximum() ? 0 : probability[length];
    }

    /** @return P(F ≤ length) */
    public double cumulative(int length) {
        return length < 0 ? 0 : cumulative[Math.min(length, maximum())];
    }

    /** @return E[F | F ≤ length], bases; NaN where P(F ≤ length) = 0 */
    public double meanUpTo(int length) {
        return length < 0 ? Double.NaN : cumulativeBases[Math.min(length, maximum())] / cumulative(length);
    }

    /** @return E[F], bases */
    public double mean() {
        return meanUpTo(maximum());
    }

    /** @return standard deviation of F, bases */
    public double standardDeviation() {
        double mean = mean();
        double variance = 0;
        for (int l = 0; l < probability.length; l++) {
            variance += probability[l] * (l - mean) * (l - mean);
        }
        return Math.sqrt(variance);
    }
}
