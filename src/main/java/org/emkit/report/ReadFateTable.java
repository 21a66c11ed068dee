package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.ReadFates;

/**
 * The table {@code read_fates.tsv}: what became of every fragment. The rows of the first part sum to the last of them,
 * the fragments of the input; those below are counts inside the assigned ones.
 */
public final class ReadFateTable {
    /** How names of rows begin that lie inside the assigned ones. */
    public static final String WITHIN = "of_assigned_";

    private ReadFateTable() {}

    /** Writes fate, fragments and percent of the input. */
    public static void write(ReadFates fates, Appendable out) throws IOException {
        out.append("fate\tfragments\tpercent\n");
        for (ReadFates.Row row : fates.rows()) {
            line(row.name(), row.fragments(), fates.total(), out);
        }
        line("total", fates.total(), fates.total(), out);
        for (ReadFates.Row row : fates.within()) {
            line(WITHIN + row.name(), row.fragments(), fates.total(), out);
        }
    }

    private static void line(String name, long fragments, long total, Appendable out) throws IOException {
        StringBuilder line =
                new StringBuilder(name).append('\t').append(fragments).append('\t');
        Decimals.fixed(line, percent(fragments, total), 4);
        out.append(line.append('\n'));
    }

    /** @return 100 · part / whole; 0 where there is nothing */
    public static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
