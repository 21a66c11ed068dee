package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.EmMap;
import org.emkit.em.SparseExpectation;
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
    private static final int BLOCK_ROWS = 1 << 10;
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
    private final double[][] blockCounts;
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
        int blocks = (table.pattern.observations() + BLOCK_ROWS - 1) / BLOCK_ROWS;
        this.blockCounts = new double[blocks][size];
        this.blockNone = new double[blocks];
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
        workers.run(blockNone.length, block -> likelihoods(block, theta));
        double share = share(theta);
        double[] mixing = {1 - share, share, share};
        double objective = expectation.expect(likelihood, mixing);
        workers.run(blockNone.length, block -> count(block, share));
        double[] counts = table.restCounts.clone();
        double none = 0;
        for (int block = 0; block < blockNone.length; block++) {
            none += blockNone[block];
            for (int k = 0; k < size; k++) {
                counts[k] += blockCounts[block][k];
            }
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

    private int endOf(int block) {
        return Math.min(table.pattern.observations(), (block + 1) * BLOCK_ROWS);
    }

    private void likelihoods(int block, double[] theta) {
        byte[] codes = table.set.codes;
        int width = table.width;
        int last = table.pattern.start(endOf(block));
        for (int e = table.pattern.start(block * BLOCK_ROWS); e < last; e++) {
            int window = table.window[e];
            if (window < 0) {
                continue;
            }
            int place = window >> 1;
            double product = table.factor[e];
            for (int k = 0; k < width; k++) {
                int code = codes[place + k];
                if (code < letters) {
                    product *= theta[
                            (window & 1) == 0
                                    ? k * letters + code
                                    : (width - 1 - k) * letters + table.set.alphabet.complement(code)];
                }
            }
            likelihood[e] = product;
        }
    }

    private void count(int block, double share) {
        double[] counts = blockCounts[block];
        Arrays.fill(counts, 0);
        double none = 0;
        for (int i = block * BLOCK_ROWS; i < endOf(block); i++) {
            double scale = expectation.scale(i);
            none += scale;
            for (int e = table.pattern.start(i) + 2; e < table.pattern.start(i + 1); e++) {
                add(table.window[e], share * likelihood[e] * scale, counts);
            }
        }
        blockNone[block] = none;
    }

    private void add(int window, double expected, double[] counts) {
        int width = table.width;
        int place = window >> 1;
        for (int k = 0; k < width; k++) {
            int code = table.set.codes[place + k];
            if (code < letters) {
                counts[
                        (window & 1) == 0
                                ? k * letters + code
                                : (width - 1 - k) * letters + table.set.alphabet.complement(code)] += expected;
            }
        }
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
