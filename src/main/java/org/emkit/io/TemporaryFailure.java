package org.emkit.io;

import java.io.IOException;
import org.emkit.UserException;

/** What the user is told where a temporary file cannot be written or read. */
final class TemporaryFailure {
    private TemporaryFailure() {}

    /** @return the exception to throw */
    static UserException of(IOException cause) {
        return new UserException(
                "cannot use a temporary file (" + cause.getMessage() + ")",
                "",
                "choose a folder with more room by --tmp-dir, or allow more memory by --buffer-memory",
                cause);
    }
}
