package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * Reads a FASTA of transcripts, plain, gzip or bgzip, in one pass: a pipe will do. A name ends at the first white space.
 * A sequence is letters (any case, ambiguity codes too), {@code *} and {@code -}, on any number of lines.
 */
public final class TranscriptFasta {
    /** Takes one sequence after another, in file order. */
    @FunctionalInterface
    public interface Sink {
        /**
         * @param name   up to the first white space
         * @param bases  as in the file; valid during the call alone
         * @param length how many of them, ≥ 1
         */
        void sequence(String name, byte[] bases, int length);
    }

    private final InputFile input;
    private final Sink each;
    private final Map<String, Long> lineOf = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();

    private byte[] bases = new byte[1 << 16];
    private int length;
    private @Nullable String name;
    private byte[] title = new byte[256];
    private int titleLength;
    private long line = 1;

    private TranscriptFasta(InputFile input, Sink each) {
        this.input = input;
        this.each = each;
    }

    /**
     * Reads the whole file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @param each       takes the sequences
     * @return names and lengths, in file order
     * @throws UserException where the file cannot be read, is no FASTA, or names a transcript twice
     */
    public static Transcriptome read(String pathOrDash, Sink each) {
        TranscriptFasta fasta = new TranscriptFasta(InputFile.of(pathOrDash), each);
        try (InputStream in = fasta.input.openUnpacked()) {
            fasta.read(in);
        } catch (IOException e) {
            throw fasta.input.unreadable(e);
        }
        return new Transcriptome(
                fasta.names.toArray(String[]::new),
                fasta.lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    /** As {@link #read(String, Sink)}, for names and lengths alone. */
    public static Transcriptome read(String pathOrDash) {
        return read(pathOrDash, (name, bases, length) -> {});
    }

    private void read(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        boolean lineBegins = true;
        boolean inTitle = false;
        for (int got = in.read(buffer, 0, buffer.length); got > 0; got = in.read(buffer, 0, buffer.length)) {
            for (int i = 0; i < got; i++) {
                byte b = buffer[i];
                if (b == '\n') {
                    if (inTitle) {
                        begin();
                    }
                    inTitle = false;
                    lineBegins = true;
                    line++;
                    continue;
                }
                if (lineBegins && b == '>') {
                    end();
                    inTitle = true;
                } else if (inTitle) {
                    addTitle(b);
                } else {
                    addBase(b);
                }
                lineBegins = false;
            }
        }
        if (inTitle) {
            begin();
        }
        end();
        if (names.isEmpty()) {
            throw new UserException("holds no sequences", input.name(), "give a FASTA of transcripts");
        }
    }

    private void addTitle(byte b) {
        if (titleLength == title.length) {
            title = Arrays.copyOf(title, title.length * 2);
        }
        title[titleLength++] = b;
    }

    private void addBase(byte b) {
        if (b == '\r' || b == ' ' || b == '\t') {
            return;
        }
        boolean good = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '*' || b == '-';
        if (name == null || !good) {
            throw bad(
                    name == null ? "is not FASTA: it does not begin with '>'" : "a sequence holds " + Words.quoted(b));
        }
        if (length == bases.length) {
            bases = Arrays.copyOf(bases, (int) Math.min(bases.length * 2L, Integer.MAX_VALUE - 8));
        }
        bases[length++] = b;
    }

    private void begin() {
        int end = 0;
        while (end < titleLength && (title[end] & 0xff) > ' ') {
            end++;
        }
        String next = new String(title, 0, end, UTF_8);
        titleLength = 0;
        if (next.isEmpty()) {
            throw bad("a sequence has no name after '>'");
        }
        Long first = lineOf.putIfAbsent(next, line);
        if (first != null) {
            throw bad("the name " + next + " comes a second time (first in line " + first + ")");
        }
        name = next;
    }

    private void end() {
        if (name == null) {
            return;
        }
        if (length == 0) {
            throw bad("no bases in " + name);
        }
        names.add(name);
        lengths.add(length);
        each.sequence(name, bases, length);
        length = 0;
        name = null;
    }

    private UserException bad(String what) {
        return new UserException("line " + line + ": " + what, input.name(), "");
    }
}
