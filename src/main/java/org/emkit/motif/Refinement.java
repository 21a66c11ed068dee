package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.em.EmLoop;
import org.emkit.em.EmResult;
import org.emkit.em.Squarem;
import org.emkit.em.StoppingRule;
import org.emkit.em.Workers;

/**
 * EM of a motif to the end: on the likely windows alone, which are sought anew until a scan changes nothing, so that the
 * answer is that of EM on all windows.
 */
final class Refinement {
    /** Windows less likely are left out: the more there are, the more. */
    private static final double LEAST_THRESHOLD = 1e-5;

    private static final double MOST_THRESHOLD = 1e-3;
    private static final double THRESHOLD_PER_LETTER = 1e-9;
    /** Scans before the threshold falls. */
    private static final int PATIENCE = 3;

    private static final int FIRST_UPDATES = 12;

    /**
     * When to end.
     *
     * @param scans   most scans
     * @param updates most updates after each but the first
     * @param settled change of parameters between updates that is none
     * @param same    change of parameters between scans that is none
     */
    private record Ending(int scans, int updates, double settled, double same) {}

    private static final Ending AT_THE_END = new Ending(30, 150, 1e-7, 5e-6);
    /** Where sites are aligned anew by the matrix, digits beyond these change none. */
    private static final Ending ROUGHLY = new Ending(3, 24, 1e-3, 5e-3);

    private final CandidateScan scan;
    private final double threshold;
    private final LetterPrior prior;
    private final boolean alwaysASite;
    private final boolean palindrome;
    private final Workers workers;

    Refinement(Stretches stretches, SiteModel model, LetterPrior prior, boolean palindrome, Workers workers) {
        this(stretches, model, prior, palindrome, threshold(stretches.letters()), workers);
    }

    Refinement(
            Stretches stretches,
            SiteModel model,
            LetterPrior prior,
            boolean palindrome,
            double threshold,
            Workers workers) {
        this.threshold = threshold;
        this.scan = new CandidateScan(stretches, model);
        this.prior = prior;
        this.alwaysASite = model == SiteModel.OOPS;
        this.palindrome = palindrome;
        this.workers = workers;
    }

    private static double threshold(int letters) {
        return Math.min(MOST_THRESHOLD, Math.max(LEAST_THRESHOLD, THRESHOLD_PER_LETTER * letters));
    }

    /** Where EM ended, and how. */
    static final class Refined {
        /** f, shape [width · |A|]. */
        final double[] theta;
        /** γ, part of the rows with a site. */
        final double share;

        final double expectedSites;
        final int updates;
        final int scans;
        final boolean converged;
        final List<Double> objective;

        Refined(
                double[] theta,
                double share,
                double expectedSites,
                int updates,
                int scans,
                boolean converged,
                List<Double> objective) {
            this.theta = theta;
            this.share = share;
            this.expectedSites = expectedSites;
            this.updates = updates;
            this.scans = scans;
            this.converged = converged;
            this.objective = objective;
        }

        Refined withExpectedSites(double sites) {
            return new Refined(theta, share, sites, updates, scans, converged, objective);
        }
    }

    /**
     * @param start f, each &gt; 0, shape [width · |A|]
     * @param share γ to start from, in (0, 1)
     */
    Refined refine(double[] start, double share) {
        return refine(start, share, AT_THE_END);
    }

    /** Some steps towards what {@link #refine} gives. */
    Refined roughly(double[] start, double share) {
        return refine(start, share, ROUGHLY);
    }

    private Refined refine(double[] start, double share, Ending ending) {
        double[] theta = start;
        double gamma = share;
        int updates = 0;
        int scans = 0;
        boolean converged = false;
        double rows = 0;
        List<Double> objective = new ArrayList<>();
        while (!converged && scans < ending.scans) {
            boolean first = scans == 0;
            // Where what was left out matters, scans hardly move it on: then less is left out.
            double now = scans < PATIENCE ? threshold : threshold * Math.scalb(1.0, 2 * (PATIENCE - scans));
            Candidates table = scan.scan(theta, gamma, now, workers);
            scans++;
            MotifMap map = new MotifMap(table, prior, alwaysASite, palindrome, workers);
            objective.clear();
            int most = first ? FIRST_UPDATES : ending.updates;
            EmResult result = new EmLoop(StoppingRule.absoluteChange(ending.settled), 3, most)
                    .run(
                            new Squarem(map),
                            MotifMap.parameters(theta, gamma, alwaysASite),
                            (update, nats, gap) -> objective.add(nats));
            updates += result.convergence().updates();
            double[] end = result.parameters();
            double[] next = Arrays.copyOf(end, theta.length);
            double nextShare = alwaysASite ? 1 : end[theta.length];
            converged = !first
                    && result.convergence().converged()
                    && Math.abs(nextShare - gamma) < ending.same
                    && change(theta, next) < ending.same;
            theta = next;
            gamma = nextShare;
            rows = Arrays.stream(table.weight).sum();
        }
        return new Refined(theta, gamma, gamma * rows, updates, scans, converged, List.copyOf(objective));
    }

    private static double change(double[] a, double[] b) {
        double largest = 0;
        for (int k = 0; k < a.length; k++) {
            largest = Math.max(largest, Math.abs(a[k] - b[k]));
        }
        return largest;
    }
}
