package org.emkit.motif;

import java.util.Arrays;
import java.util.List;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Which motifs of two searches are the same. Likeness is the cosine of f(k, a) − p(a) over the best alignment, on either
 * strand, with positions beyond the other motif counted as unlike: 1 for equal motifs, about 0.7 for one and its half.
 */
final class MotifSimilarity {
    /** Motifs at least so alike are taken for one. */
    static final double SAME = 0.6;
    /** Of one search, motifs at least so alike are one that was found again. */
    static final double REPEATED = 0.75;

    private final double[] background;
    private final boolean bothStrands;

    MotifSimilarity(double[] background, boolean bothStrands) {
        this.background = background;
        this.bothStrands = bothStrands;
    }

    /** @return in [−1, 1] */
    double of(PositionProbabilityMatrix a, PositionProbabilityMatrix b) {
        double best = aligned(a, b);
        return bothStrands ? Math.max(best, aligned(a, b.reverseComplement())) : best;
    }

    private double aligned(PositionProbabilityMatrix a, PositionProbabilityMatrix b) {
        int letters = background.length;
        double[] x = excess(a);
        double[] y = excess(b);
        double best = -1;
        double norm = StrictMath.sqrt(dot(x, 0, x, 0, x.length) * dot(y, 0, y, 0, y.length));
        for (int shift = 1 - b.width(); shift < a.width(); shift++) {
            int from = Math.max(0, shift);
            int to = Math.min(a.width(), shift + b.width());
            double product = dot(x, from * letters, y, (from - shift) * letters, (to - from) * letters);
            best = Math.max(best, norm > 0 ? product / norm : 0);
        }
        return best;
    }

    private double[] excess(PositionProbabilityMatrix matrix) {
        double[] excess = matrix.probabilities();
        for (int k = 0; k < excess.length; k++) {
            excess[k] -= background[k % background.length];
        }
        return excess;
    }

    private static double dot(double[] x, int fromX, double[] y, int fromY, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += x[fromX + k] * y[fromY + k];
        }
        return sum;
    }

    /**
     * Pairs the most alike first, each once, as long as they are alike enough.
     *
     * @return for each of {@code those}, the index of its partner in {@code these}, or −1
     */
    int[] pair(List<? extends @Nullable PositionProbabilityMatrix> these, List<PositionProbabilityMatrix> those) {
        int[] partner = new int[those.size()];
        Arrays.fill(partner, -1);
        boolean[] taken = new boolean[these.size()];
        double[][] likeness = new double[those.size()][these.size()];
        for (int j = 0; j < those.size(); j++) {
            for (int i = 0; i < these.size(); i++) {
                PositionProbabilityMatrix one = these.get(i);
                likeness[j][i] = one == null ? -1 : of(one, those.get(j));
            }
        }
        while (true) {
            double best = SAME;
            int bestI = -1;
            int bestJ = -1;
            for (int j = 0; j < those.size(); j++) {
                for (int i = 0; i < these.size(); i++) {
                    if (partner[j] < 0 && !taken[i] && likeness[j][i] > best) {
                        best = likeness[j][i];
                        bestI = i;
                        bestJ = j;
                    }
                }
            }
            if (bestI < 0) {
                return partner;
            }
            partner[bestJ] = bestI;
            taken[bestI] = true;
        }
    }
}
