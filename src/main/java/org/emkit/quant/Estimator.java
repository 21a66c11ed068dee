package org.emkit.quant;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.emkit.em.EmListener;
import org.emkit.em.EmResult;
import org.emkit.em.OptimalProportions;
import org.emkit.em.ProportionsFit;
import org.emkit.em.ReplicateProportions;
import org.emkit.em.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Estimates abundances from class counts: the classes and their likelihoods stay, the counts differ from replicate to
 * replicate.
 *
 * <p>Maximum likelihood is concave: each run ends at an optimum that is proved, and among several at the one that
 * {@link OptimalProportions} says.
 *
 * <p>Variational Bayes is not concave, and no bound is known: {@link VariationalParts} says when it stops.
 */
final class Estimator {
    private static final double LOOSER = 100;
    /** Part of a replicate's start that is shared equally, so that no transcript starts from nothing. */
    private static final double EQUAL_PART = 0.01;

    private final EquivalenceClasses classes;
    private final OptimalProportions proportions;
    private final double[] likelihood;
    private final @Nullable VariationalParts variational;
    private final double toleranceNats;
    private final int maxUpdates;

    Estimator(QuantOptions options, EquivalenceClasses classes, double[] effectiveLength, Workers workers) {
        this.classes = classes;
        this.likelihood = classes.likelihood(effectiveLength);
        this.proportions = new OptimalProportions(classes.pattern(), likelihood, workers);
        this.variational = options.prior() instanceof AbundancePrior.Dirichlet dirichlet
                ? new VariationalParts(proportions, classes.pattern(), likelihood, prior(dirichlet, effectiveLength))
                : null;
        this.toleranceNats = options.toleranceNats();
        this.maxUpdates = options.maxUpdates();
    }

    /** @return pseudo-fragments of each transcript */
    private static double[] prior(AbundancePrior.Dirichlet prior, double[] effectiveLength) {
        double[] fragments = new double[effectiveLength.length];
        Arrays.setAll(fragments, t -> prior.fragments() * (prior.perNucleotide() ? effectiveLength[t] : 1));
        return fragments;
    }

    EquivalenceClasses classes() {
        return classes;
    }

    /**
     * @param fragments the estimate, shape [transcripts]
     * @param workers   threads; they change no bit
     * @return what the classes leave free of it; null for variational Bayes
     */
    @Nullable
    Identifiability identifiability(double[] fragments, Workers workers) {
        return variational != null
                ? null
                : new IdentifiabilityAnalysis(classes, likelihood, proportions.parts(), workers).run(fragments);
    }

    /**
     * Prepares the fits of replicates. A replicate need not be nearer to its optimum than chance allows: it may be
     * {@value #LOOSER} times as far away as the sample.
     *
     * @param estimate expected fragments of the sample, shape [transcripts]
     * @param workers  threads for the preparation; they change no bit
     * @return what makes of fragments drawn from the classes, shape [classes], the expected fragments of transcripts, on
     *     the caller's thread
     */
    Function<double[], Estimate> replicates(double[] estimate, Workers workers) {
        double nats = LOOSER * toleranceNats;
        if (variational != null || maxUpdates <= OptimalProportions.EM_UPDATES) {
            double[] start = classes.equalShares();
            Arrays.setAll(start, t -> (1 - EQUAL_PART) * estimate[t] + EQUAL_PART * start[t]);
            return counts -> fit(counts, start, nats, Workers.single(), EmListener.none());
        }
        ReplicateProportions replicates = new ReplicateProportions(proportions, classes.counts(), estimate, workers);
        return counts -> {
            EmResult fit = replicates.fit(counts, nats, maxUpdates);
            return new Estimate(fit.parameters(), fit.convergence(), null, List.of());
        };
    }

    /**
     * Runs to the end, on the classes as they are.
     *
     * @param workers threads; they change no bit
     * @param each    told of every step
     * @return expected fragments; no trace
     */
    Estimate fit(Workers workers, EmListener each) {
        return fit(classes.counts(), classes.equalShares(), toleranceNats, workers, each);
    }

    private Estimate fit(double[] counts, double[] start, double nats, Workers workers, EmListener each) {
        if (variational != null) {
            return variational.fit(counts, start, maxUpdates, workers, each);
        }
        ProportionsFit fit = proportions.fit(counts, start, nats, maxUpdates, workers, each);
        return new Estimate(fit.result().parameters(), fit.result().convergence(), fit.work(), List.of());
    }
}
