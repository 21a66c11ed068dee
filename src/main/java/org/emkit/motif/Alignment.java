package org.emkit.motif;

import java.util.Arrays;

/**
 * The best sites of a matrix and how surprising they are together.
 */
final class Alignment {
    final SiteList list;
    /** Sites used, the first of the list. */
    final int sites;
    /** Letters of their columns, by weight, shape [width · |A|]. */
    final double[] counts;
    /** ln of the E-value; where neither width nor number of sites are free, minus the log-likelihood ratio. */
    final double cost;

    Alignment(SiteList list, int sites, double[] counts, double cost) {
        this.list = list;
        this.sites = sites;
        this.counts = counts;
        this.cost = cost;
    }

    int width() {
        return list.width;
    }

    /** @return where the sites are, to be compared with others' */
    Middles middles() {
        int[] middle = list.places(sites);
        for (int j = 0; j < sites; j++) {
            middle[j] = 2 * middle[j] + width();
        }
        Arrays.sort(middle);
        return new Middles(middle, width());
    }

    /** Twice the middles of sites, ascending. */
    static final class Middles {
        private final int[] middle;
        private final int width;

        private Middles(int[] middle, int width) {
            this.middle = middle;
            this.width = width;
        }

        /** Whether most sites of the one with fewer lie on sites of the other: nearer than half the narrower one. */
        boolean mostlyAt(Middles other) {
            int apart = Math.min(width, other.width);
            int shared = 0;
            int k = 0;
            for (int each : middle) {
                while (k < other.middle.length && other.middle[k] <= each - apart) {
                    k++;
                }
                shared += k < other.middle.length && other.middle[k] < each + apart ? 1 : 0;
            }
            return 2 * shared > Math.min(middle.length, other.middle.length);
        }
    }
}
