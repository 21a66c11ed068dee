package org.emkit.quant;

import java.util.Arrays;
import org.emkit.em.EmListener;
import org.emkit.em.EmLoop;
import org.emkit.em.EmResult;
import org.emkit.em.MixingProportions;
import org.emkit.em.Squarem;
import org.emkit.em.StoppingRule;
import org.emkit.em.Workers;

/**
 * Estimates abundances from class counts: the classes and their likelihoods stay, the counts differ from replicate to
 * replicate.
 *
 * <p>Maximum likelihood is concave: it runs accelerated and stops when its certified gap is small enough. Variational
 * Bayes is not: no bound is known, and an accelerated step may lead to another optimum. It runs plainly and stops when
 * one update changes no transcript by more than a thousandth of a fragment, which is finer than estimates are printed,
 * and not before 50 updates, because abundances that start far too small grow slowly at first.
 */
final class Estimator {
    private static final double LARGEST_CHANGE = 1e-3;
    private static final int LEAST_VARIATIONAL_UPDATES = 50;

    private final EquivalenceClasses classes;
    private final MixingProportions mixing;
    private final double[] prior;
    private final EmLoop loop;

    Estimator(QuantOptions options, EquivalenceClasses classes, double[] effectiveLength, Workers workers) {
        this.classes = classes;
        this.mixing = new MixingProportions(
                classes.pattern(), classes.likelihood(effectiveLength), classes.counts(), workers);
        this.prior = prior(options.prior(), effectiveLength);
        this.loop = prior.length == 0
                ? new EmLoop(StoppingRule.certifiedGap(options.toleranceNats()), 0, options.maxUpdates())
                : new EmLoop(
                        StoppingRule.absoluteChange(LARGEST_CHANGE),
                        Math.min(LEAST_VARIATIONAL_UPDATES, options.maxUpdates()),
                        options.maxUpdates());
    }

    /** @return pseudo-fragments of each transcript; empty where there is no prior */
    private static double[] prior(AbundancePrior prior, double[] effectiveLength) {
        if (!(prior instanceof AbundancePrior.Dirichlet dirichlet)) {
            return new double[0];
        }
        double[] fragments = new double[effectiveLength.length];
        Arrays.setAll(fragments, t -> dirichlet.fragments() * (dirichlet.perNucleotide() ? effectiveLength[t] : 1));
        return fragments;
    }

    EquivalenceClasses classes() {
        return classes;
    }

    /**
     * Runs to the end.
     *
     * @param counts  fragments, shape [classes], each ≥ 0, sum &gt; 0
     * @param start   expected fragments, shape [transcripts]; &gt; 0 where a class has the transcript
     * @param workers threads; they change no bit
     * @param each    told of every step
     * @return expected fragments
     */
    EmResult fit(double[] counts, double[] start, Workers workers, EmListener each) {
        MixingProportions resampled = mixing.withWeight(counts, workers);
        if (prior.length == 0) {
            return loop.run(new Squarem(resampled), start, each);
        }
        return loop.run(new VariationalAbundance(resampled, prior, workers), start, each);
    }
}
