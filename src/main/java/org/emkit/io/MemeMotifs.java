package org.emkit.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/**
 * Reads MEME's text, minimal or full: of each motif its letter-probability matrix, or where there is none its log-odds
 * matrix (hundredths of bits against the file's background).
 */
final class MemeMotifs {
    private static final Pattern VALUE = Pattern.compile("([A-Za-z]+)\\s*=\\s*([^\\s=]+)");
    private static final double HUNDREDTH_OF_A_BIT = StrictMath.log(2) / 100;

    private final MotifLines lines;
    private @Nullable Alphabet alphabet;

    private String id = "";
    private String alternateName = "";
    private boolean inMotif;
    private double @Nullable [] probabilities;
    private double @Nullable [] fromLogOdds;
    private double sites = Double.NaN;
    private double eValue = Double.NaN;

    MemeMotifs(MotifLines lines) {
        this.lines = lines;
    }

    void read() {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("ALPHABET")) {
                readAlphabet(line);
            } else if (line.startsWith("Background letter frequencies")) {
                readBackground();
            } else if (line.startsWith("MOTIF") && (line.length() == 5 || Character.isWhitespace(line.charAt(5)))) {
                begin(line);
            } else if (line.startsWith("letter-probability matrix")) {
                probabilities = rows(line, probabilities, false);
            } else if (line.startsWith("log-odds matrix")) {
                fromLogOdds = rows(line, fromLogOdds, true);
            }
        }
        end();
    }

    private void readAlphabet(String line) {
        int equals = line.indexOf('=');
        String letters = equals >= 0 ? line.substring(equals + 1).strip() : listedLetters();
        alphabet = switch (letters.toUpperCase(Locale.ROOT)) {
            case "DNA" -> Alphabet.DNA;
            case "RNA" -> Alphabet.RNA;
            case "PROTEIN" -> Alphabet.PROTEIN;
            default -> MotifLines.alphabetOf(letters);
        };
        if (alphabet == null) {
            throw lines.bad(
                    "the alphabet '" + MotifLines.shortened(letters) + "' is none that is known",
                    "letters must be ACGT, ACGU or the 20 amino acids");
        }
    }

    /** A block of one letter a line, up to END ALPHABET; letters that stand for several others are told by '='. */
    private String listedLetters() {
        StringBuilder letters = new StringBuilder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.startsWith("END ALPHABET")) {
                return letters.toString();
            }
            String described = line.replaceAll("\"[^\"]*\"", " ").strip();
            if (!described.isEmpty() && !described.startsWith("#") && !described.contains("=")) {
                letters.append(described.charAt(0));
                int pair = described.indexOf('~');
                if (pair >= 0 && pair + 1 < described.length()) {
                    letters.append(described.substring(pair + 1).strip().charAt(0));
                }
            }
        }
        throw lines.bad("an ALPHABET block has no end", "");
    }

    private void readBackground() {
        StringBuilder letters = new StringBuilder();
        List<Double> values = new ArrayList<>();
        for (String line = lines.next(); line != null && isPairs(line); line = lines.next()) {
            String[] word = MotifLines.words(line);
            for (int k = 0; k < word.length; k += 2) {
                letters.append(word[k]);
                values.add(lines.number(word[k + 1]));
            }
        }
        lines.giveBack();
        Alphabet of = MotifLines.alphabetOf(letters.toString());
        if (of == null || (alphabet != null && of != alphabet)) {
            throw lines.bad("the background's letters are '" + MotifLines.shortened(letters.toString()) + "', not "
                    + (alphabet == null ? "ACGT, ACGU or the 20 amino acids" : alphabet.letters()));
        }
        double[] probability = new double[of.size()];
        double sum = 0;
        for (int k = 0; k < probability.length; k++) {
            double value = values.get(k);
            if (!(value > 0)) {
                throw lines.bad("the background of " + letters.charAt(k) + " is " + value, "it must be above 0");
            }
            probability[of.code(letters.charAt(k))] = value;
            sum += value;
        }
        if (Math.abs(sum - 1) > MotifLines.SUM_TOLERANCE) {
            throw lines.bad("the background sums to " + (float) sum + ", not to 1");
        }
        lines.background(BackgroundModel.of(of, new double[][] {probability}));
    }

    private static boolean isPairs(String line) {
        String[] word = MotifLines.words(line);
        if (line.isEmpty() || word.length % 2 != 0) {
            return false;
        }
        for (int k = 0; k < word.length; k += 2) {
            if (word[k].length() != 1 || !Character.isLetter(word[k].charAt(0))) {
                return false;
            }
        }
        return true;
    }

    private void begin(String line) {
        end();
        String[] word = MotifLines.words(line);
        if (word.length < 2) {
            throw lines.bad("a motif has no name");
        }
        id = word[1];
        alternateName = word.length > 2 && !word[2].equals("width") ? word[2] : "";
        inMotif = true;
        probabilities = null;
        fromLogOdds = null;
        sites = Double.NaN;
        eValue = Double.NaN;
    }

    private void end() {
        if (!inMotif) {
            return;
        }
        double[] matrix = probabilities == null ? fromLogOdds : probabilities;
        if (matrix == null || alphabet == null) {
            throw lines.bad("motif " + MotifLines.shortened(id) + " has no matrix");
        }
        lines.add(id, alternateName, alphabet, matrix, sites, eValue);
        inMotif = false;
    }

    private double[] rows(String header, double @Nullable [] earlier, boolean logOdds) {
        if (!inMotif || earlier != null) {
            throw lines.bad(inMotif ? "motif " + id + " has a second matrix" : "a matrix before any MOTIF line");
        }
        int width = -1;
        int letters = -1;
        Matcher value = VALUE.matcher(header);
        while (value.find()) {
            switch (value.group(1)) {
                case "alength" -> letters = whole(value.group(2), "alength");
                case "w" -> width = whole(value.group(2), "w");
                case "nsites" -> sites = positive(value.group(2));
                case "E" -> eValue = Math.max(0, lines.number(value.group(2)));
                default -> {
                    // others do not matter here
                }
            }
        }
        return rows(logOdds, letters, width);
    }

    private double[] rows(boolean logOdds, int letters, int width) {
        double[] matrix = new double[0];
        int read = 0;
        while (read != width) {
            String line = lines.next();
            boolean isRow = line != null && !line.isEmpty() && (width >= 0 || MotifLines.isNumbers(line));
            if (!isRow && width < 0 && read > 0) {
                lines.giveBack();
                return matrix;
            }
            if (line == null || !isRow) {
                throw lines.bad("motif " + MotifLines.shortened(id) + " has " + read + " rows"
                        + (width < 0 ? "" : " of " + width));
            }
            double[] row = lines.numbers(line);
            matrix = appended(matrix, row(row, letters, logOdds));
            read++;
        }
        return matrix;
    }

    private double[] row(double[] row, int letters, boolean logOdds) {
        if (alphabet == null) {
            alphabet = row.length == Alphabet.PROTEIN.size() ? Alphabet.PROTEIN : Alphabet.DNA;
        }
        if (row.length != alphabet.size() || (letters >= 0 && letters != row.length)) {
            throw lines.bad("a row of " + row.length + " numbers for an alphabet of "
                    + (letters >= 0 ? letters : alphabet.size()) + " letters");
        }
        if (!logOdds) {
            lines.checkProbabilities(row);
            return row;
        }
        BackgroundModel background = lines.background();
        double[] odds = new double[row.length];
        for (int a = 0; a < odds.length; a++) {
            odds[a] =
                    (background == null ? 1 : background.probability(a)) * StrictMath.exp(row[a] * HUNDREDTH_OF_A_BIT);
        }
        lines.checkedSum(odds);
        return odds;
    }

    private static double[] appended(double[] matrix, double[] row) {
        double[] longer = Arrays.copyOf(matrix, matrix.length + row.length);
        System.arraycopy(row, 0, longer, matrix.length, row.length);
        return longer;
    }

    private int whole(String word, String key) {
        double value = lines.number(word);
        if (value != Math.rint(value) || value < 1 || value > 100_000) {
            throw lines.bad(key + "= is '" + MotifLines.shortened(word) + "'");
        }
        return (int) value;
    }

    private double positive(String word) {
        double value = lines.number(word);
        return value > 0 ? value : Double.NaN;
    }
}
