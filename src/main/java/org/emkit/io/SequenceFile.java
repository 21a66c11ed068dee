package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of a FASTA, plain, gzip or bgzip, in one pass: a pipe will do. A name ends at the first white space; where it
 * comes again it gets a suffix. Lines {@code >WEIGHTS 1 0.5 …} give the weights of the sequences in their order, as MEME
 * has it. Immutable.
 */
public final class SequenceFile {
    private static final String WEIGHTS = "WEIGHTS";
    private static final int MOST_LETTERS = Integer.MAX_VALUE - 16;
    /** A, C, G, T, U and N make up more than this of DNA and RNA, and about a quarter of proteins. */
    private static final double SHARE_OF_NUCLEOTIDES = 0.5;

    private final InputFile input;
    private final SequenceSet sequences;
    private final SequenceCounts counts;
    private final List<String> warnings;

    private SequenceFile(InputFile input, SequenceSet sequences, SequenceCounts counts, List<String> warnings) {
        this.input = input;
        this.sequences = sequences;
        this.counts = counts;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Reads a whole file.
     *
     * @param pathOrDash    a path, or {@code -} for standard input
     * @param alphabet      of the letters, or null to tell it by them
     * @param maskLowerCase whether lower-case letters are wildcards
     * @throws UserException where the file cannot be read, is no FASTA of such letters, or has no sequence
     */
    public static SequenceFile read(String pathOrDash, @Nullable Alphabet alphabet, boolean maskLowerCase) {
        InputFile input = InputFile.of(pathOrDash);
        Parts parts = new Parts(input);
        try (InputStream in = input.openUnpacked()) {
            FastaScanner.scan(in, parts);
        } catch (IOException e) {
            throw input.unreadable(e);
        }
        if (parts.names.isEmpty()) {
            throw new UserException("holds no sequences", input.name(), "give a FASTA");
        }
        return parts.finish(alphabet, maskLowerCase);
    }

    /** @return the sequences that have letters, in file order */
    public SequenceSet sequences() {
        return sequences;
    }

    /** @return what was met on the way */
    public SequenceCounts counts() {
        return counts;
    }

    /** @return what a user should know, a line each */
    public List<String> warnings() {
        return warnings;
    }

    /** @return how messages call the file */
    public String name() {
        return input.name();
    }

    /** @return of the bytes of the file */
    public @Nullable Fingerprint fingerprint() {
        return input.fingerprint();
    }

    /** The file's content before its alphabet is known. */
    private static final class Parts implements FastaScanner.Sink {
        private final InputFile input;
        private final List<String> names = new ArrayList<>();
        private final List<Double> weights = new ArrayList<>();
        private long[] start = new long[64];
        private byte[] letters = new byte[1 << 14];
        private int length;
        /** Of each byte, the line it was first met in; 0 where it was not. */
        private final long[] firstLine = new long[256];

        private final long[] count = new long[256];
        private boolean inWeights;

        Parts(InputFile input) {
            this.input = input;
        }

        @Override
        public void title(String title, long line) {
            String name = FastaScanner.name(title);
            inWeights = name.equals(WEIGHTS);
            if (inWeights) {
                addWeights(title.substring(WEIGHTS.length()).strip(), line);
                return;
            }
            if (name.isEmpty()) {
                throw bad(line, "a sequence has no name after '>'", "");
            }
            if (names.size() + 1 == start.length) {
                start = Arrays.copyOf(start, 2 * start.length);
            }
            start[names.size()] = length;
            names.add(name);
        }

        private void addWeights(String text, long line) {
            for (String word : text.isEmpty() ? new String[0] : MotifLines.words(text)) {
                double weight = MotifLines.isNumber(word) ? Double.parseDouble(word) : Double.NaN;
                if (!(weight > 0 && weight <= 1)) {
                    throw bad(line, "'" + MotifLines.shortened(word) + "' is no weight above 0, up to 1", "");
                }
                weights.add(weight);
            }
        }

        @Override
        public void letters(byte[] buffer, int from, int to, long line) {
            if (names.isEmpty() || inWeights) {
                String what =
                        inWeights ? "letters below a line of weights" : "is not FASTA: it does not begin with '>'";
                throw bad(line, what, "");
            }
            if (letters.length - length < to - from) {
                if (MOST_LETTERS - length < to - from) {
                    throw bad(line, "more than 2^31 letters", "search parts of it, or regions");
                }
                letters = Arrays.copyOf(letters, (int) Math.min(2L * letters.length + to - from, MOST_LETTERS));
            }
            for (int k = from; k < to; k++) {
                int b = buffer[k] & 0xff;
                if (count[b]++ == 0) {
                    firstLine[b] = line;
                }
            }
            System.arraycopy(buffer, from, letters, length, to - from);
            length += to - from;
        }

        private UserException bad(long line, String what, String remedy) {
            return new UserException("line " + line + ": " + what, input.name(), remedy);
        }

        SequenceFile finish(@Nullable Alphabet given, boolean maskLowerCase) {
            Alphabet alphabet = given == null ? detected() : given;
            for (int b = 0; b < count.length; b++) {
                if (count[b] > 0 && alphabet.code(b) == Alphabet.INVALID) {
                    throw bad(firstLine[b], Words.quoted((byte) b) + " is no letter of " + alphabet, remedy(given));
                }
            }
            start[names.size()] = length;
            List<String> warnings = new ArrayList<>();
            UniqueNames unique = new UniqueNames(names);
            SequenceSetBuilder builder = new SequenceSetBuilder(alphabet);
            List<String> empty = new ArrayList<>();
            long masked = 0;
            for (int i = 0; i < names.size(); i++) {
                String name = unique.next(names.get(i));
                if (start[i + 1] == start[i]) {
                    empty.add(name);
                    continue;
                }
                builder.begin(name, i < weights.size() ? weights.get(i) : 1);
                for (int k = (int) start[i]; k < start[i + 1]; k++) {
                    boolean mask = maskLowerCase && letters[k] >= 'a' && letters[k] <= 'z';
                    masked += mask ? 1 : 0;
                    builder.add(mask ? (byte) alphabet.wildcard() : alphabet.code(letters[k]));
                }
            }
            letters = new byte[0];
            SequenceSet sequences = builder.build();
            if (sequences.size() == 0) {
                throw new UserException("holds names alone: no sequence has letters", input.name(), "");
            }
            if (weights.size() > names.size()) {
                warnings.add(input.name() + ": " + weights.size() + " weights for " + names.size() + " sequences");
            }
            SequenceCounts counts = SequenceCounts.of(sequences, unique.renamed(), empty, masked);
            warnings.addAll(counts.warnings(input.name()));
            return new SequenceFile(input, sequences, counts, warnings);
        }

        private static String remedy(@Nullable Alphabet given) {
            return given == null
                    ? "give --alphabet, or clean the file"
                    : "clean the file, or choose the alphabet it is of";
        }

        private Alphabet detected() {
            long nucleotides = 0;
            long all = 0;
            boolean foreign = false;
            for (int b = 0; b < count.length; b++) {
                int upper = b >= 'a' && b <= 'z' ? b - 'a' + 'A' : b;
                boolean isGap = upper == '-' || upper == '.' || upper == '*' || upper == '?';
                all += isGap ? 0 : count[b];
                nucleotides += "ACGTUN".indexOf(upper) >= 0 ? count[b] : 0;
                foreign |= count[b] > 0 && Alphabet.DNA.code(b) == Alphabet.INVALID;
            }
            if (foreign || nucleotides < SHARE_OF_NUCLEOTIDES * all) {
                return Alphabet.PROTEIN;
            }
            return count['U'] + count['u'] > 0 && count['T'] + count['t'] == 0 ? Alphabet.RNA : Alphabet.DNA;
        }
    }

    /** Gives a suffix to names that come again. */
    static final class UniqueNames {
        private final Set<String> taken;
        private final Set<String> met = new HashSet<>();
        private final List<String> renamed = new ArrayList<>();

        /** @param all names that will come, each as often as it will */
        UniqueNames(List<String> all) {
            taken = new HashSet<>(all);
        }

        /** @return the name, with a suffix where it was met before */
        String next(String name) {
            if (met.add(name)) {
                return name;
            }
            int number = 2;
            while (!taken.add(name + "_" + number)) {
                number++;
            }
            renamed.add(name + "_" + number);
            return name + "_" + number;
        }

        List<String> renamed() {
            return renamed;
        }
    }
}
