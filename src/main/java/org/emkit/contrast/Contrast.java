package org.emkit.contrast;

import java.util.List;

/** Scores of sequences beside those of their controls. */
public interface Contrast {
    /**
     * @param motifs scored all at once
     * @param from   first part
     * @param to     end of parts
     * @param most   sequences to score; of more, some are taken
     * @param wanted controls to score, about, where they have to be made
     * @return for each motif, the scores of different sequences of these parts and of their controls
     */
    List<ContrastScores> score(List<BestWindow> motifs, int from, int to, int most, int wanted);
}
