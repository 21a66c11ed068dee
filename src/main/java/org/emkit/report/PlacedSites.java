package org.emkit.report;

import java.util.ArrayList;
import java.util.List;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;
import org.emkit.motif.Site;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceSet;

/** Sites of all motifs with all that tables tell of them, motif after motif, each by p-value. */
final class PlacedSites {
    /**
     * A site.
     *
     * @param motif    index of the motif
     * @param site     as found
     * @param region   where in the genome, or in its sequence where there is no genome
     * @param onGenome whether it is the former
     * @param qValue   lowest false discovery rate (Benjamini, Hochberg 1995), over all places where the motif could lie, at
     *                 which the site is among the discoveries
     * @param text     the letters, on the strand of the site
     */
    record Placed(int motif, Site site, Region region, boolean onGenome, double qValue, String text) {}

    private PlacedSites() {}

    static List<Placed> of(MotifRun run) {
        List<Placed> all = new ArrayList<>();
        MotifResults results = run.results();
        for (int m = 0; m < results.motifs().size(); m++) {
            Motif motif = results.motifs().get(m);
            double places = places(results.sequences(), motif.width()) * (run.bothStrands() ? 2 : 1);
            double lowest = 1;
            List<Placed> backwards = new ArrayList<>();
            for (int k = motif.sites().size() - 1; k >= 0; k--) {
                Site site = motif.sites().get(k);
                lowest = Math.min(lowest, site.pValue() * places / (k + 1));
                backwards.add(placed(results.sequences(), m, motif.width(), site, lowest));
            }
            for (int k = backwards.size() - 1; k >= 0; k--) {
                all.add(backwards.get(k));
            }
        }
        return all;
    }

    private static double places(SequenceSet sequences, int width) {
        double places = 0;
        for (int i = 0; i < sequences.size(); i++) {
            places += Math.max(0, sequences.length(i) - width + 1);
        }
        return places;
    }

    private static Placed placed(SequenceSet sequences, int motif, int width, Site site, double qValue) {
        int i = site.sequence();
        String text = sequences.text(i, site.start(), site.start() + width, site.strand());
        if (!sequences.hasRegions()) {
            Region within = new Region(sequences.name(i), site.start(), site.start() + width, site.strand());
            return new Placed(motif, site, within, false, qValue, text);
        }
        return new Placed(
                motif, site, sequences.region(i).part(site.start(), width, site.strand()), true, qValue, text);
    }
}
