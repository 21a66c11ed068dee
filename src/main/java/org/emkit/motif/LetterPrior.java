package org.emkit.motif;

import java.util.Arrays;
import java.util.List;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.statistics.LogGamma;

/**
 * What is known of a motif's columns before its sites are seen: a mixture of Dirichlet distributions over the letters,
 * with densities proportional to {@code Σ_c q_c Π_a f_a^{α_ca} / B(α_c + 1)}. The α are counts added to those of the sites:
 * one component with {@code α_a = b p_a} is MEME's {@code dirichlet} prior of strength b, with {@code α_a = 1} its
 * {@code addone}. Immutable.
 *
 * @see <a href="https://doi.org/10.1093/bioinformatics/12.4.327">Sjölander et al. 1996</a>
 */
public final class LetterPrior {
    private final double[] share;
    private final double[][] counts;
    /** ln of a component's share over the integral of its Π f^α. */
    private final double[] logScale;

    private LetterPrior(double[] share, double[][] counts) {
        this.share = share;
        this.counts = counts;
        this.logScale = new double[share.length];
        for (int c = 0; c < share.length; c++) {
            double sum = 0;
            logScale[c] = StrictMath.log(share[c]);
            for (double count : counts[c]) {
                logScale[c] -= LogGamma.of(1 + count);
                sum += 1 + count;
            }
            logScale[c] += LogGamma.of(sum);
        }
    }

    /**
     * Background letters as extra counts.
     *
     * @param strength   b, extra counts of a column, &gt; 0; MEME's for DNA is 0.01
     * @param background p
     */
    public static LetterPrior dirichlet(double strength, BackgroundModel background) {
        if (!(strength > 0 && strength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("strength: " + strength);
        }
        double[] counts = background.probabilities();
        for (int a = 0; a < counts.length; a++) {
            counts[a] *= strength;
        }
        return new LetterPrior(new double[] {1}, new double[][] {counts});
    }

    /** One extra count of each letter. */
    public static LetterPrior addOne(Alphabet alphabet) {
        double[] counts = new double[alphabet.size()];
        Arrays.fill(counts, 1);
        return new LetterPrior(new double[] {1}, new double[][] {counts});
    }

    /**
     * A mixture, as files of priors list it.
     *
     * @param share  q, one of each component, &gt; 0; divided by their sum
     * @param counts α, one array [|A|] of each component, &gt; 0
     * @throws IllegalArgumentException if shapes or numbers are not so
     */
    public static LetterPrior mixture(List<Double> share, List<double[]> counts) {
        if (share.isEmpty() || share.size() != counts.size()) {
            throw new IllegalArgumentException(share.size() + " shares of " + counts.size() + " components");
        }
        double sum = share.stream().mapToDouble(Double::doubleValue).sum();
        double[] shares = new double[share.size()];
        double[][] copy = new double[shares.length][];
        for (int c = 0; c < shares.length; c++) {
            shares[c] = share.get(c) / sum;
            copy[c] = counts.get(c).clone();
            requirePositive(shares[c]);
            for (double count : copy[c]) {
                requirePositive(count);
            }
        }
        return new LetterPrior(shares, copy);
    }

    private static void requirePositive(double number) {
        if (!(number > 0 && number < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("must be positive: " + number);
        }
    }

    /**
     * One component for each amino acid, {@code α_a(b) = s P(b | a)} with the probabilities that BLOSUM62 holds, and one
     * of background letters: what replaces an amino acid in related proteins is likely beside it in a motif's column.
     *
     * @param strength   s, extra counts of a column, &gt; 0
     * @param background p
     */
    public static LetterPrior aminoAcids(double strength, BackgroundModel background) {
        return Substitutions.prior(strength, background);
    }

    /** @return the prior used where none is asked for: dirichlet(0.01), or aminoAcids(1) for proteins */
    public static LetterPrior usual(BackgroundModel background) {
        return background.alphabet() == Alphabet.PROTEIN ? aminoAcids(1, background) : dirichlet(0.01, background);
    }

    /**
     * The prior's part of an M-step: adds the α of the components, each as far as it explains the column.
     *
     * @param counts letters seen, changed in place
     * @param theta  the column's probabilities before the step, each &gt; 0
     * @param base   index of the column's first letter in both
     * @return ln of the prior's density at theta, nats, up to a constant
     */
    double addTo(double[] counts, double[] theta, int base) {
        int letters = this.counts[0].length;
        double[] log = new double[letters];
        for (int a = 0; a < letters; a++) {
            log[a] = StrictMath.log(theta[base + a]);
        }
        double[] part = new double[share.length];
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < part.length; c++) {
            part[c] = logScale[c];
            for (int a = 0; a < letters; a++) {
                part[c] += this.counts[c][a] * log[a];
            }
            highest = Math.max(highest, part[c]);
        }
        double sum = 0;
        for (int c = 0; c < part.length; c++) {
            part[c] = StrictMath.exp(part[c] - highest);
            sum += part[c];
        }
        for (int c = 0; c < part.length; c++) {
            for (int a = 0; a < letters; a++) {
                counts[base + a] += part[c] / sum * this.counts[c][a];
            }
        }
        return highest + StrictMath.log(sum);
    }
}
