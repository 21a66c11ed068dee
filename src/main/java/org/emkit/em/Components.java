package org.emkit.em;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The connected parts of a sparse pattern. Two mixture components belong to one part if an observation may come from
 * either. The likelihood of a mixture is a sum over parts, so each can be solved, and proved optimal, by itself. Parts
 * are numbered by their lowest mixture component. Immutable.
 */
public final class Components {
    /** Part of a mixture component that no observation may come from. */
    public static final int NONE = -1;

    private final int[] partOfColumn;
    private final int[] place;
    private final int[] columnStart;
    private final int[] column;
    private final int[] rowStart;
    private final int[] row;

    private Components(SparsePattern pattern, int[] root) {
        int columns = root.length;
        boolean[] seen = new boolean[columns];
        for (int c : pattern.component) {
            seen[c] = true;
        }
        this.partOfColumn = new int[columns];
        int[] partOfRoot = new int[columns];
        Arrays.fill(partOfRoot, NONE);
        int parts = 0;
        for (int c = 0; c < columns; c++) {
            if (seen[c] && partOfRoot[root[c]] == NONE) {
                partOfRoot[root[c]] = parts++;
            }
            partOfColumn[c] = seen[c] ? partOfRoot[root[c]] : NONE;
        }
        this.columnStart = new int[parts + 1];
        this.column = grouped(partOfColumn, columnStart);
        this.place = new int[columns];
        for (int p = 0; p < parts; p++) {
            for (int k = columnStart[p]; k < columnStart[p + 1]; k++) {
                place[column[k]] = k - columnStart[p];
            }
        }
        int[] partOfRow = new int[pattern.observations()];
        for (int i = 0; i < partOfRow.length; i++) {
            int first = pattern.start[i];
            partOfRow[i] = first == pattern.start[i + 1] ? NONE : partOfColumn[pattern.component[first]];
        }
        this.rowStart = new int[parts + 1];
        this.row = grouped(partOfRow, rowStart);
    }

    /**
     * @param pattern which components each observation may come from
     * @return its connected parts
     */
    public static Components of(SparsePattern pattern) {
        DisjointSets sets = new DisjointSets(pattern.components());
        for (int i = 0; i < pattern.observations(); i++) {
            for (int e = pattern.start[i] + 1; e < pattern.start[i + 1]; e++) {
                sets.join(pattern.component[e - 1], pattern.component[e]);
            }
        }
        int[] root = new int[pattern.components()];
        Arrays.setAll(root, sets::find);
        return new Components(pattern, root);
    }

    /** Sorts 0 … part.length−1 by part, leaving out those of no part; fills the starts. */
    private static int[] grouped(int[] part, int[] start) {
        int kept = 0;
        for (int p : part) {
            if (p != NONE) {
                start[p + 1]++;
                kept++;
            }
        }
        for (int p = 1; p < start.length; p++) {
            start[p] += start[p - 1];
        }
        int[] place = start.clone();
        int[] members = new int[kept];
        for (int k = 0; k < part.length; k++) {
            if (part[k] != NONE) {
                members[place[part[k]]++] = k;
            }
        }
        return members;
    }

    /** @return number of parts */
    public int count() {
        return columnStart.length - 1;
    }

    /** @return the part that the mixture component belongs to, or {@link #NONE} */
    public int of(int component) {
        return partOfColumn[component];
    }

    /** @return number of mixture components in the part, ≥ 1 */
    public int size(int part) {
        return columnStart[part + 1] - columnStart[part];
    }

    /**
     * @param part in [0, count)
     * @param k    in [0, size(part))
     * @return the part's k-th mixture component, ascending in k
     */
    public int component(int part, int k) {
        return column[columnStart[part] + k];
    }

    /** @return which of its part's mixture components this one is: k of {@link #component}; 0 if it has no part */
    public int place(int component) {
        return place[component];
    }

    /**
     * An order in which parts are handed to threads, so that none is left alone with a large one at the end.
     *
     * @param work of each part
     * @return parts by falling work, equal ones ascending
     */
    public int[] largestFirst(IntToDoubleFunction work) {
        double[] ofPart = IntStream.range(0, count()).mapToDouble(work).toArray();
        return IntStream.range(0, count())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(part -> -ofPart[part])
                        .thenComparingInt(part -> part))
                .mapToInt(part -> part)
                .toArray();
    }

    /** @return number of observations in the part, ≥ 1 */
    public int observations(int part) {
        return rowStart[part + 1] - rowStart[part];
    }

    /**
     * @param part in [0, count)
     * @param k    in [0, observations(part))
     * @return the part's k-th observation, ascending in k
     */
    public int observation(int part, int k) {
        return row[rowStart[part] + k];
    }

    /** @return number of mixture components in the largest part, 0 if there is none */
    public int largest() {
        int largest = 0;
        for (int p = 0; p < count(); p++) {
            largest = Math.max(largest, size(p));
        }
        return largest;
    }
}
