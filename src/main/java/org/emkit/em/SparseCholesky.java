package org.emkit.em;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Solves M x = b for symmetric positive definite matrices of one sparsity, again and again with other numbers: M = L Lᵀ,
 * panel after panel, each a dense block of columns that takes over what earlier ones say of its columns. A pivot that
 * rounding has eaten up, as happens where columns of M nearly depend on each other, is taken as infinite, so the solution
 * does not move along it. Unknowns stand in the pattern's order ({@link FactorPattern#position}). Large blocks are multiplied on
 * several threads, each element always in the same order. Holds scratch: for one caller.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898718881">Davis 2006, Direct methods for sparse linear systems</a>
 */
final class SparseCholesky {
    /** Part of its diagonal below which a pivot is rounding. */
    static final double LEAST_PIVOT = 1e-13;
    /** Rows of a panel that are worked on at once, so that they stay in the cache. */
    private static final int TILE = 256;
    /** Multiplications for which other threads are worth waking. */
    private static final double WORTH_THREADS = 1 << 21;

    /** Size, work and order of elimination. */
    final FactorPattern pattern;

    private final Workers workers;
    /** Panels, each by column, all columns as long as the panel's list of rows. */
    private final double[] value;

    private final int[] valueStart;

    /** Where a row stands in the panel at hand. */
    private final int[] rowPlace;

    private final double[] diagonal;
    private final double[] solution;
    /** Of each panel that is done: the first of its rows that was not handed on. */
    private final int[] next;
    /** Panels that have a say in a panel's columns, as linked lists. */
    private final int[] list;

    private final int[] after;

    /**
     * @param pattern of L; may be shared
     * @param workers for large blocks
     */
    SparseCholesky(FactorPattern pattern, Workers workers) {
        this.pattern = pattern;
        this.workers = workers;
        int panels = pattern.rows.length;
        this.valueStart = new int[panels + 1];
        for (int p = 0; p < panels; p++) {
            valueStart[p + 1] = Math.addExact(valueStart[p], pattern.rows[p].length * width(p));
        }
        this.value = new double[valueStart[panels]];
        int n = pattern.unknowns();
        this.rowPlace = new int[n];
        this.diagonal = new double[FactorPattern.WIDEST];
        this.solution = new double[n];
        this.next = new int[panels];
        this.list = new int[panels];
        this.after = new int[panels];
    }

    private int width(int panel) {
        return pattern.first[panel + 1] - pattern.first[panel];
    }

    /**
     * Takes over the lower part of one column of M and clears it.
     *
     * @param place  of the column's unknown
     * @param column numbers by place, shape [unknowns]; what lies outside the pattern or above the diagonal is not read
     */
    void setColumn(int place, double[] column) {
        int panel = pattern.panel[place];
        int[] rows = pattern.rows[panel];
        int own = place - pattern.first[panel];
        int to = valueStart[panel] + own * rows.length;
        for (int k = own; k < rows.length; k++) {
            value[to + k] = column[rows[k]];
            column[rows[k]] = 0;
        }
    }

    /** Makes L of the columns that were set. */
    void factor() {
        Arrays.fill(list, -1);
        for (int p = 0; p < list.length; p++) {
            factor(p);
        }
    }

    private void factor(int panel) {
        int[] rows = pattern.rows[panel];
        int width = width(panel);
        for (int k = 0; k < rows.length; k++) {
            rowPlace[rows[k]] = k;
        }
        for (int c = 0; c < width; c++) {
            diagonal[c] = value[valueStart[panel] + c * rows.length + c];
        }
        int from = list[panel];
        while (from >= 0) {
            int following = after[from];
            takeOver(panel, from);
            from = following;
        }
        factorDiagonal(panel, width);
        double work = (double) rows.length * width * width / 2;
        tiles(rows.length - width, work, tile -> solveRows(panel, width, tile));
        next[panel] = width;
        handOn(panel);
    }

    /** Puts a panel on the list of the panel that its next row belongs to. */
    private void handOn(int panel) {
        int[] rows = pattern.rows[panel];
        if (next[panel] < rows.length) {
            int to = pattern.panel[rows[next[panel]]];
            after[panel] = list[to];
            list[to] = panel;
        }
    }

    private void tiles(int count, double multiplications, IntConsumer task) {
        int tiles = (count + TILE - 1) / TILE;
        if (multiplications > WORTH_THREADS) {
            workers.run(tiles, task);
        } else {
            for (int t = 0; t < tiles; t++) {
                task.accept(t);
            }
        }
    }

    /** Subtracts from a panel's columns what an earlier panel says of them. */
    private void takeOver(int panel, int from) {
        int[] rows = pattern.rows[from];
        int begin = next[from];
        int end = begin;
        while (end < rows.length && pattern.panel[rows[end]] == panel) {
            end++;
        }
        int columns = end - begin;
        double work = (double) (rows.length - begin) * columns * width(from);
        tiles(rows.length - begin, work, tile -> subtract(panel, from, begin, columns, tile));
        next[from] = end;
        handOn(from);
    }

    private void subtract(int panel, int from, int begin, int columns, int tile) {
        int[] rows = pattern.rows[from];
        int first = begin + tile * TILE;
        int last = Math.min(rows.length, first + TILE);
        double[] product = new double[last - first];
        for (int j = 0; j < columns; j++) {
            // Above the diagonal there is nothing.
            int low = Math.max(first, begin + j);
            if (low >= last) {
                continue;
            }
            multiply(from, begin + j, low, last, product);
            int to = valueStart[panel] + (rows[begin + j] - pattern.first[panel]) * pattern.rows[panel].length;
            for (int k = low; k < last; k++) {
                value[to + rowPlace[rows[k]]] -= product[k - low];
            }
        }
    }

    /** Rows low … last−1 of a panel times its row j. */
    private void multiply(int panel, int j, int low, int last, double[] product) {
        int length = pattern.rows[panel].length;
        int width = width(panel);
        int at = valueStart[panel];
        int count = last - low;
        Arrays.fill(product, 0, count, 0);
        int c = 0;
        for (; c + 4 <= width; c += 4) {
            add4(product, at + c * length + low, length, count, at + c * length + j);
        }
        for (; c < width; c++) {
            double factor = value[at + c * length + j];
            int column = at + c * length + low;
            for (int k = 0; k < count; k++) {
                product[k] += factor * value[column + k];
            }
        }
    }

    private void add4(double[] product, int column, int length, int count, int factors) {
        double f0 = value[factors];
        double f1 = value[factors + length];
        double f2 = value[factors + 2 * length];
        double f3 = value[factors + 3 * length];
        int c1 = column + length;
        int c2 = c1 + length;
        int c3 = c2 + length;
        for (int k = 0; k < count; k++) {
            product[k] += f0 * value[column + k] + f1 * value[c1 + k] + (f2 * value[c2 + k] + f3 * value[c3 + k]);
        }
    }

    /** The square at the top of a panel. Its diagonal holds 1/L_jj; 0 stands for an infinite pivot. */
    private void factorDiagonal(int panel, int width) {
        int length = pattern.rows[panel].length;
        int at = valueStart[panel];
        for (int c = 0; c < width; c++) {
            int column = at + c * length;
            for (int b = 0; b < c; b++) {
                int earlier = at + b * length;
                double factor = value[earlier + c];
                for (int k = c; k < width; k++) {
                    value[column + k] -= factor * value[earlier + k];
                }
            }
            double pivot = value[column + c];
            double scale = pivot > LEAST_PIVOT * diagonal[c] ? 1 / Math.sqrt(pivot) : 0;
            value[column + c] = scale;
            for (int k = c + 1; k < width; k++) {
                value[column + k] *= scale;
            }
        }
    }

    /** A tile of the rows below the square. */
    private void solveRows(int panel, int width, int tile) {
        int length = pattern.rows[panel].length;
        int at = valueStart[panel] + width + tile * TILE;
        int count = Math.min(TILE, length - width - tile * TILE);
        for (int c = 0; c < width; c++) {
            int column = at + c * length;
            int square = valueStart[panel] + c;
            for (int b = 0; b < c; b++) {
                double factor = value[square + b * length];
                int earlier = at + b * length;
                for (int k = 0; k < count; k++) {
                    value[column + k] -= factor * value[earlier + k];
                }
            }
            double scale = value[square + c * length];
            for (int k = 0; k < count; k++) {
                value[column + k] *= scale;
            }
        }
    }

    /**
     * @param right b by unknown, shape [unknowns]
     * @param x     receives the solution, shape [unknowns]
     */
    void solve(double[] right, double[] x) {
        for (int j = 0; j < solution.length; j++) {
            solution[j] = right[pattern.unknown(j)];
        }
        for (int j = 0; j < solution.length; j++) {
            int[] rows = pattern.rows[pattern.panel[j]];
            int own = j - pattern.first[pattern.panel[j]];
            int column = valueStart[pattern.panel[j]] + own * rows.length;
            double one = solution[j] * value[column + own];
            solution[j] = one;
            for (int k = own + 1; k < rows.length; k++) {
                solution[rows[k]] -= value[column + k] * one;
            }
        }
        for (int j = solution.length - 1; j >= 0; j--) {
            int[] rows = pattern.rows[pattern.panel[j]];
            int own = j - pattern.first[pattern.panel[j]];
            int column = valueStart[pattern.panel[j]] + own * rows.length;
            double one = solution[j];
            for (int k = own + 1; k < rows.length; k++) {
                one -= value[column + k] * solution[rows[k]];
            }
            solution[j] = one * value[column + own];
        }
        for (int j = 0; j < solution.length; j++) {
            x[pattern.unknown(j)] = solution[j];
        }
    }
}
