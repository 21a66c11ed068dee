package org.emkit.alignment;

import java.io.Closeable;

/** Fragments of one sample, each with all its placements, whatever the order of the records they are made from. */
public interface FragmentSource extends Closeable {
    /** @return the transcripts that placements refer to */
    Transcriptome transcriptome();

    /** @return what one unit of score means, the same for all fragments */
    ScoreScale scoreScale();

    /**
     * Hands every fragment that has a placement to the sink, on the calling thread. May be called once.
     *
     * @param sink takes the fragments; their order means nothing
     * @return what was read
     */
    AlignmentCounts forEach(FragmentSink sink);
}
