package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.EmMap;
import org.emkit.em.SparseExpectation;
import org.emkit.em.SparsePattern;
import org.emkit.em.Workers;

/**
 * The EM map of one motif on a table of candidate sites. Parameters are f, shape [width · |A|], each position summing to 1,
 * and, unless each row has a site for sure, γ, the part of the rows that has one. Row i has likelihood ratio
 *
 * <pre>s_i = (1 − γ) + γ (rest_i + Σ_j P_ij Π_k f(k, x_jk) / p(x_j))</pre>
 *
 * and the objective is {@code Σ n_i ln s_i + Σ_ka r_ka ln f_ka + Σ_k ln prior(f_k)}, nats, up to a constant, with rest and
 * r what the table left out at its scan: at that point its slope is that of the log-likelihood of all windows with its
 * prior, so that a point where a new scan changes nothing is one of EM on all windows. A wildcard in a site was not
 * observed: it neither changes a likelihood nor counts.
 */
final class MotifMap implements EmMap {
    private static final int BLOCK_ENTRIES = 1 << 13;
    private static final double LEAST_SHARE = 1e-12;

    private final Candidates table;
    private final LetterPrior prior;
    private final boolean alwaysASite;
    private final boolean palindrome;
    private final Workers workers;
    private final SparseExpectation expectation;
    private final double totalWeight;
    private final int letters;
    private final int size;
    private final double[] likelihood;
    private final ChunkProducts products;
    /** First row of each block; shape [blocks + 1]. */
    private final int[] bounds;

    private final ChunkProducts.Sums[] blockCounts;
    private final double[] blockNone;

    MotifMap(Candidates table, LetterPrior prior, boolean alwaysASite, boolean palindrome, Workers workers) {
        this.table = table;
        this.prior = prior;
        this.alwaysASite = alwaysASite;
        this.palindrome = palindrome;
        this.workers = workers;
        this.expectation = new SparseExpectation(table.pattern, table.weight, workers);
        this.totalWeight = Arrays.stream(table.weight).sum();
        this.letters = table.set.alphabet.size();
        this.size = table.width * letters;
        this.likelihood = table.factor.clone();
        this.products = new ChunkProducts(table.set, table.width);
        this.bounds = bounds(table.pattern);
        int blocks = bounds.length - 1;
        this.blockCounts = new ChunkProducts.Sums[blocks];
        Arrays.setAll(blockCounts, block -> new ChunkProducts.Sums(table.set, table.width));
        this.blockNone = new double[blocks];
    }

    /** Rows in runs of about equally many entries, by the table alone. */
    private static int[] bounds(SparsePattern pattern) {
        int[] bounds = new int[pattern.entries() / BLOCK_ENTRIES + 2];
        int blocks = 0;
        for (int i = 1; i <= pattern.observations(); i++) {
            if (i == pattern.observations() || pattern.start(i) - pattern.start(bounds[blocks]) >= BLOCK_ENTRIES) {
                bounds[++blocks] = i;
            }
        }
        return Arrays.copyOf(bounds, blocks + 1);
    }

    /** Parameters from their parts. */
    static double[] parameters(double[] theta, double share, boolean alwaysASite) {
        if (alwaysASite) {
            return theta.clone();
        }
        double[] all = Arrays.copyOf(theta, theta.length + 1);
        all[theta.length] = share;
        return all;
    }

    @Override
    public int dimension() {
        return alwaysASite ? size : size + 1;
    }

    private double share(double[] theta) {
        return alwaysASite ? 1 : theta[size];
    }

    @Override
    public double apply(double[] theta, double[] next) {
        products.set(theta);
        workers.run(blockNone.length, this::likelihoods);
        double share = share(theta);
        double[] mixing = {1 - share, share, share};
        double objective = expectation.expect(likelihood, mixing);
        workers.run(blockNone.length, block -> count(block, share));
        double[] counts = table.restCounts.clone();
        double none = 0;
        for (int block = 0; block < blockNone.length; block++) {
            none += blockNone[block];
            if (block > 0) {
                blockCounts[0].add(blockCounts[block]);
            }
        }
        if (blockCounts.length > 0) {
            blockCounts[0].addTo(counts);
        }
        for (int k = 0; k < size; k++) {
            if (table.restCounts[k] > 0) {
                objective += table.restCounts[k] * StrictMath.log(theta[k]);
            }
        }
        objective += maximize(theta, counts, next);
        if (!alwaysASite) {
            double others = totalWeight > 0 ? (1 - share) * none / totalWeight : 0;
            next[size] = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, 1 - others));
        }
        return objective;
    }

    private void likelihoods(int block) {
        int last = table.pattern.start(bounds[block + 1]);
        for (int e = table.pattern.start(bounds[block]); e < last; e++) {
            int window = table.window[e];
            if (window >= 0) {
                likelihood[e] = table.factor[e] * products.at(window);
            }
        }
    }

    private void count(int block, double share) {
        ChunkProducts.Sums counts = blockCounts[block];
        counts.clear();
        double none = 0;
        for (int i = bounds[block]; i < bounds[block + 1]; i++) {
            double scale = expectation.scale(i);
            none += scale;
            int end = table.pattern.start(i + 1);
            for (int e = table.pattern.start(i) + 2; e < end; e++) {
                counts.add(table.window[e], share * likelihood[e] * scale);
            }
        }
        blockNone[block] = none;
    }

    /** Writes the most probable columns. @return ln of the prior of theta's own, nats */
    private double maximize(double[] theta, double[] counts, double[] next) {
        double nats = 0;
        for (int base = 0; base < size; base += letters) {
            nats += prior.addTo(counts, theta, base);
        }
        double[] all = palindrome ? SiteChoice.symmetric(table.set, counts) : counts;
        for (int base = 0; base < size; base += letters) {
            double sum = 0;
            for (int k = base; k < base + letters; k++) {
                sum += all[k];
            }
            for (int k = base; k < base + letters; k++) {
                next[k] = all[k] / sum;
            }
        }
        return nats;
    }

    @Override
    public void repair(double[] theta, double[] emPoint) {
        for (int base = 0; base < size; base += letters) {
            double sum = 0;
            for (int k = base; k < base + letters; k++) {
                if (!(theta[k] > 0)) {
                    theta[k] = emPoint[k];
                }
                sum += theta[k];
            }
            for (int k = base; k < base + letters; k++) {
                theta[k] /= sum;
            }
        }
        if (!alwaysASite && !(theta[size] > 0 && theta[size] < 1)) {
            theta[size] = emPoint[size];
        }
    }
}
