package org.emkit.quant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import org.emkit.alignment.Spill;

/** Puts bytes aside in memory. */
final class MemorySpill implements Spill {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public OutputStream append() {
        return bytes;
    }

    @Override
    public InputStream read() {
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    int size() {
        return bytes.size();
    }

    @Override
    public void close() {
        bytes.reset();
    }
}
