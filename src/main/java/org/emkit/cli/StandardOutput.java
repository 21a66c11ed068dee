package org.emkit.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Standard output that remembers what went wrong: a writer on it would keep that for itself. */
final class StandardOutput extends FilterOutputStream {
    private @Nullable IOException fault;

    StandardOutput() {
        this(new FileOutputStream(FileDescriptor.out));
    }

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    /** @return the last failure, null where there was none */
    @Nullable
    IOException fault() {
        return fault;
    }
}
