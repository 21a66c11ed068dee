package org.emkit.motif;

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
}
