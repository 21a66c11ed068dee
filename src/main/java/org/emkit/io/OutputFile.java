package org.emkit.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.emkit.UserException;

/** Writes a single file: under another name beside it first, so that the file is never there in part. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Writes the file, replacing what is there.
     *
     * @throws UserException where it cannot be written
     */
    public static void write(Path file, OutputDirectory.Content content) {
        Path folder = file.toAbsolutePath().getParent();
        Path unfinished = file.resolveSibling(file.getFileName() + ".emkit-unfinished");
        try {
            Files.createDirectories(folder);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished), 1 << 16)) {
                content.write(out);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UserException("cannot be written: " + Words.fault(e), file.toString(), "", e);
        } finally {
            try {
                Files.deleteIfExists(unfinished);
            } catch (IOException ignored) {
                // the first failure tells more
            }
        }
    }
}
