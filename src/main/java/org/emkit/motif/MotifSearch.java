package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.jspecify.annotations.Nullable;

/** Seeks one motif: many starting points, screened in stages, the best refined. */
final class MotifSearch {
    private static final int REFINED = 4;

    private final SearchSet set;
    private final MotifOptions options;
    private final Workers workers;
    private final SiteChoice choice;
    private final Smoothing smoothing;
    private final LetterPrior prior;

    MotifSearch(SearchSet set, MotifOptions options, SiteChoice choice, Workers workers) {
        this.set = set;
        this.options = options;
        this.choice = choice;
        this.workers = workers;
        this.smoothing = new Smoothing(set, set.alphabet.size() > 4 ? 4 : 0.5);
        LetterPrior given = options.letterPrior();
        this.prior = given == null ? LetterPrior.usual(set.background) : given;
    }

    /** @return the motif with the smallest E-value, or null where there is none */
    @Nullable
    Found search(Stretches open) {
        int[] bounds = {options.minWidth(), options.maxWidth()};
        SiteFinder finder = new SiteFinder(open, options.model());
        Climb quick = new Climb(finder, choice, smoothing, bounds, 1.5, false);
        Climb fine = new Climb(finder, choice, smoothing, bounds, 1.1, true);
        Screening coarse = new Screening(quick, set, workers);
        int[] widths = WindowStarts.widths(bounds[0], bounds[1], options.palindrome());
        int most = (int) Math.min(60_000, 60_000_000L / Math.max(1, open.letters()));
        WindowStarts windows = new WindowStarts(open, smoothing, widths, most);
        List<Screening.Scored> best = new ArrayList<>(coarse.best(windows.size(), windows::start, 24));
        SplittableRandom random = new SplittableRandom(options.seed());
        int starts = windows.size();
        for (int width : widths) {
            List<Start> projected = new ProjectionStarts(open, smoothing).starts(width, 40, 10, random);
            best.addAll(coarse.climbed(projected, 1));
            starts += projected.size();
        }
        best = Screening.distinct(coarse.further(best, 2), 60);
        best = Screening.distinct(new Screening(fine, set, workers).further(best, 30), REFINED);
        return refined(open, fine, best, starts);
    }

    private @Nullable Found refined(Stretches open, Climb fine, List<Screening.Scored> best, int starts) {
        Screening.Scored from = null;
        Alignment winner = null;
        for (Screening.Scored each : best) {
            Alignment end = fine.align(set, em(open, each.alignment).theta, workers);
            Alignment climbed = end == null ? each.alignment : fine.climb(end, 30, workers);
            Alignment better = climbed.logEValue < each.alignment.logEValue ? climbed : each.alignment;
            if (winner == null || better.logEValue < winner.logEValue) {
                winner = better;
                from = each;
            }
        }
        if (winner == null || from == null) {
            return null;
        }
        Refinement.Refined end = em(open, winner);
        MotifTrace trace = new MotifTrace(
                starts, best.size(), from.start.name, end.updates, end.scans, end.converged, end.objective);
        return new Found(winner, end, trace);
    }

    private Refinement.Refined em(Stretches open, Alignment from) {
        double rows = options.model() == SiteModel.ANR ? open.letters() / (double) from.width() : set.size();
        double share = Math.min(0.99, Math.max(1e-6, from.sites / rows));
        Refinement refinement = new Refinement(open, options.model(), prior, options.palindrome(), workers);
        return refinement.refine(smoothing.frequencies(from.counts), share);
    }
}
