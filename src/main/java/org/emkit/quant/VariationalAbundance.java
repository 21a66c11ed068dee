package org.emkit.quant;

import org.emkit.em.EmMap;
import org.emkit.em.MixingProportions;
import org.emkit.em.Workers;

/**
 * Variational Bayes for mixing proportions with a Dirichlet prior p, as a map of expected fragments α ↦ α′. With
 * γ = α + p and Γ = Σ γ,
 *
 * <pre>  m_t = exp(ψ(γ_t) − ψ(Γ))        α′_t = Σ_i n_i m_t L_it / Σ_s m_s L_is</pre>
 *
 * so that one update is one update of maximum likelihood at m. The objective is the evidence lower bound at the
 * posterior Dirichlet(γ), with the best assignment of fragments for it,
 *
 * <pre>  Σ_i n_i ln Σ_t m_t L_it − KL(Dirichlet(γ) ‖ Dirichlet(p)),</pre>
 *
 * in nats, which no update lowers. It is not concave in α where p &lt; 1, so there is no bound on how far the optimum is.
 * Holds scratch: one per run.
 *
 * @see <a href="https://doi.org/10.1093/bioinformatics/btt381">Nariai et al. 2013</a>
 */
final class VariationalAbundance implements EmMap {
    private static final int BLOCK = 2048;
    /** Keeps the shares of hopeless transcripts normal numbers; reached only with priors below 0.002. */
    private static final double SMALLEST_SHARE = 1e-240;

    private final MixingProportions mixing;
    private final double[] prior;
    private final double[] logGammaPrior;
    private final double priorSum;
    private final Workers workers;
    private final double[] share;
    private final double[] blockShare;
    private final double[] blockDivergence;

    /**
     * @param mixing    maximum likelihood of the same classes, used by this map alone
     * @param prior     pseudo-fragments, shape [transcripts], each &gt; 0
     * @param workers   threads; they change no bit
     */
    VariationalAbundance(MixingProportions mixing, double[] prior, Workers workers) {
        this.mixing = mixing;
        this.prior = prior.clone();
        this.workers = workers;
        this.logGammaPrior = new double[prior.length];
        double sum = 0;
        for (int t = 0; t < prior.length; t++) {
            logGammaPrior[t] = Digamma.logGamma(prior[t]);
            sum += prior[t];
        }
        this.priorSum = sum;
        this.share = new double[prior.length];
        int blocks = (prior.length + BLOCK - 1) / BLOCK;
        this.blockShare = new double[blocks];
        this.blockDivergence = new double[blocks];
    }

    @Override
    public int dimension() {
        return prior.length;
    }

    @Override
    public double apply(double[] theta, double[] next) {
        double sum = priorSum;
        for (double alpha : theta) {
            sum += alpha;
        }
        double psiSum = Digamma.psi(sum);
        workers.run(blockShare.length, block -> expectShares(block, theta, psiSum));
        double shares = 0;
        double divergence = Digamma.logGamma(sum) - Digamma.logGamma(priorSum);
        for (int block = 0; block < blockShare.length; block++) {
            shares += blockShare[block];
            divergence += blockDivergence[block];
        }
        double likelihood = mixing.apply(share, next) + mixing.total() * StrictMath.log(shares);
        return likelihood - divergence;
    }

    /** Writes m for one block of transcripts, with its sum and its part of the divergence from the prior. */
    private void expectShares(int block, double[] theta, double psiSum) {
        double shares = 0;
        double divergence = 0;
        int end = Math.min(prior.length, (block + 1) * BLOCK);
        for (int t = block * BLOCK; t < end; t++) {
            double gamma = theta[t] + prior[t];
            double logShare = Digamma.psi(gamma) - psiSum;
            share[t] = Math.max(StrictMath.exp(logShare), SMALLEST_SHARE);
            shares += share[t];
            if (theta[t] > 0) {
                divergence += logGammaPrior[t] - Digamma.logGamma(gamma) + theta[t] * logShare;
            }
        }
        blockShare[block] = shares;
        blockDivergence[block] = divergence;
    }
}
