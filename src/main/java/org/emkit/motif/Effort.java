package org.emkit.motif;

/**
 * How much a search tries.
 *
 * @param screenLetters starts are screened on the first sequences with so many letters; the best are fitted on all
 * @param alignments    letters aligned while screening, all starts together
 * @param screened      starts that climb a little
 * @param climbed       of these, starts that climb to the end
 * @param refined       of these, starts that are fitted on all sequences
 * @param maxGap        widest gap between the halves of a word
 * @param perForm       starts of each form of word
 */
record Effort(
        int screenLetters, long alignments, int screened, int climbed, int refined, int maxGap, int perForm) {
    /** For the motifs that are reported. */
    static final Effort FULL = new Effort(150_000, 40_000_000, 60, 16, 4, 12, 6);

    /** For the many searches that only judge others. */
    static final Effort QUICK = new Effort(60_000, 4_000_000, 16, 6, 2, 8, 3);

    /** Most windows to start from, of a set with so many letters. */
    int windows(int letters) {
        return (int) Math.min(20_000, alignments / 2 / Math.max(500, letters));
    }

    /** Random projections of each width, ten starts each. */
    int projections(int letters, int widths) {
        return (int) Math.min(400 / widths, alignments / 40 / widths / Math.max(500, letters));
    }

    /** Climbs from half of the sites of each alignment that climbs to the end. */
    int shakes(int letters) {
        return (int) Math.min(100, alignments / 4 / climbed / Math.max(500, letters));
    }
}
