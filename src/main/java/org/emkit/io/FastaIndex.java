package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.emkit.UserException;

/**
 * Makes the index of a FASTA as {@code samtools faidx} does: of each sequence a line with its name, number of letters, offset
 * of the first, letters of a line and bytes of a line.
 */
final class FastaIndex {
    private final InputFile file;
    private final StringBuilder index = new StringBuilder();
    private final Set<String> names = new HashSet<>();
    private final ByteArrayOutputStream title = new ByteArrayOutputStream();

    private String name = "";
    private long letters;
    private long start = -1;
    private int lineLetters;
    private int lineBytes;
    /** A line shorter than the first, or an empty one: only the end of the sequence may follow. */
    private boolean ended;

    private long line;

    private FastaIndex(InputFile file) {
        this.file = file;
    }

    /** @return the text of the index */
    static byte[] of(InputFile file) throws IOException {
        FastaIndex index = new FastaIndex(file);
        try (InputStream in = file.openUnpacked()) {
            index.read(in);
        }
        return index.index.toString().getBytes(UTF_8);
    }

    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long offset = 0;
        long lineStart = 0;
        boolean inTitle = false;
        byte last = 0;
        for (int got = in.read(buffer, 0, buffer.length); got > 0; got = in.read(buffer, 0, buffer.length)) {
            for (int k = 0; k < got; k++, offset++) {
                byte b = buffer[k];
                inTitle = offset == lineStart ? b == '>' : inTitle;
                if (b == '\n') {
                    endLine(inTitle, lineStart, offset, last == '\r', true);
                    lineStart = offset + 1;
                    inTitle = false;
                } else if (inTitle) {
                    title.write(b);
                }
                last = b;
            }
        }
        if (offset > lineStart) {
            endLine(inTitle, lineStart, offset, last == '\r', false);
        }
        endSequence();
        if (index.length() == 0) {
            throw new UserException("holds no sequences", file.name(), "give a FASTA");
        }
    }

    private void endLine(boolean isTitle, long from, long to, boolean dos, boolean terminated) {
        line++;
        if (isTitle) {
            begin();
            return;
        }
        int width = Math.toIntExact(to - from - (dos ? 1 : 0));
        int bytes = Math.toIntExact(to - from + (terminated ? 1 : 0));
        if (width == 0) {
            ended = true;
            return;
        }
        if (name.isEmpty()) {
            throw bad("is not FASTA: it does not begin with '>'");
        }
        if (start < 0) {
            start = from;
            lineLetters = width;
            lineBytes = bytes;
        } else if (ended || width > lineLetters || (terminated && width == lineLetters && bytes != lineBytes)) {
            throw bad("lines of " + name + " differ in length, so that places in it cannot be found");
        }
        ended = width < lineLetters;
        letters += width;
    }

    private void begin() {
        endSequence();
        name = FastaScanner.name(title.toString(UTF_8).substring(1));
        title.reset();
        if (name.isEmpty()) {
            throw bad("a sequence has no name after '>'");
        }
        if (!names.add(name)) {
            throw bad("the name " + name + " comes a second time");
        }
        letters = 0;
        start = -1;
        lineLetters = 0;
        lineBytes = 0;
        ended = false;
    }

    private void endSequence() {
        if (name.isEmpty()) {
            return;
        }
        if (letters > Integer.MAX_VALUE) {
            throw bad(name + " has more than 2^31 letters");
        }
        index.append(name).append('\t').append(letters).append('\t').append(Math.max(0, start));
        index.append('\t')
                .append(Math.max(1, lineLetters))
                .append('\t')
                .append(Math.max(2, lineBytes))
                .append('\n');
    }

    private UserException bad(String what) {
        return new UserException("line " + line + ": " + what, file.name(), "");
    }
}
