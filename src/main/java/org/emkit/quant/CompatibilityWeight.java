package org.emkit.quant;

import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.Transcriptome;

/**
 * P(fragment | transcript) before effective length, up to a factor common to the fragment's placements. Of a pair of
 * length l on a transcript of length L, d units of score below the best,
 *
 * <pre>  w = exp(−s·d) · P(F = l) / P(F ≤ L)</pre>
 *
 * with P(F = l) at least what one fragment more, of any length, would give: 1 / ((n + 1) · longest) after n observed
 * ones, so that no length is impossible. Of a mate alone or a single-end read, whose fragment
 * has room for r bases before the transcript ends,
 *
 * <pre>  w = exp(−s·d) · P′(F ≤ r) / P′(F ≤ L)</pre>
 *
 * where P′ is P mixed with one part in a hundred of a uniform distribution up to the longest length.
 */
final class CompatibilityWeight {
    private static final double UNIFORM_PART = 0.01;
    /** e^−700 is still a normal number; a placement that far below another is never kept. */
    private static final double MOST_NATS = 700;

    private static final int MOST_STEPS = 1 << 20;

    private final Transcriptome transcriptome;
    private final double natsPerUnit;
    private final boolean singleFragmentTerm;
    private final double[] ofDeficit;
    private final double[] probability;
    private final double[] cumulative;
    private final double[] room;

    CompatibilityWeight(
            Transcriptome transcriptome, FragmentLengths lengths, double natsPerUnit, boolean singleFragmentTerm) {
        this.transcriptome = transcriptome;
        this.natsPerUnit = natsPerUnit;
        this.singleFragmentTerm = singleFragmentTerm;
        this.ofDeficit = new double[(int) Math.min(MOST_NATS / natsPerUnit, MOST_STEPS) + 1];
        for (int d = 0; d < ofDeficit.length; d++) {
            ofDeficit[d] = StrictMath.exp(-natsPerUnit * d);
        }
        int maximum = lengths.maximum();
        this.probability = new double[maximum + 1];
        this.cumulative = new double[maximum + 1];
        this.room = new double[maximum + 1];
        double floor = 1.0 / (lengths.observed() + 1) / maximum;
        double sum = 0;
        for (int l = 1; l <= maximum; l++) {
            probability[l] = Math.max(lengths.probability(l), floor);
            sum += probability[l];
            cumulative[l] = sum;
            room[l] = (1 - UNIFORM_PART) * lengths.cumulative(l) + UNIFORM_PART * l / maximum;
        }
    }

    /**
     * Weight of a placement.
     *
     * @param fragment  scores in the units of the scale
     * @param placement which; a pair's length must be within the longest allowed
     * @param best      score that weights are relative to
     * @return ≥ 0, at most about 1 where the score is the best
     */
    double of(FragmentAlignments fragment, int placement, int best) {
        long deficit = (long) best - fragment.score(placement);
        double score = deficit < ofDeficit.length ? ofDeficit[(int) deficit] : far(deficit);
        return score * ofLength(fragment, placement);
    }

    private double far(long deficit) {
        return StrictMath.exp(-natsPerUnit * deficit);
    }

    private double ofLength(FragmentAlignments fragment, int placement) {
        Orientation orientation = fragment.orientation(placement);
        int transcriptLength = transcriptome.length(fragment.transcript(placement));
        int length = fragment.length(placement);
        if (orientation.isPair()) {
            return probability[length] / upTo(cumulative, transcriptLength);
        }
        return singleFragmentTerm ? upTo(room, Math.max(1, length)) / upTo(room, Math.max(1, transcriptLength)) : 1;
    }

    private static double upTo(double[] cumulative, int length) {
        return cumulative[Math.min(length, cumulative.length - 1)];
    }
}
