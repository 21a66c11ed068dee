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
    /** ln of MEME's E-value, by the chances of columns that the choice was made with. */
    final double logEValue;

    Alignment(SiteList list, int sites, double[] counts, double logEValue) {
        this.list = list;
        this.sites = sites;
        this.counts = counts;
        this.logEValue = logEValue;
    }

    int width() {
        return list.width;
    }
}
