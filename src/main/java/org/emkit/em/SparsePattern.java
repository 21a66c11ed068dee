package org.emkit.em;

import java.util.Arrays;

/**
 * Which components each observation may come from: the structure of a sparse table in compressed rows. Immutable;
 * numbers that belong to entries live in a {@code double[entries]} beside it.
 */
public final class SparsePattern {
    private final int components;
    final int[] start;
    final int[] component;

    /**
     * @param components number of components, ≥ 0
     * @param start      shape [observations + 1], ascending from 0: entries of observation i are
     *                   start[i] … start[i+1]−1
     * @param component  shape [entries], each in [0, components); a component may stand in a row more than once
     * @throws IllegalArgumentException if these do not fit together
     */
    public SparsePattern(int components, int[] start, int[] component) {
        this(start.clone(), component.clone(), components);
        check();
    }

    /** Takes the arrays as they are: for makers inside the package that have filled them correctly. */
    SparsePattern(int[] start, int[] component, int components) {
        this.components = components;
        this.start = start;
        this.component = component;
    }

    private void check() {
        if (components < 0) {
            throw new IllegalArgumentException("components: " + components);
        }
        if (start.length == 0 || start[0] != 0 || start[start.length - 1] != component.length) {
            throw new IllegalArgumentException("starts must lead from 0 to the number of entries, " + component.length);
        }
        for (int i = 1; i < start.length; i++) {
            if (start[i] < start[i - 1]) {
                throw new IllegalArgumentException("starts fall at observation " + (i - 1));
            }
        }
        for (int e = 0; e < component.length; e++) {
            if (component[e] < 0 || component[e] >= components) {
                throw new IllegalArgumentException(
                        "entry " + e + " names component " + component[e] + " of " + components);
            }
        }
    }

    /** @return number of observations (rows) */
    public int observations() {
        return start.length - 1;
    }

    /** @return number of components (columns) */
    public int components() {
        return components;
    }

    /** @return number of entries of all rows */
    public int entries() {
        return component.length;
    }

    /**
     * @param observation in [0, observations]
     * @return first entry of the observation; of {@code observations()}, the number of entries
     */
    public int start(int observation) {
        return start[observation];
    }

    /**
     * @param entry in [0, entries)
     * @return the entry's component
     */
    public int component(int entry) {
        return component[entry];
    }

    /**
     * Cuts the observations into runs of about equally many entries: a function of the pattern and the number of parts
     * alone, so that sums over parts never depend on threads.
     *
     * @param parts ≥ 1
     * @return shape [parts + 1], ascending from 0 to {@code observations()}; parts may be empty
     */
    int[] cut(int parts) {
        int[] bounds = new int[parts + 1];
        for (int k = 1; k < parts; k++) {
            int entry = (int) ((long) entries() * k / parts);
            int found = Arrays.binarySearch(start, entry);
            bounds[k] = Math.max(bounds[k - 1], Math.min(found < 0 ? -found - 1 : found, observations()));
        }
        bounds[parts] = observations();
        return bounds;
    }
}
