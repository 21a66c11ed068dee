package org.emkit.quant;

import java.util.Arrays;
import java.util.List;
import org.emkit.em.Components;
import org.emkit.em.EmListener;
import org.emkit.em.EmLoop;
import org.emkit.em.EmResult;
import org.emkit.em.OptimalProportions;
import org.emkit.em.ProportionsFit;
import org.emkit.em.StoppingRule;
import org.emkit.em.Workers;

/**
 * Estimates abundances from class counts: the classes and their likelihoods stay, the counts differ from replicate to
 * replicate.
 *
 * <p>Maximum likelihood is concave: each run ends at an optimum that is proved, and among several at the one that
 * {@link OptimalProportions} says.
 *
 * <p>Variational Bayes is not concave: no bound is known, and an accelerated step may lead to another optimum. It runs
 * plainly and stops when one update changes no transcript by more than a thousandth of a fragment, which is finer than
 * estimates are printed, and not before 50 updates, because abundances that start far too small grow slowly at first.
 */
final class Estimator {
    private static final double LARGEST_CHANGE = 1e-3;
    private static final int LEAST_VARIATIONAL_UPDATES = 50;

    private final EquivalenceClasses classes;
    private final OptimalProportions proportions;
    private final double[] prior;
    private final double toleranceNats;
    private final int maxUpdates;

    Estimator(QuantOptions options, EquivalenceClasses classes, double[] effectiveLength, Workers workers) {
        this.classes = classes;
        this.proportions = new OptimalProportions(classes.pattern(), classes.likelihood(effectiveLength), workers);
        this.prior = prior(options.prior(), effectiveLength);
        this.toleranceNats = options.toleranceNats();
        this.maxUpdates = options.maxUpdates();
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

    /** @return connected parts of the classes */
    Components parts() {
        return proportions.parts();
    }

    /**
     * Runs to the end.
     *
     * @param counts  fragments, shape [classes], each ≥ 0, sum &gt; 0
     * @param start   expected fragments, shape [transcripts]; &gt; 0 where a class has the transcript
     * @param workers threads; they change no bit
     * @param each    told of every step
     * @return expected fragments; no trace
     */
    Estimate fit(double[] counts, double[] start, Workers workers, EmListener each) {
        if (prior.length == 0) {
            ProportionsFit fit = proportions.fit(counts, start, toleranceNats, maxUpdates, workers, each);
            return new Estimate(fit.result().parameters(), fit.result().convergence(), fit.work(), List.of());
        }
        int least = Math.min(LEAST_VARIATIONAL_UPDATES, maxUpdates);
        EmResult fit = new EmLoop(StoppingRule.absoluteChange(LARGEST_CHANGE), least, maxUpdates)
                .run(new VariationalAbundance(proportions.map(counts, workers), prior, workers), start, each);
        return new Estimate(fit.parameters(), fit.convergence(), null, List.of());
    }
}
