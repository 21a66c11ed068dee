package org.emkit.report.html;

import java.util.List;
import org.emkit.compare.MotifMatch;
import org.emkit.matrix.KnownMotif;
import org.emkit.sequence.Strand;

/** Known motifs beside the one that they are like, with the two logos as they fit best. */
final class MatchTable {
    private MatchTable() {}

    /**
     * Writes a line for each of the best matches.
     *
     * @param most how many at most
     */
    static void write(Html html, SequenceLogo query, List<KnownMotif> database, List<MotifMatch> matches, int most) {
        if (matches.isEmpty()) {
            html.paragraph("No known motif is like it.");
            return;
        }
        int shown = Math.min(most, matches.size());
        Table table = new Table(html, "The most alike of " + Figures.grouped(database.size()) + " known motifs")
                .words("Known motif")
                .words("The motif above it")
                .numbers("p-value")
                .numbers("E-value")
                .numbers("q-value")
                .numbers("Overlap")
                .words("Strand");
        for (MotifMatch match : matches.subList(0, shown)) {
            KnownMotif known = database.get(match.target());
            String name = KnownMatches.name(known);
            table.row().name(name);
            AlignedLogos.write(
                    table.cell(),
                    query,
                    SequenceLogo.of(known.matrix()),
                    match.offset(),
                    match.strand(),
                    query.mostFrequent() + " above " + Html.shortened(name) + ", " + match.overlap()
                            + " positions in common");
            table.text(Figures.significant(match.pValue(), 3), Figures.significant(match.eValue(), 3));
            table.text(Figures.significant(match.qValue(), 3), Integer.toString(match.overlap()));
            table.text(match.strand() == Strand.FORWARD ? "same" : "other");
        }
        table.end();
    }
}
