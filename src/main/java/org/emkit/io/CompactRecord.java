package org.emkit.io;

/**
 * How an {@link AlignmentRecord} is kept in an {@code int[]}: {@link #PLACED_SIZE} numbers where it places its read,
 * otherwise its flags alone. Placed means mapped, and not part of a split alignment (supplementary).
 */
final class CompactRecord {
    /** Offsets into the numbers of one record. */
    static final int FLAGS = 0;

    static final int TRANSCRIPT = 1;
    static final int START = 2;
    static final int END = 3;

    /** Bases clipped off the read's 5′ end. */
    static final int CLIP = 4;

    /** Start of the mate that the record names, if on the same transcript, else −1. */
    static final int LINK = 5;

    static final int HIT_INDEX = 6;
    static final int SCORE = 7;
    static final int PENALTY = 8;

    static final int PLACED_SIZE = 9;
    static final int UNPLACED_SIZE = 1;

    /** Added to the FLAG bits: whether the record tells its mismatches. */
    static final int MISMATCHES_KNOWN = 1 << 16;

    private static final int MATE = AlignmentRecord.FIRST | AlignmentRecord.SECOND;
    private static final int OF_PAIRS = MATE | AlignmentRecord.MATE_UNMAPPED | AlignmentRecord.MATE_REVERSE;
    private static final int NOT_PLACED = AlignmentRecord.UNMAPPED | AlignmentRecord.SUPPLEMENTARY;

    private CompactRecord() {}

    /** @return whether a record of these flags places its read */
    static boolean isPlaced(int flags) {
        return (flags & NOT_PLACED) == 0;
    }

    /** @return numbers that a record of these flags takes */
    static int size(int flags) {
        return isPlaced(flags) ? PLACED_SIZE : UNPLACED_SIZE;
    }

    /** @return 1 or 2 of a pair's mates, 0 of a single-end read or one whose record does not say which mate it is */
    static int mate(int flags) {
        return (flags & MATE) >>> 6;
    }

    /** @return whether the read lies on the transcript's reverse strand */
    static boolean isReverse(int flags) {
        return (flags & AlignmentRecord.REVERSE) != 0;
    }

    /** Writes the record's numbers; the array must have room for {@link #PLACED_SIZE}. @return numbers written */
    static int encode(AlignmentRecord record, int[] to, int at) {
        int flags = record.flag & 0xFFFF;
        if (!record.is(AlignmentRecord.PAIRED)) {
            flags &= ~OF_PAIRS;
        } else if ((flags & MATE) == MATE) {
            flags &= ~MATE;
        }
        if (record.mismatchesKnown) {
            flags |= MISMATCHES_KNOWN;
        }
        to[at + FLAGS] = flags;
        if (!isPlaced(flags)) {
            return UNPLACED_SIZE;
        }
        boolean linked = (flags & AlignmentRecord.MATE_UNMAPPED) == 0 && record.mateReference == record.reference;
        to[at + TRANSCRIPT] = record.reference;
        to[at + START] = record.start;
        to[at + END] = record.end;
        to[at + CLIP] = isReverse(flags) ? record.clipAfter : record.clipBefore;
        to[at + LINK] = linked ? record.mateStart : -1;
        to[at + HIT_INDEX] = record.hitIndex;
        to[at + SCORE] = record.score;
        to[at + PENALTY] = record.penalty;
        return PLACED_SIZE;
    }
}
