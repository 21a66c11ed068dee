package org.emkit.report.html;

import java.io.IOException;
import java.util.List;
import org.emkit.enrich.Enrichment;
import org.emkit.enrich.EnrichmentOptions;
import org.emkit.matrix.Consensus;
import org.emkit.report.EnrichmentRun;
import org.emkit.report.Run;

/** The page of {@code emkit enrich}: known motifs by how sure it is that they are enriched, with their logos. */
public final class EnrichReport {
    private static final int MOST_MOTIFS = 100;
    private static final double LOG_LEVEL = StrictMath.log(EnrichmentRun.LEVEL);

    private EnrichReport() {}

    /** Writes the page. */
    public static void write(EnrichmentRun all, Appendable out) throws IOException {
        Run run = all.run();
        Page page = new Page("emkit enrich", run.sample(), "Made by emkit " + run.version() + ".");
        Html html = page.section("summary", "Summary");
        SequenceLogo.define(html, all.sequences().alphabet().letters());
        summary(html, all);
        motifs(page.section("motifs", "Motifs"), all);
        settings(page.section("settings", "Settings"), all);
        RunSection.write(page.section(RunSection.ID, "Run"), run);
        page.write(out);
    }

    private static void summary(Html html, EnrichmentRun all) {
        Parts.beginTiles(html);
        Parts.tile(html, "Motifs", Figures.grouped(all.results().size()), "tested");
        Parts.tile(html, "Enriched", Figures.grouped(all.significant()), "at an adjusted p-value (Holm) below 0.05");
        String letters = Figures.grouped(all.sequences().letters()) + " letters";
        Parts.tile(html, "Sequences", Figures.grouped(all.sequences().size()), letters);
        Parts.tile(html, "Controls", all.controlsGiven() ? "given" : "shuffled", "sequences");
        Parts.endTiles(html);
        Parts.warnings(html, all.run().warnings());
    }

    private static boolean isEnriched(Enrichment result) {
        return result.logAdjusted() < LOG_LEVEL;
    }

    private static void motifs(Html html, EnrichmentRun all) {
        List<Enrichment> results = all.results();
        int shown = Math.min(MOST_MOTIFS, results.size());
        boolean hits = all.options().test() == EnrichmentOptions.Test.THRESHOLD;
        Table table = new Table(
                        html,
                        shown < results.size()
                                ? "The " + shown + " of " + Figures.grouped(results.size())
                                        + " motifs with the lowest p-values"
                                : "All motifs, by p-value")
                .words("Motif")
                .words("Logo")
                .words("Verdict")
                .numbers("p-value")
                .numbers("Adjusted (Holm)")
                .numbers("q-value");
        if (hits) {
            table.numbers("Sequences hit").numbers("Controls hit").numbers("Ratio");
        }
        table.numbers("ROC area");
        for (Enrichment each : results.subList(0, shown)) {
            boolean enriched = isEnriched(each);
            SequenceLogo logo = SequenceLogo.of(each.motif().matrix());
            table.row().cell().name(KnownMatches.name(each.motif())).raw("<br>");
            html.element("code", Consensus.of(each.motif().matrix()), "class", "soft");
            logo.small(table.cell());
            table.cell().element("span", enriched ? "enriched" : "not significant", "class", enriched ? "yes" : "soft");
            table.text(MotifSection.ofLogarithm(each.logPValue()), MotifSection.ofLogarithm(each.logAdjusted()));
            table.text(MotifSection.ofLogarithm(each.logQValue()));
            if (hits) {
                table.text(Figures.percent((long) each.positivesHit(), each.positives(), 1));
                table.text(Figures.percent((long) each.controlsHit(), each.controls(), 1));
                table.text(Figures.significant(each.ratio(), 3));
            }
            table.text(Figures.fixed(each.rocArea(), 3));
        }
        table.end();
        html.open("p")
                .text("All of them are in ")
                .element("code", "enrichment.tsv")
                .text(".")
                .close("p")
                .line();
    }

    private static void settings(Html html, EnrichmentRun all) {
        EnrichmentOptions options = all.options();
        Facts facts = new Facts(html);
        facts.add(
                "Test",
                options.test() == EnrichmentOptions.Test.RANKS
                        ? "ranks of the best scores"
                        : "hits at the threshold that is best on three tenths of the sequences, counted in the others");
        facts.add("Strands", options.bothStrands() ? "both, where letters pair" : "the given one");
        if (!all.controlsGiven()) {
            facts.add("Shuffles keep words of", options.wordLength() + " letters");
        }
        facts.add("Seed", Long.toString(options.seed())).end();
    }
}
