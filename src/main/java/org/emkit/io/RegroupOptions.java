package org.emkit.io;

import java.nio.file.Path;

/**
 * What may be used to bring the records of one fragment together where a file does not have them together.
 *
 * @param bufferBytes        memory, ≥ 1; what is beyond goes to temporary files
 * @param temporaryDirectory where these are made
 */
public record RegroupOptions(long bufferBytes, Path temporaryDirectory) {
    public RegroupOptions {
        if (bufferBytes < 1) {
            throw new IllegalArgumentException("buffer of " + bufferBytes + " bytes");
        }
    }
}
