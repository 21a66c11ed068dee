package org.emkit.motif;

import org.emkit.em.Workers;

/**
 * How much more often sequences than controls hold a site: the log-likelihood ratio of the two shares to one common share, at
 * the threshold where it is highest, nats. For many sequences it is minus the logarithm of Fisher's p-value but for small
 * terms.
 */
final class Contrasted {
    private static final double RATIO = 1.15;

    private final SiteFinder sequences;
    private final SiteFinder controls;
    private final SearchSet controlSet;

    Contrasted(Stretches sequences, Stretches controls) {
        this.sequences = new SiteFinder(sequences, SiteModel.ZOOPS);
        this.controls = new SiteFinder(controls, SiteModel.ZOOPS);
        this.controlSet = controls.set;
    }

    /**
     * @param table made for the sequences
     * @return nats, ≥ 0
     */
    double nats(ScanTable table, Workers workers) {
        SiteList positives = sequences.find(table, workers);
        SiteList negatives = controls.find(table.on(controlSet), workers);
        double highest = 0;
        int below = 0;
        for (int hit = 1; hit <= positives.size; hit = Math.max(hit + 1, (int) (hit * RATIO))) {
            while (below < negatives.size && negatives.score[below] >= positives.score[hit - 1]) {
                below++;
            }
            highest = Math.max(highest, ratio(hit, positives.size, below, negatives.size));
        }
        return highest;
    }

    private static double ratio(double hit, double all, double others, double allOthers) {
        if (allOthers == 0 || hit / all <= others / allOthers) {
            return 0;
        }
        double common = (hit + others) / (all + allOthers);
        return divergence(hit / all, common) * all + divergence(others / allOthers, common) * allOthers;
    }

    private static double divergence(double q, double p) {
        double sum = q > 0 ? q * StrictMath.log(q / p) : 0;
        return q < 1 ? sum + (1 - q) * StrictMath.log((1 - q) / (1 - p)) : sum;
    }
}
