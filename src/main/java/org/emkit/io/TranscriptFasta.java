package org.emkit.io;

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
        return read(InputFile.of(pathOrDash), each);
    }

    /** As {@link #read(String, Sink)}; the file then has a fingerprint. */
    public static Transcriptome read(InputFile file, Sink each) {
        TranscriptFasta fasta = new TranscriptFasta(file, each);
        try (InputStream in = fasta.input.openUnpacked()) {
            fasta.line = FastaScanner.scan(in, fasta.parts());
            fasta.end();
        } catch (IOException e) {
            throw fasta.input.unreadable(e);
        }
        if (fasta.names.isEmpty()) {
            throw new UserException("holds no sequences", fasta.input.name(), "give a FASTA of transcripts");
        }
        return new Transcriptome(
                fasta.names.toArray(String[]::new),
                fasta.lengths.stream().mapToInt(Integer::intValue).toArray());
    }

    /** As {@link #read(String, Sink)}, for names and lengths alone. */
    public static Transcriptome read(String pathOrDash) {
        return read(pathOrDash, (name, bases, length) -> {});
    }

    private FastaScanner.Sink parts() {
        return new FastaScanner.Sink() {
            @Override
            public void title(String title, long atLine) {
                line = atLine;
                begin(FastaScanner.name(title));
            }

            @Override
            public void letters(byte[] buffer, int from, int to, long atLine) {
                line = atLine;
                add(buffer, from, to);
            }
        };
    }

    private void begin(String next) {
        end();
        if (next.isEmpty()) {
            throw bad("a sequence has no name after '>'");
        }
        Long first = lineOf.putIfAbsent(next, line);
        if (first != null) {
            throw bad("the name " + next + " comes a second time (first in line " + first + ")");
        }
        name = next;
    }

    private void add(byte[] buffer, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = buffer[i];
            boolean good = (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z') || b == '*' || b == '-';
            if (name == null || !good) {
                throw bad(
                        name == null
                                ? "is not FASTA: it does not begin with '>'"
                                : "a sequence holds " + Words.quoted(b));
            }
        }
        if (bases.length - length < to - from) {
            bases = Arrays.copyOf(bases, (int) Math.min(bases.length * 2L, Integer.MAX_VALUE - 8));
        }
        System.arraycopy(buffer, from, bases, length, to - from);
        length += to - from;
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
