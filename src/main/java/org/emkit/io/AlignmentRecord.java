package org.emkit.io;

/**
 * One alignment record, reduced to what a fragment needs: mutable and reused by a {@link RecordSource}. Coordinates are
 * 0-based and half-open. A record whose read has no usable alignment (flagged unmapped, or without reference, position,
 * or aligned reference base) always has {@link #UNMAPPED} set and {@code reference}, {@code start} and {@code end} −1.
 */
final class AlignmentRecord {
    /** FLAG bits of the SAM specification, section 1.4. */
    static final int PAIRED = 0x1;

    static final int UNMAPPED = 0x4;
    static final int MATE_UNMAPPED = 0x8;
    static final int REVERSE = 0x10;
    static final int MATE_REVERSE = 0x20;
    static final int FIRST = 0x40;
    static final int SECOND = 0x80;
    static final int SECONDARY = 0x100;
    static final int QUALITY_FAILED = 0x200;
    static final int DUPLICATE = 0x400;
    static final int SUPPLEMENTARY = 0x800;

    /** {@link #score} of a record without one. */
    static final int NO_SCORE = Integer.MIN_VALUE;

    /** No score or penalty is further from 0: far above any real one, far below overflow of a sum over mates. */
    static final int LARGEST_SCORE = 500_000_000;

    /**
     * Read name, as written in the file: {@link #nameLength} bytes from {@link #nameFrom} on of an array of the source's,
     * which may change with the next record.
     */
    byte[] name = new byte[0];

    int nameFrom;
    int nameLength;

    /** FLAG bits. */
    int flag;

    /** Index of the transcript, −1 where unplaced. */
    int reference = -1;

    /** First aligned base on the transcript, −1 where unplaced. */
    int start = -1;

    /** Past the last aligned base on the transcript, −1 where unplaced. */
    int end = -1;

    /** Read bases cut off, softly or hard, left of {@link #start} and right of {@link #end}. */
    int clipBefore;

    int clipAfter;

    /** RNEXT as index of a transcript and PNEXT; −1 where the record does not tell. */
    int mateReference = -1;

    int mateStart = -1;

    /** Tag HI, or −1. */
    int hitIndex = -1;

    /** Tag AS, or {@link #NO_SCORE}. */
    int score = NO_SCORE;

    /**
     * What stands in for a score where there is none, ≥ 0, lower is better: 6 for each mismatch, 5 + 3k for each gap of k
     * bases, 1 for each clipped base (bowtie2's units). Mismatches come from NM less the gaps, else from MD, else from
     * {@code X} in the CIGAR.
     */
    int penalty;

    /** Whether the record tells its mismatches; if not, {@link #penalty} holds gaps and clips alone. */
    boolean mismatchesKnown;

    /** @return whether all of these FLAG bits are set */
    boolean is(int bits) {
        return (flag & bits) == bits;
    }

    /** Lets the name stand where it is. */
    void setName(byte[] in, int from, int length) {
        name = in;
        nameFrom = from;
        nameLength = length;
    }
}
