package org.emkit.report.html;

import java.io.IOException;
import java.util.List;
import org.emkit.compare.MotifMatch;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.report.MotifRun;
import org.emkit.report.Run;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code report.html} of {@code emkit motif}: every motif with its logos, its evidence and its sites, in one file.
 * Two runs on the same sequences with the same settings differ in the section {@code run}, the sample's name and the names
 * of files in warnings alone.
 */
public final class MotifReport {
    private static final String VERB = "emkit motif";

    private MotifReport() {}

    /**
     * Writes the page.
     *
     * @param known known motifs that those found are like, a list of matches for each motif; null where none were asked for
     */
    public static void write(MotifRun all, @Nullable KnownMatches known, Appendable out) throws IOException {
        Run run = all.run();
        MotifResults results = all.results();
        Page page = new Page(VERB, run.sample(), "Made by emkit " + run.version() + ".");
        Html html = page.section("summary", "Summary");
        SequenceLogo.define(html, results.sequences().alphabet().letters());
        summary(html, run, results, known);
        for (int m = 0; m < results.motifs().size(); m++) {
            MotifSection.write(page.section(id(m), "Motif " + (m + 1)), all, m, known);
        }
        if (!results.motifs().isEmpty()) {
            SiteSections.diagrams(page.section("places", "Sites along the sequences"), results);
        }
        sequences(page.section("sequences", "Sequences"), all);
        settings(page.section("settings", "Settings"), all);
        RunSection.write(page.section(RunSection.ID, "Run"), run);
        page.write(out);
    }

    private static String id(int motif) {
        return "motif-" + (motif + 1);
    }

    private static void summary(Html html, Run run, MotifResults results, @Nullable KnownMatches known) {
        SequenceSet sequences = results.sequences();
        int significant = 0;
        boolean heldOut = false;
        for (Motif motif : results.motifs()) {
            heldOut |= motif.heldOut() != null;
            significant += motif.heldOut() != null && motif.heldOut().isSignificant() ? 1 : 0;
        }
        Parts.beginTiles(html);
        String letters = Figures.grouped(sequences.letters()) + " letters";
        Parts.tile(html, "Sequences", Figures.grouped(sequences.size()), letters);
        Parts.tile(html, "Motifs", Integer.toString(results.motifs().size()), results.stopped());
        if (heldOut) {
            String verdict = significant == 0 ? "no significant motif" : "on sequences not used to find them";
            Parts.tile(html, "Significant", Integer.toString(significant), verdict);
        }
        if (!results.motifs().isEmpty()) {
            Motif best = results.motifs().get(0);
            for (Motif motif : results.motifs()) {
                best = motif.logEValue() < best.logEValue() ? motif : best;
            }
            String sites = Figures.grouped(best.sites().size()) + " sites";
            Parts.tile(html, "Lowest E-value", MotifSection.ofLogarithm(best.logEValue()), sites);
        }
        Parts.endTiles(html);
        Parts.warnings(html, run.warnings());
        if (results.motifs().isEmpty()) {
            html.paragraph("No motif was found.");
        } else {
            motifs(html, results, known, heldOut);
        }
    }

    private static void motifs(Html html, MotifResults results, @Nullable KnownMatches known, boolean heldOut) {
        Table table = new Table(html, "Motifs, in the order in which they were found")
                .words("Motif")
                .words("Logo")
                .numbers("Width")
                .numbers("Sites")
                .numbers("E-value");
        if (heldOut) {
            table.numbers("Held-out p, adjusted").words("Verdict");
        }
        if (known != null) {
            table.words("Most like");
        }
        for (int m = 0; m < results.motifs().size(); m++) {
            Motif motif = results.motifs().get(m);
            table.row().cell().element("a", "Motif " + (m + 1), "href", "#" + id(m));
            SequenceLogo.of(motif.observed()).small(table.cell());
            table.text(
                    Integer.toString(motif.width()),
                    Figures.grouped(motif.sites().size()));
            table.text(MotifSection.ofLogarithm(motif.logEValue()));
            if (heldOut) {
                verdict(html, table, motif.heldOut());
            }
            if (known != null) {
                List<MotifMatch> matches = known.matches().get(m);
                if (matches.isEmpty()) {
                    table.text("–");
                } else {
                    table.name(KnownMatches.name(
                            known.database().get(matches.get(0).target())));
                    String eValue = Figures.significant(matches.get(0).eValue(), 3);
                    html.element("span", " E " + eValue, "class", "soft");
                }
            }
        }
        table.end();
    }

    private static void verdict(Html html, Table table, @Nullable HeldOut heldOut) {
        if (heldOut == null) {
            table.text("–", "–");
            return;
        }
        table.text(MotifSection.ofLogarithm(heldOut.logAdjusted())).cell();
        html.element("span", MotifSection.verdict(heldOut), "class", heldOut.isSignificant() ? "yes" : "no");
    }

    private static void sequences(Html html, MotifRun all) {
        BackgroundModel background = all.results().background();
        Facts facts = new Facts(html);
        facts.add("Alphabet", background.alphabet().name());
        size(facts, "Sequences", "Lengths", all.results().sequences());
        SequenceSet controls = all.options().controls();
        if (controls != null) {
            size(facts, "Controls", "Lengths of controls", controls);
        }
        facts.add(
                "Background",
                letters(background) + " (order " + background.order() + "; " + Html.shortened(all.background()) + ")");
        facts.end();
    }

    private static void size(Facts facts, String what, String lengths, SequenceSet sequences) {
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int i = 0; i < sequences.size(); i++) {
            shortest = Math.min(shortest, sequences.length(i));
            longest = Math.max(longest, sequences.length(i));
        }
        String letters = Figures.grouped(sequences.letters()) + " letters";
        facts.add(what, Figures.grouped(sequences.size()) + ", together " + letters);
        if (sequences.size() > 0) {
            facts.add(
                    lengths,
                    shortest == longest
                            ? Figures.grouped(longest) + " letters each"
                            : Figures.grouped(shortest) + " to " + Figures.grouped(longest) + " letters");
        }
    }

    private static String letters(BackgroundModel background) {
        Alphabet alphabet = background.alphabet();
        StringBuilder text = new StringBuilder();
        for (int a = 0; a < alphabet.size(); a++) {
            text.append(a == 0 ? "" : ", ").append(alphabet.letter(a)).append(' ');
            text.append(Figures.fixed(background.probability(a), 3));
        }
        return text.toString();
    }

    private static void settings(Html html, MotifRun all) {
        MotifOptions options = all.options();
        Facts facts = new Facts(html);
        facts.add(
                "Sites in a sequence",
                switch (options.model()) {
                    case OOPS -> "one (OOPS)";
                    case ZOOPS -> "none or one (ZOOPS)";
                    case ANR -> "any number (ANR)";
                });
        facts.add("Strands", all.bothStrands() ? "both" : "the given one");
        facts.add("Palindromes alone", options.palindrome() ? "yes" : "no");
        facts.add("Widths", options.minWidth() + " to " + options.maxWidth());
        facts.add("Columns at the ends", "worth " + Figures.significant(options.trimBits(), 3) + " bits or more");
        facts.add("Sites at least", options.minSites() == 0 ? "as the model has it" : number(options.minSites()));
        facts.add("Sites at most", options.maxSites() == 0 ? "as the model has it" : number(options.maxSites()));
        facts.add("Motifs at most", number(options.motifs()));
        facts.add("E-value at most", Figures.significant(options.maxEValue(), 6));
        facts.add("Priors of letters", options.letterPrior() == null ? "the usual ones" : "given");
        facts.add("Priors of positions", options.positionPriors() == null ? "none" : "given");
        SequenceSet controls = options.controls();
        facts.add(
                "Held-out evidence",
                !options.heldOut()
                        ? "not asked for"
                        : "in " + options.folds() + " parts, against "
                                + (controls == null
                                        ? "shuffled sequences"
                                        : Figures.grouped(controls.size()) + " controls"));
        facts.add("Seed", Long.toString(options.seed()));
        facts.end();
    }

    private static String number(int value) {
        return Figures.grouped(value);
    }
}
