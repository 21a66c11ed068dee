package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;

/** Whole lines of UTF-8 to a writer, until its reader goes away. */
final class WriterStream extends OutputStream {
    private static final int LINES_A_LOOK = 1 << 12;

    private final PrintWriter to;
    private int lines;

    WriterStream(PrintWriter to) {
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        to.write(new String(bytes, from, length, UTF_8));
        if (++lines % LINES_A_LOOK == 0 && to.checkError()) {
            throw new IOException("Broken pipe");
        }
    }

    @Override
    public void flush() {
        to.flush();
    }
}
