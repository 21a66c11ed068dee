package org.emkit.report;

import java.io.IOException;
import org.emkit.cohort.Cohort;
import org.emkit.cohort.Quantity;

/** A matrix as a table: a line a transcript or gene, a column a sample, above them their names. */
public final class MatrixTsv {
    private MatrixTsv() {}

    /** How numbers are written. */
    public enum Numbers {
        /** The shortest text that is read back as the same number: of what was itself read from text. */
        AS_READ,
        /** Rounded as in {@code quant.sf}, without zeros at the end: of what was computed. */
        ROUNDED
    }

    /**
     * Writes a matrix.
     *
     * @param heading of the column of names
     */
    public static void write(String heading, Cohort cohort, Quantity quantity, Numbers numbers, Appendable out)
            throws IOException {
        StringBuilder line = new StringBuilder(heading);
        cohort.samples().forEach(sample -> line.append('\t').append(sample));
        out.append(line.append('\n'));
        int digits = quantity == Quantity.TPM ? 6 : 3;
        cohort.forEachRow(quantity, (name, values) -> {
            line.setLength(0);
            line.append(name);
            for (double value : values) {
                line.append('\t');
                if (numbers == Numbers.AS_READ) {
                    Decimals.shortest(line, value);
                } else {
                    rounded(line, value, digits);
                }
            }
            out.append(line.append('\n'));
        });
    }

    private static void rounded(StringBuilder line, double value, int digits) {
        Decimals.fixed(line, value, digits);
        int end = line.length();
        while (line.charAt(end - 1) == '0') {
            end--;
        }
        line.setLength(line.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
