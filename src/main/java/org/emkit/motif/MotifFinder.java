package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.emkit.em.Workers;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;

/**
 * Searches sequences for motifs, one after the other: the sites of each are erased before the next is sought. Then the
 * motifs compete for the sites of all, and each is judged on sequences that were not used to find it. Neither the order
 * nor, with two strands, the strand in which sequences are given changes what is found, nor does the number of threads.
 */
public final class MotifFinder {
    /** Shuffled sequences keep words of so many letters. */
    private static final int WORD = 3;
    /** Motifs found again, of one search, before it ends. */
    private static final int MOST_REPEATS = 3;

    private static final String TIME = "time is up";
    private static final String CUT = TIME + ": the last search was cut short";

    private final MotifOptions options;
    private final Workers workers;
    /** Whether time may run out. */
    private final boolean isTimed;

    private final BooleanSupplier outOfTime;

    private MotifFinder(MotifOptions options, Workers workers, boolean isTimed, BooleanSupplier outOfTime) {
        this.isTimed = isTimed;
        this.options = options;
        this.workers = workers;
        this.outOfTime = outOfTime;
    }

    /**
     * @param options what to search for
     * @param workers threads; they change no bit
     */
    public static MotifFinder with(MotifOptions options, Workers workers) {
        return new MotifFinder(options, workers, false, () -> false);
    }

    /**
     * @param isOutOfTime asked now and then, by several threads; once it is true, the search for the motif under way and
     *                    those on parts are cut short, no other begins, and the results say so
     * @return the same, which ends then; the first motif is always sought
     */
    public MotifFinder endingWhen(BooleanSupplier isOutOfTime) {
        return new MotifFinder(options, workers, true, isOutOfTime);
    }

    /**
     * @param sequences  one or more
     * @param background letters outside motifs, of the same alphabet
     * @param listener   told how far the search is
     * @return what was found
     */
    public MotifResults find(SequenceSet sequences, BackgroundModel background, MotifListener listener) {
        EValue[] significance = new EValue[1];
        SearchSet[] set = new SearchSet[1];
        workers.run(2, k -> {
            if (k == 0) {
                significance[0] = EValue.of(
                        options.model(),
                        sequences,
                        eitherStrand(sequences),
                        background.probabilities(),
                        MotifSearch.mostSites(options, sequences.size()),
                        workers);
            } else {
                set[0] = new SearchSet(sequences, background, options.bothStrands(), options.positionPriors());
            }
        });
        Judge judge = options.heldOut() ? new Judge(sequences, background, significance[0], listener) : null;
        List<Found> found = new ArrayList<>();
        String[] stopped = new String[1];
        CrossFit.Steps[] steps = new CrossFit.Steps[1];
        List<Runnable> searches = new ArrayList<>();
        // A search hardly ever fills all threads. Where time may run out, that of all sequences goes first. The longer
        // one is
        // the caller's: other threads help where they have nothing left to do.
        if (judge != null && judge.crossFit.isSmall() && !isTimed && workers.threads() > 1) {
            searches.add(judge.ahead(steps));
        }
        searches.add(() -> stopped[0] = searchAll(set[0], significance[0], found, listener));
        workers.run(searches.size(), k -> searches.get(k).run());
        MotifReport report = new MotifReport(set[0], options.palindrome(), significance[0], workers);
        List<Motif> motifs = new ArrayList<>();
        for (Found each : found) {
            motifs.add(report.add(each));
        }
        if (judge != null && !motifs.isEmpty()) {
            motifs = judge.judged(motifs, searches.size() > 1 ? steps[0] : judge.search(false));
            String why = stopped[0].startsWith(TIME) ? "" : TIME + ": ";
            stopped[0] += judge.hurried.get() ? "; " + why + "held-out evidence is of searches cut short" : "";
        }
        return new MotifResults(sequences, background, motifs, report.combined(), stopped[0]);
    }

    /** @return why it ended */
    private String searchAll(SearchSet set, EValue significance, List<Found> found, MotifListener listener) {
        String stopped = search(set, options.controls(), significance, options, Effort.FULL, found, listener);
        if (found.size() > 1) {
            listener.progress(MotifListener.Phase.COMPETITION, found.size(), found.size(), share(options.motifs()));
            List<Found> settled = new Competition(set, options, workers).settled(found);
            int explained = found.size() - settled.size();
            stopped += explained == 0 ? "" : ", and " + explained + " that the others explain is left out";
            found.clear();
            found.addAll(settled);
        }
        return stopped;
    }

    private boolean eitherStrand(SequenceSet sequences) {
        return options.bothStrands() && sequences.alphabet().isComplementable() && !options.palindrome();
    }

    /** Part of the whole run that is done after so many motifs, roughly. */
    private double share(int motifs) {
        return (options.heldOut() ? 0.6 : 1) * motifs / options.motifs();
    }

    private String search(
            SearchSet set,
            @Nullable SequenceSet controls,
            EValue significance,
            MotifOptions limited,
            Effort effort,
            List<Found> found,
            MotifListener listener) {
        MotifSearch search = new MotifSearch(set, limited, effort, significance, workers);
        AtomicBoolean cut = new AtomicBoolean();
        search.endWhen(() -> {
            boolean now = outOfTime.getAsBoolean();
            if (now) {
                cut.set(true);
            }
            return now;
        });
        Stretches others = controls == null
                ? null
                : Stretches.of(new SearchSet(controls, set.background, set.bothStrands, null), controls.size());
        Stretches open = Stretches.of(set, set.size());
        int again = 0;
        while (found.size() < options.motifs()) {
            int number = found.size() + 1;
            if (cut.get() || (number > 1 && outOfTime.getAsBoolean())) {
                return cut.get() ? CUT : TIME;
            }
            listener.progress(MotifListener.Phase.STARTS, number, options.motifs(), share(found.size()));
            Found next = search.search(open, others);
            if (next == null) {
                return number == 1 ? "no sequence has room for a motif" : "no room for another motif";
            }
            Alignment alignment = next.alignment;
            double logE = significance.logE(alignment.width(), alignment.sites, alignment.counts);
            if (logE > StrictMath.log(options.maxEValue())) {
                return "the next motif has a higher E-value than asked for";
            }
            if (isRepeated(next, found, set)) {
                again++;
            } else {
                found.add(next);
            }
            if (again > MOST_REPEATS) {
                return "what is left has the same motifs again";
            }
            open = open.without(alignment.list.places(alignment.sites), alignment.width());
        }
        return cut.get() ? CUT : "the number of motifs asked for was found";
    }

    /** Whether a motif is one of those found before: weaker sites of it, or second ones of the same sequences. */
    private static boolean isRepeated(Found next, List<Found> found, SearchSet set) {
        MotifSimilarity similarity = new MotifSimilarity(set.background.probabilities(), set.bothStrands);
        PositionProbabilityMatrix matrix = PositionProbabilityMatrix.of(set.alphabet, next.alignment.counts);
        return found.stream()
                .map(each -> PositionProbabilityMatrix.of(set.alphabet, each.alignment.counts))
                .anyMatch(each -> similarity.of(each, matrix) >= MotifSimilarity.REPEATED);
    }

    /** Judges motifs on sequences that were not used to find them. */
    private final class Judge {
        private final SequenceSet sequences;
        private final BackgroundModel background;
        private final EValue significance;
        private final MotifListener listener;
        private final CrossFit crossFit;
        private final AtomicBoolean hurried = new AtomicBoolean();

        Judge(SequenceSet sequences, BackgroundModel background, EValue significance, MotifListener listener) {
            this.sequences = sequences;
            this.background = background;
            this.significance = significance;
            this.listener = listener;
            int word = sequences.alphabet() == Alphabet.PROTEIN ? 1 : WORD;
            this.crossFit = new CrossFit(
                    sequences,
                    options.controls(),
                    background,
                    new CrossFit.Settings(
                            options.folds(), options.motifs(), word, options.bothStrands(), options.seed()),
                    workers);
        }

        Runnable ahead(CrossFit.Steps[] steps) {
            return () -> steps[0] = search(true);
        }

        /** @param quietly whether another search tells how far it is */
        CrossFit.Steps search(boolean quietly) {
            AtomicInteger parts = new AtomicInteger();
            return crossFit.steps((part, members, controls) -> {
                synchronized (parts) {
                    int number = parts.getAndIncrement();
                    double share = share(options.motifs());
                    share += (1 - share) * number / options.folds();
                    if (!quietly) {
                        listener.progress(
                                MotifListener.Phase.HELD_OUT, number + 1, options.folds(), Math.min(1, share));
                    }
                }
                return ofPart(part, members, controls);
            });
        }

        private List<PositionProbabilityMatrix> ofPart(
                SequenceSet part, int[] members, @Nullable SequenceSet controls) {
            PositionPriors priors = options.positionPriors();
            PositionPriors own = priors == null ? null : priors.subset(sequences, members);
            SearchSet set = new SearchSet(part, background, options.bothStrands(), own);
            double share = (double) set.size() / sequences.size();
            MotifOptions limited = options.withSites(
                    bound((int) (share * options.minSites()), options.minSites()),
                    bound((int) Math.ceil(share * options.maxSites()), options.maxSites()));
            EValue ofPart = significance.with(new SitePlacements(options.model(), part, eitherStrand(part)));
            List<Found> found = new ArrayList<>();
            String stopped =
                    MotifFinder.this.search(set, controls, ofPart, limited, Effort.QUICK, found, MotifListener.none());
            if (stopped.startsWith(TIME)) {
                hurried.set(true);
            }
            return found.stream()
                    .map(each -> PositionProbabilityMatrix.of(set.alphabet, each.refined.theta))
                    .toList();
        }

        List<Motif> judged(List<Motif> motifs, CrossFit.Steps steps) {
            List<HeldOut> evidence =
                    steps.judge(motifs.stream().map(Motif::observed).toList());
            List<Motif> judged = new ArrayList<>();
            for (int k = 0; k < motifs.size(); k++) {
                judged.add(motifs.get(k).withHeldOut(evidence.get(k)));
            }
            return judged;
        }
    }

    /** A bound on sites in a part: none where none is given for the whole. */
    private static int bound(int ofPart, int ofWhole) {
        return ofWhole == 0 ? 0 : Math.max(2, ofPart);
    }
}
