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
    private final int longest;
    private long number;
    private boolean afterReturn;

    private LineReader(InputFile file, BufferedReader in, int longest) {
        this.file = file;
        this.in = in;
        this.longest = longest;
    }

    /**
     * Opens a file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @throws UserException where it cannot be read
     */
    static LineReader open(String pathOrDash) {
        InputFile file = InputFile.of(pathOrDash);
        return new LineReader(file, file.openText(), Integer.MAX_VALUE);
    }

    /**
     * Reads lines of a file that is open.
     *
     * @param file    for messages
     * @param in      its unpacked text
     * @param longest characters of a line beyond which the file is refused, so that a file of another kind, all one line,
     *                is not read to its end
     */
    static LineReader over(InputFile file, BufferedReader in, int longest) {
        return new LineReader(file, in, longest);
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
            String line = longest == Integer.MAX_VALUE ? in.readLine() : readShortLine();
            number += line == null ? 0 : 1;
            return line;
        } catch (IOException e) {
            throw new UserException("line " + (number + 1) + " cannot be read: " + Words.fault(e), file.name(), "", e);
        }
    }

    private @Nullable String readShortLine() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (afterReturn && c == '\n') {
            c = in.read();
        }
        afterReturn = false;
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n' && c != '\r'; c = in.read()) {
            if (line.length() == longest) {
                throw bad(number + 1, "has more than " + longest + " characters", "is this another kind of file?");
            }
            line.append((char) c);
        }
        afterReturn = c == '\r';
        return line.toString();
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

    /** @return of the bytes of the file, or null where they were not read to the end */
    @Nullable
    Fingerprint fingerprint() {
        return file.fingerprint();
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
