package org.emkit.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;

/**
 * Reads a mixture of Dirichlet distributions, in the format of MEME's and SAM's prior libraries: of each component a line
 * {@code Mixture=} with its share and a line {@code Alpha=} with one number a letter, before which their sum may stand; the
 * letters in the order that a line {@code Alphabet=} or {@code Order=} tells, else the usual.
 */
public final class LetterPriorFile {
    private static final String REMEDY = "give a library of priors with lines Mixture= and Alpha=";

    private final List<Double> shares = new ArrayList<>();
    private final List<double[]> counts = new ArrayList<>();

    private LetterPriorFile() {}

    /**
     * Reads a whole file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @param alphabet   of the motifs
     * @throws UserException where it cannot be read, or is not as it must be
     */
    public static LetterPriorFile read(String pathOrDash, Alphabet alphabet) {
        LetterPriorFile file = new LetterPriorFile();
        try (LineReader lines = LineReader.open(pathOrDash)) {
            String order = alphabet.letters();
            for (String line = lines.next(); line != null; line = lines.next()) {
                int equals = line.indexOf('=');
                String value = equals < 0 ? "" : line.substring(equals + 1).strip();
                switch (equals < 0 ? "" : line.substring(0, equals).strip()) {
                    case "Alphabet", "Order" -> order = value.replaceAll("\\s", "");
                    case "Mixture" -> file.shares.add(positive(lines, value));
                    case "Alpha" -> file.counts.add(counts(lines, value, order, alphabet));
                    default -> {
                        // comments, and what only their maker needs
                    }
                }
            }
            if (file.shares.isEmpty() || file.shares.size() != file.counts.size()) {
                throw lines.badFile(
                        file.shares.size() + " lines Mixture= and " + file.counts.size() + " lines Alpha=", REMEDY);
            }
        }
        return file;
    }

    private static double[] counts(LineReader lines, String value, String order, Alphabet alphabet) {
        if (MotifLines.alphabetOf(order) != alphabet) {
            throw lines.bad("letters '" + MotifLines.shortened(order) + "' are not those of " + alphabet, REMEDY);
        }
        double[] read = Arrays.stream(MotifLines.words(value))
                .mapToDouble(word -> positive(lines, word))
                .toArray();
        int first = read.length - alphabet.size(); // their sum may come first
        if (first != 0 && first != 1) {
            throw lines.bad(read.length + " numbers for " + alphabet.size() + " letters", REMEDY);
        }
        double[] counts = new double[alphabet.size()];
        for (int k = 0; k < counts.length; k++) {
            counts[alphabet.code(order.charAt(k))] = read[first + k];
        }
        return counts;
    }

    private static double positive(LineReader lines, String word) {
        double value = MotifLines.isNumber(word) ? Double.parseDouble(word) : Double.NaN;
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw lines.bad("'" + MotifLines.shortened(word) + "' is not a number above 0", REMEDY);
        }
        return value;
    }

    /** @return share of each component, as in the file */
    public List<Double> shares() {
        return List.copyOf(shares);
    }

    /** @return counts of each component, one array [|A|] each */
    public List<double[]> counts() {
        return List.copyOf(counts);
    }
}
