package org.emkit.motif;

/** Candidate sites of a matrix, best first; of equal scores that of the lower place. */
final class SiteList {
    final SearchSet set;
    final int width;
    final int size;
    final int[] place;
    final int[] sequence;
    /** In {@linkplain SearchSet#UNITS_PER_NAT units}. */
    final int[] score;

    final boolean[] reverse;

    /** Takes the arrays, already sorted. */
    SiteList(SearchSet set, int width, int[] place, int[] sequence, int[] score, boolean[] reverse) {
        this.set = set;
        this.width = width;
        this.size = place.length;
        this.place = place;
        this.sequence = sequence;
        this.score = score;
        this.reverse = reverse;
    }

    /**
     * Adds letters to counts; a wildcard is spread over all letters like the background.
     *
     * @param site  index
     * @param from  first column, 0 being that of the site's first letter, on its strand
     * @param to    column after the last
     * @param count shape [(to − from) · |A|]; a column beyond the sequence's end gets nothing
     */
    void add(int site, int from, int to, double[] count) {
        int letters = set.alphabet.size();
        int i = sequence[site];
        double weight = set.weight[i];
        byte[] codes = set.codes;
        int[] letter = reverse[site] ? set.complement : set.same;
        int step = reverse[site] ? -1 : 1;
        int p = (reverse[site] ? place[site] + width - 1 : place[site]) + step * from;
        int least = set.start[i];
        int end = set.start[i + 1];
        for (int k = from; k < to; k++, p += step) {
            if (p < least || p >= end) {
                continue;
            }
            int base = (k - from) * letters;
            int code = codes[p];
            if (code < letters) {
                count[base + letter[code]] += weight;
            } else {
                for (int a = 0; a < letters; a++) {
                    count[base + a] += weight * set.background.probability(a);
                }
            }
        }
    }

    /** Places of the first sites. */
    int[] places(int sites) {
        return java.util.Arrays.copyOf(place, sites);
    }
}
