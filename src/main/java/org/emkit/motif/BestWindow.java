package org.emkit.motif;

import java.util.Arrays;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.sequence.BackgroundModel;

/**
 * The best score of a motif in a stretch of letters, on one strand or both. Windows with a wildcard do not count. Scores are
 * whole numbers of 1/65536 bit, so that a window has the same score whichever strand it is read from.
 */
final class BestWindow {
    private static final double SITES = 100;
    private static final double PER_BIT = 65_536;

    private final int letters;
    private final int width;
    /** Shape [w · A]: log-odds. */
    private final int[] forward;

    private final int[] reverse;

    /** @param bothStrands whether windows are read on the other strand, too */
    BestWindow(PositionProbabilityMatrix matrix, BackgroundModel background, boolean bothStrands) {
        PositionWeightMatrix weights =
                PositionWeightMatrix.of(matrix.smoothed(SITES, 1, background.probabilities()), background);
        letters = matrix.alphabet().size();
        width = matrix.width();
        forward = whole(weights.bits());
        reverse = bothStrands ? whole(weights.reverseComplement().bits()) : forward;
    }

    private static int[] whole(double[] bits) {
        return Arrays.stream(bits)
                .mapToInt(each -> (int) StrictMath.rint(each * PER_BIT))
                .toArray();
    }

    /** @return bits; −∞ where no window is whole */
    double score(byte[] codes, int from, int to) {
        int best = Integer.MIN_VALUE;
        int whole = 0;
        for (int end = from; end < to; end++) {
            whole = codes[end] < letters ? whole + 1 : 0;
            if (whole >= width) {
                best = Math.max(best, sum(forward, codes, end - width + 1));
                if (reverse != forward) {
                    best = Math.max(best, sum(reverse, codes, end - width + 1));
                }
            }
        }
        return best == Integer.MIN_VALUE ? Double.NEGATIVE_INFINITY : best / PER_BIT;
    }

    private int sum(int[] bits, byte[] codes, int from) {
        int sum = 0;
        for (int k = 0, row = 0; k < width; k++, row += letters) {
            sum += bits[row + codes[from + k]];
        }
        return sum;
    }
}
