package org.emkit.quant;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.emkit.em.DisjointSets;

/**
 * The columns of a part that the classes may leave free. Of the columns that may have fragments in an optimal answer,
 * equal ones are taken as one, their lowest. One that is alone in a class is determined by that class, and no longer
 * counts in its other classes; so step by step. What remains falls into blocks that share no class.
 */
final class FreeBlocks {
    private final PartTable table;
    private final int[] lowest;
    private final int[] copies;
    private final boolean[] free;
    private final int[] left;

    /**
     * @param table     the part
     * @param candidate which columns may have fragments in an optimal answer
     */
    FreeBlocks(PartTable table, boolean[] candidate) {
        this.table = table;
        this.lowest = lowestEqual(table, candidate);
        this.copies = new int[table.columns()];
        this.free = new boolean[table.columns()];
        this.left = new int[table.rows()];
        for (int c = 0; c < free.length; c++) {
            copies[lowest[c]]++;
            free[c] = candidate[c] && lowest[c] == c;
        }
        for (int i = 0; i < left.length; i++) {
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                left[i] += free[table.column[e]] ? 1 : 0;
            }
        }
        peel();
    }

    private static int[] lowestEqual(PartTable table, boolean[] candidate) {
        Integer[] order = IntStream.range(0, candidate.length)
                .filter(c -> candidate[c])
                .boxed()
                .toArray(Integer[]::new);
        Arrays.sort(order, table::compareColumns); // stable: the lowest of equal ones comes first
        int[] lowest = IntStream.range(0, candidate.length).toArray();
        for (int k = 1; k < order.length; k++) {
            if (table.compareColumns(order[k - 1], order[k]) == 0) {
                lowest[order[k]] = lowest[order[k - 1]];
            }
        }
        return lowest;
    }

    private void peel() {
        int[] queue = new int[left.length];
        int end = 0;
        for (int i = 0; i < left.length; i++) {
            if (left[i] == 1) {
                queue[end++] = i;
            }
        }
        for (int k = 0; k < end; k++) {
            int alone = aloneIn(queue[k]);
            if (alone >= 0) {
                free[alone] = false;
                for (int j = table.columnStart[alone]; j < table.columnStart[alone + 1]; j++) {
                    if (--left[table.row[j]] == 1) {
                        queue[end++] = table.row[j];
                    }
                }
            }
        }
    }

    /** @return the only free column of the row; −1 if it was determined since */
    private int aloneIn(int row) {
        for (int e = table.start[row]; e < table.start[row + 1]; e++) {
            if (free[table.column[e]]) {
                return table.column[e];
            }
        }
        return -1;
    }

    /** @return the lowest column that equals it; the column itself if it cannot have fragments */
    int lowest(int column) {
        return lowest[column];
    }

    /** @return how many columns equal it, itself among them; 1 if it cannot have fragments */
    int copies(int column) {
        return copies[lowest[column]];
    }

    /** @return of columns: those of equal ones together, at the lowest of them */
    double[] joint(double[] fragments) {
        double[] joint = new double[fragments.length];
        for (int c = 0; c < joint.length; c++) {
            joint[lowest[c]] += fragments[c];
        }
        return joint;
    }

    /** @return the free columns of each block, ascending, blocks by their lowest */
    List<int[]> blocks() {
        DisjointSets sets = new DisjointSets(free.length);
        for (int i = 0; i < left.length; i++) {
            int last = -1;
            for (int e = table.start[i]; e < table.start[i + 1]; e++) {
                int c = table.column[e];
                if (free[c]) {
                    if (last >= 0) {
                        sets.join(last, c);
                    }
                    last = c;
                }
            }
        }
        return sets.members(c -> free[c]);
    }
}
