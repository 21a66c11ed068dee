package org.emkit.report.html;

import java.util.ArrayList;
import java.util.List;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;
import org.emkit.motif.Site;
import org.emkit.report.Decimals;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;

/** Where sites lie: along the sequences, about their middle, and the best of them letter by letter. */
final class SiteSections {
    private static final int MOST_SITES = 12;
    private static final int MOST_SEQUENCES = 40;
    private static final int FLANK = 10;
    private static final int HALF_BINS = 10;
    private static final int DIAGRAM_WIDTH = 600;
    private static final int DIAGRAM_HEIGHT = 24;
    private static final String[] COLOUR = {
        "letter-blue", "letter-orange", "letter-green", "letter-red", "letter-purple", "letter-black"
    };

    private SiteSections() {}

    /** @return class of a motif's colour, one of six */
    static String colour(int motif) {
        return COLOUR[motif % COLOUR.length];
    }

    /** Draws how many sites lie how far from the middle of their sequence, on the sequence's own strand. */
    static void aboutTheMiddle(Html html, SequenceSet sequences, Motif motif) {
        double farthest = 0;
        for (Site site : motif.sites()) {
            farthest = Math.max(farthest, Math.abs(distance(sequences, motif, site)));
        }
        double width = Math.max(1, Axis.step(farthest / HALF_BINS));
        int half = (int) (farthest / width + 0.5);
        int[] bin = new int[2 * half + 1];
        int most = 1;
        int near = 0;
        for (Site site : motif.sites()) {
            double distance = distance(sequences, motif, site);
            int at = (int) Math.floor(distance / width + 0.5) + half;
            most = Math.max(most, ++bin[Math.min(2 * half, Math.max(0, at))]);
            near += Math.abs(distance) <= farthest / 2 ? 1 : 0;
        }
        double edge = (half + 0.5) * width;
        Chart chart = new Chart(
                        Axis.linear("Distance from the middle of the sequence (letters)", -edge, edge),
                        Axis.counts("Sites", 0, most * 1.05))
                .upright(0, "middle");
        for (int b = 0; b < bin.length; b++) {
            if (bin[b] > 0) {
                double from = (b - half - 0.5) * width;
                String range = Figures.significant(from, 4) + " to " + Figures.significant(from + width, 4);
                chart.bar(from, from + width, bin[b], "first", range + ": " + Figures.grouped(bin[b]) + " sites");
            }
        }
        chart.write(
                html,
                "Where sites lie about the middle of their sequence",
                Figures.percent(near, motif.sites().size(), 0)
                        + " of the sites lie in the inner half of the range drawn");
    }

    private static double distance(SequenceSet sequences, Motif motif, Site site) {
        return site.start() + motif.width() / 2.0 - sequences.length(site.sequence()) / 2.0;
    }

    /** Writes the best sites with the letters beside them. */
    static void best(Html html, SequenceSet sequences, Motif motif) {
        int shown = Math.min(MOST_SITES, motif.sites().size());
        Table table = new Table(
                        html,
                        shown < motif.sites().size()
                                ? "The best " + shown + " of "
                                        + Figures.grouped(motif.sites().size()) + " sites"
                                : "All sites")
                .words("Sequence")
                .numbers("Start")
                .words("Strand")
                .numbers("p-value")
                .words("Site between its neighbours");
        for (Site site : motif.sites().subList(0, shown)) {
            int i = site.sequence();
            int end = site.start() + motif.width();
            table.row().name(sequences.name(i)).text(Figures.grouped(site.start() + 1L));
            table.text(String.valueOf(site.strand().symbol()), Figures.significant(site.pValue(), 3));
            String before = sequences.text(i, Math.max(0, site.start() - FLANK), site.start(), site.strand());
            String after = sequences.text(i, end, Math.min(sequences.length(i), end + FLANK), site.strand());
            boolean forward = site.strand() == Strand.FORWARD;
            table.cell().open("code", "class", "letters").element("span", forward ? before : after, "class", "soft");
            html.element("b", sequences.text(i, site.start(), end, site.strand()));
            html.element("span", forward ? after : before, "class", "soft").close("code");
        }
        table.end();
    }

    /** Draws the sequences with the lowest combined p-values, sites of all motifs in their places. */
    static void diagrams(Html html, MotifResults results) {
        SequenceSet sequences = results.sequences();
        int[] chosen = Largest.of(sequences.size(), MOST_SEQUENCES, i -> 2 - results.combinedPValue(i));
        int longest = 1;
        int[] row = new int[sequences.size()];
        List<Html> drawing = new ArrayList<>();
        for (int k = 0; k < chosen.length; k++) {
            longest = Math.max(longest, sequences.length(chosen[k]));
            row[chosen[k]] = k + 1;
            drawing.add(new Html());
        }
        legend(html, results);
        int[] number = new int[chosen.length];
        for (int m = 0; m < results.motifs().size(); m++) {
            for (Site site : results.motifs().get(m).sites()) {
                int k = row[site.sequence()] - 1;
                if (k >= 0) {
                    block(drawing.get(k), m, site, results.motifs().get(m).width(), longest);
                    number[k]++;
                }
            }
        }
        Table table = new Table(
                        html,
                        (chosen.length < sequences.size()
                                        ? "The " + chosen.length + " of " + Figures.grouped(sequences.size())
                                                + " sequences" + " with the lowest combined p-values"
                                        : "All sequences, by combined p-value")
                                + "; sites above the line lie on the given strand, those below it on the other")
                .words("Sequence")
                .numbers("Combined p-value")
                .words("Sites, to scale");
        for (int k = 0; k < chosen.length; k++) {
            int i = chosen[k];
            table.row().name(sequences.name(i)).text(Figures.significant(results.combinedPValue(i), 3));
            String told = number[k] + (number[k] == 1 ? " site in " : " sites in ") + sequences.length(i) + " letters";
            diagram(table.cell(), drawing.get(k), 1.0 * sequences.length(i) / longest, told);
        }
        table.end();
    }

    private static void legend(Html html, MotifResults results) {
        String[] words = new String[2 * results.motifs().size()];
        for (int m = 0; m < results.motifs().size(); m++) {
            words[2 * m] = colour(m);
            words[2 * m + 1] = "motif " + (m + 1);
        }
        Parts.legend(html, words);
    }

    private static void block(Html html, int motif, Site site, int width, int longest) {
        double scale = (double) DIAGRAM_WIDTH / longest;
        html.raw("<rect class=\"" + colour(motif) + "\" x=\"" + Decimals.fixed(site.start() * scale, 1) + "\" y=\""
                + (site.strand() == Strand.FORWARD ? 2 : 13) + "\" width=\""
                + Decimals.fixed(Math.max(2, width * scale), 1) + "\" height=\"9\"><title>motif " + (motif + 1)
                + " at " + (site.start() + 1) + ", p " + Figures.significant(site.pValue(), 3) + "</title></rect>");
    }

    private static void diagram(Html html, Html blocks, double share, String told) {
        html.open(
                "svg",
                "class",
                "diagram",
                "viewBox",
                "0 0 " + DIAGRAM_WIDTH + " " + DIAGRAM_HEIGHT,
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                told);
        html.raw("<path class=\"axis\" d=\"M0 12H" + Decimals.fixed(share * DIAGRAM_WIDTH, 1) + "\"/>");
        html.raw(blocks.toString()).close("svg");
    }
}
