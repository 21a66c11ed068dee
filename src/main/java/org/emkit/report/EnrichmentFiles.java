package org.emkit.report;

import java.io.IOException;
import java.util.List;
import org.emkit.enrich.Enrichment;
import org.emkit.enrich.EnrichmentOptions;
import org.emkit.matrix.Consensus;

/** The table of enriched motifs, and a summary. */
public final class EnrichmentFiles {
    private static final int MOST_SHOWN = 5;

    private EnrichmentFiles() {}

    /**
     * Writes a motif a line; columns without a meaning in the test hold a dot.
     *
     * @param results the smallest p-value first
     */
    public static void writeTsv(EnrichmentOptions.Test test, List<Enrichment> results, Appendable out)
            throws IOException {
        out.append("motif_id\tmotif_alt_id\tconsensus\tp-value\tadjusted_p-value\tq-value\tprimary_hit\tprimary"
                + "\tprimary_percent\tcontrol_hit\tcontrol\tcontrol_percent\tratio\tthreshold_bits\troc_area\n");
        boolean hits = test == EnrichmentOptions.Test.THRESHOLD;
        for (Enrichment each : results) {
            StringBuilder line = new StringBuilder(each.motif().id());
            String name = each.motif().alternateName();
            line.append('\t').append(name.isEmpty() ? "." : name);
            line.append('\t').append(Consensus.of(each.motif().matrix()));
            line.append('\t').append(Decimals.scientificOfLog(each.logPValue()));
            line.append('\t').append(Decimals.scientificOfLog(each.logAdjusted()));
            line.append('\t').append(Decimals.scientificOfLog(each.logQValue()));
            counts(line, hits, each.positivesHit(), each.positives());
            counts(line, hits, each.controlsHit(), each.controls());
            line.append('\t').append(hits ? Decimals.fixed(each.ratio(), 3) : ".");
            boolean reachable = hits && each.threshold() < Double.POSITIVE_INFINITY;
            line.append('\t').append(reachable ? Decimals.fixed(each.threshold(), 4) : ".");
            out.append(
                    line.append('\t').append(Decimals.fixed(each.rocArea(), 4)).append('\n'));
        }
    }

    private static void counts(StringBuilder line, boolean hits, int hit, int all) {
        line.append('\t').append(hits ? Integer.toString(hit) : ".");
        line.append('\t').append(all);
        line.append('\t').append(hits && all > 0 ? Decimals.fixed(100.0 * hit / all, 2) : ".");
    }

    /** Writes a few lines for a terminal. */
    public static void writeSummary(EnrichmentRun run, Appendable out) throws IOException {
        Summary.row(
                out,
                "sequences",
                Decimals.grouped(run.sequences().size()) + ", "
                        + Decimals.grouped(run.sequences().letters()) + " letters of "
                        + run.sequences().alphabet());
        Summary.row(out, "controls", run.controlsGiven() ? "as given" : "the sequences shuffled");
        Summary.row(
                out,
                "motifs",
                Decimals.grouped(run.results().size()) + ", " + Decimals.grouped(run.significant()) + " enriched"
                        + " (adjusted p < " + EnrichmentRun.LEVEL + ")");
        for (Enrichment each : run.results().subList(0, (int) Math.min(MOST_SHOWN, run.significant()))) {
            Summary.row(
                    out,
                    "enriched",
                    each.motif().id() + " " + Consensus.of(each.motif().matrix()) + ": adjusted p "
                            + Decimals.scientificOfLog(each.logAdjusted()) + ", area "
                            + Decimals.fixed(each.rocArea(), 3));
        }
        Summary.row(out, "cost", Summary.cost(run.run().cost()));
        for (String warning : run.run().warnings()) {
            Summary.row(out, "warning", warning);
        }
    }
}
