package org.emkit.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks gzip (RFC 1952): any number of members one after another, so bgzip too. Stricter than the JDK's: what follows
 * a member must be another member or zeros, and the end of input inside a member is an error. Not thread-safe.
 */
final class GzipInput extends InputStream {
    private static final int HEADER_CHECKSUM = 2;
    private static final int EXTRA = 4;
    private static final int NAME = 8;
    private static final int COMMENT = 16;

    private final InputStream in;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 checksum = new CRC32();
    private final byte[] packed = new byte[1 << 16];
    private int from;
    private int to;
    private boolean inMember;
    private boolean ended;

    GzipInput(InputStream in) {
        this.in = in;
    }

    /** @return whether the first bytes of a file are those of gzip */
    static boolean isGzip(byte[] first) {
        return first.length >= 2 && first[0] == 0x1f && (first[1] & 0xff) == 0x8b;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!ended) {
            if (!inMember && !beginMember()) {
                break;
            }
            int got = inflate(into, offset, length);
            if (got > 0) {
                checksum.update(into, offset, got);
                return got;
            }
            if (inflater.finished()) {
                endMember();
            } else if (inflater.needsDictionary()) {
                throw new IOException("compressed data are damaged");
            } else {
                if (!fill()) {
                    throw new EOFException("ends inside compressed data");
                }
                inflater.setInput(packed, from, to - from);
            }
        }
        return -1;
    }

    private int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            return inflater.inflate(into, offset, length);
        } catch (DataFormatException e) {
            throw new IOException("compressed data are damaged", e);
        }
    }

    private boolean beginMember() throws IOException {
        int first = nextOrEnd();
        while (first == 0) { // padding, as tapes have it
            first = nextOrEnd();
        }
        if (first < 0) {
            ended = true;
            return false;
        }
        if (first != 0x1f || next() != 0x8b || next() != 8) {
            throw new IOException("damaged between compressed parts");
        }
        int flags = next();
        skip(6);
        if ((flags & EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        for (int text = flags & (NAME | COMMENT); text != 0; text &= text - 1) {
            while (next() != 0) {
                // up to the zero that ends the text
            }
        }
        skip((flags & HEADER_CHECKSUM) != 0 ? 2 : 0);
        inflater.reset();
        inflater.setInput(packed, from, to - from);
        checksum.reset();
        inMember = true;
        return true;
    }

    private void endMember() throws IOException {
        from = to - inflater.getRemaining();
        inMember = false;
        if (next4() != (int) checksum.getValue() || next4() != (int) inflater.getBytesWritten()) {
            throw new IOException("compressed data are damaged: checksum or length differ");
        }
    }

    private int next4() throws IOException {
        return next() | next() << 8 | next() << 16 | next() << 24;
    }

    private void skip(int n) throws IOException {
        for (int i = 0; i < n; i++) {
            next();
        }
    }

    private int next() throws IOException {
        int b = nextOrEnd();
        if (b < 0) {
            throw new EOFException("ends inside compressed data");
        }
        return b;
    }

    private int nextOrEnd() throws IOException {
        return from < to || fill() ? packed[from++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(packed, 0, packed.length));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
