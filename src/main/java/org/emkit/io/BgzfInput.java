package org.emkit.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks BGZF (SAM specification, section 4.1): gzip in blocks of at most 64 KiB that tell their own size. Checks every
 * block's checksum and length; notes a missing end-of-file block. Reads that ask for 64 KiB or more are unpacked
 * straight into the caller's array. Not thread-safe.
 */
final class BgzfInput extends InputStream {
    /** Bytes of a block's header, as all writers of BGZF make it. */
    static final int HEADER = 18;

    /** Bytes that a block unpacks to at most. */
    static final int LARGEST_BLOCK = 1 << 16;

    private static final int FIXED_HEADER = 12;
    private static final int TRAILER = 8;

    private final InputStream in;
    private final SourceNotes notes;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[4 * LARGEST_BLOCK];
    private int packedFrom;
    private int packedTo;
    private long offset;

    private final byte[] block = new byte[LARGEST_BLOCK];
    private int from;
    private int to;
    private boolean lastWasEmpty;
    private boolean ended;

    BgzfInput(InputStream in, SourceNotes notes) {
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

    /** @return the next n bytes, n ≤ 64 KiB, fewer at the end of the first block; they are still to be read */
    byte[] peek(int n) throws IOException {
        fillBlock();
        return Arrays.copyOfRange(block, from, Math.min(to, from + n));
    }

    @Override
    public int read() throws IOException {
        return fillBlock() ? block[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (from == to && length >= LARGEST_BLOCK) {
            return unpack(into, at);
        }
        if (length > 0 && !fillBlock()) {
            return -1;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(block, from, into, at, n);
        from += n;
        return n;
    }

    private boolean fillBlock() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, unpack(block, 0));
        return to > 0;
    }

    /** Unpacks the next block that is not empty. @return its bytes, or −1 at the end of the file */
    private int unpack(byte[] into, int at) throws IOException {
        while (!ended) {
            int size = nextBlock();
            if (size == 0) {
                ended = true;
                if (!lastWasEmpty) {
                    notes.setEndMarkerMissing();
                }
                break;
            }
            int unpacked = inflate(size, into, at);
            packedFrom += size;
            offset += size;
            lastWasEmpty = unpacked == 0;
            if (unpacked > 0) {
                return unpacked;
            }
        }
        return -1;
    }

    /** Makes the next block stand in {@link #packed}. @return its size there, 0 at the end of the file */
    private int nextBlock() throws IOException {
        if (!has(1)) {
            return 0;
        }
        need(FIXED_HEADER);
        if (packed[packedFrom] != 0x1f
                || (packed[packedFrom + 1] & 0xff) != 0x8b
                || packed[packedFrom + 2] != 8
                || (packed[packedFrom + 3] & 4) == 0) {
            throw damaged("is not one");
        }
        int extra = short16(packedFrom + 10);
        need(FIXED_HEADER + extra);
        int at = packedFrom + FIXED_HEADER;
        int end = at + extra;
        while (at + 4 <= end) {
            int length = short16(at + 2);
            if (packed[at] == 'B' && packed[at + 1] == 'C' && length == 2 && at + 6 <= end) {
                int size = short16(at + 4) + 1;
                if (size < FIXED_HEADER + extra + TRAILER) {
                    throw damaged("gives a wrong size");
                }
                need(size);
                return size;
            }
            at += 4 + length;
        }
        throw damaged("does not give its size");
    }

    private int inflate(int size, byte[] into, int at) throws IOException {
        int data = packedFrom + FIXED_HEADER + short16(packedFrom + 10);
        int trailer = packedFrom + size - TRAILER;
        long length = int32(trailer + 4) & 0xffff_ffffL;
        if (length > LARGEST_BLOCK) {
            throw damaged("gives a wrong length");
        }
        int unpacked;
        try {
            inflater.reset();
            inflater.setInput(packed, data, trailer - data);
            unpacked = inflater.inflate(into, at, (int) length);
        } catch (DataFormatException e) {
            throw new IOException(message("cannot be unpacked"), e);
        }
        checksum.reset();
        checksum.update(into, at, unpacked);
        if (unpacked != length || checksum.getValue() != (int32(trailer) & 0xffff_ffffL)) {
            throw damaged(unpacked == length ? "has a wrong checksum" : "has a wrong length");
        }
        return unpacked;
    }

    private boolean has(int n) throws IOException {
        if (packedTo - packedFrom >= n) {
            return true;
        }
        System.arraycopy(packed, packedFrom, packed, 0, packedTo - packedFrom);
        packedTo -= packedFrom;
        packedFrom = 0;
        while (packedTo < n) {
            int got = in.read(packed, packedTo, packed.length - packedTo);
            if (got <= 0) {
                return false;
            }
            packedTo += got;
        }
        return true;
    }

    private void need(int n) throws IOException {
        if (!has(n)) {
            throw new EOFException("the file ends inside the compressed block at byte " + offset);
        }
    }

    private IOException damaged(String what) {
        return new IOException(message(what));
    }

    private String message(String what) {
        return "the compressed block at byte " + offset + " " + what;
    }

    private int short16(int at) {
        return (packed[at] & 0xff) | (packed[at + 1] & 0xff) << 8;
    }

    private int int32(int at) {
        return short16(at) | short16(at + 2) << 16;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
