package org.emkit.io;

import java.util.Arrays;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;

/**
 * Reads a background model in MEME's format: lines of a word and its frequency, first all words of one letter, then all of
 * two, and so on; {@code #} begins a comment.
 */
public final class BackgroundFile {
    private static final String REMEDY = "give lines of a word and its frequency, as fasta-get-markov writes them";
    /** What takes the place of frequency 0, under which a single letter would make a sequence impossible. */
    private static final double LEAST = 1e-7;

    private BackgroundFile() {}

    /**
     * Reads a whole file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @param alphabet   of the words
     * @return the model, of the order that the longest words give
     * @throws UserException where it cannot be read, or lacks words
     */
    public static BackgroundModel read(String pathOrDash, Alphabet alphabet) {
        try (LineReader lines = LineReader.open(pathOrDash)) {
            double[][] word = new double[BackgroundModel.MOST_ORDER + 1][0];
            int longest = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                String text = line.replaceFirst("#.*", "").strip();
                if (text.isEmpty()) {
                    continue;
                }
                String[] part = MotifLines.words(text);
                if (part.length != 2) {
                    throw lines.bad("'" + MotifLines.shortened(text) + "' is not a word and a frequency", REMEDY);
                }
                int length = part[0].length();
                if (length > word.length) {
                    continue; // of a higher order than is used
                }
                longest = Math.max(longest, length);
                if (word[length - 1].length == 0) {
                    word[length - 1] = new double[words(alphabet, length)];
                    Arrays.fill(word[length - 1], Double.NaN);
                }
                int index = index(lines, part[0], alphabet);
                if (!Double.isNaN(word[length - 1][index])) {
                    throw lines.bad("the word " + part[0] + " comes twice", REMEDY);
                }
                word[length - 1][index] = Math.max(LEAST, frequency(lines, part[1]));
            }
            check(lines, word, longest, alphabet);
            return BackgroundModel.of(alphabet, Arrays.copyOf(word, longest));
        }
    }

    private static int words(Alphabet alphabet, int length) {
        int words = 1;
        for (int k = 0; k < length; k++) {
            words *= alphabet.size();
        }
        return words;
    }

    private static int index(LineReader lines, String word, Alphabet alphabet) {
        int index = 0;
        for (int k = 0; k < word.length(); k++) {
            int code = alphabet.code(word.charAt(k));
            if (code == Alphabet.INVALID || code == alphabet.wildcard()) {
                throw lines.bad("'" + word.charAt(k) + "' is no letter of " + alphabet, REMEDY);
            }
            index = index * alphabet.size() + code;
        }
        return index;
    }

    private static double frequency(LineReader lines, String text) {
        double value = MotifLines.isNumber(text) ? Double.parseDouble(text) : Double.NaN;
        if (!(value >= 0 && value <= 1)) {
            throw lines.bad("'" + MotifLines.shortened(text) + "' is not a frequency", REMEDY);
        }
        return value;
    }

    private static void check(LineReader lines, double[][] word, int longest, Alphabet alphabet) {
        if (longest == 0) {
            throw lines.badFile("holds no frequencies", REMEDY);
        }
        for (int length = 1; length <= longest; length++) {
            double[] row = word[length - 1];
            long missing = row.length == 0
                    ? words(alphabet, length)
                    : Arrays.stream(row).filter(Double::isNaN).count();
            if (missing > 0) {
                throw lines.badFile(
                        missing + " words of " + length + " letters of " + alphabet + " are missing", REMEDY);
            }
            double sum = Arrays.stream(row).sum();
            if (Math.abs(sum - 1) > MotifLines.SUM_TOLERANCE) {
                throw lines.badFile("frequencies of words of " + length + " letters sum to " + (float) sum, REMEDY);
            }
        }
    }
}
