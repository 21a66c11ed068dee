package org.emkit.contrast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.emkit.em.Workers;
import org.emkit.sequence.SequenceSet;

/**
 * Sequences beside others that were given. Longer ones have more places for a chance hit, so that all are compared over
 * equal lengths: the mean of the sequences or, if less, the median of the controls. A longer sequence counts by its middle;
 * a longer control is cut into pieces; a shorter control does not count, nor does one without a whole window.
 */
public final class ControlContrast implements Contrast {
    private final SequenceSet sequences;
    private final ContentParts parts;
    private final SequenceSet controls;
    private final ContentParts controlParts;
    private final int length;
    private final Workers workers;

    /**
     * @param parts        of the sequences
     * @param controlParts as many, of the controls
     */
    public ControlContrast(
            SequenceSet sequences,
            ContentParts parts,
            SequenceSet controls,
            ContentParts controlParts,
            Workers workers) {
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
        double[][] positives = new double[motifs.size()][members.length];
        double[][] others = new double[motifs.size()][pieces.length];
        workers.run(members.length, k -> {
            int start = sequences.start(members[k]);
            int end = sequences.start(members[k] + 1);
            int spare = Math.max(0, end - start - length);
            for (int m = 0; m < positives.length; m++) {
                positives[m][k] = motifs.get(m).score(sequences.codes(), start + spare / 2, end - (spare - spare / 2));
            }
        });
        workers.run(pieces.length, k -> {
            Stretch piece = stretch(controls, pieces[k], pieces[k] + length);
            for (int m = 0; m < others.length; m++) {
                others[m][k] = motifs.get(m).score(piece);
            }
        });
        List<ContrastScores> scores = new ArrayList<>();
        for (int m = 0; m < positives.length; m++) {
            scores.add(new ContrastScores(positives[m], whole(others[m]), 0));
        }
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
