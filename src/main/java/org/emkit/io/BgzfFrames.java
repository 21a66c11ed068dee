package org.emkit.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts BGZF into its blocks without unpacking them. Notes a missing end-of-file block. Not thread-safe. */
final class BgzfFrames {
    /** Bytes of a block's header, as all writers of BGZF make it. */
    static final int HEADER = 18;

    /** Bytes that a block holds at most, packed or unpacked. */
    static final int LARGEST_BLOCK = 1 << 16;

    /** Bytes that are read together. */
    static final int BUFFER = 4 * LARGEST_BLOCK;

    private static final int FIXED_HEADER = 12;
    private static final int TRAILER = 8;

    private final InputStream in;
    private final SourceNotes notes;
    private byte[] packed = new byte[BUFFER];
    private int from;
    private int to;
    private int size;
    private int headerSize;
    private long offset;
    private boolean lastWasEmpty;

    BgzfFrames(InputStream in, SourceNotes notes) {
        this.in = in;
        this.notes = notes;
    }

    /** @return whether a file that begins so is BGZF */
    static boolean isBgzf(byte[] first) {
        return first.length >= HEADER
                && GzipInput.isGzip(first)
                && first[2] == 8
                && (first[3] & 4) != 0
                && first[12] == 'B'
                && first[13] == 'C';
    }

    /** @return the next block that is not empty, its data in {@link #bytes} until the next call; null at the end */
    @Nullable
    BgzfBlock next() throws IOException {
        while (true) {
            from += size;
            offset += size;
            size = 0;
            if (!has(1)) {
                if (!lastWasEmpty) {
                    notes.setEndMarkerMissing();
                }
                return null;
            }
            size = readSize();
            int unpacked = int32(from + size - 4);
            lastWasEmpty = unpacked == 0;
            if (unpacked != 0) {
                int data = size - headerSize - TRAILER;
                return new BgzfBlock(from + headerSize, data, unpacked, int32(from + size - TRAILER), offset);
            }
        }
    }

    /** @return whether the next block is there whole and not empty, so that {@link #next} leaves the bytes where they are */
    boolean isNextThere() {
        int at = from + size;
        if (to - at < HEADER || packed[at + 12] != 'B' || packed[at + 13] != 'C' || short16(at + 14) != 2) {
            return false;
        }
        int header = FIXED_HEADER + short16(at + 10);
        int whole = short16(at + 16) + 1;
        return header >= HEADER && whole >= header && to - at >= whole && int32(at + whole - 4) != 0;
    }

    /** @return holds the packed bytes of the last block */
    byte[] bytes() {
        return packed;
    }

    /**
     * Hands over the bytes of all blocks since the last call, as far as {@link #isNextThere} was true before each.
     *
     * @param other of {@link #BUFFER} bytes, holds those to come
     * @return the array that {@link #bytes} was, the caller's from now on
     */
    byte[] exchange(byte[] other) {
        byte[] given = packed;
        from += size;
        offset += size;
        size = 0;
        to -= from;
        System.arraycopy(given, from, other, 0, to);
        from = 0;
        packed = other;
        return given;
    }

    /** @return what to throw at a damaged block */
    static IOException damaged(long offset, String what, @Nullable Throwable cause) {
        return new IOException("the compressed block at byte " + offset + " " + what, cause);
    }

    private int readSize() throws IOException {
        need(FIXED_HEADER);
        if (packed[from] != 0x1f
                || (packed[from + 1] & 0xff) != 0x8b
                || packed[from + 2] != 8
                || (packed[from + 3] & 4) == 0) {
            throw damaged(offset, "is not one", null);
        }
        headerSize = FIXED_HEADER + short16(from + 10);
        need(headerSize);
        int end = from + headerSize;
        for (int at = from + FIXED_HEADER; at + 4 <= end; at += 4 + short16(at + 2)) {
            if (packed[at] == 'B' && packed[at + 1] == 'C' && short16(at + 2) == 2 && at + 6 <= end) {
                int whole = short16(at + 4) + 1;
                if (whole < headerSize + TRAILER) {
                    throw damaged(offset, "gives a wrong size", null);
                }
                need(whole);
                if (Integer.compareUnsigned(int32(from + whole - 4), LARGEST_BLOCK) > 0) {
                    throw damaged(offset, "gives a wrong length", null);
                }
                return whole;
            }
        }
        throw damaged(offset, "does not give its size", null);
    }

    private void need(int n) throws IOException {
        if (!has(n)) {
            throw new EOFException("the file ends inside the compressed block at byte " + offset);
        }
    }

    private boolean has(int n) throws IOException {
        if (to - from >= n) {
            return true;
        }
        System.arraycopy(packed, from, packed, 0, to - from);
        to -= from;
        from = 0;
        while (to < n) {
            int got = in.read(packed, to, packed.length - to);
            if (got <= 0) {
                return false;
            }
            to += got;
        }
        return true;
    }

    private int short16(int at) {
        return (packed[at] & 0xff) | (packed[at + 1] & 0xff) << 8;
    }

    private int int32(int at) {
        return short16(at) | short16(at + 2) << 16;
    }
}
