package org.emkit.em;

import java.util.Arrays;

/**
 * The entries of a table by the order of elimination, in which {@link SparseCurvature} puts its matrix together, and where
 * the matrix's factor has elements: nothing of it depends on weights. Immutable; shared by those who solve the same table
 * for other weights.
 */
final class EliminationTable {
    /** Of the factor. */
    final FactorPattern factor;
    /** Rows in the order of their first place, so that those that meet in a column are near each other. */
    final int[] order;

    final int[] rowStart;
    final int[] rowPlace;
    final double[] rowLikelihood;
    /** Entries by place: shape [columns + 1]. */
    final int[] placeStart;

    final int[] placeRow;
    final int[] placeEntry;

    /** @throws FactorLimit.Exceeded if a factorisation would take more */
    EliminationTable(ComponentTable table, FactorLimit limit) {
        this.factor = new FactorPattern(adjacency(table, limit), limit);
        this.order = new int[table.rows()];
        this.rowStart = new int[table.rows() + 1];
        this.rowPlace = new int[table.column.length];
        this.rowLikelihood = new double[table.column.length];
        this.placeStart = new int[table.columns + 1];
        this.placeRow = new int[table.column.length];
        this.placeEntry = new int[table.column.length];
        orderRows(table);
        arrange(table);
        orderByPlace();
    }

    private void orderRows(ComponentTable table) {
        int[] start = new int[table.columns + 1];
        int[] first = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            first[i] = table.columns;
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                first[i] = Math.min(first[i], factor.position(table.column[e]));
            }
            start[first[i] + 1]++;
        }
        for (int place = 0; place < placeStart.length - 1; place++) {
            start[place + 1] += start[place];
        }
        for (int i = 0; i < order.length; i++) {
            order[start[first[i]]++] = i;
        }
    }

    /** Sorts each row's entries by the order of elimination. */
    private void arrange(ComponentTable table) {
        int longest = 0;
        for (int i = 0; i < table.rows(); i++) {
            longest = Math.max(longest, table.start[i + 1] - table.start[i]);
        }
        long[] keys = new long[longest];
        for (int row = 0; row < order.length; row++) {
            int from = table.start[order[row]];
            int length = table.start[order[row] + 1] - from;
            for (int k = 0; k < length; k++) {
                keys[k] = ((long) factor.position(table.column[from + k]) << 32) | (from + k);
            }
            Arrays.sort(keys, 0, length);
            for (int k = 0; k < length; k++) {
                rowPlace[rowStart[row] + k] = (int) (keys[k] >>> 32);
                rowLikelihood[rowStart[row] + k] = table.likelihood[(int) keys[k]];
            }
            rowStart[row + 1] = rowStart[row] + length;
        }
    }

    private void orderByPlace() {
        for (int place : rowPlace) {
            placeStart[place + 1]++;
        }
        for (int place = 0; place < placeStart.length - 1; place++) {
            placeStart[place + 1] += placeStart[place];
        }
        int[] next = placeStart.clone();
        for (int row = 0; row < order.length; row++) {
            for (int e = rowStart[row]; e < rowStart[row + 1]; e++) {
                int to = next[rowPlace[e]]++;
                placeRow[to] = row;
                placeEntry[to] = e;
            }
        }
    }

    /** @return number of columns */
    int columns() {
        return placeStart.length - 1;
    }

    /**
     * @param limit on how many they are together
     * @return off the diagonal, columns that share a row, of each column, ascending
     * @throws FactorLimit.Exceeded if they are too many
     */
    static int[][] adjacency(ComponentTable table, FactorLimit limit) {
        int[][] adjacency = new int[table.columns][];
        int[] mark = new int[table.columns];
        int[] found = new int[table.columns];
        long total = 0;
        for (int c = 0; c < table.columns; c++) {
            mark[c] = c + 1;
            int size = 0;
            for (int k = table.columnStart[c]; k < table.columnStart[c + 1]; k++) {
                for (int e = table.start[table.row[k]]; e < table.start[table.row[k] + 1]; e++) {
                    if (mark[table.column[e]] != c + 1) {
                        mark[table.column[e]] = c + 1;
                        found[size++] = table.column[e];
                    }
                }
            }
            total += size;
            limit.check(total, 0);
            adjacency[c] = Arrays.copyOf(found, size);
            Arrays.sort(adjacency[c]);
        }
        return adjacency;
    }
}
