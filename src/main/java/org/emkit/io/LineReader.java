package org.emkit.io;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/** Lines of a text file, plain or gzip-compressed, and their numbers for messages. */
final class LineReader implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final String file;
    private final BufferedReader in;
    private long number;

    private LineReader(String file, InputStream bytes) {
        this.file = file;
        this.in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8), BUFFER);
    }

    /**
     * Opens a file; whether it is compressed is told by its content.
     *
     * @throws UserException where it cannot be read
     */
    static LineReader open(Path path) {
        try {
            InputStream bytes = Files.newInputStream(path);
            return new LineReader(path.toString(), inflated(bytes));
        } catch (NoSuchFileException e) {
            throw new UserException("no such file", path.toString(), "", e);
        } catch (IOException e) {
            throw new UserException("cannot be read: " + e.getMessage(), path.toString(), "", e);
        }
    }

    private static InputStream inflated(InputStream bytes) throws IOException {
        try {
            PushbackInputStream in = new PushbackInputStream(bytes, 2);
            byte[] magic = in.readNBytes(2);
            in.unread(magic);
            boolean gzip = magic.length == 2 && (magic[0] & 0xff) == GZIP_FIRST && (magic[1] & 0xff) == GZIP_SECOND;
            return gzip ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            bytes.close();
            throw e;
        }
    }

    /**
     * Reads on.
     *
     * @return the next line without its end, or null at the end of the file
     * @throws UserException where the file cannot be read
     */
    @Nullable
    String next() {
        try {
            String line = in.readLine();
            number += line == null ? 0 : 1;
            return line;
        } catch (IOException e) {
            throw new UserException("line " + (number + 1) + " cannot be read: " + e.getMessage(), file, "", e);
        }
    }

    /** @return number of the line that was read last, from 1; 0 before the first */
    long number() {
        return number;
    }

    /** @return the exception that says what is wrong in the line that was read last */
    UserException bad(String what, String remedy) {
        return new UserException("line " + number + ": " + what, file, remedy);
    }

    /** @return the exception that says what is wrong with the file as a whole */
    UserException badFile(String what, String remedy) {
        return new UserException(what, file, remedy);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UserException("cannot be closed: " + e.getMessage(), file, "", e);
        }
    }
}
