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

    /** Whether most sites of the one with fewer lie on sites of the other: middles are nearer than half the narrower one. */
    boolean sharesSites(Alignment other) {
        int[] middle = middles();
        int[] others = other.middles();
        int apart = Math.min(width(), other.width());
        int shared = 0;
        int k = 0;
        for (int each : middle) {
            while (k < others.length && others[k] <= each - apart) {
                k++;
            }
            shared += k < others.length && others[k] < each + apart ? 1 : 0;
        }
        return 2 * shared > Math.min(sites, other.sites);
    }

    /** Twice the middles of sites, ascending. */
    private int[] middles() {
        int[] middle = list.places(sites);
        for (int j = 0; j < sites; j++) {
            middle[j] = 2 * middle[j] + width();
        }
        Arrays.sort(middle);
        return middle;
    }
}
