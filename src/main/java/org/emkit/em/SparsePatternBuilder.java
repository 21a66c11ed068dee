package org.emkit.em;

import java.util.Arrays;

/** Grows a {@link SparsePattern} row by row: entries of an observation, then {@link #endObservation()}. */
public final class SparsePatternBuilder {
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private final int components;
    private int[] start = new int[16];
    private int[] component = new int[64];
    private int observations;
    private int entries;

    /** @param components number of components, ≥ 0 */
    public SparsePatternBuilder(int components) {
        if (components < 0) {
            throw new IllegalArgumentException("components: " + components);
        }
        this.components = components;
    }

    /**
     * Adds an entry to the open observation.
     *
     * @param newComponent in [0, components)
     * @return this
     */
    public SparsePatternBuilder add(int newComponent) {
        if (newComponent < 0 || newComponent >= components) {
            throw new IllegalArgumentException("component " + newComponent + " of " + components);
        }
        component = withRoom(component, entries);
        component[entries++] = newComponent;
        return this;
    }

    /**
     * Closes the open observation, which may have no entries.
     *
     * @return this
     */
    public SparsePatternBuilder endObservation() {
        start = withRoom(start, observations + 1);
        start[++observations] = entries;
        return this;
    }

    /**
     * @return the pattern of all closed observations
     * @throws IllegalStateException if entries were added after the last closed observation
     */
    public SparsePattern build() {
        if (start[observations] != entries) {
            throw new IllegalStateException("the last observation is still open");
        }
        return new SparsePattern(Arrays.copyOf(start, observations + 1), Arrays.copyOf(component, entries), components);
    }

    private static int[] withRoom(int[] array, int index) {
        if (index < array.length) {
            return array;
        }
        if (array.length == LARGEST) {
            throw new IllegalStateException("more than " + LARGEST + " entries");
        }
        return Arrays.copyOf(array, (int) Math.min(LARGEST, array.length * 3L / 2));
    }
}
