package org.emkit.quant;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.SparsePattern;

/** Classes from and to the form that files hold. */
final class ClassTables {
    private final ClassTable table;
    private final int[] start;
    private final int[] member;
    private final double[] weight;

    private ClassTables(ClassTable table) {
        this.table = table;
        this.start = new int[table.classes() + 1];
        this.member = new int[table.entries()];
        this.weight = new double[table.entries()];
        int end = 0;
        for (int c = 0; c < table.classes(); c++) {
            end = appendRow(c, end);
            start[c + 1] = end;
        }
    }

    static EquivalenceClasses read(ClassTable table) {
        return new ClassTables(table).classes();
    }

    static ClassTable write(EquivalenceClasses classes, Transcriptome transcriptome, double[] effectiveLength) {
        double[] weight = classes.likelihood(effectiveLength);
        int[] start = new int[classes.classes() + 1];
        int[] transcript = new int[weight.length];
        for (int c = 0; c < classes.classes(); c++) {
            start[c + 1] = classes.start(c + 1);
            double sum = 0;
            for (int e = start[c]; e < start[c + 1]; e++) {
                sum += weight[e];
            }
            for (int e = start[c]; e < start[c + 1]; e++) {
                transcript[e] = classes.transcript(e);
                weight[e] /= sum;
            }
        }
        return new ClassTable(transcriptome, start, transcript, weight, classes.counts());
    }

    /** Members of positive weight in ascending order, repeated ones merged; nothing where the class has no fragments. */
    private int appendRow(int c, int from) {
        if (!(table.count(c) > 0)) {
            return from;
        }
        int end = from;
        for (int e = table.start(c); e < table.start(c + 1); e++) {
            if (table.weight(e) > 0) {
                end = insert(table.transcript(e), table.weight(e), from, end);
            }
        }
        return end;
    }

    private int insert(int transcript, double w, int from, int end) {
        int at = Arrays.binarySearch(member, from, end, transcript);
        if (at >= 0) {
            weight[at] += table.hasWeights() ? w : 0;
            return end;
        }
        int place = -at - 1;
        System.arraycopy(member, place, member, place + 1, end - place);
        System.arraycopy(weight, place, weight, place + 1, end - place);
        member[place] = transcript;
        weight[place] = w;
        return end + 1;
    }

    private EquivalenceClasses classes() {
        int[] order = new int[table.classes()];
        int kept = 0;
        for (int c = 0; c < order.length; c++) {
            if (start[c + 1] > start[c]) {
                order[kept++] = c;
            }
        }
        IntArrays.quickSort(order, 0, kept, this::compare);
        int[] sortedStart = new int[kept + 1];
        int[] sortedMember = new int[start[table.classes()]];
        double[] sortedWeight = new double[sortedMember.length];
        double[] count = new double[kept];
        for (int i = 0; i < kept; i++) {
            int c = order[i];
            int size = start[c + 1] - start[c];
            System.arraycopy(member, start[c], sortedMember, sortedStart[i], size);
            System.arraycopy(weight, start[c], sortedWeight, sortedStart[i], size);
            sortedStart[i + 1] = sortedStart[i] + size;
            count[i] = table.count(c);
        }
        SparsePattern pattern = new SparsePattern(table.transcriptome().size(), sortedStart, sortedMember);
        return new EquivalenceClasses(pattern, sortedWeight, count, table.hasWeights());
    }

    private int compare(int a, int b) {
        int order = Arrays.compare(member, start[a], start[a + 1], member, start[b], start[b + 1]);
        if (order == 0) {
            order = Arrays.compare(weight, start[a], start[a + 1], weight, start[b], start[b + 1]);
        }
        return order != 0 ? order : Double.compare(table.count(a), table.count(b));
    }
}
