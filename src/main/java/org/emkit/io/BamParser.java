package org.emkit.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.emkit.alignment.Transcriptome;

/**
 * Reads single BAM records (SAM specification, section 4.2) where they stand: no object for a record, and only the parts
 * that a fragment needs. Every length and index is checked before it is used. Not thread-safe: one for each thread.
 */
final class BamParser {
    /** Bytes of a record's fixed part, its size left out. */
    static final int FIXED = 32;

    /** Offsets into a record, its size left out: bytes of the name with its end (8 bits), FLAG (16 bits). */
    static final int NAME_LENGTH = 8;

    static final int FLAG = 14;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int MAGIC = 'B' | 'A' << 8 | 'M' << 16 | 1 << 24;
    private static final int LARGEST_RECORD = 1 << 28;
    private static final int SOFT_CLIP = 4;
    private static final int SKIP = 3;
    private static final long LOW_BITS = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;

    private final int references;
    private final RecordAssembler parts;

    /** @param notes takes records without a place */
    BamParser(Transcriptome transcriptome, SourceNotes notes) {
        this.references = transcriptome.size();
        this.parts = new RecordAssembler(transcriptome, notes);
    }

    /** @return the size of the record that begins there, that field left out; bytes */
    static int sizeUnchecked(byte[] buffer, int at) {
        return (int) INT.get(buffer, at);
    }

    /** @return the checked size of the record that begins there with its size, that field left out; bytes */
    static int size(byte[] buffer, int at) throws BadRecordException {
        int size = sizeUnchecked(buffer, at);
        if (size == MAGIC) {
            throw new BadRecordException(
                    "another file's header follows", "join BAM files with 'samtools cat', or give them all");
        }
        if (size < FIXED || size > LARGEST_RECORD) {
            throw new BadRecordException("its size is given as " + size + " bytes");
        }
        return size;
    }

    /**
     * Reads the record that stands in [at, end), without its size.
     *
     * @param record overwritten entirely; its name stays where it stands
     */
    void parse(byte[] buffer, int at, int end, AlignmentRecord record) throws BadRecordException {
        int nameLength = buffer[at + NAME_LENGTH] & 0xff;
        int operations = uint16(buffer, at + 12);
        int bases = (int) INT.get(buffer, at + 16);
        long cigar = at + (long) FIXED + nameLength;
        long tags = cigar + 4L * operations + (bases + 1L) / 2 + bases;
        if (bases < 0 || tags > end) {
            throw new BadRecordException("its parts do not fit into it");
        }
        parts.begin(record);
        readName(buffer, at + FIXED, nameLength, record);
        record.flag = uint16(buffer, at + FLAG);
        record.mateReference = reference((int) INT.get(buffer, at + 20));
        record.mateStart = position((int) INT.get(buffer, at + 24));
        int longCigar = BamTags.read(buffer, (int) tags, end, record, parts);
        if (longCigar >= 0 && isPlaceholder(buffer, (int) cigar, operations, bases)) {
            readCigar(buffer, longCigar, (int) INT.get(buffer, longCigar - 4));
        } else {
            readCigar(buffer, (int) cigar, operations);
        }
        int reference = reference((int) INT.get(buffer, at));
        parts.finish(record, reference, position((int) INT.get(buffer, at + 4)), bases);
    }

    private static void readName(byte[] buffer, int at, int length, AlignmentRecord record) throws BadRecordException {
        if (length < 2 || buffer[at + length - 1] != 0 || hasZero(buffer, at, at + length - 1)) {
            throw new BadRecordException("its read name is empty or does not end");
        }
        record.setName(buffer, at, length - 1);
    }

    private static boolean hasZero(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long word = (long) LONG.get(bytes, i);
            if (((word - LOW_BITS) & ~word & HIGH_BITS) != 0) { // some byte borrows that had no high bit: a zero
                return true;
            }
        }
        for (; i < to; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private int reference(int index) throws BadRecordException {
        if (index < -1 || index >= references) {
            throw new BadRecordException("it refers to reference " + index + " of " + references);
        }
        return index;
    }

    private static int position(int position) throws BadRecordException {
        if (position < -1) {
            throw new BadRecordException("it has the position " + position);
        }
        return position;
    }

    /** CIGARs of more than 65 535 operations stand in tag CG; in their place is one clip and one skip. */
    private static boolean isPlaceholder(byte[] buffer, int cigar, int operations, int bases) {
        if (operations != 2) {
            return false;
        }
        int first = (int) INT.get(buffer, cigar);
        return (first & 0xf) == SOFT_CLIP
                && (first >>> 4 == bases || bases == 0)
                && ((int) INT.get(buffer, cigar + 4) & 0xf) == SKIP;
    }

    private void readCigar(byte[] buffer, int at, int operations) throws BadRecordException {
        for (int i = 0; i < operations; i++) {
            int packed = (int) INT.get(buffer, at + 4 * i);
            if ((packed & 0xf) >= CigarTally.OPERATIONS.length()) {
                throw new BadRecordException("its CIGAR has an unknown operation " + (packed & 0xf));
            }
            parts.cigar().add(packed & 0xf, packed >>> 4);
        }
    }

    private static int uint16(byte[] buffer, int at) {
        return (buffer[at] & 0xff) | (buffer[at + 1] & 0xff) << 8;
    }
}
