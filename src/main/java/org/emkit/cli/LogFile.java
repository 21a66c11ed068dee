package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emkit.UserException;

/** Standard error that also goes to a file: all that is said, but for the line of progress that is rewritten. */
final class LogFile extends Writer {
    private final PrintWriter err;
    private final Path file;
    private final PrintWriter log;

    private LogFile(PrintWriter err, Path file, PrintWriter log) {
        this.err = err;
        this.file = file;
        this.log = log;
    }

    /**
     * Adds to a file; what is in it stays.
     *
     * @param err  standard error
     * @param file made where it is missing
     * @throws UserException if it cannot be written
     */
    static LogFile open(PrintWriter err, Path file) {
        try {
            return new LogFile(err, file, new PrintWriter(Files.newBufferedWriter(file, UTF_8, CREATE, APPEND), true));
        } catch (IOException e) {
            throw new UserException("cannot be written", file.toString(), "name another file with --log-file", e);
        }
    }

    /** Writes a line to the file alone. */
    void note(CharSequence line) {
        log.println(line);
    }

    @Override
    public void write(char[] text, int from, int length) {
        err.write(text, from, length);
        if (length > 0 && text[from] != '\r') {
            log.write(text, from, length);
        }
    }

    @Override
    public void write(String text, int from, int length) {
        err.write(text, from, length);
        if (length > 0 && text.charAt(from) != '\r') {
            log.write(text, from, length);
        }
    }

    @Override
    public void flush() {
        err.flush();
        log.flush();
    }

    /** @throws UserException if part of the log was lost */
    @Override
    public void close() {
        err.flush();
        boolean lost = log.checkError();
        log.close();
        if (lost) {
            throw new UserException("the log could not be written whole", file.toString(), "");
        }
    }
}
