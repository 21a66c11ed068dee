package org.emkit.alignment;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Bytes put aside when memory is short: written once, then read back from the beginning, any number of times. */
public interface Spill extends Closeable {
    /** @return where to append; the caller closes it before reading */
    OutputStream append() throws IOException;

    /** @return all appended bytes, in order */
    InputStream read() throws IOException;

    /** Removes what was put aside. */
    @Override
    void close();
}
