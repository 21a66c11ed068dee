package org.emkit.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.emkit.em.Workers;
import org.emkit.sequence.SequenceSet;

/**
 * Sequences beside others that were given. Longer ones have more places for a chance hit, so that all are compared over
 * equal lengths: the mean of the sequences or, if less, the median of the controls. A longer sequence counts by its middle;
 * a longer control is cut into pieces; a shorter control does not count, nor does one without a whole window.
 */
public final class ControlContrast implements Contrast {
    /** Stretches scored one after the other by a motif, whose tables stay at hand. */
    private static final int AT_A_TIME = 16;

    private final SequenceSet sequences;
    private final ContentParts parts;
    private final SequenceSet controls;
    private final ContentParts controlParts;
    private final int length;
    private final boolean oneByOne;
    private final Workers workers;

    /**
     * @param parts        of the sequences
     * @param controlParts as many, of the controls
     * @param oneByOne     whether the best window of a motif, in sequences and controls alike, is closed to motifs after it
     */
    public ControlContrast(
            SequenceSet sequences,
            ContentParts parts,
            SequenceSet controls,
            ContentParts controlParts,
            boolean oneByOne,
            Workers workers) {
        this.oneByOne = oneByOne;
        this.sequences = sequences;
        this.parts = parts;
        this.controls = controls;
        this.controlParts = controlParts;
        this.workers = workers;
        int[] lengths = new int[controls.size()];
        for (int i = 0; i < lengths.length; i++) {
            lengths[i] = controls.length(i);
        }
        Arrays.sort(lengths);
        int median = lengths.length == 0 ? 0 : lengths[lengths.length / 2];
        this.length = Math.min(median, sequences.letters() / Math.max(1, sequences.size()));
    }

    @Override
    public List<ContrastScores> score(List<BestWindow> motifs, int from, int to, int most, int wanted) {
        int[] members = ContentParts.some(parts.representatives(from, to), most);
        int[] pieces = ContentParts.some(
                pieces(controlParts.representatives(from, to)), (int) Math.min(Integer.MAX_VALUE, 3L * most));
        double[][] positives = scores(motifs, members.length, k -> {
            int start = sequences.start(members[k]);
            int end = sequences.start(members[k] + 1);
            int spare = Math.max(0, end - start - length);
            return stretch(sequences, start + spare / 2, end - (spare - spare / 2));
        });
        double[][] others = scores(motifs, pieces.length, k -> stretch(controls, pieces[k], pieces[k] + length));
        List<ContrastScores> all = new ArrayList<>();
        for (int m = 0; m < positives.length; m++) {
            all.add(new ContrastScores(positives[m], whole(others[m]), 0));
        }
        return all;
    }

    /** @return shape [motifs][stretches] */
    private double[][] scores(List<BestWindow> motifs, int stretches, IntFunction<Stretch> stretch) {
        double[][] scores = new double[motifs.size()][stretches];
        workers.run((stretches + AT_A_TIME - 1) / AT_A_TIME, block -> {
            int first = block * AT_A_TIME;
            Stretch[] some = new Stretch[Math.min(AT_A_TIME, stretches - first)];
            for (int k = 0; k < some.length; k++) {
                some[k] = stretch.apply(first + k);
            }
            for (int m = 0; m < scores.length; m++) {
                for (int k = 0; k < some.length; k++) {
                    BestWindow.Best best = motifs.get(m).best(some[k]);
                    scores[m][first + k] = best.bits();
                    some[k] = oneByOne && m + 1 < scores.length ? motifs.get(m).without(some[k], best) : some[k];
                }
            }
        });
        return scores;
    }

    /** Scores of those that have a window without a wildcard: the others had no chance of a hit, and say nothing. */
    private static double[] whole(double[] scores) {
        return Arrays.stream(scores)
                .filter(score -> score > Double.NEGATIVE_INFINITY)
                .toArray();
    }

    private static Stretch stretch(SequenceSet set, int from, int to) {
        return new Stretch(set.codes(), from, to, set.alphabet().size());
    }

    /** First letters of all whole pieces of these controls. */
    private int[] pieces(int[] members) {
        return Arrays.stream(members)
                .flatMap(i -> IntStream.range(0, length == 0 ? 0 : controls.length(i) / length)
                        .map(piece -> controls.start(i) + piece * length))
                .toArray();
    }
}
