package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.emkit.em.Workers;
import org.jspecify.annotations.Nullable;

/**
 * Seeks one motif. Many starting points are screened in stages on the first sequences, which are as good as drawn at random;
 * the best are fitted on all.
 */
final class MotifSearch {
    private static final int PER_PROJECTION = 10;
    private static final int MOST_ROUNDS = 30;
    private static final int ROUNDS_ON_ALL = 8;
    /** Parts of the best ln E so far that an alignment must have to be followed: at first, while climbing, and to the end. */
    private static final double AT_FIRST = 0.25;

    private static final double FAR_BEHIND = 0.5;

    private static final double BEHIND = 0.8;

    /** Alignments with about the same sites that are followed, at first, climbing, and shaken; to the end goes the best one. */
    private static final int ALIKE_AT_FIRST = 6;

    private static final int ALIKE = 3;

    private static final int ALIKE_SHAKEN = 2;

    private final SearchSet set;
    private final MotifOptions options;
    private final Effort effort;
    private final Workers workers;
    private final EValue significance;
    private final Smoothing smoothing;
    private final LetterPrior prior;
    private BooleanSupplier outOfTime = () -> false;

    MotifSearch(SearchSet set, MotifOptions options, Effort effort, EValue significance, Workers workers) {
        this.set = set;
        this.options = options;
        this.effort = effort;
        this.significance = significance;
        this.workers = workers;
        this.smoothing = new Smoothing(set, set.alphabet.size() > 4 ? 4 : 0.5);
        LetterPrior given = options.letterPrior();
        this.prior = given == null ? LetterPrior.usual(set.background) : given;
    }

    /** Leaves out most of what is left to do once time is up; asked by several threads. */
    void endWhen(BooleanSupplier isOutOfTime) {
        this.outOfTime = isOutOfTime;
    }

    /** Most sites of a motif in so many sequences. */
    static int mostSites(MotifOptions options, int sequences) {
        int most = options.model() == SiteModel.ANR ? Math.max(sequences, Math.min(5 * sequences, 1000)) : sequences;
        return options.maxSites() > 0 ? Math.min(most, options.maxSites()) : most;
    }

    /** Fewest sites of a motif in so many sequences. */
    static int leastSites(MotifOptions options, int sequences) {
        int usual = Math.max(2, (int) (Math.sqrt(sequences) / 2));
        return options.minSites() > 0 ? options.minSites() : Math.min(usual, mostSites(options, sequences));
    }

    /** The choice of sites in the first sequences; bounds on their number shrink with these. */
    private SiteChoice choice(int sequences) {
        EValue own = significance;
        double part = 1;
        if (sequences < set.size()) {
            int[] lengths = new int[sequences];
            for (int i = 0; i < sequences; i++) {
                lengths[i] = set.length(i);
            }
            boolean either = set.bothStrands && !options.palindrome();
            own = significance.with(new SitePlacements(options.model(), lengths, either));
            part = (double) sequences / set.size();
        }
        int most = (int) Math.max(2, Math.ceil(part * mostSites(options, set.size())));
        int least = (int) Math.max(Math.min(2, sequences), part * leastSites(options, set.size()));
        boolean sameSize = options.minWidth() == options.maxWidth() && options.model() == SiteModel.OOPS;
        return new SiteChoice(own, options.model(), options.palindrome(), least, most, sameSize);
    }

    private Climb climb(Stretches open, @Nullable Stretches controls, SiteChoice choice, double ratio, boolean finely) {
        int[] widths = {options.minWidth(), options.maxWidth()};
        Contrasted contrast = controls == null ? null : new Contrasted(open, controls);
        SiteFinder finder = new SiteFinder(open, options.model());
        return new Climb(finder, choice, smoothing, contrast, widths, ratio, finely);
    }

    private int screened(SearchSet from) {
        int sequences = 0;
        while (sequences < from.size() && from.start[sequences] < effort.screenLetters()) {
            sequences++;
        }
        return sequences;
    }

    /** @return the motif with the smallest E-value, or null where there is none */
    @Nullable
    Found search(Stretches open, @Nullable Stretches controls) {
        int sequences = screened(set);
        Stretches some = open.first(sequences);
        SiteChoice choice = choice(sequences);
        Stretches someControls = controls == null ? null : controls.first(screened(controls.set));
        Screening coarse = new Screening(climb(some, someControls, choice, 1.5, false), set, workers, outOfTime);
        Screening fine = new Screening(climb(some, someControls, choice, 1.1, true), set, workers, outOfTime);
        Tally tally = new Tally();
        List<Screening.Scored> best = new ArrayList<>();
        best.addAll(words(open, controls, coarse, tally));
        best.addAll(windows(some, coarse, tally));
        best.addAll(projections(some, coarse, tally));
        int climbed = effort.climbed(some.letters());
        best = coarse.promising(Screening.distinct(best, effort.screened(some.letters())), AT_FIRST, ALIKE_AT_FIRST);
        best = coarse.promising(Screening.distinct(coarse.further(best, 2), climbed), FAR_BEHIND, ALIKE);
        best = Screening.distinct(coarse.shaken(best, effort.shakes(some.letters()), 4, options.seed()), climbed);
        best = coarse.promising(best, FAR_BEHIND, ALIKE_SHAKEN);
        best = Screening.distinct(fine.promising(fine.further(best, MOST_ROUNDS), FAR_BEHIND, 1), effort.refined());
        best = fine.shaken(best, 2 * effort.shakes(some.letters()), MOST_ROUNDS, ~options.seed());
        best = fine.promising(best, BEHIND, 1);
        return refined(open, controls, best, sequences < set.size(), tally);
    }

    /** Starts made. */
    private static final class Tally {
        private int starts;
    }

    private List<Screening.Scored> words(
            Stretches open, @Nullable Stretches controls, Screening screening, Tally tally) {
        List<Start> starts = new WordStarts(open, controls)
                .starts(options.minWidth(), options.maxWidth(), effort.maxGap(), effort.perForm(), workers);
        tally.starts += starts.size();
        return screening.climbed(starts, 0);
    }

    private List<Screening.Scored> windows(Stretches some, Screening screening, Tally tally) {
        int[] widths = WindowStarts.widths(options.minWidth(), options.maxWidth(), options.palindrome());
        WindowStarts windows = new WindowStarts(some, smoothing, widths, effort.windows(some.letters()));
        tally.starts += windows.size();
        return screening.best(windows.size(), windows::start, Math.max(2, effort.mostScreened() / 2 / widths.length));
    }

    private List<Screening.Scored> projections(Stretches some, Screening screening, Tally tally) {
        SplittableRandom random = new SplittableRandom(options.seed());
        int[] widths = WindowStarts.widths(options.minWidth(), options.maxWidth(), options.palindrome());
        List<Screening.Scored> best = new ArrayList<>();
        int projections = effort.projections(some.letters(), widths.length);
        for (int width : widths) {
            List<Start> starts = projections == 0
                    ? List.of()
                    : new ProjectionStarts(some, smoothing).starts(width, projections, PER_PROJECTION, random, workers);
            tally.starts += starts.size();
            List<Screening.Scored> all = screening.climbed(starts, 1);
            best.addAll(all.subList(0, Math.min(all.size(), Math.max(2, effort.mostScreened() / 2 / widths.length))));
        }
        return best;
    }

    private @Nullable Found refined(
            Stretches open, @Nullable Stretches controls, List<Screening.Scored> best, boolean onPart, Tally tally) {
        SiteChoice choice = choice(set.size());
        Climb fine = climb(open, controls, choice, onPart ? 1.2 : 1.1, true);
        Screening.Scored from = null;
        Alignment winner = null;
        for (Screening.Scored each : best) {
            if (winner != null && outOfTime.getAsBoolean()) {
                break;
            }
            Alignment start = onPart ? onAll(fine, each.alignment) : each.alignment;
            if (start == null) {
                continue;
            }
            Alignment better = onPart ? start : throughEm(open, fine, start);
            if (winner == null || better.cost < winner.cost) {
                winner = better;
                from = each;
            }
        }
        if (winner == null || from == null) {
            return null;
        }
        if (onPart) {
            winner = throughEm(open, fine, winner);
        }
        winner = fine.trimmed(winner, options.trimBits(), workers);
        Refinement.Refined end = em(open, winner, !effort.toTheEnd() || outOfTime.getAsBoolean());
        MotifTrace trace = new MotifTrace(
                tally.starts, best.size(), from.start.name, end.updates, end.scans, end.converged, end.objective);
        return new Found(winner, end, trace);
    }

    private @Nullable Alignment onAll(Climb fine, Alignment onPart) {
        Alignment start = fine.align(set, smoothing.frequencies(onPart.counts), workers);
        return start == null ? null : fine.climb(start, ROUNDS_ON_ALL, workers);
    }

    private Alignment throughEm(Stretches open, Climb fine, Alignment from) {
        if (outOfTime.getAsBoolean()) {
            return from;
        }
        Alignment end = fine.align(set, em(open, from, true).theta, workers);
        Alignment climbed = end == null ? from : fine.climb(end, MOST_ROUNDS, workers);
        return climbed.cost < from.cost ? climbed : from;
    }

    private Refinement.Refined em(Stretches open, Alignment from, boolean roughly) {
        double rows = options.model() == SiteModel.ANR ? open.letters() / (double) from.width() : set.size();
        double share = Math.min(0.99, Math.max(1e-6, from.sites / rows));
        Refinement refinement = new Refinement(open, options.model(), prior, options.palindrome(), workers);
        double[] theta = smoothing.frequencies(from.counts);
        return roughly ? refinement.roughly(theta, share) : refinement.refine(theta, share);
    }
}
