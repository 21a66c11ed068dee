package org.emkit.quant;

import java.util.Arrays;
import java.util.List;
import org.emkit.em.Components;
import org.emkit.em.Convergence;
import org.emkit.em.EmListener;
import org.emkit.em.EmLoop;
import org.emkit.em.EmResult;
import org.emkit.em.MixingProportions;
import org.emkit.em.OptimalProportions;
import org.emkit.em.SparsePattern;
import org.emkit.em.StoppingRule;
import org.emkit.em.Workers;

/**
 * Variational Bayes on each connected part of the classes. In {@link VariationalAbundance} a part knows of the others
 * only through ψ(Γ), a factor that all its shares have in common and that falls out of the update: parts have nothing to
 * do with each other. So each runs until it rests by itself, and the few that are slow do not keep the others going.
 *
 * <p>A part runs plainly, as the bound is not concave and an accelerated step may lead to another optimum. It stops when
 * one update changes no transcript by more than {@value #LARGEST_CHANGE} fragments: where the prior is small, transcripts
 * leave slowly, and at a thousand times that some were a fragment away from where they ended. And it does not stop before
 * {@value #LEAST_UPDATES} updates, because abundances that start far too small grow slowly at first.
 */
final class VariationalParts {
    static final double LARGEST_CHANGE = 1e-6;
    static final int LEAST_UPDATES = 50;

    private final OptimalProportions whole;
    private final double[] prior;
    private final Components parts;
    private final SparsePattern[] pattern;
    private final double[][] likelihood;
    private final int[] largestFirst;

    /**
     * @param whole      the table of all classes
     * @param table      its pattern
     * @param likelihood its likelihoods, shape [entries]
     * @param prior      pseudo-fragments, shape [transcripts], each &gt; 0
     */
    VariationalParts(OptimalProportions whole, SparsePattern table, double[] likelihood, double[] prior) {
        this.whole = whole;
        this.prior = prior;
        this.parts = whole.parts();
        this.pattern = new SparsePattern[parts.count()];
        this.likelihood = new double[parts.count()][];
        for (int part = 0; part < parts.count(); part++) {
            cut(part, table, likelihood);
        }
        this.largestFirst = parts.largestFirst(part -> pattern[part].entries());
    }

    private void cut(int part, SparsePattern table, double[] all) {
        int rows = parts.observations(part);
        int[] start = new int[rows + 1];
        for (int k = 0; k < rows; k++) {
            int i = parts.observation(part, k);
            start[k + 1] = start[k] + table.start(i + 1) - table.start(i);
        }
        int[] component = new int[start[rows]];
        double[] own = new double[start[rows]];
        for (int k = 0; k < rows; k++) {
            int from = table.start(parts.observation(part, k));
            for (int e = start[k]; e < start[k + 1]; e++) {
                component[e] = parts.place(table.component(from + e - start[k]));
                own[e] = all[from + e - start[k]];
            }
        }
        pattern[part] = new SparsePattern(parts.size(part), start, component);
        likelihood[part] = own;
    }

    /**
     * @param counts     fragments, shape [classes], each ≥ 0, sum &gt; 0
     * @param start      expected fragments, shape [transcripts]; &gt; 0 where a class has the transcript
     * @param maxUpdates of a part at most
     * @param workers    threads; they change no bit
     * @param each       told of the end
     * @return expected fragments; no trace
     */
    Estimate fit(double[] counts, double[] start, int maxUpdates, Workers workers, EmListener each) {
        double[] theta = new double[start.length];
        Convergence[] ends = new Convergence[parts.count()];
        workers.run(ends.length, k -> {
            int part = largestFirst[k];
            ends[part] = fitPart(part, counts, start, theta, maxUpdates, workers);
        });
        int updates = Arrays.stream(ends).mapToInt(Convergence::updates).max().orElse(0);
        boolean converged = Arrays.stream(ends).allMatch(Convergence::converged);
        double objective = new VariationalAbundance(whole.map(counts, workers), prior, workers)
                .apply(theta, new double[theta.length]);
        each.updated(updates, objective, Double.NaN);
        return new Estimate(theta, new Convergence(converged, updates, objective, Double.NaN), null, List.of());
    }

    private Convergence fitPart(
            int part, double[] counts, double[] start, double[] theta, int maxUpdates, Workers workers) {
        double[] weight = new double[parts.observations(part)];
        Arrays.setAll(weight, k -> counts[parts.observation(part, k)]);
        double total = Arrays.stream(weight).sum();
        if (parts.size(part) == 1 || total == 0) {
            for (int k = 0; k < parts.size(part); k++) {
                theta[parts.component(part, k)] = total;
            }
            return new Convergence(true, 0, 0, Double.NaN);
        }
        double[] ownPrior = new double[parts.size(part)];
        Arrays.setAll(ownPrior, k -> prior[parts.component(part, k)]);
        double[] ownStart = new double[parts.size(part)];
        Arrays.setAll(ownStart, k -> start[parts.component(part, k)]);
        MixingProportions mixing = new MixingProportions(pattern[part], likelihood[part], weight, workers);
        EmResult end = new EmLoop(
                        StoppingRule.absoluteChange(LARGEST_CHANGE), Math.min(LEAST_UPDATES, maxUpdates), maxUpdates)
                .run(new VariationalAbundance(mixing, ownPrior, workers), ownStart, EmListener.none());
        double[] own = end.parameters();
        for (int k = 0; k < own.length; k++) {
            theta[parts.component(part, k)] = own[k];
        }
        return end.convergence();
    }
}
