package org.emkit.enrich;

import org.emkit.matrix.KnownMotif;

/**
 * Whether a motif has more sites in sequences than in controls.
 *
 * @param motif        the motif
 * @param threshold    score from which a window is a hit, bits; NaN where ranks were compared
 * @param positives    sequences tested, equal ones once
 * @param positivesHit those that reach the threshold; 0 where ranks were compared
 * @param controls     controls tested
 * @param controlsHit  those that reach the threshold; 0 where ranks were compared
 * @param logPValue    ln of the chance of so many hits or more, or of such ranks, if sequences are like controls, ≤ 0
 * @param logAdjusted  the same after Holm's correction for all motifs tested, ≤ 0
 * @param logQValue    ln of the rate of false discoveries among this and all motifs above it, after Benjamini and
 *                     Hochberg, ≤ 0
 * @param rocArea      chance that a sequence scores higher than a control, in [0, 1]
 */
public record Enrichment(
        KnownMotif motif,
        double threshold,
        int positives,
        int positivesHit,
        int controls,
        int controlsHit,
        double logPValue,
        double logAdjusted,
        double logQValue,
        double rocArea) {
    /** @return how many times as often sequences are hit as controls; each with one hit and one miss more, so that none is 0 */
    public double ratio() {
        return (positivesHit + 1.0) / (positives + 2.0) / ((controlsHit + 1.0) / (controls + 2.0));
    }

    Enrichment corrected(double adjusted, double qValue) {
        return new Enrichment(
                motif, threshold, positives, positivesHit, controls, controlsHit, logPValue, adjusted, qValue, rocArea);
    }
}
