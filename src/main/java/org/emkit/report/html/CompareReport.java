package org.emkit.report.html;

import java.io.IOException;
import java.util.List;
import org.emkit.compare.MotifMatch;
import org.emkit.matrix.KnownMotif;
import org.emkit.report.Run;
import org.emkit.sequence.Alphabet;

/** The page of {@code emkit compare}: each motif beside the known ones that it is like, logos aligned. */
public final class CompareReport {
    private static final int MOST_MATCHES = 10;
    private static final int MOST_QUERIES = 50;

    private CompareReport() {}

    /**
     * Writes the page.
     *
     * @param alphabet of all motifs
     * @param queries  motifs that were compared
     * @param known    what they are like, a list of matches for each
     */
    public static void write(Run run, Alphabet alphabet, List<KnownMotif> queries, KnownMatches known, Appendable out)
            throws IOException {
        Page page = new Page("emkit compare", run.sample(), "Made by emkit " + run.version() + ".");
        Html html = page.section("summary", "Summary");
        SequenceLogo.define(html, alphabet.letters());
        int shown = Math.min(MOST_QUERIES, queries.size());
        summary(html, run, queries, known, shown);
        for (int q = 0; q < shown; q++) {
            KnownMotif query = queries.get(q);
            SequenceLogo logo = SequenceLogo.of(query.matrix());
            Html section = page.section("motif-" + (q + 1), Html.shortened(KnownMatches.name(query)));
            section.open("div", "class", "logos");
            logo.figure(section, "As given");
            if (logo.isComplementable()) {
                logo.reverseComplement().figure(section, "On the other strand");
            }
            section.close("div").line();
            MatchTable.write(section, logo, known.database(), known.matches().get(q), MOST_MATCHES);
        }
        RunSection.write(page.section(RunSection.ID, "Run"), run);
        page.write(out);
    }

    private static void summary(Html html, Run run, List<KnownMotif> queries, KnownMatches known, int shown) {
        Parts.beginTiles(html);
        Parts.tile(html, "Motifs", Figures.grouped(queries.size()), "compared");
        Parts.tile(html, "Known motifs", Figures.grouped(known.database().size()), "in the database");
        long like =
                known.matches().stream().filter(matches -> !matches.isEmpty()).count();
        Parts.tile(html, "Like a known one", Figures.grouped(like), "of the motifs");
        Parts.endTiles(html);
        Parts.warnings(html, run.warnings());
        Table table = new Table(
                        html,
                        shown < queries.size()
                                ? "The first " + shown + " of " + Figures.grouped(queries.size())
                                        + " motifs; all of them are in the table beside this page"
                                : "All motifs")
                .words("Motif")
                .words("Logo")
                .words("Most like")
                .numbers("p-value")
                .numbers("E-value")
                .numbers("q-value")
                .numbers("Matches");
        for (int q = 0; q < shown; q++) {
            table.row()
                    .cell()
                    .open("a", "href", "#motif-" + (q + 1))
                    .name(KnownMatches.name(queries.get(q)))
                    .close("a");
            SequenceLogo.of(queries.get(q).matrix()).small(table.cell());
            List<MotifMatch> matches = known.matches().get(q);
            if (matches.isEmpty()) {
                table.text("–", "–", "–", "–", "0");
                continue;
            }
            MotifMatch best = matches.get(0);
            table.name(KnownMatches.name(known.database().get(best.target())));
            table.text(Figures.significant(best.pValue(), 3), Figures.significant(best.eValue(), 3));
            table.text(Figures.significant(best.qValue(), 3), Figures.grouped(matches.size()));
        }
        table.end();
    }
}
