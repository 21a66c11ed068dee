package org.emkit.io;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/** Lines of a text file, compressed or not, and their numbers for messages. */
final class LineReader implements Closeable {
    private final InputFile file;
    private final BufferedReader in;
    private long number;

    private LineReader(InputFile file) {
        this.file = file;
        this.in = file.openText();
    }

    /**
     * Opens a file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @throws UserException where it cannot be read
     */
    static LineReader open(String pathOrDash) {
        return new LineReader(InputFile.of(pathOrDash));
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
            throw new UserException("line " + (number + 1) + " cannot be read: " + Words.fault(e), file.name(), "", e);
        }
    }

    /** @return number of the line that was read last, from 1; 0 before the first */
    long number() {
        return number;
    }

    /** @return the exception that says what is wrong in the line that was read last */
    UserException bad(String what, String remedy) {
        return bad(number, what, remedy);
    }

    /** @return the exception that says what is wrong in the line of that number */
    UserException bad(long line, String what, String remedy) {
        return new UserException("line " + line + ": " + what, file.name(), remedy);
    }

    /** @return the exception that says what is wrong with the file as a whole */
    UserException badFile(String what, String remedy) {
        return new UserException(what, file.name(), remedy);
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }
}
