package org.emkit.io;

/** What a CIGAR string amounts to, operation by operation: spans, clips, gaps. Reused from record to record. */
final class CigarTally {
    /** Operations in the order of their BAM codes. */
    static final String OPERATIONS = "MIDNSHP=X";

    private static final int INSERTION = 1;
    private static final int DELETION = 2;
    private static final int SKIP = 3;
    private static final int SOFT_CLIP = 4;
    private static final int HARD_CLIP = 5;
    private static final int PADDING = 6;
    private static final int MATCH = 7;
    private static final int MISMATCH = 8;

    /** A string runs through these in ascending order. */
    private static final int HARD_BEFORE = 0;

    private static final int SOFT_BEFORE = 1;
    private static final int ALIGNED = 2;
    private static final int SOFT_AFTER = 3;
    private static final int HARD_AFTER = 4;

    private int part;
    private long reference;
    private long read;
    private long clipBefore;
    private long clipAfter;
    private long mismatches;
    private long compared;
    private long gapped;
    private long gapPenalty;
    private boolean uncompared;
    private boolean spliced;

    void clear() {
        part = HARD_BEFORE;
        reference = 0;
        read = 0;
        clipBefore = 0;
        clipAfter = 0;
        mismatches = 0;
        compared = 0;
        gapped = 0;
        gapPenalty = 0;
        uncompared = false;
        spliced = false;
    }

    /**
     * Counts one operation. One of zero length is allowed and says nothing.
     *
     * @param operation BAM code, an index into {@link #OPERATIONS}
     * @param length    bases, ≥ 0
     */
    void add(int operation, int length) throws BadRecordException {
        if (length == 0) {
            return;
        }
        switch (operation) {
            case SOFT_CLIP -> {
                enter(part <= SOFT_BEFORE ? SOFT_BEFORE : SOFT_AFTER);
                read += length;
                addClip(length);
            }
            case HARD_CLIP -> {
                enter(part == HARD_BEFORE ? HARD_BEFORE : HARD_AFTER);
                addClip(length);
            }
            case PADDING -> enter(ALIGNED);
            default -> {
                enter(ALIGNED);
                addAligned(operation, length);
            }
        }
    }

    private void enter(int next) throws BadRecordException {
        if (next < part) {
            throw new BadRecordException("CIGAR with a clip in the middle");
        }
        part = next;
    }

    private void addClip(int length) {
        if (part <= SOFT_BEFORE) {
            clipBefore += length;
        } else {
            clipAfter += length;
        }
    }

    private void addAligned(int operation, int length) {
        if (operation != DELETION && operation != SKIP) {
            read += length;
        }
        if (operation != INSERTION) {
            reference += length;
        }
        if (operation == INSERTION || operation == DELETION) {
            gapped += length;
            gapPenalty += 5 + 3L * length;
        } else if (operation == MISMATCH) {
            mismatches += length;
            compared += length;
        } else if (operation == MATCH) {
            compared += length;
        } else if (operation == SKIP) {
            spliced = true;
        } else {
            uncompared = true;
        }
    }

    /** @return bases of the reference between first and last aligned base */
    long reference() {
        return reference;
    }

    /** @return bases of the read as stored: soft clips included, hard clips not */
    long read() {
        return read;
    }

    /** @return clipped bases before the first aligned base; of a string of clips alone, all of them */
    long clipBefore() {
        return clipBefore;
    }

    /** @return clipped bases after the last aligned base */
    long clipAfter() {
        return clipAfter;
    }

    /** @return bases in X operations */
    long mismatches() {
        return mismatches;
    }

    /** @return whether = and X tell every mismatch */
    boolean tellsMismatches() {
        return compared > 0 && !uncompared;
    }

    /** @return inserted and deleted bases */
    long gapped() {
        return gapped;
    }

    /** @return 5 + 3k for each gap of k bases, summed */
    long gapPenalty() {
        return gapPenalty;
    }

    /** @return whether reference was skipped (N), as spliced alignments to a genome do */
    boolean isSpliced() {
        return spliced;
    }
}
