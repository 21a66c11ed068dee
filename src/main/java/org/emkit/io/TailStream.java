package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;

/** Passes bytes on and remembers the last of them, by which some formats tell that a file is whole. */
final class TailStream extends InputStream {
    private final InputStream in;
    private final byte[] last;
    private long passed;

    /** @param size how many bytes to remember */
    TailStream(InputStream in, int size) {
        this.in = in;
        this.last = new byte[size];
    }

    @Override
    public int read() throws IOException {
        int b = in.read();
        if (b >= 0) {
            remember((byte) b);
        }
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = in.read(into, offset, length);
        for (int i = Math.max(0, got - last.length); i < got; i++) {
            remember(into[offset + i]);
        }
        return got;
    }

    private void remember(byte b) {
        last[(int) (passed++ % last.length)] = b;
    }

    /** Reads what is left. @return whether the stream ended with these bytes, at most as many as are remembered */
    boolean endsWith(byte[] ending) throws IOException {
        byte[] rest = new byte[1 << 13];
        while (read(rest, 0, rest.length) >= 0) {
            // to the end
        }
        boolean equal = passed >= ending.length;
        for (int i = 1; equal && i <= ending.length; i++) {
            equal = last[(int) ((passed - i) % last.length)] == ending[ending.length - i];
        }
        return equal;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
