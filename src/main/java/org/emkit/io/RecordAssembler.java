package org.emkit.io;

import org.emkit.alignment.Transcriptome;

/**
 * What readers of all formats do with the parts of a record: check them against each other and the header, and reduce
 * them. One for each {@link RecordSource}: {@link #begin}, then parts in any order, then {@link #finish}.
 */
final class RecordAssembler {
    private static final int UNKNOWN = -1;

    private final Transcriptome transcriptome;
    private final SourceNotes notes;
    private final CigarTally cigar = new CigarTally();
    private long editDistance;
    private long substitutions;

    RecordAssembler(Transcriptome transcriptome, SourceNotes notes) {
        this.transcriptome = transcriptome;
        this.notes = notes;
    }

    /** Forgets the last record. */
    void begin(AlignmentRecord record) {
        cigar.clear();
        editDistance = UNKNOWN;
        substitutions = UNKNOWN;
        record.score = AlignmentRecord.NO_SCORE;
        record.hitIndex = -1;
    }

    /** @return where to count operations */
    CigarTally cigar() {
        return cigar;
    }

    /** @param value of tag NM */
    void setEditDistance(long value) {
        editDistance = value;
    }

    /** @return whether NM was seen */
    boolean hasEditDistance() {
        return editDistance >= 0;
    }

    /** @param value mismatches, as counted in tag MD or against the reference itself */
    void setSubstitutions(long value) {
        substitutions = value;
    }

    /**
     * Counts the mismatches that an MD tag tells: its letters outside of deletions.
     *
     * @param text holds the tag's value
     */
    void setMismatchText(byte[] text, int from, int to) throws BadRecordException {
        boolean deleted = false;
        long count = 0;
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (b >= '0' && b <= '9') {
                deleted = false;
            } else if (b == '^') {
                deleted = true;
            } else if ((b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z')) {
                count += deleted ? 0 : 1;
            } else {
                throw new BadRecordException("tag MD holds " + Words.quoted(b));
            }
        }
        substitutions = count;
    }

    /**
     * Checks and completes the record, whose name, flag and tags are set already.
     *
     * @param reference  index of a transcript, −1 where unplaced
     * @param position   0-based, −1 where unplaced
     * @param readLength bases in SEQ, 0 where it is not stored
     */
    void finish(AlignmentRecord record, int reference, int position, int readLength) throws BadRecordException {
        if (record.nameLength == 1 && record.name[record.nameFrom] == '*') {
            throw new BadRecordException("read without a name", "fragments are told apart by the names of their reads");
        }
        if (record.is(AlignmentRecord.UNMAPPED)) {
            unplace(record);
        } else if (reference < 0 || position < 0 || cigar.reference() == 0) {
            notes.addUnplaced();
            record.flag |= AlignmentRecord.UNMAPPED;
            unplace(record);
        } else {
            place(record, reference, position, readLength);
        }
    }

    private static void unplace(AlignmentRecord record) {
        record.reference = -1;
        record.start = -1;
        record.end = -1;
        record.clipBefore = 0;
        record.clipAfter = 0;
        record.penalty = 0;
        record.mismatchesKnown = false;
        record.score = AlignmentRecord.NO_SCORE;
    }

    private void place(AlignmentRecord record, int reference, int position, int readLength) throws BadRecordException {
        if (cigar.isSpliced()) {
            throw new BadRecordException(
                    "spliced alignment (N in its CIGAR)",
                    "reads must be aligned to transcripts, but these seem to be aligned to a genome");
        }
        if (readLength > 0 && cigar.read() != readLength) {
            throw new BadRecordException("CIGAR spans " + cigar.read() + " bases of a read of " + readLength);
        }
        long end = position + cigar.reference();
        if (end > transcriptome.length(reference)) {
            throw new BadRecordException(
                    "aligned to bases " + (position + 1L) + " to " + end + " of " + transcriptome.name(reference)
                            + ", which has " + transcriptome.length(reference),
                    "header and records do not belong together, or the file is damaged");
        }
        record.reference = reference;
        record.start = position;
        record.end = (int) end;
        record.clipBefore = (int) Math.min(cigar.clipBefore(), Integer.MAX_VALUE);
        record.clipAfter = (int) Math.min(cigar.clipAfter(), Integer.MAX_VALUE);
        long mismatches = mismatches();
        record.mismatchesKnown = mismatches >= 0;
        long penalty = 6 * Math.max(0, mismatches) + cigar.gapPenalty() + cigar.clipBefore() + cigar.clipAfter();
        record.penalty = (int) Math.min(penalty, AlignmentRecord.LARGEST_SCORE);
    }

    private long mismatches() {
        if (editDistance >= 0) {
            return Math.max(0, editDistance - cigar.gapped());
        }
        if (substitutions >= 0) {
            return substitutions;
        }
        return cigar.tellsMismatches() ? cigar.mismatches() : UNKNOWN;
    }
}
