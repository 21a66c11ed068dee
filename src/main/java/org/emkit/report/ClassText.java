package org.emkit.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.TreeMap;
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
        heading(table, table.classes(), out);
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

    /** Writes classes without weights; those of equal transcripts become one, in ascending order of transcripts. */
    public static void writeBare(ClassTable table, Appendable out) throws IOException {
        TreeMap<int[], Double> merged = new TreeMap<>(Arrays::compare);
        for (int c = 0; c < table.classes(); c++) {
            int from = table.start(c);
            int[] members = new int[table.start(c + 1) - from];
            Arrays.setAll(members, i -> table.transcript(from + i));
            merged.merge(members, table.count(c), Double::sum);
        }
        heading(table, merged.size(), out);
        StringBuilder line = new StringBuilder();
        for (var row : merged.entrySet()) {
            line.setLength(0);
            line.append(row.getKey().length);
            for (int transcript : row.getKey()) {
                line.append('\t').append(transcript);
            }
            Decimals.shortest(line.append('\t'), row.getValue());
            out.append(line.append('\n'));
        }
    }

    private static void heading(ClassTable table, int classes, Appendable out) throws IOException {
        out.append(Integer.toString(table.transcriptome().size())).append('\n');
        out.append(Integer.toString(classes)).append('\n');
        for (int t = 0; t < table.transcriptome().size(); t++) {
            out.append(table.transcriptome().name(t)).append('\n');
        }
    }
}
