package org.emkit.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.sequence.Alphabet;
import org.jspecify.annotations.Nullable;

/**
 * Reads motifs below lines that begin with {@code >}: JASPAR's counts, a row a letter, with the letters
 * ({@code A [ 1 2 3 ]}) or without; HOMER's probabilities and other tables, a row a position. Four bare rows alone, as
 * JASPAR's older files have them, are one motif.
 */
final class HeadedMotifs {
    private static final Pattern SEQUENCE = Pattern.compile("[A-Za-z*-]{4,}");
    private static final Pattern LETTERED = Pattern.compile("([A-Za-z])\\s*[:|]?\\s*\\[?([^\\]\\[]*)\\]?");
    private static final Pattern TARGETS = Pattern.compile("T:([0-9.]+)\\(");

    private final MotifLines lines;

    HeadedMotifs(MotifLines lines) {
        this.lines = lines;
    }

    void read() {
        String header = lines.nextFilled();
        if (header != null && !header.startsWith(">")) {
            lines.giveBack();
            header = ">motif_1";
        }
        while (header != null) {
            header = readMotif(header.substring(1).strip());
        }
    }

    /** @return the header of the next motif, or null where there is none */
    private @Nullable String readMotif(String header) {
        if (header.isEmpty()) {
            throw lines.bad("a motif has no name after '>'");
        }
        Head head = Head.of(header);
        List<double[]> rows = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        String line = lines.nextFilled();
        for (; line != null && !line.startsWith(">"); line = lines.nextFilled()) {
            if (line.startsWith("#")) {
                continue;
            }
            if (rows.isEmpty() && SEQUENCE.matcher(line).matches()) {
                throw lines.bad("is of a sequence, not of a motif", "on a command line, motifs come before sequences");
            }
            Matcher lettered = LETTERED.matcher(line);
            if (lettered.matches()) {
                letters.append(lettered.group(1));
                rows.add(lines.numbers(lettered.group(2)));
            } else {
                rows.add(lines.numbers(line));
                if (head.isHomer()) {
                    checkHomer(rows.get(rows.size() - 1));
                }
            }
        }
        add(head, rows, letters.toString());
        return line;
    }

    private void checkHomer(double[] row) {
        if (row.length != Alphabet.DNA.size()) {
            throw lines.bad("a position with " + row.length + " numbers instead of " + Alphabet.DNA.size());
        }
        lines.checkProbabilities(row);
    }

    private void add(Head head, List<double[]> rows, String letters) {
        String motif = "motif " + MotifLines.shortened(head.id());
        if (rows.isEmpty()) {
            throw lines.bad(motif + " has no matrix");
        }
        int columns = rows.get(0).length;
        if (rows.stream().anyMatch(row -> row.length != columns) || columns == 0) {
            throw lines.bad("the rows of " + motif + " differ in length, or have none");
        }
        if (!letters.isEmpty()) {
            Alphabet alphabet = rows.size() == letters.length() ? MotifLines.alphabetOf(letters) : null;
            if (alphabet == null) {
                throw lines.bad(
                        motif + " has rows of the letters '" + MotifLines.shortened(letters) + "'",
                        "they must be A, C, G and T (or U), or the 20 amino acids, each once");
            }
            addPositions(head, alphabet, transposed(rows, letters, alphabet));
            return;
        }
        boolean rowsAreLetters = rows.size() == 4 && (columns != 4 || !areProbabilities(rows)) && !head.isHomer();
        if (rowsAreLetters) {
            addPositions(head, Alphabet.DNA, transposed(rows, Alphabet.DNA.letters(), Alphabet.DNA));
        } else if (columns == Alphabet.DNA.size() || columns == Alphabet.PROTEIN.size()) {
            addPositions(head, columns == 4 ? Alphabet.DNA : Alphabet.PROTEIN, rows);
        } else {
            throw lines.bad(
                    motif + " has " + rows.size() + " rows of " + columns + " numbers",
                    "counts of A, C, G and T come in four rows, or in rows of four");
        }
    }

    private static boolean areProbabilities(List<double[]> rows) {
        return rows.stream().allMatch(row -> Math.abs(Arrays.stream(row).sum() - 1) <= MotifLines.SUM_TOLERANCE);
    }

    private static List<double[]> transposed(List<double[]> rows, String letters, Alphabet alphabet) {
        List<double[]> positions = new ArrayList<>();
        for (int k = 0; k < rows.get(0).length; k++) {
            double[] position = new double[alphabet.size()];
            for (int r = 0; r < rows.size(); r++) {
                position[alphabet.code(letters.charAt(r))] = rows.get(r)[k];
            }
            positions.add(position);
        }
        return positions;
    }

    private void addPositions(Head head, Alphabet alphabet, List<double[]> positions) {
        positions.forEach(lines::checkedSum);
        if (!head.isHomer()) {
            lines.addCounts(head.id(), head.name(), alphabet, positions);
            return;
        }
        double[] weights = positions.stream().flatMapToDouble(Arrays::stream).toArray();
        lines.add(head.id(), head.name(), alphabet, weights, head.sites(), Double.NaN);
    }

    /** @param sites NaN where not told */
    private record Head(String id, String name, boolean isHomer, double sites) {
        static Head of(String text) {
            String[] field = text.split("\t", -1);
            boolean homer = field.length > 2 && MotifLines.isNumber(field[2].strip());
            if (homer) {
                Matcher targets = TARGETS.matcher(text);
                double sites = targets.find() && MotifLines.isNumber(targets.group(1))
                        ? Double.parseDouble(targets.group(1))
                        : Double.NaN;
                String id = field[1].isBlank() ? field[0] : field[1];
                return new Head(id, field[0].equals(id) ? "" : field[0], true, sites > 0 ? sites : Double.NaN);
            }
            String[] word = text.split("\\s+", 2);
            return new Head(word[0], word.length > 1 ? word[1] : "", false, Double.NaN);
        }
    }
}
