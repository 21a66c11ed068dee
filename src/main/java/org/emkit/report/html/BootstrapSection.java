package org.emkit.report.html;

import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;

/** How much estimates would vary, were the same sample sequenced again. */
final class BootstrapSection {
    /** Transcripts with fewer fragments vary anyway. */
    private static final double ENOUGH = 10;

    private static final int MOST = 15;
    private static final int BINS = 20;
    private static final double BIN = 0.05;
    private static final Axis RELATIVE = Axis.linear("", 0, 2);

    private BootstrapSection() {}

    static void write(Html html, Abundances abundances, BootstrapEstimates bootstraps) {
        int transcripts = abundances.transcripts();
        double[] variation = new double[transcripts];
        int[] bin = new int[BINS];
        int counted = 0;
        for (int t = 0; t < transcripts; t++) {
            if (abundances.fragments(t) >= ENOUGH) {
                variation[t] = Spread.of(bootstraps, t).coefficientOfVariation();
                bin[(int) Math.min(BINS - 1, variation[t] / BIN)]++;
                counted++;
            }
        }
        html.paragraph(Figures.grouped(bootstraps.replicates()) + " bootstrap replicates: fragments drawn anew from the"
                + " classes, and estimated again. " + Figures.grouped(counted) + " transcripts have at least "
                + Figures.fixed(ENOUGH, 0) + " expected fragments; of these is shown how much they vary.");
        if (counted == 0) {
            return;
        }
        histogram(html, bin, counted);
        widest(html, abundances, bootstraps, variation);
    }

    private static void histogram(Html html, int[] bin, int counted) {
        int most = 1;
        int below = 0;
        for (int b = 0; b < BINS; b++) {
            most = Math.max(most, bin[b]);
            below += b < 4 ? bin[b] : 0;
        }
        Chart chart = new Chart(
                Axis.linear("Standard deviation (% of the mean)", 0, 100 * BIN * BINS),
                Axis.counts("Transcripts", 0, most * 1.05));
        for (int b = 0; b < BINS; b++) {
            if (bin[b] > 0) {
                String range = Math.round(100 * BIN * b) + " to " + Math.round(100 * BIN * (b + 1)) + " %";
                chart.bar(
                        100 * BIN * b,
                        100 * BIN * (b + 1),
                        bin[b],
                        "first",
                        (b == BINS - 1 ? Math.round(100 * BIN * b) + " % and more" : range) + ": "
                                + Figures.grouped(bin[b]));
            }
        }
        chart.write(
                html,
                "How much transcripts vary over replicates",
                Figures.percent(below, counted, 1)
                        + " of the transcripts vary by less than 20 %; the last bar holds all" + " from 95 %");
    }

    private static void widest(Html html, Abundances abundances, BootstrapEstimates bootstraps, double[] variation) {
        Table table = new Table(html, "The least certain of them; drawn from nothing to twice the estimate")
                .words("Transcript")
                .numbers("Fragments")
                .numbers("Mean")
                .numbers("Standard deviation")
                .numbers("95 % interval")
                .words("");
        for (int t : Largest.of(variation.length, MOST, i -> variation[i])) {
            Spread spread = Spread.of(bootstraps, t);
            double estimate = abundances.fragments(t);
            String interval = Figures.fixed(spread.low(), 1) + "–" + Figures.fixed(spread.high(), 1);
            table.row().name(abundances.transcriptome().name(t)).text(Figures.fixed(estimate, 1));
            table.text(Figures.fixed(spread.mean(), 1), Figures.fixed(spread.standardDeviation(), 1), interval);
            Parts.range(
                    table.cell(),
                    RELATIVE,
                    spread.low() / estimate,
                    1,
                    spread.high() / estimate,
                    "interval " + interval + " around " + Figures.fixed(estimate, 1));
        }
        table.end();
    }
}
