package org.emkit.io;

import java.io.IOException;

/** Writes the text of one file of an {@link OutputDirectory}. */
@FunctionalInterface
public interface TextContent {
    /** @param out buffered, closed by the caller */
    void write(Appendable out) throws IOException;
}
