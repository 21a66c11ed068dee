package org.emkit.io;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.emkit.UserException;

/** Lines of a text as bytes, which stay where they were read: nothing is copied or decoded. Not thread-safe. */
final class ByteLines implements Closeable {
    private static final int LONGEST = 1 << 28;

    private final String file;
    private final InputStream in;
    private final String remedy;
    private final SourceNotes notes;

    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int from;
    private int to;
    private int following;
    private long number;

    /**
     * @param file   name for messages
     * @param in     text, closed by {@link #close}
     * @param remedy of a line without end
     * @param notes  takes a last line that is not ended
     */
    ByteLines(String file, InputStream in, String remedy, SourceNotes notes) {
        this.file = file;
        this.in = in;
        this.remedy = remedy;
        this.notes = notes;
    }

    /** @return what holds the line, until the next is read */
    byte[] bytes() {
        return buffer;
    }

    /** @return where the line begins */
    int from() {
        return from;
    }

    /** @return one past the line's last byte, without its line end */
    int to() {
        return to;
    }

    /** @return the line's number, from 1; 0 before the first */
    long number() {
        return number;
    }

    /**
     * Advances to the next line.
     *
     * @return false at the end of the text
     * @throws UserException where the text cannot be read, or a line is longer than 256 MiB
     */
    boolean next() {
        from = following;
        int at = from;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled) {
                break;
            }
            int shift = from;
            if (!fill()) {
                if (at - shift == 0) {
                    return false;
                }
                notes.setLastLineOpen();
                at -= shift;
                break;
            }
            at -= shift;
        }
        number++;
        following = Math.min(at + 1, filled);
        to = at > from && buffer[at - 1] == '\r' ? at - 1 : at;
        return true;
    }

    /** Moves the line that has begun to the front and reads more. @return false at the end of the text */
    private boolean fill() {
        if (from > 0) { // else a long line would be moved onto itself with every read
            System.arraycopy(buffer, from, buffer, 0, filled - from);
        }
        filled -= from;
        following -= from;
        from = 0;
        if (filled == buffer.length) {
            if (filled >= LONGEST) {
                throw new UserException("line " + (number + 1) + ": longer than 256 MiB", file, remedy);
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        try {
            int got = in.read(buffer, filled, buffer.length - filled);
            filled += Math.max(0, got);
            return got > 0;
        } catch (IOException e) {
            throw new UserException(
                    "line " + (number + 1) + ": " + Words.fault(e), file, "copy or make the file again", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UserException(Words.fault(e), file, "", e);
        }
    }
}
