package org.emkit.em;

import java.util.Arrays;

/**
 * Orders the unknowns of a sparse symmetric system so that its Cholesky factor stays sparse: the unknown with the fewest
 * neighbours goes first, its neighbours become neighbours of each other. Neighbourhoods are kept as the original ones
 * plus the cliques of eliminated unknowns, and degrees are bounded from above by what the cliques add.
 *
 * @see <a href="https://doi.org/10.1137/S0895479894278952">Amestoy, Davis, Duff 1996</a>
 */
final class MinimumDegree {
    private final int n;
    private final int[][] neighbours;
    private final int[][] cliques;
    private final int[] cliqueCount;
    /** Members of the clique that the elimination of an unknown has left; empty where there is none any more. */
    private final int[][] members;

    private final int[] degree;
    private final int[] head;
    private final int[] after;
    private final int[] before;
    private final int[] mark;
    private final int[] outside;
    private final int[] outsideStamp;
    private int stamp;

    private MinimumDegree(int[][] adjacency) {
        this.n = adjacency.length;
        this.neighbours = new int[n][];
        this.cliques = new int[n][];
        this.cliqueCount = new int[n];
        this.members = new int[n][];
        this.degree = new int[n];
        this.head = new int[n + 1];
        this.after = new int[n];
        this.before = new int[n];
        this.mark = new int[n];
        this.outside = new int[n];
        this.outsideStamp = new int[n];
        Arrays.fill(head, -1);
        for (int v = n - 1; v >= 0; v--) {
            neighbours[v] = adjacency[v].clone();
            cliques[v] = new int[4];
            members[v] = new int[0];
            degree[v] = neighbours[v].length;
            link(v);
        }
    }

    /**
     * @param adjacency neighbours of each unknown, itself left out; symmetric. Not changed
     * @return unknowns in the order of their elimination
     */
    static int[] order(int[][] adjacency) {
        return new MinimumDegree(adjacency).eliminateAll();
    }

    private int[] eliminateAll() {
        int[] order = new int[n];
        int least = 0;
        for (int k = 0; k < n; k++) {
            while (head[least] < 0) {
                least++;
            }
            int pivot = head[least];
            unlink(pivot);
            order[k] = pivot;
            int[] clique = eliminate(pivot);
            for (int v : clique) {
                unlink(v);
                refresh(v, pivot, clique.length, n - k - 2);
                link(v);
                least = Math.min(least, degree[v]);
            }
        }
        return order;
    }

    /** @return what the pivot's neighbours are at its turn: the clique that takes its place */
    private int[] eliminate(int pivot) {
        stamp++;
        mark[pivot] = stamp;
        int[] found = new int[degree[pivot] + 1];
        int size = 0;
        for (int v : neighbours[pivot]) {
            if (mark[v] != stamp && degree[v] >= 0) {
                mark[v] = stamp;
                found = grown(found, size);
                found[size++] = v;
            }
        }
        for (int k = 0; k < cliqueCount[pivot]; k++) {
            int clique = cliques[pivot][k];
            for (int v : members[clique]) {
                if (mark[v] != stamp) {
                    mark[v] = stamp;
                    found = grown(found, size);
                    found[size++] = v;
                }
            }
            members[clique] = new int[0];
        }
        degree[pivot] = -1;
        neighbours[pivot] = new int[0];
        members[pivot] = Arrays.copyOf(found, size);
        countOutside(members[pivot]);
        return members[pivot];
    }

    private static int[] grown(int[] array, int size) {
        return size < array.length ? array : Arrays.copyOf(array, 2 * size + 4);
    }

    /** Of every clique that shares a member with the new one: how many of its members are not in the new one. */
    private void countOutside(int[] clique) {
        for (int v : clique) {
            for (int k = 0; k < cliqueCount[v]; k++) {
                int other = cliques[v][k];
                if (outsideStamp[other] != stamp) {
                    outsideStamp[other] = stamp;
                    outside[other] = members[other].length;
                }
                outside[other]--;
            }
        }
    }

    /** Drops what the new clique covers from v's neighbourhood, adds the clique, and bounds the degree. */
    private void refresh(int v, int pivot, int cliqueSize, int remaining) {
        int kept = 0;
        int[] own = neighbours[v];
        for (int u : own) {
            if (mark[u] != stamp && degree[u] >= 0) {
                own[kept++] = u;
            }
        }
        neighbours[v] = kept == own.length ? own : Arrays.copyOf(own, kept);
        long bound = (long) kept + cliqueSize - 1;
        int live = 0;
        int[] ownCliques = cliques[v];
        for (int k = 0; k < cliqueCount[v]; k++) {
            int other = ownCliques[k];
            // A clique inside the new one says nothing more, one that was merged into it has no members.
            if (members[other].length > 0 && outside[other] > 0) {
                ownCliques[live++] = other;
                bound += outside[other];
            }
        }
        cliques[v] = grown(ownCliques, live);
        cliques[v][live] = pivot;
        cliqueCount[v] = live + 1;
        degree[v] = (int) Math.max(0, Math.min(Math.min(bound, remaining), (long) degree[v] + cliqueSize - 1));
    }

    private void link(int v) {
        int d = degree[v];
        before[v] = -1;
        after[v] = head[d];
        if (head[d] >= 0) {
            before[head[d]] = v;
        }
        head[d] = v;
    }

    private void unlink(int v) {
        if (before[v] >= 0) {
            after[before[v]] = after[v];
        } else {
            head[degree[v]] = after[v];
        }
        if (after[v] >= 0) {
            before[after[v]] = before[v];
        }
    }
}
