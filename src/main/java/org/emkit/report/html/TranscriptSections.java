package org.emkit.report.html;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.GeneAbundances;
import org.emkit.quant.Identifiability;
import org.emkit.report.IdentifiabilityTsv;
import org.jspecify.annotations.Nullable;

/** The most abundant transcripts and genes, and the transcripts that cannot be told apart. */
final class TranscriptSections {
    static final String FREE_ID = "not-determined";

    private static final int MOST_TRANSCRIPTS = 25;
    private static final int MOST_GENES = 15;
    private static final int MOST_GROUPS = 20;
    private static final int MOST_MEMBERS = 12;

    private TranscriptSections() {}

    static void abundant(Html html, Abundances abundances, @Nullable GeneAbundances genes) {
        int[] top = Largest.of(abundances.transcripts(), MOST_TRANSCRIPTS, abundances::tpm);
        if (top.length == 0) {
            html.paragraph("No transcript has any fragments.");
            return;
        }
        transcripts(html, abundances, top);
        if (genes != null) {
            genes(html, genes);
        }
        html.open("p")
                .text("All of them are in ")
                .element("code", "quant.sf")
                .text(".")
                .close("p")
                .line();
    }

    private static void transcripts(Html html, Abundances abundances, int[] top) {
        BitSet free = members(abundances.identifiability());
        BootstrapEstimates bootstraps = abundances.bootstraps();
        Table table = new Table(
                        html,
                        "The " + top.length + " most abundant of " + Figures.grouped(abundances.transcripts())
                                + " transcripts")
                .words("Transcript")
                .numbers("TPM")
                .words("")
                .numbers("Fragments")
                .numbers("Fit it alone")
                .numbers("Length")
                .numbers("Effective length");
        if (bootstraps != null) {
            table.numbers("95 % interval");
        }
        for (int t : top) {
            table.row().name(abundances.transcriptome().name(t));
            if (free.get(t)) {
                html.text(" ").element("a", "not determined", "class", "label", "href", "#" + FREE_ID);
            }
            table.text(Figures.fixed(abundances.tpm(t), 1));
            Parts.meter(table.cell(), abundances.tpm(t) / abundances.tpm(top[0]));
            table.text(Figures.fixed(abundances.fragments(t), 1), Figures.fixed(abundances.uniqueFragments(t), 0));
            int length = abundances.transcriptome().length(t);
            table.text(length == 0 ? "–" : Figures.grouped(length), Figures.fixed(abundances.effectiveLength(t), 1));
            if (bootstraps != null) {
                Spread spread = Spread.of(bootstraps, t);
                table.text(Figures.fixed(spread.low(), 1) + "–" + Figures.fixed(spread.high(), 1));
            }
        }
        table.end();
    }

    private static BitSet members(@Nullable Identifiability free) {
        BitSet members = new BitSet();
        for (int k = 0; free != null && k < free.members(); k++) {
            members.set(free.transcript(k));
        }
        return members;
    }

    private static void genes(Html html, GeneAbundances genes) {
        int[] top = Largest.of(genes.genes(), MOST_GENES, genes::tpm);
        Table table = new Table(
                        html, "The " + top.length + " most abundant of " + Figures.grouped(genes.genes()) + " genes")
                .words("Gene")
                .numbers("TPM")
                .words("")
                .numbers("Fragments")
                .numbers("Length")
                .numbers("Effective length");
        for (int g : top) {
            table.row().name(genes.name(g)).text(Figures.fixed(genes.tpm(g), 1));
            Parts.meter(table.cell(), genes.tpm(g) / genes.tpm(top[0]));
            table.text(Figures.fixed(genes.fragments(g), 1), Figures.fixed(genes.length(g), 1));
            table.text(Figures.fixed(genes.effectiveLength(g), 1));
        }
        table.end();
    }

    static void free(Html html, Abundances abundances, Identifiability free) {
        if (free.unchecked() > 0) {
            html.paragraph(Figures.grouped(free.unchecked())
                    + " transcripts were not looked into, as they hang together" + " in blocks too large.");
        }
        if (free.groups() == 0) {
            html.paragraph("Every transcript that was looked into is determined: another run to the optimum would give"
                    + " the same numbers.");
            return;
        }
        html.paragraph("Of " + Figures.grouped(free.members()) + " transcripts in " + Figures.grouped(free.groups())
                + (free.groups() == 1 ? " group" : " groups")
                + " the fragments determine the sum of each group, but not each member: every split within the"
                + " ranges below explains them as well. More reads of the same kind do not help; report the sum."
                + (free.identicalGroups() > 0
                        ? " Members of " + Figures.grouped(free.identicalGroups())
                                + (free.identicalGroups() == 1 ? " group are" : " groups are")
                                + " identical as far as reads show."
                        : ""));
        int[] top = Largest.of(free.groups(), MOST_GROUPS, free::groupFragments);
        if (top.length > 0) {
            groups(html, abundances, free, top);
        }
        html.open("p")
                .text("All of them are in ")
                .element("code", IdentifiabilityTsv.NAME)
                .text(".")
                .close("p")
                .line();
    }

    private static void groups(Html html, Abundances abundances, Identifiability free, int[] top) {
        int[] rank = new int[free.groups()];
        List<List<Integer>> members = new ArrayList<>();
        for (int i = 0; i < top.length; i++) {
            rank[top[i]] = i + 1;
            members.add(new ArrayList<>());
        }
        for (int k = 0; k < free.members(); k++) {
            if (rank[free.group(k)] > 0) {
                members.get(rank[free.group(k)] - 1).add(k);
            }
        }
        Table table = new Table(
                        html, top.length < free.groups() ? "The " + top.length + " largest groups" : "All groups")
                .words("Transcript")
                .numbers("Group")
                .numbers("Fragments")
                .numbers("May range over")
                .numbers("Sum of the group")
                .words("Why");
        for (int i = 0; i < top.length; i++) {
            group(table, abundances, free, members.get(i));
        }
        table.end();
    }

    private static void group(Table table, Abundances abundances, Identifiability free, List<Integer> members) {
        int group = free.group(members.get(0));
        int shown = members.size() <= MOST_MEMBERS ? members.size() : MOST_MEMBERS - 1;
        for (int k : members.subList(0, shown)) {
            int t = free.transcript(k);
            table.row().name(abundances.transcriptome().name(t)).text(Figures.grouped(group + 1));
            table.text(Figures.fixed(abundances.fragments(t), 1));
            table.text(Figures.fixed(free.minimum(k), 1) + " to " + Figures.fixed(free.maximum(k), 1));
            table.text(
                    Figures.fixed(free.groupFragments(group), 1), free.identical(group) ? "identical" : "confounded");
        }
        if (shown < members.size()) {
            table.row().text("and " + Figures.grouped(members.size() - shown) + " more", Figures.grouped(group + 1));
            table.text("", "", Figures.fixed(free.groupFragments(group), 1), "");
        }
    }
}
