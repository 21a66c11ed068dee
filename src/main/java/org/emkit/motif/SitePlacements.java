package org.emkit.motif;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.emkit.sequence.SequenceSet;
import org.emkit.statistics.LogGamma;

/**
 * In how many ways N sites can be placed: OOPS and ZOOPS, {@code C(n, N) Π f (L_(i) − w + 1)} over the N longest of the n
 * sequences with room for a site; ANR, {@code f^N C(T, N)} with T places in all. f = 2 where a site may lie on either
 * strand. Sites at places that overlap are counted, too.
 */
final class SitePlacements {
    private final SiteModel model;
    private final double logStrands;
    /** Descending. */
    private final int[] lengths;
    /**
     * At each width w: [N], Σ over the N longest of ln(L − w + 1); made when first asked for. Which thread makes it does
     * not matter, since all would make the same.
     */
    private final AtomicReferenceArray<double[]> logPlaces;

    private final AtomicReferenceArray<Double> logAll;

    SitePlacements(SiteModel model, SequenceSet sequences, boolean eitherStrand) {
        this(model, IntStream.range(0, sequences.size()).map(sequences::length).toArray(), eitherStrand);
    }

    /** @param length of each sequence, in any order */
    SitePlacements(SiteModel model, int[] length, boolean eitherStrand) {
        this.model = model;
        this.logStrands = eitherStrand ? StrictMath.log(2) : 0;
        int[] ascending = length.clone();
        Arrays.sort(ascending);
        this.lengths = new int[ascending.length];
        for (int i = 0; i < ascending.length; i++) {
            lengths[i] = ascending[ascending.length - 1 - i];
        }
        int widths = lengths.length == 0 ? 1 : lengths[0] + 1;
        this.logPlaces = new AtomicReferenceArray<>(widths);
        this.logAll = new AtomicReferenceArray<>(widths);
    }

    /** @return ln of the number of ways to place the sites; −∞ if there is none */
    double log(int width, int sites) {
        if (width >= logPlaces.length()) {
            return sites == 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return model == SiteModel.ANR ? anywhere(width, sites) : oneEach(width, sites);
    }

    private double oneEach(int width, int sites) {
        double[] sums = logPlaces.get(width);
        if (sums == null) {
            sums = sums(width);
            logPlaces.set(width, sums);
        }
        int room = sums.length - 1;
        return sites > room
                ? Double.NEGATIVE_INFINITY
                : sums[sites] + sites * logStrands + LogGamma.logBinomial(room, sites);
    }

    private double[] sums(int width) {
        int room = 0;
        while (room < lengths.length && lengths[room] >= width) {
            room++;
        }
        double[] sums = new double[room + 1];
        for (int i = 0; i < room; i++) {
            sums[i + 1] = sums[i] + StrictMath.log(lengths[i] - width + 1.0);
        }
        return sums;
    }

    private double anywhere(int width, int sites) {
        Double places = logAll.get(width);
        if (places == null) {
            long sum = 0;
            for (int length : lengths) {
                sum += Math.max(0, length - width + 1);
            }
            places = (double) sum;
            logAll.set(width, places);
        }
        return sites > places
                ? Double.NEGATIVE_INFINITY
                : sites * logStrands + LogGamma.logBinomial(places.longValue(), sites);
    }
}
