package org.emkit.motif;

import java.util.List;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.jspecify.annotations.Nullable;

/**
 * A motif that was found.
 *
 * @param observed           letter frequencies at its sites
 * @param fitted             the matrix that EM ended with, letter prior included
 * @param sites              by p-value, then sequence, start, strand
 * @param logLikelihoodRatio Σ over sites and positions of ln f/p with observed f and letters of the background, nats
 * @param logEValue          ln of the expected number of motifs of this width, number of sites and model with this ratio
 *                           or a higher one in random sequences
 * @param expectedSites      EM's expected number of sites
 * @param heldOut            evidence on sequences not used; null where it was not asked for
 * @param trace              how it was found
 */
public record Motif(
        PositionProbabilityMatrix observed,
        PositionProbabilityMatrix fitted,
        List<Site> sites,
        double logLikelihoodRatio,
        double logEValue,
        double expectedSites,
        @Nullable HeldOut heldOut,
        MotifTrace trace) {
    public Motif {
        sites = List.copyOf(sites);
    }

    /** @return the same with evidence */
    Motif withHeldOut(HeldOut evidence) {
        return new Motif(observed, fitted, sites, logLikelihoodRatio, logEValue, expectedSites, evidence, trace);
    }

    /**
     * @return whether sequences held out confirm it though its E-value is {@value HeldOut#LEVEL} or more: its sites are not more
     *     alike than chance makes them, but tell sequences from controls
     */
    public boolean isConfirmedDespiteEValue() {
        return heldOut != null && heldOut.isSignificant() && logEValue >= StrictMath.log(HeldOut.LEVEL);
    }

    /** @return number of positions */
    public int width() {
        return observed.width();
    }
}
