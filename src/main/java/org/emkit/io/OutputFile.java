package org.emkit.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.emkit.UserException;

/** A single result file: it has its name only when it is whole. */
public final class OutputFile {
    private OutputFile() {}

    /**
     * Writes a file, in place of one that is there. What is no file of a folder, such as a pipe or {@code /dev/null}, is
     * written to as it is.
     *
     * @throws UserException where it cannot be written
     */
    public static void write(Path path, OutputDirectory.Content content) {
        try {
            if (Files.isDirectory(path)) {
                throw new UserException("is a folder", path.toString(), "name a file");
            }
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
                    content.write(out);
                }
                return;
            }
            Path unfinished = path.resolveSibling("." + path.getFileName() + ".emkit-unfinished");
            try {
                try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                    content.write(out);
                }
                Path target = Files.isSymbolicLink(path) ? path.toRealPath() : path;
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UserException("cannot be written: " + Words.fault(e), path.toString(), "", e);
        }
    }
}
