package org.emkit.motif;

/**
 * Whether a motif that was found on some sequences occurs more often in others, not used to find it, than in controls.
 *
 * @param positives       sequences held out, each once; 0 where no search of a part of the sequences found the motif again
 * @param positivesHit    those with a site, at a threshold that one control in twenty reaches, or a lower one
 * @param controls        controls held out
 * @param controlsHit     those with a site
 * @param logPValue       ln of the chance of such ranks among their controls, or of so many hits, if sequences are like
 *                        controls, ≤ 0; twice the smaller where both are tested
 * @param logAdjusted     the same after Holm's correction for all motifs of the run, ≤ 0
 * @param rocArea         area under the curve of the best score per sequence against controls, in [0, 1]
 */
public record HeldOut(
        int positives,
        int positivesHit,
        int controls,
        int controlsHit,
        double logPValue,
        double logAdjusted,
        double rocArea) {
    /** Motifs at or above are called not significant. */
    public static final double LEVEL = 0.05;

    /** @return whether a search of a part of the sequences found the motif again, so that others could judge it */
    public boolean isFoundAgain() {
        return positives > 0;
    }

    /** @return whether the adjusted chance is below {@value #LEVEL} */
    public boolean isSignificant() {
        return logAdjusted < StrictMath.log(LEVEL);
    }
}
