package org.emkit.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The optional fields of a BAM record: walks them once, checks their extent, keeps AS, HI, NM and MD. */
final class BamTags {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    /** Tags as they stand in the file. */
    private static final int SCORE = 'A' | 'S' << 8;

    private static final int HIT_INDEX = 'H' | 'I' << 8;
    private static final int EDIT_DISTANCE = 'N' | 'M' << 8;
    private static final int MISMATCHES = 'M' | 'D' << 8;
    private static final int LONG_CIGAR = 'C' | 'G' << 8;

    private static final int NONE = -1;

    private BamTags() {}

    /**
     * Reads all fields.
     *
     * @param bytes hold them from {@code from} up to {@code to}
     * @return where the operations of a long CIGAR begin (tag CG: their number is in the four bytes before), or −1
     */
    static int read(byte[] bytes, int from, int to, AlignmentRecord record, RecordAssembler parts)
            throws BadRecordException {
        int longCigar = NONE;
        int mismatches = NONE;
        int mismatchesEnd = NONE;
        int at = from;
        while (at < to) {
            if (to - at < 4) {
                throw overrun();
            }
            int head = (int) INT.get(bytes, at);
            int tag = head & 0xffff;
            byte type = (byte) (head >>> 16);
            at += 3;
            int end = at + size(bytes, at, to, type);
            if (end > to || end < at) {
                throw overrun();
            }
            if (tag == SCORE || tag == EDIT_DISTANCE || tag == HIT_INDEX) {
                SamTags.keep(Integer.reverseBytes(tag) >>> 16, number(bytes, at, type), record, parts);
            } else if (tag == MISMATCHES && type == 'Z') {
                mismatches = at;
                mismatchesEnd = end - 1;
            } else if (tag == LONG_CIGAR && type == 'B' && (bytes[at] == 'I' || bytes[at] == 'i')) {
                longCigar = at + 5;
            }
            at = end;
        }
        if (mismatches >= 0 && !parts.hasEditDistance()) {
            parts.setMismatchText(bytes, mismatches, mismatchesEnd);
        }
        return longCigar;
    }

    /** @return bytes of the value */
    private static int size(byte[] bytes, int at, int to, byte type) throws BadRecordException {
        if (type == 'C' || type == 'c') { // most are
            return 1;
        }
        return switch (type) {
            case 'A' -> 1;
            case 's', 'S' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'Z', 'H' -> text(bytes, at, to);
            case 'B' -> array(bytes, at, to);
            default -> throw new BadRecordException("a tag has the type " + Words.quoted(type));
        };
    }

    private static int text(byte[] bytes, int at, int to) throws BadRecordException {
        for (int end = at; end < to; end++) {
            if (bytes[end] == 0) {
                return end + 1 - at;
            }
        }
        throw overrun();
    }

    private static int array(byte[] bytes, int at, int to) throws BadRecordException {
        if (to - at < 5) {
            throw overrun();
        }
        if ("cCsSiIf".indexOf(bytes[at]) < 0) {
            throw new BadRecordException("a tag has the type B of " + Words.quoted(bytes[at]));
        }
        int each = size(bytes, at, to, bytes[at]);
        long count = (int) INT.get(bytes, at + 1);
        if (count < 0 || count * each > to - at - 5L) {
            throw overrun();
        }
        return (int) (5 + count * each);
    }

    private static long number(byte[] bytes, int at, byte type) throws BadRecordException {
        if (type == 'C') {
            return bytes[at] & 0xff;
        }
        return switch (type) {
            case 'c' -> bytes[at];
            case 's' -> (short) ((bytes[at] & 0xff) | (bytes[at + 1] << 8));
            case 'S' -> (bytes[at] & 0xff) | ((bytes[at + 1] & 0xff) << 8);
            case 'i' -> (int) INT.get(bytes, at);
            case 'I' -> (int) INT.get(bytes, at) & 0xffff_ffffL;
            default -> throw new BadRecordException("tag AS, HI or NM is not a whole number");
        };
    }

    private static BadRecordException overrun() {
        return new BadRecordException("tags reach past the end of the record");
    }
}
