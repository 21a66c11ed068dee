package org.emkit.em;

import java.util.Arrays;

/**
 * All observations with their likelihoods as {@link RowShard}s, which threads work on independently, and where in each
 * shard a range of components begins, so that the shards' sums can be added range by range. How the observations are cut
 * depends on the pattern alone. Immutable; shared by runs.
 */
final class ShardedRows {
    /** Components whose sums are added by one task. */
    private static final int RANGE = 4096;
    /** Below this a shard is not worth a thread's waking. */
    private static final int FEWEST_ENTRIES = 1 << 15;
    /** A shard costs a sum for each of its components: entries should outnumber these. */
    private static final int ENTRIES_PER_COMPONENT = 4;

    private static final int MOST_SHARDS = 32;

    final int components;
    final int observations;
    final RowShard[] shards;
    final Components parts;
    /** For shard k and range r: the first of the shard's own numbers whose component is in range r or later. */
    private final int[][] rangeStart;

    ShardedRows(SparsePattern pattern, double[] likelihood, Workers workers) {
        if (likelihood.length != pattern.entries()) {
            throw new IllegalArgumentException(likelihood.length + " likelihoods, " + pattern.entries() + " entries");
        }
        this.components = pattern.components();
        this.observations = pattern.observations();
        this.parts = Components.of(pattern);
        int[] bounds = pattern.cut(shards(pattern));
        this.shards = new RowShard[bounds.length - 1];
        this.rangeStart = new int[shards.length][];
        workers.run(shards.length, k -> {
            shards[k] = new RowShard(pattern, likelihood, bounds[k], bounds[k + 1]);
            rangeStart[k] = rangeStarts(shards[k].component);
        });
    }

    private static int shards(SparsePattern pattern) {
        boolean[] present = new boolean[pattern.components()];
        int used = 1;
        for (int c : pattern.component) {
            if (!present[c]) {
                present[c] = true;
                used++;
            }
        }
        long enough = Math.max(FEWEST_ENTRIES, (long) ENTRIES_PER_COMPONENT * used);
        return (int) Math.max(1, Math.min(MOST_SHARDS, pattern.entries() / enough));
    }

    private int[] rangeStarts(int[] component) {
        int[] starts = new int[ranges() + 1];
        for (int r = 0; r <= ranges(); r++) {
            int found = Arrays.binarySearch(component, r * RANGE);
            starts[r] = found < 0 ? -found - 1 : found;
        }
        return starts;
    }

    /** @return number of ranges of components */
    int ranges() {
        return (components + RANGE - 1) / RANGE;
    }

    /** @return first component of the range */
    static int from(int range) {
        return range * RANGE;
    }

    /** @return first component after the range */
    int to(int range) {
        return Math.min(components, (range + 1) * RANGE);
    }

    /**
     * Adds the shards' sums of the components of a range, in the order of the shards.
     *
     * @param cells of each shard, after {@link RowShard#update}
     * @param total receives the sums, shape [components]
     */
    void total(int range, double[][] cells, double[] total) {
        Arrays.fill(total, from(range), to(range), 0);
        for (int k = 0; k < shards.length; k++) {
            addTo(total, shards[k].component, cells[k], rangeStart[k][range], rangeStart[k][range + 1]);
        }
    }

    private static void addTo(double[] total, int[] component, double[] cells, int from, int to) {
        for (int j = from; j < to; j++) {
            total[component[j]] += cells[2 * j + 1];
        }
    }
}
