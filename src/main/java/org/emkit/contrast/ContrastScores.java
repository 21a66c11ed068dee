package org.emkit.contrast;

import java.util.Arrays;
import org.emkit.statistics.FisherExact;
import org.emkit.statistics.PoissonBinomial;
import org.emkit.statistics.RankSum;

/** Best scores of one motif in sequences and in controls, and how surprising it is that more sequences reach a threshold. */
public final class ContrastScores {
    private final double[] positives;
    /** Those of positive i at i · matched … where controls are its own. */
    private final double[] controls;

    private final int matched;

    /**
     * @param positives of each sequence
     * @param controls  of each control
     * @param matched   controls of each sequence, one after the other; 0 where they are not of one sequence
     */
    public ContrastScores(double[] positives, double[] controls, int matched) {
        this.positives = positives;
        this.controls = controls;
        this.matched = matched;
    }

    /** @return number of sequences */
    public int positives() {
        return positives.length;
    }

    /** @return number of controls */
    public int controls() {
        return controls.length;
    }

    /** @return sequences that reach the threshold */
    public int positivesHit(double threshold) {
        return hits(positives, threshold);
    }

    /** @return controls that reach the threshold */
    public int controlsHit(double threshold) {
        return hits(controls, threshold);
    }

    private static int hits(double[] scores, double threshold) {
        int hits = 0;
        for (double score : scores) {
            hits += score >= threshold ? 1 : 0;
        }
        return hits;
    }

    /**
     * ln of the chance that so many sequences reach a threshold chosen without them, if each is like its controls: given
     * how many of each sequence and its own controls do, which is exact however sequences differ; or else Fisher's test.
     */
    public double logPValue(double threshold) {
        if (matched == 0) {
            return FisherExact.logRightTail(
                    positivesHit(threshold), positives.length, controlsHit(threshold), controls.length);
        }
        int[] strata = new int[matched + 2];
        double[] chance = new double[matched + 2];
        for (int i = 0; i < positives.length; i++) {
            int hits = positives[i] >= threshold ? 1 : 0;
            for (int k = i * matched; k < (i + 1) * matched; k++) {
                hits += controls[k] >= threshold ? 1 : 0;
            }
            strata[hits]++;
        }
        for (int k = 0; k < chance.length; k++) {
            chance[k] = k / (matched + 1.0);
        }
        return PoissonBinomial.logRightTail(chance, strata, positivesHit(threshold));
    }

    /** @return controls of each sequence; 0 where they are not of one sequence */
    public int matched() {
        return matched;
    }

    /**
     * The rank of a sequence among itself and its own controls, 1 the highest: even on all ranks if it is like them.
     *
     * @param sequence index
     * @param even     in [0, 1), drawn evenly: the place among equal scores
     */
    public int rank(int sequence, double even) {
        int higher = 0;
        int equal = 0;
        for (int k = sequence * matched; k < (sequence + 1) * matched; k++) {
            higher += controls[k] > positives[sequence] ? 1 : 0;
            equal += controls[k] == positives[sequence] ? 1 : 0;
        }
        return 1 + higher + (int) (even * (equal + 1));
    }

    /** @return the lowest threshold that no more than this share of the controls reaches; ∞ without controls */
    public double thresholdOfControls(double share) {
        if (controls.length == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double[] sorted = controls.clone();
        Arrays.sort(sorted);
        return Math.nextUp(sorted[sorted.length - 1 - (int) (share * sorted.length)]);
    }

    /** The threshold at which these sequences differ most from these controls; of equal ones the lowest. */
    public double bestThreshold() {
        double[] up = positives.clone();
        double[] down = controls.clone();
        Arrays.sort(up);
        Arrays.sort(down);
        double best = Double.POSITIVE_INFINITY;
        double least = 0;
        int below = down.length;
        for (int k = up.length - 1; k >= 0 && up[k] > Double.NEGATIVE_INFINITY; k--) {
            if (k == 0 || up[k - 1] < up[k]) {
                while (below > 0 && down[below - 1] >= up[k]) {
                    below--;
                }
                double logP = FisherExact.logRightTail(up.length - k, up.length, down.length - below, down.length);
                if (logP <= least) {
                    least = logP;
                    best = up[k];
                }
            }
        }
        return best;
    }

    /** Whether sequences score higher than controls, all scores together: see {@link RankSum}. */
    public RankSum rankSum() {
        return RankSum.of(positives, controls);
    }
}
