package org.emkit.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.sequence.SequenceBlock;
import org.emkit.sequence.Strand;

/** Finds the sites of many motifs in one pass over a text. Immutable. */
public final class SiteFinder {
    /** Windows of a task: they stay in the processor's cache while the tables of one group after the other go by. */
    private static final int TASK = 1 << 16;

    private static final int NUCLEOTIDES = 4;

    private final List<ScoreDistribution> motifs;
    private final int strands;
    private final int[] threshold;
    private final List<Searcher> searchers;

    /** Takes sites in the order of the text, then of motifs, then of strands. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param piece  of the block
         * @param index  in the block's codes of the site's first letter
         * @param target 2 · motif + 1 where it is read on the reverse strand: {@link #motif}, {@link #strand}
         * @param score  steps
         */
        void accept(int piece, int index, int target, int score);
    }

    private SiteFinder(List<ScoreDistribution> motifs, int[] threshold, int strands, List<Searcher> searchers) {
        this.motifs = motifs;
        this.threshold = threshold;
        this.strands = strands;
        this.searchers = searchers;
    }

    /**
     * @param motifs      of one alphabet
     * @param pValue      highest p-value of a site, in [0, 1]
     * @param bothStrands whether to look on the reverse strand, too; without effect where letters do not pair
     */
    public static SiteFinder of(List<ScoreDistribution> motifs, double pValue, boolean bothStrands) {
        boolean paired = motifs.stream().allMatch(m -> m.matrix().alphabet().isComplementable());
        int strands = bothStrands && paired ? 2 : 1;
        int[] threshold = new int[motifs.size()];
        List<Target> targets = new ArrayList<>();
        for (int m = 0; m < threshold.length; m++) {
            ScoreDistribution scores = motifs.get(m);
            threshold[m] = scores.threshold(pValue);
            for (int strand = 0; strand < strands && threshold[m] <= scores.most(); strand++) {
                targets.add(Target.of(2 * m + strand, scores, threshold[m]));
            }
        }
        if (2L * threshold.length > SiteList.MOST_TARGETS) {
            throw new IllegalArgumentException(threshold.length + " motifs");
        }
        return new SiteFinder(List.copyOf(motifs), threshold, strands, searchers(targets));
    }

    private static List<Searcher> searchers(List<Target> targets) {
        List<Searcher> searchers = new ArrayList<>();
        if (targets.stream().anyMatch(t -> t.letters() != NUCLEOTIDES)) {
            targets.forEach(t -> searchers.add(new PlainSearch(t)));
            return searchers;
        }
        List<Target> byWidth =
                targets.stream().sorted(Comparator.comparingInt(Target::width)).toList();
        for (int k = 0; k < byWidth.size(); k += TargetGroup.SIZE) {
            searchers.add(new TargetGroup(byWidth.subList(k, Math.min(byWidth.size(), k + TargetGroup.SIZE))));
        }
        return searchers;
    }

    /** @return the motif of a target that a sink was given */
    public static int motif(int target) {
        return target >> 1;
    }

    /** @return the strand of a target that a sink was given */
    public static Strand strand(int target) {
        return (target & 1) == 0 ? Strand.FORWARD : Strand.REVERSE;
    }

    /** @return letters of the widest motif */
    public int mostWidth() {
        return motifs.stream().mapToInt(m -> m.matrix().width()).max().orElse(1);
    }

    /** @return counts of nothing, to be given to {@link #find} */
    public SiteCounts newCounts() {
        return new SiteCounts(motifs, threshold, strands);
    }

    /**
     * Finds the sites of a block.
     *
     * @param block   repeats {@link #mostWidth()} − 1 letters of a sequence that does not end in it
     * @param workers look at parts of it side by side
     * @param counts  are added to
     * @param sink    takes the sites
     */
    public void find(SequenceBlock block, Workers workers, SiteCounts counts, Sink sink) {
        int[] runs = Runs.of(block, motifs.get(0).matrix().alphabet().size());
        int tasks = (block.length() + TASK - 1) / TASK;
        SiteList[] found = new SiteList[tasks];
        long[][] places = new long[tasks][mostWidth() + 1];
        workers.run(tasks, task -> {
            found[task] = new SiteList();
            search(block.codes(), runs, task * TASK, places[task], found[task]);
            found[task].sort();
        });
        int piece = 0;
        for (int task = 0; task < tasks; task++) {
            counts.addPlaces(places[task]);
            for (int k = 0; k < found[task].size(); k++) {
                int index = task * TASK + found[task].position(k);
                while (piece + 1 < block.pieces() && block.start(piece + 1) <= index) {
                    piece++;
                }
                int target = found[task].target(k);
                counts.addSite(motif(target), found[task].score(k));
                sink.accept(piece, index, target, found[task].score(k));
            }
        }
    }

    private void search(byte[] codes, int[] runs, int origin, long[] places, SiteList found) {
        List<Run> mine = new ArrayList<>();
        for (int r = Runs.firstAfter(runs, origin); r < runs.length && runs[r] < origin + TASK; r += Runs.FIELDS) {
            int from = Math.max(origin, runs[r]);
            int to = Math.min(origin + TASK, runs[r + 1]);
            mine.add(new Run(codes, from, to, runs[r + 2], origin));
            for (int w = 1; w < places.length; w++) {
                places[w] += Math.max(0, Math.min(to, runs[r + 2] - w + 1) - from);
            }
        }
        for (Searcher searcher : searchers) {
            for (Run run : mine) {
                searcher.find(run, found);
            }
        }
    }
}
