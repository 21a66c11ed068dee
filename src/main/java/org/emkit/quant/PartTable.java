package org.emkit.quant;

import java.util.Arrays;
import org.emkit.em.Components;
import org.emkit.em.SparsePattern;

/**
 * One connected part of the classes as a table of its own: rows are classes, columns are transcripts, numbered within the
 * part in ascending order. Immutable.
 */
final class PartTable {
    /** Transcript of each column, ascending. */
    final int[] transcript;
    /** n, fragments of each row, each &gt; 0. */
    final double[] count;
    /** Σ n. */
    final double total;
    /** Entries by row: shape [rows + 1]. */
    final int[] start;

    final int[] column;
    /** w of each entry by row, those of a row scaled by a power of two so that the largest is in [1, 2). */
    final double[] likelihood;
    /** Entries by column: shape [columns + 1]. */
    final int[] columnStart;
    /** Row of each entry by column, ascending within a column. */
    final int[] row;
    /** Its place among the entries by row. */
    final int[] entry;

    /**
     * @param pattern    transcripts of each class, each once
     * @param likelihood shape [entries]
     * @param counts     fragments, shape [classes], each &gt; 0
     * @param parts      of the pattern
     * @param part       the one wanted
     */
    PartTable(SparsePattern pattern, double[] likelihood, double[] counts, Components parts, int part) {
        this.transcript = new int[parts.size(part)];
        Arrays.setAll(transcript, k -> parts.component(part, k));
        this.count = new double[parts.observations(part)];
        this.start = new int[count.length + 1];
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            int observation = parts.observation(part, i);
            count[i] = counts[observation];
            sum += count[i];
            start[i + 1] = start[i] + pattern.start(observation + 1) - pattern.start(observation);
        }
        this.total = sum;
        this.column = new int[start[count.length]];
        this.likelihood = new double[column.length];
        this.columnStart = new int[transcript.length + 1];
        for (int i = 0; i < count.length; i++) {
            int from = pattern.start(parts.observation(part, i)) - start[i];
            double largest = 0;
            for (int e = start[i]; e < start[i + 1]; e++) {
                largest = Math.max(largest, likelihood[from + e]);
            }
            for (int e = start[i]; e < start[i + 1]; e++) {
                column[e] = parts.place(pattern.component(from + e));
                this.likelihood[e] = Math.scalb(likelihood[from + e], -Math.getExponent(largest));
                columnStart[column[e] + 1]++;
            }
        }
        this.row = new int[column.length];
        this.entry = new int[column.length];
        byColumn();
    }

    private void byColumn() {
        for (int c = 0; c < transcript.length; c++) {
            columnStart[c + 1] += columnStart[c];
        }
        int[] place = columnStart.clone();
        for (int i = 0; i < count.length; i++) {
            for (int e = start[i]; e < start[i + 1]; e++) {
                int to = place[column[e]]++;
                row[to] = i;
                entry[to] = e;
            }
        }
    }

    /** @return number of columns */
    int columns() {
        return transcript.length;
    }

    /** @return number of rows */
    int rows() {
        return count.length;
    }

    /** An order of columns in which equal ones, which no fragment tells apart, are neighbours. */
    int compareColumns(int a, int b) {
        int size = columnStart[a + 1] - columnStart[a];
        int order = Integer.compare(size, columnStart[b + 1] - columnStart[b]);
        for (int k = 0; k < size && order == 0; k++) {
            int p = columnStart[a] + k;
            int q = columnStart[b] + k;
            order = Integer.compare(row[p], row[q]);
            if (order == 0) {
                order = Double.compare(likelihood[entry[p]], likelihood[entry[q]]);
            }
        }
        return order;
    }
}
