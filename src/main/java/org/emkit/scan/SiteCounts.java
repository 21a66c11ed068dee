package org.emkit.scan;

import java.util.List;
import org.emkit.matrix.ScoreDistribution;

/** How many windows were looked at, and how many sites of each score there are: what q-values are made from. */
public final class SiteCounts {
    private final List<ScoreDistribution> motifs;
    private final int strands;
    private final int[] threshold;
    /** Shape [motifs][most − threshold + 1]; none where no window reaches the threshold. */
    private final long[][] sites;
    /** Shape [most width + 1]: windows of that width, each place once. */
    private final long[] places;

    SiteCounts(List<ScoreDistribution> motifs, int[] threshold, int strands) {
        this.motifs = List.copyOf(motifs);
        this.strands = strands;
        this.threshold = threshold.clone();
        this.sites = new long[motifs.size()][];
        int width = 0;
        for (int m = 0; m < sites.length; m++) {
            sites[m] = new long[Math.max(0, motifs.get(m).most() - threshold[m] + 1)];
            width = Math.max(width, motifs.get(m).matrix().width());
        }
        this.places = new long[width + 1];
    }

    void addSite(int motif, int score) {
        sites[motif][score - threshold[motif]]++;
    }

    void addPlaces(long[] ofWidth) {
        for (int w = 0; w < places.length; w++) {
            places[w] += ofWidth[w];
        }
    }

    /** @return number of motifs */
    public int motifs() {
        return sites.length;
    }

    /** @return windows that were scored with a motif, on all strands: those without a wildcard */
    public long windows(int motif) {
        return strands * places[motifs.get(motif).matrix().width()];
    }

    /** @return sites of a motif */
    public long sites(int motif) {
        long sum = 0;
        for (long each : sites[motif]) {
            sum += each;
        }
        return sum;
    }

    /** @return the lowest score of a site; above every window's where no window is rare enough */
    public int threshold(int motif) {
        return threshold[motif];
    }

    /** @return sites of a motif with a score, which is {@link #threshold} or more */
    public long sites(int motif, int score) {
        return sites[motif][score - threshold[motif]];
    }

    /** @return sites that random windows would have on average */
    public double expected(int motif) {
        return windows(motif) * motifs.get(motif).pValue(threshold[motif]);
    }

    /**
     * q-values of Benjamini and Hochberg over all windows of a motif: {@code q(s) = min over s' ≤ s of N p(s') / #(S ≥ s')},
     * with the minimum over sites alone, so that no q-value is too small.
     *
     * @return of each score from the threshold up, each in [0, 1]
     */
    public double[] qValues(int motif) {
        double[] q = new double[sites[motif].length];
        long above = 0;
        for (int k = q.length - 1; k >= 0; k--) {
            above += sites[motif][k];
            double p = motifs.get(motif).pValue(threshold[motif] + k);
            q[k] = sites[motif][k] == 0 ? 1 : Math.min(1, p * windows(motif) / above);
        }
        for (int k = 1; k < q.length; k++) {
            q[k] = Math.min(q[k], q[k - 1]);
        }
        return q;
    }
}
