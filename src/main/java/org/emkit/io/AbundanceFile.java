package org.emkit.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.emkit.alignment.AbundanceTable;

/**
 * Reads the abundances of one sample from a {@code quant.sf} or {@code quant.genes.sf}, as emkit or salmon wrote it:
 * columns {@code Name}, {@code Length}, {@code EffectiveLength}, {@code TPM} and {@code NumReads}, found by their names
 * in the first line. Plain or gzip-compressed.
 */
public final class AbundanceFile {
    private static final String REMEDY = "give a quant.sf as emkit quant or salmon writes it";
    private static final List<String> NUMBERS = List.of("Length", "EffectiveLength", "TPM", "NumReads");
    /** Columns before this one are lengths, which are above zero. */
    private static final int FIRST_ABUNDANCE = 2;

    private AbundanceFile() {}

    /**
     * Reads a file.
     *
     * @param path of plain text or gzip
     * @param name what is done to each name, such as cutting its version
     * @param likely distinct names, in order, that the file is likely to have: time and memory are saved where it does
     * @throws org.emkit.UserException where it cannot be read, a column is missing, a line is not as it must be, a name comes
     *     twice or there is no line
     */
    public static AbundanceTable read(String path, UnaryOperator<String> name, List<String> likely) {
        try (LineReader lines = LineReader.open(path)) {
            String header = lines.next();
            if (header == null) {
                throw lines.badFile("is empty", REMEDY);
            }
            return rows(lines, List.of(header.split("\t", -1)), name, likely);
        }
    }

    private static AbundanceTable rows(
            LineReader lines, List<String> header, UnaryOperator<String> shortened, List<String> likely) {
        int name = column(lines, header, "Name");
        int[] at = NUMBERS.stream().mapToInt(c -> column(lines, header, c)).toArray();
        DistinctNames names = new DistinctNames(likely);
        double[][] columns = new double[at.length][1 << 10];
        for (String line = lines.next(); line != null; line = lines.next()) {
            String[] field = line.split("\t", -1);
            if (field.length != header.size()) {
                throw lines.bad(field.length + " columns instead of " + header.size(), REMEDY);
            }
            String of = shortened.apply(field[name]);
            if (of.isEmpty()) {
                throw lines.bad("no Name", REMEDY);
            }
            int row = names.size();
            if (!names.add(of)) {
                throw lines.bad(of + " comes twice", REMEDY);
            }
            for (int c = 0; c < at.length; c++) {
                columns[c] = row < columns[c].length ? columns[c] : Arrays.copyOf(columns[c], 2 * row);
                columns[c][row] = number(lines, field[at[c]], c);
            }
        }
        if (names.size() == 0) {
            throw lines.badFile("has a header alone", REMEDY);
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c] = Arrays.copyOf(columns[c], names.size());
        }
        return new AbundanceTable(names.all(), columns);
    }

    /** Names of rows, none twice. As long as they are those that are likely, that needs no look. */
    private static final class DistinctNames {
        private final List<String> likely;
        private final List<String> names = new ArrayList<>();
        /** Empty as long as names are the likely ones. */
        private final Set<String> known = new HashSet<>();

        DistinctNames(List<String> likely) {
            this.likely = likely;
        }

        /** @return whether the name is not there yet */
        boolean add(String name) {
            int row = names.size();
            if (known.isEmpty() && row < likely.size() && likely.get(row).equals(name)) {
                return names.add(likely.get(row));
            }
            if (known.isEmpty()) {
                known.addAll(names);
            }
            return known.add(name) && names.add(name);
        }

        int size() {
            return names.size();
        }

        List<String> all() {
            return names;
        }
    }

    private static int column(LineReader lines, List<String> header, String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw lines.bad("no column " + name, REMEDY);
        }
        return at;
    }

    private static double number(LineReader lines, String field, int column) {
        try {
            double value = Double.parseDouble(field);
            if (value < Double.POSITIVE_INFINITY && (column < FIRST_ABUNDANCE ? value > 0 : value >= 0)) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a negative number
        }
        throw lines.bad("'" + field + "' is no " + NUMBERS.get(column), REMEDY);
    }
}
