package org.emkit.contrast;

import java.util.ArrayList;
import java.util.List;
import org.emkit.em.Workers;
import org.emkit.sequence.KletShuffle;
import org.emkit.sequence.SequenceSet;

/** Each sequence beside several shuffles of itself. */
public final class ShuffleContrast implements Contrast {
    private static final int FEWEST = 3;
    private static final int MOST = 50;

    private final SequenceSet sequences;
    private final ContentParts parts;
    private final KletShuffle shuffle;
    private final boolean oneByOne;
    private final Workers workers;

    /**
     * @param parts     of the sequences
     * @param oneByOne  whether the best window of a motif, in sequences and shuffles alike, is closed to motifs after it
     */
    public ShuffleContrast(
            SequenceSet sequences, ContentParts parts, KletShuffle shuffle, boolean oneByOne, Workers workers) {
        this.oneByOne = oneByOne;
        this.sequences = sequences;
        this.parts = parts;
        this.shuffle = shuffle;
        this.workers = workers;
    }

    @Override
    public List<ContrastScores> score(List<BestWindow> motifs, int from, int to, int most, int wanted) {
        int[] members = ContentParts.some(parts.representatives(from, to), most);
        int shuffles = Math.max(FEWEST, Math.min(MOST, wanted / Math.max(1, members.length)));
        double[][] positives = new double[motifs.size()][members.length];
        double[][] controls = new double[motifs.size()][members.length * shuffles];
        workers.run(members.length, k -> {
            byte[] codes = sequences.codes();
            int start = sequences.start(members[k]);
            int end = sequences.start(members[k] + 1);
            int letters = sequences.alphabet().size();
            Stretch[] all = new Stretch[shuffles + 1];
            all[shuffles] = new Stretch(codes, start, end, letters);
            KletShuffle.Shuffles shuffled = shuffle.of(codes, start, end);
            for (int s = 0; s < shuffles; s++) {
                all[s] = new Stretch(shuffled.shuffle(s), 0, end - start, letters);
            }
            for (int m = 0; m < positives.length; m++) { // outside: a motif's tables stay at hand for all letters
                BestWindow motif = motifs.get(m);
                for (int s = 0; s <= shuffles; s++) {
                    BestWindow.Best best = motif.best(all[s]);
                    if (s < shuffles) {
                        controls[m][k * shuffles + s] = best.bits();
                    } else {
                        positives[m][k] = best.bits();
                    }
                    all[s] = oneByOne && m + 1 < positives.length ? motif.without(all[s], best) : all[s];
                }
            }
        });
        List<ContrastScores> scores = new ArrayList<>();
        for (int m = 0; m < positives.length; m++) {
            scores.add(new ContrastScores(positives[m], controls[m], shuffles));
        }
        return scores;
    }
}
