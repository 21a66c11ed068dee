package org.emkit.io;

import java.util.HashMap;
import java.util.Map;
import org.emkit.UserException;
import org.emkit.sequence.SequenceSet;

/**
 * Reads position-specific priors in MEME's format: below a line {@code >name width}, one number for each letter of that
 * sequence, the probability that a site starts there.
 */
public final class PositionPriorFile {
    private static final String FORM = "give lines '>name width', each followed by a number for each letter";
    private static final String EACH = "give one for each letter";

    private PositionPriorFile() {}

    /**
     * Reads a whole file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @param sequences  that the priors are of
     * @return probability that a site starts at each letter, shape [letters]; of a sequence that the file lacks all places
     *     are alike
     * @throws UserException where it cannot be read, names no sequence of these, or numbers are not as they must be
     */
    public static double[] read(String pathOrDash, SequenceSet sequences) {
        Map<String, Integer> indexOf = new HashMap<>();
        for (int i = 0; i < sequences.size(); i++) {
            indexOf.put(sequences.name(i), i);
        }
        double[] prior = new double[sequences.letters()];
        boolean[] told = new boolean[sequences.size()];
        try (LineReader lines = LineReader.open(pathOrDash)) {
            int current = -1;
            int at = 0;
            for (String line = lines.next(); line != null; line = lines.next()) {
                String text = line.strip();
                if (text.startsWith(">")) {
                    checkLength(lines, sequences, current, at);
                    String name = FastaScanner.name(text.substring(1));
                    Integer index = indexOf.get(name);
                    if (index == null || told[index]) {
                        throw lines.bad(
                                index == null
                                        ? "there is no sequence " + MotifLines.shortened(name)
                                        : "priors of " + name + " come twice",
                                index == null ? "give priors of these sequences, by their names" : "leave one out");
                    }
                    current = index;
                    told[current] = true;
                    at = 0;
                } else if (!text.isEmpty()) {
                    at = numbers(lines, text, sequences, prior, current, at);
                }
            }
            checkLength(lines, sequences, current, at);
            if (current < 0) {
                throw lines.badFile("holds no priors", FORM);
            }
        }
        fillUntold(sequences, prior, told);
        return prior;
    }

    private static int numbers(
            LineReader lines, String text, SequenceSet sequences, double[] prior, int current, int from) {
        if (current < 0) {
            throw lines.bad("does not begin with '>'", FORM);
        }
        int at = from;
        for (String word : MotifLines.words(text)) {
            double value = MotifLines.isNumber(word) ? Double.parseDouble(word) : Double.NaN;
            if (!(value >= 0 && value <= 1)) {
                throw lines.bad(
                        "'" + MotifLines.shortened(word) + "' is not a probability", "give numbers from 0 to 1");
            }
            if (at == sequences.length(current)) {
                throw lines.bad("more numbers than letters of " + sequences.name(current), EACH);
            }
            prior[sequences.start(current) + at++] = value;
        }
        return at;
    }

    private static void checkLength(LineReader lines, SequenceSet sequences, int current, int read) {
        if (current < 0) {
            return;
        }
        if (read != sequences.length(current)) {
            throw lines.bad(
                    read + " numbers for the " + sequences.length(current) + " letters of " + sequences.name(current),
                    EACH);
        }
    }

    private static void fillUntold(SequenceSet sequences, double[] prior, boolean[] told) {
        for (int i = 0; i < told.length; i++) {
            for (int k = sequences.start(i); !told[i] && k < sequences.start(i + 1); k++) {
                prior[k] = 1.0 / sequences.length(i);
            }
        }
    }
}
