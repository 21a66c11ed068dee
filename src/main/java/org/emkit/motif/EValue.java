package org.emkit.motif;

import org.emkit.em.Workers;
import org.emkit.sequence.SequenceSet;
import org.emkit.statistics.GammaTail;

/**
 * MEME's E-value of an alignment of sites, E = p A: p is the chance that the product of the p-values of its columns is so
 * small if its letters are drawn from the background, A the number of ways to place its sites. It says how surprising the
 * alignment is, not whether the best alignment of random sequences would be as good. The tables of columns are finer than
 * MEME's, and no count is rounded. Threads may share one.
 *
 * <p>Source: Bailey, Gribskov 1998, J. Comput. Biol. 5:211–221 (product of p-values); Hertz, Stormo 1999, Bioinformatics
 * 15:563–577 (log-likelihood ratios of columns); the manual of MEME for A.
 */
public final class EValue {
    private static final int MOST_TABULATED = 1 << 16;

    private final int letters;
    private final double[] logBackground;
    private final ColumnPValues columns;
    private final SitePlacements placements;
    /** n ln n of whole n, as far as needed. */
    private final double[] nLogN;

    private EValue(double[] background, ColumnPValues columns, SitePlacements placements, int mostSites) {
        this(columns, placements, new double[background.length], new double[Math.min(MOST_TABULATED, mostSites) + 1]);
        for (int a = 0; a < letters; a++) {
            logBackground[a] = StrictMath.log(background[a]);
        }
        for (int n = 1; n < nLogN.length; n++) {
            nLogN[n] = n * StrictMath.log(n);
        }
    }

    private EValue(ColumnPValues columns, SitePlacements placements, double[] logBackground, double[] nLogN) {
        this.letters = logBackground.length;
        this.columns = columns;
        this.placements = placements;
        this.logBackground = logBackground;
        this.nLogN = nLogN;
    }

    /** The same tables for other sequences. */
    EValue with(SitePlacements others) {
        return new EValue(columns, others, logBackground, nLogN);
    }

    /**
     * Makes the tables, but for rows that are made when they are first asked for.
     *
     * @param model        how many sites a sequence holds
     * @param sequences    where sites may lie; of these the lengths count
     * @param eitherStrand whether a site may lie on two strands; false for palindromes, where both are one site
     * @param background   probabilities of letters without context, shape [A], each &gt; 0, sum 1
     * @param mostSites    sites that an alignment will have at most; more are possible, but slower
     * @param workers      threads; they change no bit
     */
    public static EValue of(
            SiteModel model,
            SequenceSet sequences,
            boolean eitherStrand,
            double[] background,
            int mostSites,
            Workers workers) {
        return new EValue(
                background,
                new ColumnPValues(background, mostSites, workers),
                new SitePlacements(model, sequences, eitherStrand),
                mostSites);
    }

    /**
     * @param width  w, ≥ 1
     * @param sites  number of sites
     * @param counts letters at each position, shape [w · A], position after position: weights of sequences make them
     *               fractions
     * @return ln E; −∞ if the sites have no room
     */
    public double logE(int width, int sites, double[] counts) {
        return logPValue(width, counts) + placements.log(width, sites);
    }

    /** @return ln p of the product of the columns' p-values, ≤ 0; arguments as {@link #logE} has them */
    public double logPValue(int width, double[] counts) {
        double product = 0;
        for (int k = 0; k < width; k++) {
            product += logColumnPValue(counts, k * letters);
        }
        return GammaTail.logProduct(product, width);
    }

    /**
     * @param width w
     * @param sites N
     * @return ln A, the number of ways to place so many sites; −∞ if there is none
     */
    public double logPlacements(int width, int sites) {
        return placements.log(width, sites);
    }

    /**
     * @param counts letters at positions
     * @param from   index of the first letter of the position
     * @return ln of the chance of the position's log-likelihood ratio or a higher one, ≤ 0
     */
    public double logColumnPValue(double[] counts, int from) {
        double draws = 0;
        double ratio = 0;
        for (int a = 0; a < letters; a++) {
            double n = counts[from + a];
            draws += n;
            ratio += nLogN(n) - n * logBackground[a];
        }
        return columns.log(draws, ratio - nLogN(draws));
    }

    /**
     * @param width  w
     * @param counts letters at each position, shape [w · A]
     * @return log-likelihood ratio Σ n ln(n / (N p)) over all positions and letters, nats
     */
    public double logLikelihoodRatio(int width, double[] counts) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            double draws = 0;
            for (int a = 0; a < letters; a++) {
                double n = counts[k * letters + a];
                draws += n;
                sum += nLogN(n) - n * logBackground[a];
            }
            sum -= nLogN(draws);
        }
        return sum;
    }

    private double nLogN(double n) {
        int whole = (int) n;
        if (whole == n && whole < nLogN.length) {
            return nLogN[whole];
        }
        return n > 0 ? n * StrictMath.log(n) : 0;
    }
}
