package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A buffered stream whose next bytes can be looked at first, so that a pipe's format is told by its content. Its
 * {@link #available} is 0 only at the end of the stream. Not thread-safe.
 */
final class PeekStream extends InputStream {
    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;

    PeekStream(InputStream in) {
        this.in = in;
    }

    /** @return the next n bytes, fewer at the end of the stream; they are still to be read */
    byte[] peek(int n) throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        while (to < n) {
            int got = in.read(buffer, to, buffer.length - to);
            if (got < 0) {
                break;
            }
            to += got;
        }
        return Arrays.copyOf(buffer, Math.min(n, to));
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (from == to && length >= buffer.length) {
            return in.read(into, offset, length);
        }
        if (length > 0 && !fill()) {
            return -1;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(buffer, from, into, offset, n);
        from += n;
        return n;
    }

    @Override
    public int available() throws IOException {
        return fill() ? to - from : 0;
    }

    private boolean fill() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = 0;
        int got = in.read(buffer, 0, buffer.length);
        to = Math.max(got, 0);
        return got > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
