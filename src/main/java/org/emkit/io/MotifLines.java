package org.emkit.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.emkit.UserException;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/** What readers of all formats of motifs share: lines, of which the last can be given back, numbers, and what was read. */
final class MotifLines {
    /** A row of a matrix has fewer by far. */
    static final int LONGEST_LINE = 1 << 17;

    /** How far the sum of a position's probabilities may be from 1; MEME's own limit. */
    static final double SUM_TOLERANCE = 0.1;

    private static final Pattern NUMBER = Pattern.compile("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]+)?");
    private static final Pattern BLANKS = Pattern.compile("[\\s,]+");

    private final LineReader lines;
    private final List<KnownMotif> motifs = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private @Nullable String last;
    private boolean givenBack;
    private @Nullable BackgroundModel background;

    MotifLines(LineReader lines) {
        this.lines = lines;
    }

    /** @return the next line without blanks at its ends, or null at the end of the file */
    @Nullable
    String next() {
        if (givenBack) {
            givenBack = false;
            return last;
        }
        String line = lines.next();
        if (line != null && lines.number() == 1 && line.startsWith("\ufeff")) {
            line = line.substring(1); // the byte order mark of some editors
        }
        last = line == null ? null : line.strip();
        return last;
    }

    /** @return the next line that is not empty, or null at the end of the file */
    @Nullable
    String nextFilled() {
        String line = next();
        while (line != null && line.isEmpty()) {
            line = next();
        }
        return line;
    }

    /** The line that was read last will be read again. */
    void giveBack() {
        givenBack = true;
    }

    UserException bad(String what) {
        return lines.bad(what, "");
    }

    UserException bad(String what, String remedy) {
        return lines.bad(what, remedy);
    }

    UserException badFile(String what, String remedy) {
        return lines.badFile(what, remedy);
    }

    /** @return whether the line is numbers and blanks alone */
    static boolean isNumbers(String line) {
        return !line.isEmpty()
                && Arrays.stream(words(line)).allMatch(w -> NUMBER.matcher(w).matches());
    }

    static String[] words(String line) {
        return BLANKS.split(line.strip());
    }

    static boolean isNumber(String word) {
        return NUMBER.matcher(word).matches();
    }

    /** @return the words of a line as numbers, each finite */
    double[] numbers(String line) {
        String text = line.strip();
        if (text.isEmpty()) {
            return new double[0];
        }
        String[] word = words(text);
        double[] value = new double[word.length];
        for (int k = 0; k < value.length; k++) {
            value[k] = number(word[k]);
        }
        return value;
    }

    double number(String word) {
        double value = isNumber(word) ? Double.parseDouble(word) : Double.NaN;
        if (!(Math.abs(value) < Double.POSITIVE_INFINITY)) {
            throw bad("'" + shortened(word) + "' is not a number");
        }
        return value;
    }

    static String shortened(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }

    /** Refuses what is below 0, and a position without any. @return sum of the position */
    double checkedSum(double[] position) {
        double sum = 0;
        for (double each : position) {
            if (each < 0) {
                throw bad("a negative number in a matrix: " + each);
            }
            sum += each;
        }
        if (!(sum > 0)) {
            throw bad("a position of a matrix is all zeros");
        }
        return sum;
    }

    /** Refuses numbers that are no probabilities of letters. */
    void checkProbabilities(double[] position) {
        double sum = checkedSum(position);
        if (Math.abs(sum - 1) > SUM_TOLERANCE) {
            throw bad("the probabilities of a position sum to " + (float) sum + ", not to 1");
        }
    }

    /**
     * Keeps a motif.
     *
     * @param weights probabilities or counts, shape [width · |A|], position after position
     */
    void add(String id, String alternateName, Alphabet alphabet, double[] weights, double sites, double eValue) {
        String plain = BLANKS.matcher(id.strip()).replaceAll("_");
        String unique = plain;
        for (int k = 2; !ids.add(unique); k++) {
            unique = plain + "_" + k;
        }
        if (!unique.equals(plain)) {
            warnings.add("motif " + plain + " comes again: it is called " + unique + " here");
        }
        motifs.add(new KnownMotif(
                unique, alternateName.strip(), PositionProbabilityMatrix.of(alphabet, weights), sites, eValue));
    }

    /**
     * Keeps a motif of counts: where positions sum to 1, these are probabilities, of a number of sites that is not told.
     *
     * @param position letters' counts, position after position, each checked
     */
    void addCounts(String id, String alternateName, Alphabet alphabet, List<double[]> position) {
        double most = 0;
        boolean probabilities = true;
        double[] weights = new double[position.size() * alphabet.size()];
        for (int k = 0; k < position.size(); k++) {
            double sum = Arrays.stream(position.get(k)).sum();
            most = Math.max(most, sum);
            probabilities &= Math.abs(sum - 1) <= SUM_TOLERANCE;
            System.arraycopy(position.get(k), 0, weights, k * alphabet.size(), alphabet.size());
        }
        add(id, alternateName, alphabet, weights, probabilities ? Double.NaN : most, Double.NaN);
    }

    void background(BackgroundModel letters) {
        background = letters;
    }

    @Nullable
    BackgroundModel background() {
        return background;
    }

    List<KnownMotif> motifs() {
        return motifs;
    }

    List<String> warnings() {
        return warnings;
    }

    /** @return the alphabet with just these letters, in any order and case; null where there is none */
    static @Nullable Alphabet alphabetOf(String letters) {
        char[] sorted = letters.toUpperCase(Locale.ROOT).toCharArray();
        Arrays.sort(sorted);
        for (Alphabet each : List.of(Alphabet.DNA, Alphabet.RNA, Alphabet.PROTEIN)) {
            if (Arrays.equals(sorted, each.letters().toCharArray())) {
                return each;
            }
        }
        return null;
    }
}
