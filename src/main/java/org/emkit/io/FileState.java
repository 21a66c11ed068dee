package org.emkit.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a regular file is at a moment, as far as the file system tells without reading it: writing to the file, cutting it
 * short or putting another one in its place makes another state.
 *
 * @param bytes    size
 * @param modified when it was written to
 * @param key      which file it is, such as device and inode; null where the file system has no such thing
 */
public record FileState(
        long bytes, FileTime modified, @Nullable Object key) {
    /** @return null for standard input, a pipe, a folder, or what is not there */
    public static @Nullable FileState of(String pathOrDash) {
        if (pathOrDash.equals("-")) {
            return null;
        }
        try {
            BasicFileAttributes now = Files.readAttributes(Path.of(pathOrDash), BasicFileAttributes.class);
            return now.isRegularFile() ? new FileState(now.size(), now.lastModifiedTime(), now.fileKey()) : null;
        } catch (IOException | InvalidPathException e) {
            return null; // said where it is opened
        }
    }

    // What a record gets by itself, the JVM makes at run time, which takes longer than reading a small file.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileState state
                && bytes == state.bytes
                && modified.equals(state.modified)
                && Objects.equals(key, state.key);
    }

    @Override
    public int hashCode() {
        return Objects.hash(bytes, modified, key);
    }
}
