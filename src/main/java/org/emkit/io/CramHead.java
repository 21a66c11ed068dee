package org.emkit.io;

/**
 * The sizes at the beginning of a CRAM file (specification 3.1, sections 6 to 8): of the container with the header, and
 * of the first block in it. The decoder allocates what they claim, so that they are looked at first.
 */
final class CramHead {
    /** Bytes to look at: more than the fields can take. */
    static final int SIZE = 128;

    private static final int DEFINITION = 26;
    private static final int MAJOR_VERSION = 4;

    private final byte[] bytes;
    private int at;

    private CramHead(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Checks the sizes; a file that is cut short within them is left to the decoder.
     *
     * @param first bytes of the file, up to {@link #SIZE}
     * @throws BadRecordException where one is negative or larger than any header
     */
    static void check(byte[] first) throws BadRecordException {
        try {
            new CramHead(first).check();
        } catch (ArrayIndexOutOfBoundsException e) {
            // cut short
        }
    }

    private void check() throws BadRecordException {
        boolean checksums = bytes[MAJOR_VERSION] >= 3;
        at = DEFINITION;
        checkSize(next() | next() << 8 | next() << 16 | next() << 24);
        for (int field = 0; field < 4; field++) {
            nextInteger(); // reference, start, span, number of records
        }
        skipLong(); // number of records before
        skipLong(); // number of bases
        nextInteger(); // number of blocks
        for (int landmarks = nextInteger(); landmarks > 0 && at < bytes.length; landmarks--) {
            nextInteger();
        }
        at += checksums ? 4 : 0;
        at += 2; // method and content type
        nextInteger(); // content
        checkSize(nextInteger());
        checkSize(nextInteger());
    }

    private static void checkSize(int size) throws BadRecordException {
        if (size < 0) {
            throw new BadRecordException("its size is given as " + size + " bytes");
        }
        AlignmentHeader.checkSize(size);
    }

    private int next() {
        return bytes[at++] & 0xff;
    }

    /** ITF-8: the number of leading ones tells how many bytes follow, at most four. */
    private int nextInteger() {
        int first = next();
        int following = Math.min(4, Integer.numberOfLeadingZeros(~first << 24));
        if (following == 4) {
            return (first & 0xf) << 28 | next() << 20 | next() << 12 | next() << 4 | (next() & 0xf);
        }
        int value = first & (0x7f >>> following);
        for (int b = 0; b < following; b++) {
            value = value << 8 | next();
        }
        return value;
    }

    /** LTF-8: likewise, at most eight. */
    private void skipLong() {
        int following = Integer.numberOfLeadingZeros(~next() << 24 | 1 << 23);
        at += following;
    }
}
