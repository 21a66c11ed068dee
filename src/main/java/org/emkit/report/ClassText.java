package org.emkit.report;

import java.io.IOException;
import org.emkit.alignment.ClassTable;

/**
 * Equivalence classes as salmon dumps them: the number of transcripts, the number of classes, a name a line, then a
 * class a line: its size k, k transcripts (counted from 0), k weights where they are asked for, the number of
 * fragments. Weights and numbers have as many digits as it takes to read them back unchanged.
 */
public final class ClassText {
    private ClassText() {}

    /** Writes classes with their weights, in the order of the table. */
    public static void writeWeighted(ClassTable table, Appendable out) throws IOException {
        heading(table, out);
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < table.classes(); c++) {
            line.setLength(0);
            line.append(table.start(c + 1) - table.start(c));
            for (int e = table.start(c); e < table.start(c + 1); e++) {
                line.append('\t').append(table.transcript(e));
            }
            for (int e = table.start(c); e < table.start(c + 1); e++) {
                Decimals.shortest(line.append('\t'), table.weight(e));
            }
            Decimals.shortest(line.append('\t'), table.count(c));
            out.append(line.append('\n'));
        }
    }

    private static void heading(ClassTable table, Appendable out) throws IOException {
        out.append(Integer.toString(table.transcriptome().size())).append('\n');
        out.append(Integer.toString(table.classes())).append('\n');
        for (int t = 0; t < table.transcriptome().size(); t++) {
            out.append(table.transcriptome().name(t)).append('\n');
        }
    }
}
