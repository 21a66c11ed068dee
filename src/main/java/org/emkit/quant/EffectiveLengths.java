package org.emkit.quant;

import org.emkit.alignment.Transcriptome;

/** Expected number of places where a fragment can start. */
public final class EffectiveLengths {
    private EffectiveLengths() {}

    /**
     * Effective length of each transcript, l̃ = L − E[F | F ≤ L] + 1. Where P(F ≤ L) = 0, no fragment length is known
     * that fits, and l̃ = L.
     *
     * @param lengths   bases, shape [transcripts], each ≥ 1
     * @param fragments lengths of fragments
     * @return bases, shape [transcripts], each ≥ 1
     * @throws IllegalArgumentException where a length is not known
     * @see <a href="https://doi.org/10.1093/bioinformatics/btp692">Li et al. 2010</a>, whose definition has the further
     *     factor P(F ≤ L)
     */
    public static double[] of(int[] lengths, FragmentLengths fragments) {
        double[] effective = new double[lengths.length];
        for (int t = 0; t < lengths.length; t++) {
            int length = lengths[t];
            if (length == Transcriptome.UNKNOWN_LENGTH) {
                throw new IllegalArgumentException("transcript " + t + " has no length");
            }
            effective[t] =
                    fragments.cumulative(length) > 0 ? Math.max(1, length - fragments.meanUpTo(length) + 1) : length;
        }
        return effective;
    }
}
