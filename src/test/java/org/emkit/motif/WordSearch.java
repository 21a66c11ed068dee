package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;

/**
 * A quick search to test evidence with: the DNA words of six letters that are in the most sequences, on either strand, for
 * what their letters let expect. It overfits as a good search does: the best of 2080 words. Like a
 * search that erases sites, it gives no word that is much like a better one.
 */
final class WordSearch implements CrossFit.Search {
    private static final int LENGTH = 6;
    private static final int WORDS = 1 << (2 * LENGTH);
    private static final int MOST_LIKE = 50;

    private final int motifs;

    WordSearch(int motifs) {
        this.motifs = motifs;
    }

    @Override
    public List<PositionProbabilityMatrix> find(SequenceSet set, int[] members, @Nullable SequenceSet controls) {
        int[] seen = new int[WORDS];
        int[] stamp = new int[WORDS];
        double[] letter = {1, 1, 1, 1};
        for (int i = 0; i < set.size(); i++) {
            for (int k = 0; k < set.length(i); k++) {
                if (set.code(i, k) < 4) {
                    letter[set.code(i, k)]++;
                    letter[3 - set.code(i, k)]++;
                }
            }
            for (int k = 0; k + LENGTH <= set.length(i); k++) {
                int word = word(set, i, k);
                if (word >= 0 && stamp[word] != i + 1) {
                    stamp[word] = i + 1;
                    seen[word]++;
                }
            }
        }
        double all = letter[0] + letter[1] + letter[2] + letter[3];
        double[] score = new double[WORDS];
        for (int word = 0; word < WORDS; word++) {
            double expected = 2.0 * set.letters();
            for (int k = 0; k < LENGTH; k++) {
                expected *= letter[(word >> (2 * k)) & 3] / all;
            }
            score[word] = (seen[word] - expected) / Math.sqrt(expected);
        }
        MotifSimilarity similarity = new MotifSimilarity(new double[] {0.25, 0.25, 0.25, 0.25}, true);
        List<PositionProbabilityMatrix> best = new ArrayList<>();
        IntStream.range(0, WORDS)
                .boxed()
                .sorted(Comparator.comparingDouble(word -> -score[word]))
                .limit(MOST_LIKE)
                .map(WordSearch::matrix)
                .filter(next -> best.stream().noneMatch(each -> similarity.of(each, next) >= MotifSimilarity.SAME))
                .limit(motifs)
                .forEach(best::add);
        return best;
    }

    /** The smaller of the word and its reverse complement; −1 where there is a wildcard. */
    private static int word(SequenceSet set, int i, int from) {
        int forward = 0;
        int reverse = 0;
        for (int k = 0; k < LENGTH; k++) {
            int code = set.code(i, from + k);
            if (code > 3) {
                return -1;
            }
            forward = forward << 2 | code;
            reverse |= (3 - code) << (2 * k);
        }
        return Math.min(forward, reverse);
    }

    private static PositionProbabilityMatrix matrix(int word) {
        double[] f = new double[4 * LENGTH];
        Arrays.fill(f, 0.05);
        for (int k = 0; k < LENGTH; k++) {
            f[4 * k + ((word >> (2 * (LENGTH - 1 - k))) & 3)] = 0.85;
        }
        return PositionProbabilityMatrix.of(Alphabet.DNA, f);
    }
}
