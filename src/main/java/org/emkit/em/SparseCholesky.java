package org.emkit.em;

import java.util.Arrays;

/**
 * Solves M x = b for symmetric positive definite matrices of one sparsity, again and again with other numbers: M = L Lᵀ,
 * column after column. A pivot that rounding has eaten up, as happens where columns of M nearly depend on each other, is
 * taken as infinite, so the solution does not move along it. Unknowns stand in an order of its own
 * ({@link #position}). Holds scratch: for one thread.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898718881">Davis 2006, Direct methods for sparse linear systems</a>
 */
final class SparseCholesky {
    /** Up to this many unknowns an order is not looked for: all may be neighbours. */
    private static final int DENSE = 24;
    /** Part of its diagonal below which a pivot is rounding. */
    private static final double LEAST_PIVOT = 1e-13;

    private final int n;
    private final int[] order;
    private final int[] position;
    private final int[] start;
    private final int[] row;
    private final double[] lower;

    private final double[] work;
    private final double[] solution;
    private final int[] next;
    private final int[] list;
    private final int[] after;

    /**
     * @param adjacency unknowns that share an element of M off the diagonal, of each; symmetric
     * @param limit     on L
     * @throws FactorLimit.Exceeded if L would be too large
     */
    SparseCholesky(int[][] adjacency, FactorLimit limit) {
        this.n = adjacency.length;
        this.order = n <= DENSE ? identity(n) : MinimumDegree.order(adjacency);
        this.position = new int[n];
        for (int k = 0; k < n; k++) {
            position[order[k]] = k;
        }
        this.start = new int[n + 1];
        this.row = symbolic(adjacency, limit);
        this.lower = new double[row.length];
        this.work = new double[n];
        this.solution = new double[n];
        this.next = new int[n];
        this.list = new int[n];
        this.after = new int[n];
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, k -> k);
        return order;
    }

    /** Rows of each column of L: those of M and those of the columns whose first row below the diagonal it is. */
    private int[] symbolic(int[][] adjacency, FactorLimit limit) {
        int[][] rows = new int[n][];
        int[] child = new int[n];
        int[] sibling = new int[n];
        int[] mark = new int[n];
        int[] found = new int[n];
        Arrays.fill(child, -1);
        Arrays.fill(mark, -1);
        long total = 0;
        double work = 0;
        for (int j = 0; j < n; j++) {
            int size = 0;
            mark[j] = j;
            found[size++] = j;
            for (int u : adjacency[order[j]]) {
                int i = position[u];
                if (i > j && mark[i] != j) {
                    mark[i] = j;
                    found[size++] = i;
                }
            }
            for (int k = child[j]; k >= 0; k = sibling[k]) {
                for (int p = 1; p < rows[k].length; p++) {
                    int i = rows[k][p];
                    if (mark[i] != j) {
                        mark[i] = j;
                        found[size++] = i;
                    }
                }
            }
            rows[j] = Arrays.copyOf(found, size);
            Arrays.sort(rows[j]);
            if (size > 1) {
                int parent = rows[j][1];
                sibling[j] = child[parent];
                child[parent] = j;
            }
            total += size;
            work += (double) size * size / 2;
            limit.check(total, work);
            start[j + 1] = Math.toIntExact(total);
        }
        int[] all = new int[(int) total];
        for (int j = 0; j < n; j++) {
            System.arraycopy(rows[j], 0, all, start[j], rows[j].length);
        }
        return all;
    }

    /** @return number of unknowns */
    int unknowns() {
        return n;
    }

    /** @return multiplications that one factorisation takes */
    double factorWork() {
        double work = 0;
        for (int j = 0; j < n; j++) {
            double size = start[j + 1] - start[j];
            work += size * size / 2;
        }
        return work;
    }

    /** @return elements of L */
    int elements() {
        return row.length;
    }

    /** @return where the unknown stands in the order of elimination */
    int position(int unknown) {
        return position[unknown];
    }

    /** @return the unknown that stands at the place */
    int unknown(int place) {
        return order[place];
    }

    /**
     * Takes over the lower part of one column of M and clears it.
     *
     * @param place  of the column's unknown
     * @param column numbers by place, shape [unknowns]; what lies outside the pattern or above the diagonal is not read
     */
    void setColumn(int place, double[] column) {
        for (int p = start[place]; p < start[place + 1]; p++) {
            lower[p] = column[row[p]];
            column[row[p]] = 0;
        }
    }

    /** Makes L of the columns that were set. */
    void factor() {
        Arrays.fill(list, -1);
        Arrays.fill(work, 0);
        for (int j = 0; j < n; j++) {
            int end = start[j + 1];
            for (int p = start[j]; p < end; p++) {
                work[row[p]] = lower[p];
            }
            double diagonal = work[j];
            int k = list[j];
            while (k >= 0) {
                int following = after[k];
                subtract(next[k], start[k + 1]);
                advance(k, next[k] + 1);
                k = following;
            }
            double pivot = work[j];
            double scale = pivot > LEAST_PIVOT * diagonal ? 1 / Math.sqrt(pivot) : 0;
            work[j] = 0;
            // The diagonal holds 1/L_jj; 0 stands for an infinite pivot.
            lower[start[j]] = scale;
            for (int p = start[j] + 1; p < end; p++) {
                lower[p] = work[row[p]] * scale;
                work[row[p]] = 0;
            }
            advance(j, start[j] + 1);
        }
    }

    private void subtract(int from, int end) {
        double factor = lower[from];
        for (int p = from; p < end; p++) {
            work[row[p]] -= factor * lower[p];
        }
    }

    /** Puts column k on the list of the row of its element p. */
    private void advance(int k, int p) {
        next[k] = p;
        if (p < start[k + 1]) {
            after[k] = list[row[p]];
            list[row[p]] = k;
        }
    }

    /**
     * @param right b by unknown, shape [unknowns]
     * @param x     receives the solution, shape [unknowns]
     */
    void solve(double[] right, double[] x) {
        for (int j = 0; j < n; j++) {
            solution[j] = right[order[j]];
        }
        for (int j = 0; j < n; j++) {
            double value = solution[j] * lower[start[j]];
            solution[j] = value;
            for (int p = start[j] + 1; p < start[j + 1]; p++) {
                solution[row[p]] -= lower[p] * value;
            }
        }
        for (int j = n - 1; j >= 0; j--) {
            double value = solution[j];
            for (int p = start[j] + 1; p < start[j + 1]; p++) {
                value -= lower[p] * solution[row[p]];
            }
            solution[j] = value * lower[start[j]];
        }
        for (int j = 0; j < n; j++) {
            x[order[j]] = solution[j];
        }
    }
}
