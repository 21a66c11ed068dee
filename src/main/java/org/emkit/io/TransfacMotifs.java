package org.emkit.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.sequence.Alphabet;
import org.jspecify.annotations.Nullable;

/**
 * Reads TRANSFAC's matrix table: records of lines with a key, ended by {@code //}; the matrix begins at the key P0 (or
 * PO), which names the letters. The id is the accession AC, else ID, else NA.
 */
final class TransfacMotifs {
    private final MotifLines lines;
    private String accession = "";
    private String identifier = "";
    private String name = "";
    private @Nullable Alphabet alphabet;
    private final List<double[]> position = new ArrayList<>();

    TransfacMotifs(MotifLines lines) {
        this.lines = lines;
    }

    void read() {
        for (String line = lines.nextFilled(); line != null; line = lines.nextFilled()) {
            String[] word = line.split("\\s+", 2);
            String value = word.length > 1 ? word[1].strip() : "";
            switch (word[0].toUpperCase(Locale.ROOT)) {
                case "//" -> end();
                case "AC" -> accession = value;
                case "ID" -> identifier = value;
                case "NA" -> name = value;
                case "P0", "PO" -> readMatrix(value);
                default -> {
                    // what else is known of a motif does not matter here
                }
            }
        }
        end();
    }

    private void readMatrix(String header) {
        if (!position.isEmpty()) {
            throw lines.bad("a second matrix in one record", "records end with //");
        }
        String letters = header.replaceAll("\\s", "");
        Alphabet of = MotifLines.alphabetOf(letters);
        if (of == null) {
            throw lines.bad("the letters of a matrix are '" + MotifLines.shortened(letters) + "'", "they must be ACGT");
        }
        alphabet = of;
        for (String line = lines.nextFilled(); line != null; line = lines.nextFilled()) {
            String[] word = MotifLines.words(line);
            if (!word[0].matches("[0-9]+")) {
                lines.giveBack();
                break;
            }
            if (lines.number(word[0]) > position.size() + 1) {
                throw lines.bad("position " + word[0] + " after position " + position.size());
            }
            if (word.length <= of.size()) {
                throw lines.bad("a position with " + (word.length - 1) + " numbers instead of " + of.size());
            }
            double[] ordered = new double[of.size()];
            for (int k = 0; k < ordered.length; k++) {
                ordered[of.code(letters.charAt(k))] = lines.number(word[1 + k]);
            }
            lines.checkedSum(ordered);
            position.add(ordered);
        }
    }

    private void end() {
        String id = accession.isEmpty() ? identifier.isEmpty() ? name : identifier : accession;
        if (alphabet != null && !position.isEmpty()) {
            String other = id.equals(identifier) ? name : identifier.isEmpty() ? name : identifier;
            lines.addCounts(
                    id.isEmpty() ? "motif_" + (lines.motifs().size() + 1) : id,
                    other.equals(id) ? "" : other,
                    alphabet,
                    position);
        } else if (!id.isEmpty()) {
            throw lines.bad("motif " + MotifLines.shortened(id) + " has no matrix");
        }
        accession = "";
        identifier = "";
        name = "";
        alphabet = null;
        position.clear();
    }
}
