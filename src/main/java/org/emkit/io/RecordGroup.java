package org.emkit.io;

import java.util.Arrays;

/**
 * All records of one fragment, in any order: those that place a read, and what the others tell. Reused for one fragment
 * after another. What it answers does not depend on the order in which records were added.
 */
final class RecordGroup {
    private static final int MATES = 3;

    private int[] data = new int[16 * CompactRecord.PLACED_SIZE];
    private int size;

    private boolean primarySeen;
    private boolean primaryFailed;
    private boolean anyFailed;
    private boolean primariesDiffer;
    private boolean scoreMissing;
    private boolean mismatchesUnknown;
    private boolean pairSeen;
    private boolean singleSeen;
    private boolean matePlaced;
    private final boolean[] unmappedPrimary = new boolean[MATES];
    private final int[] placedPrimary = new int[MATES];

    RecordGroup() {
        clear();
    }

    /** Empties the group for the next fragment. */
    void clear() {
        size = 0;
        primarySeen = false;
        primaryFailed = false;
        anyFailed = false;
        primariesDiffer = false;
        scoreMissing = false;
        mismatchesUnknown = false;
        pairSeen = false;
        singleSeen = false;
        matePlaced = false;
        for (int mate = 0; mate < MATES; mate++) {
            unmappedPrimary[mate] = false;
            placedPrimary[mate] = -1;
        }
    }

    /** Adds a record. */
    void add(AlignmentRecord record) {
        reserve();
        CompactRecord.encode(record, data, size * CompactRecord.PLACED_SIZE);
        absorb();
    }

    /** Adds a record that {@link CompactRecord#encode} has written. */
    void add(int[] from, int at) {
        reserve();
        System.arraycopy(from, at, data, size * CompactRecord.PLACED_SIZE, CompactRecord.size(from[at]));
        absorb();
    }

    private void reserve() {
        if ((size + 1) * CompactRecord.PLACED_SIZE > data.length) {
            data = Arrays.copyOf(data, data.length * 2);
        }
    }

    private void absorb() {
        int at = size * CompactRecord.PLACED_SIZE;
        int flags = data[at + CompactRecord.FLAGS];
        if ((flags & AlignmentRecord.SUPPLEMENTARY) != 0) {
            return;
        }
        pairSeen |= (flags & AlignmentRecord.PAIRED) != 0;
        singleSeen |= (flags & AlignmentRecord.PAIRED) == 0;
        boolean failed = (flags & AlignmentRecord.QUALITY_FAILED) != 0;
        anyFailed |= failed;
        boolean placed = CompactRecord.isPlaced(flags);
        int mate = CompactRecord.mate(flags);
        if ((flags & AlignmentRecord.SECONDARY) == 0) {
            primarySeen = true;
            primaryFailed |= failed;
            absorbPrimary(mate, placed, at);
        }
        if (placed) {
            matePlaced |= mate != 0;
            scoreMissing |= data[at + CompactRecord.SCORE] == AlignmentRecord.NO_SCORE;
            mismatchesUnknown |= (flags & CompactRecord.MISMATCHES_KNOWN) == 0;
            size++;
        }
    }

    private void absorbPrimary(int mate, boolean placed, int at) {
        if (!placed) {
            unmappedPrimary[mate] = true;
        } else if (placedPrimary[mate] < 0) {
            placedPrimary[mate] = at;
        } else {
            primariesDiffer |= !sameAlignment(at, placedPrimary[mate]);
        }
        primariesDiffer |= unmappedPrimary[mate] && placedPrimary[mate] >= 0;
    }

    private boolean sameAlignment(int a, int b) {
        return data[a + CompactRecord.TRANSCRIPT] == data[b + CompactRecord.TRANSCRIPT]
                && data[a + CompactRecord.START] == data[b + CompactRecord.START]
                && data[a + CompactRecord.END] == data[b + CompactRecord.END]
                && CompactRecord.isReverse(data[a]) == CompactRecord.isReverse(data[b]);
    }

    /** @return number of records that place a read */
    int size() {
        return size;
    }

    /** @return numbers of the placing records, each {@link CompactRecord#PLACED_SIZE} long; valid until the next add */
    int[] data() {
        return data;
    }

    /** @return whether any primary record is flagged as failing quality checks; any at all where none is primary */
    boolean isQualityFailed() {
        return primarySeen ? primaryFailed : anyFailed;
    }

    /** @return whether one mate has two different primary records, or the name is a pair's and a single-end read's */
    boolean hasSeveralPrimary() {
        return primariesDiffer || (pairSeen && singleSeen);
    }

    /** @return whether a placing record has no alignment score */
    boolean isScoreMissing() {
        return scoreMissing;
    }

    /** @return whether a placing record does not tell its mismatches */
    boolean areMismatchesUnknown() {
        return mismatchesUnknown;
    }

    /** @return whether a record places the first or second mate of a pair; others are then to be left out */
    boolean isMatePlaced() {
        return matePlaced;
    }
}
