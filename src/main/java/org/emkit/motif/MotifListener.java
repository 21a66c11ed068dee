package org.emkit.motif;

/** Is told how far a search is. Called on the thread that runs it. */
@FunctionalInterface
public interface MotifListener {
    /** What a search does. */
    enum Phase {
        /** Counts words and scores starting points. */
        STARTS,
        /** Refines the best of them by EM. */
        REFINEMENT,
        /** Lets the motifs compete for sites. */
        COMPETITION,
        /** Searches again without a part of the sequences, which then judges. */
        HELD_OUT
    }

    /**
     * @param phase what begins or goes on
     * @param motif number of the motif being sought, from 1; in the held-out phase the number of the part left out
     * @param of    motifs to find at most; in the held-out phase the number of parts
     * @param share part of the whole search done, in [0, 1], by rough estimate
     */
    void progress(Phase phase, int motif, int of, double share);

    /** @return a listener that does nothing */
    static MotifListener none() {
        return (phase, motif, of, share) -> {};
    }
}
