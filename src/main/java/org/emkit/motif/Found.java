package org.emkit.motif;

/** A motif as the search found it, in the search's own coordinates. */
final class Found {
    final Alignment alignment;
    /** Where EM ended that led to it. */
    final Refinement.Refined refined;

    final MotifTrace trace;

    Found(Alignment alignment, Refinement.Refined refined, MotifTrace trace) {
        this.alignment = alignment;
        this.refined = refined;
        this.trace = trace;
    }
}
