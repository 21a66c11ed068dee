package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.contrast.BestWindow;
import org.emkit.contrast.ContentParts;
import org.emkit.contrast.Contrast;
import org.emkit.contrast.ContrastScores;
import org.emkit.contrast.ControlContrast;
import org.emkit.contrast.ShuffleContrast;
import org.emkit.em.Workers;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.KletShuffle;
import org.emkit.sequence.SequenceSet;
import org.emkit.statistics.GammaTail;
import org.emkit.statistics.MultipleTests;
import org.emkit.statistics.RankProduct;
import org.jspecify.annotations.Nullable;

/**
 * Evidence for motifs on sequences that were not used to find them. The sequences are divided into K parts by their content.
 * The search is run anew on the first parts alone, and what it finds is tested on the next part against shuffles of its
 * sequences or given controls; then that part joins the others for the next step: of five, parts 1–2 are tested on 3, 1–3 on
 * 4, 1–4 on 5; of three, 1 on 2, 1–2 on 3.
 *
 * <p>Two tests are made of it. Hits: in each step, how many sequences reach a threshold chosen on the parts before; given
 * these, the p-value is exact, so that ln p may be summed over steps: {@code p = k Σ_{i<n} (−ln k)^i / i!} for the product
 * k of n steps. Ranks, against shuffles only: whatever was found in the parts before, the rank of a held-out sequence among
 * itself and its shuffles is even if it is like them, so that the ranks of all steps are independent and are judged together
 * by {@link RankProduct}. Of both, p is twice the smaller. The best window of a motif, in a sequence and in its controls
 * alike, is closed to the motifs found after it, so that none of these is confirmed by another's sites. (Adding up hits over
 * all K ways to leave one part out, as cross-validation does, is not honest: a word that is common by chance is found K
 * times and confirmed K times by the very sequences it was found in.)
 *
 * <p>A motif is followed from step to step by likeness to what was found before, never by what is still held out, and the
 * p-values of as many motifs as were asked for are corrected after Holm. Only then are the motifs found in all sequences
 * looked up among those found in parts; one without a like has p = 1.
 *
 * <p>Source: Dawid 1984, J. R. Stat. Soc. A 147:278–292 (each prediction from what came before it).
 */
public final class CrossFit {
    private static final int MOST_FOR_THRESHOLD = 1000;
    private static final int CONTROLS_FOR_THRESHOLD = 1000;
    private static final int CONTROLS_HELD_OUT = 4000;
    /** Of all shuffles of a part held out, about; each sequence has three at least. */
    private static final int LETTERS_HELD_OUT = 500_000;

    private static final double TRAINED_AT_FIRST = 0.4;
    /** Share of the controls of earlier parts that reach a motif's threshold. */
    private static final double CONTROLS_HIT = 0.05;

    /** Of fewer letters, all steps are made at once; of more, one after the other, since each takes memory. */
    private static final int MOST_TOGETHER = 2_000_000;

    /** Finds motifs in a part of the sequences. */
    @FunctionalInterface
    public interface Search {
        /**
         * @param sequences a part
         * @param members   their indices in the whole set
         * @param controls  those of the controls given that belong to the part; null where none were given
         * @return what was found, the best first
         */
        List<PositionProbabilityMatrix> find(SequenceSet sequences, int[] members, @Nullable SequenceSet controls);
    }

    /**
     * How to test.
     *
     * @param parts       K, ≥ 2
     * @param mostMotifs  motifs that the search gives at most, ≥ 1; more are left out
     * @param wordLength  shuffles keep words of so many letters
     * @param bothStrands whether sites may lie on either strand
     * @param seed        of the shuffles
     */
    public record Settings(int parts, int mostMotifs, int wordLength, boolean bothStrands, long seed) {
        public Settings {
            if (parts < 2 || mostMotifs < 1) {
                throw new IllegalArgumentException(parts + " parts, " + mostMotifs + " motifs");
            }
        }
    }

    private final BackgroundModel background;
    private final Settings settings;
    private final Workers workers;
    private final int letters;
    private final int controlsHeldOut;
    private final ContentParts parts;
    private final @Nullable ContentParts controlParts;
    private final Contrast contrast;
    private final MotifSimilarity similarity;
    private final boolean bothStrands;

    /**
     * @param sequences  all of them
     * @param controls   sequences without the motifs; null: shuffles
     * @param background letters without context are used
     * @param workers    threads; they change no bit
     */
    public CrossFit(
            SequenceSet sequences,
            @Nullable SequenceSet controls,
            BackgroundModel background,
            Settings settings,
            Workers workers) {
        this.background = background;
        this.settings = settings;
        this.workers = workers;
        this.letters = sequences.letters();
        long most = (long) LETTERS_HELD_OUT * sequences.size() / Math.max(1, letters);
        this.controlsHeldOut = (int) Math.min(CONTROLS_HELD_OUT, most);
        this.parts = new ContentParts(sequences, settings.parts());
        if (controls == null) {
            KletShuffle shuffle = new KletShuffle(sequences.alphabet(), settings.wordLength(), settings.seed());
            controlParts = null;
            contrast = new ShuffleContrast(sequences, parts, shuffle, true, workers);
        } else {
            controlParts = new ContentParts(controls, settings.parts());
            contrast = new ControlContrast(sequences, parts, controls, controlParts, true, workers);
        }
        this.bothStrands = settings.bothStrands() && sequences.alphabet().isComplementable();
        this.similarity = new MotifSimilarity(background.probabilities(), bothStrands);
    }

    /**
     * @param motifs found in all sequences
     * @param search the same search, for parts; may be cheaper; called by several threads
     * @return evidence for each
     */
    public List<HeldOut> judge(List<PositionProbabilityMatrix> motifs, Search search) {
        return steps(search).judge(motifs);
    }

    /**
     * Makes all steps: what they find does not depend on the motifs that will be judged.
     *
     * @param search as {@link #judge} has it
     */
    Steps steps(Search search) {
        int first = Math.max(1, (int) (TRAINED_AT_FIRST * settings.parts()));
        @Nullable Step[] steps = new Step[settings.parts() - first];
        if (isSmall()) {
            // The longest first.
            workers.run(steps.length, k -> steps[steps.length - 1 - k] = step(first + steps.length - 1 - k, search));
        }
        Followed followed = new Followed(settings.mostMotifs());
        for (int k = 0; k < steps.length; k++) {
            Step step = steps[k];
            followed.add(step == null ? step(first + k, search) : step);
        }
        return followed.evidence();
    }

    /** Whether so few letters are searched that several searches at once take little memory. */
    boolean isSmall() {
        return letters <= MOST_TOGETHER;
    }

    /** What was seen in all steps. */
    @FunctionalInterface
    interface Steps {
        /**
         * @param motifs found in all sequences
         * @return evidence for each
         */
        List<HeldOut> judge(List<PositionProbabilityMatrix> motifs);
    }

    /** What a step found in its parts, how that scores there, and in the part held out. */
    private record Step(
            List<PositionProbabilityMatrix> found, List<ContrastScores> seen, List<ContrastScores> heldOut) {}

    /** A step's searches and scores know nothing of other steps: they may be made in any order. */
    private Step step(int part, Search search) {
        int[] members = parts.members(0, part);
        List<PositionProbabilityMatrix> found = new ArrayList<>();
        if (members.length > 0) {
            SequenceSet others = controlParts == null ? null : controlParts.subset(controlParts.members(0, part));
            found.addAll(search.find(parts.subset(members), members, others));
        }
        if (found.size() > settings.mostMotifs()) {
            found = found.subList(0, settings.mostMotifs());
        }
        List<BestWindow> windows = new ArrayList<>();
        for (PositionProbabilityMatrix matrix : found) {
            windows.add(new BestWindow(matrix, background, bothStrands));
        }
        List<ContrastScores> seen = contrast.score(windows, 0, part, MOST_FOR_THRESHOLD, CONTROLS_FOR_THRESHOLD);
        List<ContrastScores> heldOut = contrast.score(windows, part, part + 1, Integer.MAX_VALUE, controlsHeldOut);
        return new Step(found, seen, heldOut);
    }

    /** Motifs followed over the steps, with what was seen of each. */
    private final class Followed {
        private final List<@Nullable PositionProbabilityMatrix> last;
        private final double[] logProduct;
        private final List<RankProduct> ranks = new ArrayList<>();
        private final double[] rocSum;
        private final int[] rocWeight;
        private final int[][] table;
        private int steps;

        Followed(int most) {
            last = new ArrayList<>(Collections.nCopies(most, null));
            logProduct = new double[most];
            for (int k = 0; k < most; k++) {
                ranks.add(new RankProduct());
            }
            rocSum = new double[most];
            rocWeight = new int[most];
            table = new int[most][4];
        }

        void add(Step step) {
            List<PositionProbabilityMatrix> found = step.found;
            steps++;
            int[] place = similarity.pair(last, found);
            boolean[] taken = new boolean[last.size()];
            Arrays.stream(place).filter(k -> k >= 0).forEach(k -> taken[k] = true);
            for (int j = 0; j < place.length; j++) {
                for (int k = 0; place[j] < 0; k++) {
                    if (!taken[k]) {
                        taken[k] = true;
                        place[j] = k;
                    }
                }
                last.set(place[j], found.get(j));
                // What a search has seen scores too high: that alone would make the threshold one that nothing new
                // reaches.
                double threshold = step.seen.get(j).thresholdOfControls(CONTROLS_HIT);
                add(
                        place[j],
                        step.heldOut.get(j),
                        Math.min(threshold, step.seen.get(j).bestThreshold()));
            }
        }

        private void add(int k, ContrastScores scores, double threshold) {
            logProduct[k] += scores.logPValue(threshold);
            SplittableRandom random = new SplittableRandom(settings.seed() + steps);
            for (int i = 0; scores.matched() > 0 && i < scores.positives(); i++) {
                ranks.get(k).add(scores.rank(i, random.nextDouble()), scores.matched() + 1);
            }
            rocSum[k] += scores.rankSum().rocArea() * scores.positives();
            rocWeight[k] += scores.positives();
            table[k][0] += scores.positives();
            table[k][1] += scores.positivesHit(threshold);
            table[k][2] += scores.controls();
            table[k][3] += scores.controlsHit(threshold);
        }

        /** What is said of motifs, each like one that was followed. */
        Steps evidence() {
            double[] logP = new double[last.size()];
            workers.run(logP.length, k -> {
                double byHits = GammaTail.logProduct(logProduct[k], Math.max(1, steps));
                double byRanks = ranks.get(k).logRightTail();
                // Without own controls there are no ranks, and one test alone.
                logP[k] =
                        ranks.get(k).size() == 0 ? byHits : Math.min(0, Math.min(byHits, byRanks) + StrictMath.log(2));
            });
            double[] adjusted = MultipleTests.holm(logP);
            return motifs -> of(motifs, logP, adjusted);
        }

        private List<HeldOut> of(List<PositionProbabilityMatrix> motifs, double[] logP, double[] adjusted) {
            int[] place = similarity.pair(last, motifs);
            List<HeldOut> evidence = new ArrayList<>();
            for (int k : place) {
                evidence.add(
                        k < 0
                                ? new HeldOut(0, 0, 0, 0, 0, 0, 0.5)
                                : new HeldOut(
                                        table[k][0],
                                        table[k][1],
                                        table[k][2],
                                        table[k][3],
                                        logP[k],
                                        adjusted[k],
                                        rocWeight[k] == 0 ? 0.5 : rocSum[k] / rocWeight[k]));
            }
            return evidence;
        }
    }
}
