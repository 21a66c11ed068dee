package org.emkit.io;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.UserException;

/** Reads {@code read_fates.tsv}, the table of what became of fragments, as emkit wrote it. */
public final class ReadFateFile {
    private static final String REMEDY = "give the folder of an emkit run as that run left it";
    private static final String TOTAL = "total";

    private ReadFateFile() {}

    /**
     * Reads a table.
     *
     * @param path of the table, plain or gzip
     * @return fragments of each row but {@code total}, in the order of the table
     * @throws UserException where it cannot be read, a line is not as it must be, or the rows above {@code total} do not
     *     sum to it
     */
    public static Map<String, Long> read(String path) {
        try (LineReader lines = LineReader.open(path)) {
            String header = lines.next();
            if (header == null) {
                throw lines.badFile("is empty", REMEDY);
            }
            List<String> column = List.of(header.split("\t", -1));
            int name = column.indexOf("fate");
            int number = column.indexOf("fragments");
            if (name < 0 || number < 0) {
                throw lines.bad("no columns fate and fragments", REMEDY);
            }
            Map<String, Long> rows = new LinkedHashMap<>();
            long sum = 0;
            boolean summed = false;
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] field = line.split("\t", -1);
                if (field.length != column.size()) {
                    throw lines.bad(field.length + " columns instead of " + column.size(), REMEDY);
                }
                long fragments = fragments(lines, field[number]);
                if (field[name].equals(TOTAL)) {
                    if (summed || fragments != sum) {
                        throw lines.bad("total " + fragments + ", but the rows before sum to " + sum, REMEDY);
                    }
                    summed = true;
                } else if (rows.putIfAbsent(field[name], fragments) != null) {
                    throw lines.bad(field[name] + " comes twice", REMEDY);
                }
                sum += summed ? 0 : fragments;
            }
            if (!summed) {
                throw lines.badFile("ends before the row " + TOTAL, REMEDY);
            }
            return rows;
        }
    }

    /** Far fewer than where sums would overflow. */
    private static long fragments(LineReader lines, String field) {
        if (!field.matches("[0-9]{1,16}")) {
            throw lines.bad("'" + field + "' is not a number of fragments", REMEDY);
        }
        return Long.parseLong(field);
    }
}
