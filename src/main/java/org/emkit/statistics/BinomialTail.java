package org.emkit.statistics;

/** Right tail of the binomial distribution. */
public final class BinomialTail {
    private BinomialTail() {}

    /**
     * ln of the chance of at least so many successes.
     *
     * @param successes in [0, trials]
     * @param trials    ≥ 0
     * @param chance    of success in each trial, in [0, 1]
     * @return ln p, ≤ 0; −∞ if it cannot be
     */
    public static double logRightTail(long successes, long trials, double chance) {
        if (successes < 0 || successes > trials || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(successes + " of " + trials + " with chance " + chance);
        }
        if (successes == 0 || chance == 1) {
            return 0;
        }
        if (chance == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return successes > trials * chance
                ? tail(successes, trials, chance)
                : LogProbability.complement(tail(trials - successes + 1, trials, 1 - chance));
    }

    /** For x above the mean, where each probability is smaller than the one before. */
    private static double tail(long x, long trials, double chance) {
        double odds = chance / (1 - chance);
        double term = 1;
        double sum = 1;
        for (long k = x; term > sum * 1e-18; k++) {
            term *= (double) (trials - k) / (k + 1) * odds;
            sum += term;
        }
        double first = LogGamma.logBinomial(trials, x)
                + x * StrictMath.log(chance)
                + (x == trials ? 0 : (trials - x) * StrictMath.log1p(-chance));
        return Math.min(0, first + StrictMath.log(sum));
    }
}
