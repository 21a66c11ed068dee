package org.emkit.motif;

/**
 * How much a search tries. Small sets are searched from many starts at little cost; the more letters, the more the search
 * rests on words found by counting.
 *
 * @param screenLetters starts are screened on the first sequences with so many letters; the best are fitted on all
 * @param alignments    letters aligned while screening small sets, all starts together
 * @param mostScreened  starts that climb a little
 * @param mostClimbed   of these, starts that climb to the end
 * @param refined       of these, starts that are fitted on all sequences
 * @param maxGap        widest gap between the halves of a word
 * @param perForm       starts of each form of word
 * @param toTheEnd      whether the last EM runs until it converges
 */
record Effort(
        int screenLetters,
        long alignments,
        int mostScreened,
        int mostClimbed,
        int refined,
        int maxGap,
        int perForm,
        boolean toTheEnd) {
    /** For the motifs that are reported. */
    static final Effort FULL = new Effort(100_000, 40_000_000, 60, 16, 4, 12, 6, true);

    /** For the searches that only judge others. */
    static final Effort QUICK = new Effort(70_000, 4_000_000, 16, 6, 2, 8, 3, false);

    private static final int SMALL_LETTERS = 20_000;
    private static final int FEWEST_LETTERS = 500;
    private static final int FEWEST_WINDOWS = 200;

    /** Alignments of all letters. */
    private double passes(int letters) {
        double part = Math.min(1, SMALL_LETTERS / (double) Math.max(1, letters));
        return alignments * part / Math.max(FEWEST_LETTERS, letters);
    }

    private int fewer(int most, int letters) {
        return letters > SMALL_LETTERS ? (most + 1) / 2 : most;
    }

    int screened(int letters) {
        return fewer(mostScreened, letters);
    }

    int climbed(int letters) {
        return fewer(mostClimbed, letters);
    }

    /** Most windows to start from, of a set with so many letters. */
    int windows(int letters) {
        int most = (int) Math.min(20_000, passes(letters) / 2);
        return most < FEWEST_WINDOWS ? 0 : most;
    }

    /** Random projections of each width, ten starts each. */
    int projections(int letters, int widths) {
        return (int) Math.min(400.0 / widths, passes(letters) / 40 / widths);
    }

    /** Climbs from half of the sites of each alignment that climbs to the end. */
    int shakes(int letters) {
        return (int) Math.min(100, passes(letters) / 4 / mostClimbed);
    }
}
