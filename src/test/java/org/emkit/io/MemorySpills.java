package org.emkit.io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.emkit.alignment.Spill;

/** Spills that stay in memory and are counted. */
final class MemorySpills {
    private int made;
    private int open;

    Spill make() {
        made++;
        open++;
        return new Spill() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            private boolean closed;

            @Override
            public OutputStream append() {
                return bytes;
            }

            @Override
            public InputStream read() {
                if (closed) {
                    throw new IllegalStateException("removed");
                }
                return new ByteArrayInputStream(bytes.toByteArray());
            }

            @Override
            public void close() {
                open -= closed ? 0 : 1;
                closed = true;
                bytes.reset();
            }
        };
    }

    int made() {
        return made;
    }

    int open() {
        return open;
    }
}
