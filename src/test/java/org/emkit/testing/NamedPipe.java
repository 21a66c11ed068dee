package org.emkit.testing;

import java.io.IOException;
import java.nio.file.Path;

/** Named pipes, where the system has them. */
public final class NamedPipe {
    private NamedPipe() {}

    /** @return whether the pipe was made */
    public static boolean isMade(Path pipe) throws InterruptedException {
        try {
            return new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
