package org.emkit.em;

import java.util.Arrays;

/**
 * Where the Cholesky factor L of a sparse symmetric matrix has elements, for an order of elimination that keeps them few.
 * Neighbouring columns of L with the same rows below them, up to {@value #WIDEST}, are one panel. Columns are numbered in
 * their order of elimination, their <i>places</i>; it follows the elimination tree from the leaves, each subtree in one
 * piece. Immutable.
 *
 * @see <a href="https://doi.org/10.1137/1.9780898718881">Davis 2006, Direct methods for sparse linear systems</a>
 */
final class FactorPattern {
    /** Columns of a panel at most: a tile of a panel's rows should fit into the cache. */
    static final int WIDEST = 64;
    /** Up to this many unknowns no order is looked for. */
    private static final int DENSE = 24;

    private final int n;
    private final int[] order;
    private final int[] position;
    /** Elements of each column, the diagonal's included, by place. */
    private final int[] size;
    /** The place of the first row below the diagonal of each column, or −1. */
    private final int[] parent;

    /** Place of the first column of each panel, and n. */
    final int[] first;
    /** Panel of each column. */
    final int[] panel;
    /** Rows of each panel by place, ascending; its own columns come first. */
    final int[][] rows;

    private long elements;
    private double work;

    /**
     * @param adjacency unknowns that share an element off the diagonal, of each; symmetric
     * @param limit     on the factor
     * @throws FactorLimit.Exceeded if it would be too large
     */
    FactorPattern(int[][] adjacency, FactorLimit limit) {
        this.n = adjacency.length;
        int[] found = n <= DENSE ? identity(n) : MinimumDegree.order(adjacency);
        this.position = inverse(found);
        this.size = new int[n];
        this.parent = new int[n];
        int[][] below = symbolic(adjacency, found, limit);
        int[] after = postorder();
        int[] newPlace = inverse(after);
        this.order = new int[n];
        int[] foundSize = size.clone();
        int[] foundParent = parent.clone();
        for (int j = 0; j < n; j++) {
            order[j] = found[after[j]];
            position[order[j]] = j;
            size[j] = foundSize[after[j]];
            parent[j] = foundParent[after[j]] < 0 ? -1 : newPlace[foundParent[after[j]]];
        }
        this.panel = new int[n];
        this.first = panels();
        this.rows = new int[first.length - 1][];
        for (int p = 0; p < rows.length; p++) {
            rows[p] = below[after[first[p]]];
            for (int k = 0; k < rows[p].length; k++) {
                rows[p][k] = newPlace[rows[p][k]];
            }
            Arrays.sort(rows[p]);
        }
    }

    private static int[] identity(int n) {
        int[] order = new int[n];
        Arrays.setAll(order, k -> k);
        return order;
    }

    private static int[] inverse(int[] order) {
        int[] place = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
        }
        return place;
    }

    /** Rows of each column of L: those of M and those of the columns whose first row below the diagonal it is. */
    private int[][] symbolic(int[][] adjacency, int[] found, FactorLimit limit) {
        int[][] below = new int[n][];
        int[] child = new int[n];
        int[] sibling = new int[n];
        int[] mark = new int[n];
        int[] column = new int[n];
        Arrays.fill(child, -1);
        Arrays.fill(mark, -1);
        Arrays.fill(parent, -1);
        for (int j = 0; j < n; j++) {
            int count = 0;
            mark[j] = j;
            column[count++] = j;
            int lowest = n;
            for (int u : adjacency[found[j]]) {
                int i = position[u];
                if (i > j) {
                    mark[i] = j;
                    column[count++] = i;
                    lowest = Math.min(lowest, i);
                }
            }
            for (int k = child[j]; k >= 0; k = sibling[k]) {
                for (int i : below[k]) {
                    if (i > j && mark[i] != j) {
                        mark[i] = j;
                        column[count++] = i;
                        lowest = Math.min(lowest, i);
                    }
                }
            }
            below[j] = Arrays.copyOf(column, count);
            size[j] = count;
            if (count > 1) {
                parent[j] = lowest;
                sibling[j] = child[lowest];
                child[lowest] = j;
            }
            elements += count;
            work += (double) count * count / 2;
            limit.check(elements, work);
        }
        return below;
    }

    /** @return places, each subtree of the elimination tree in one piece, its largest child last */
    private int[] postorder() {
        int[] child = new int[n];
        int[] sibling = new int[n];
        Arrays.fill(child, -1);
        int root = -1;
        // A column goes before its siblings where it is not smaller: links are made from the back.
        for (int j : bySize()) {
            if (parent[j] < 0) {
                sibling[j] = root;
                root = j;
            } else {
                sibling[j] = child[parent[j]];
                child[parent[j]] = j;
            }
        }
        int[] after = new int[n];
        int[] stack = new int[n];
        int depth = 0;
        int at = n;
        // From the back: a column, then its children, the largest first.
        for (int r = root; r >= 0; r = sibling[r]) {
            stack[depth++] = r;
        }
        while (depth > 0) {
            int j = stack[--depth];
            after[--at] = j;
            for (int k = child[j]; k >= 0; k = sibling[k]) {
                stack[depth++] = k;
            }
        }
        return after;
    }

    /** @return places by number of elements, the most first; equal ones descending */
    private int[] bySize() {
        int[] count = new int[n + 2];
        for (int s : size) {
            count[n - s + 1]++;
        }
        for (int k = 0; k < n; k++) {
            count[k + 1] += count[k];
        }
        int[] sorted = new int[n];
        for (int j = n - 1; j >= 0; j--) {
            sorted[count[n - size[j]]++] = j;
        }
        return sorted;
    }

    private int[] panels() {
        int[] start = new int[n + 1];
        int panels = 0;
        for (int j = 0; j < n; j++) {
            boolean goesOn =
                    j > 0 && j - start[panels - 1] < WIDEST && parent[j - 1] == j && size[j - 1] == size[j] + 1;
            if (!goesOn) {
                start[panels++] = j;
            }
            panel[j] = panels - 1;
        }
        start[panels] = n;
        return Arrays.copyOf(start, panels + 1);
    }

    /** @return number of unknowns */
    int unknowns() {
        return n;
    }

    /** @return where the unknown stands in the order of elimination */
    int position(int unknown) {
        return position[unknown];
    }

    /** @return the unknown that stands at the place */
    int unknown(int place) {
        return order[place];
    }

    /** @return elements of L */
    int elements() {
        return (int) elements;
    }

    /** @return multiplications that one factorisation takes */
    double work() {
        return work;
    }
}
