package org.emkit.io;

/** The optional fields of a SAM line (section 1.5 of the specification): checks their form, keeps AS, HI, NM and MD. */
final class SamTags {
    private static final long SMALLEST = Integer.MIN_VALUE;
    private static final long LARGEST = 0xffff_ffffL;
    private static final int SCORE = 'A' << 8 | 'S';

    private SamTags() {}

    /**
     * Reads one field, {@code TAG:TYPE:VALUE}.
     *
     * @param text holds it from {@code from} up to {@code to}
     */
    static void read(byte[] text, int from, int to, AlignmentRecord record, RecordAssembler parts)
            throws BadRecordException {
        if (to - from < 5
                || text[from + 2] != ':'
                || text[from + 4] != ':'
                || !isLetter(text[from])
                || !(isLetter(text[from + 1]) || isDigit(text[from + 1]))) {
            throw bad(text, from, to);
        }
        int value = from + 5;
        int tag = text[from] << 8 | text[from + 1];
        switch (text[from + 3]) {
            case 'i' -> keep(tag, integer(text, value, to, from), record, parts);
            case 'Z' -> {
                if (tag == ('M' << 8 | 'D')) {
                    parts.setMismatchText(text, value, to);
                } else if (keeps(tag)) {
                    throw bad(text, from, to);
                }
            }
            default -> {
                if (keeps(tag) || !isWellFormed(text, from + 3, value, to)) {
                    throw bad(text, from, to);
                }
            }
        }
    }

    /** @return whether the tag is one of those that hold a number we need */
    static boolean keeps(int tag) {
        return tag == SCORE || tag == ('H' << 8 | 'I') || tag == ('N' << 8 | 'M');
    }

    /** Keeps the number where the tag is one of those we need. */
    static void keep(int tag, long value, AlignmentRecord record, RecordAssembler parts) throws BadRecordException {
        if (!keeps(tag)) {
            return;
        }
        long most = tag == SCORE ? AlignmentRecord.LARGEST_SCORE : Integer.MAX_VALUE;
        if (value > most || value < -most) {
            throw new BadRecordException(
                    "tag " + (char) (tag >> 8) + (char) (tag & 0xff) + " is " + value + ", beyond ±" + most);
        }
        if (tag == SCORE) {
            record.score = (int) value;
        } else if (tag == ('H' << 8 | 'I')) {
            record.hitIndex = value < 0 ? -1 : (int) value;
        } else {
            parts.setEditDistance(value);
        }
    }

    private static boolean isWellFormed(byte[] text, int type, int from, int to) {
        return switch (text[type]) {
            case 'A' -> to - from == 1 && text[from] > ' ' && text[from] < 0x7f;
            case 'f' -> isNumbers(text, from, to);
            case 'H' -> isHexadecimal(text, from, to);
            case 'B' ->
                to > from
                        && "cCsSiIf".indexOf(text[from]) >= 0
                        && (to == from + 1 || (text[from + 1] == ',' && isNumbers(text, from + 2, to)));
            default -> false;
        };
    }

    /** Numbers with commas between them: only their letters are checked. */
    private static boolean isNumbers(byte[] text, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (isDigit(text[i])) {
                digits++;
            } else if (text[i] == ',' ? digits == 0 : "+-.eE".indexOf(text[i]) < 0) {
                return false;
            }
            digits = text[i] == ',' ? 0 : digits;
        }
        return digits > 0;
    }

    private static boolean isHexadecimal(byte[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i]) && !(text[i] >= 'A' && text[i] <= 'F')) {
                return false;
            }
        }
        return (to - from) % 2 == 0;
    }

    private static long integer(byte[] text, int from, int to, int field) throws BadRecordException {
        boolean negative = from < to && text[from] == '-';
        int first = from < to && (negative || text[from] == '+') ? from + 1 : from;
        long value = 0;
        for (int i = first; i < to; i++) {
            if (!isDigit(text[i]) || value > LARGEST) {
                throw bad(text, field, to);
            }
            value = value * 10 + (text[i] - '0');
        }
        value = negative ? -value : value;
        if (first == to || value < SMALLEST || value > LARGEST) {
            throw bad(text, field, to);
        }
        return value;
    }

    private static boolean isLetter(byte b) {
        return (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z');
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static BadRecordException bad(byte[] text, int from, int to) {
        return new BadRecordException("tag " + Words.quoted(text, from, to) + " is malformed");
    }
}
