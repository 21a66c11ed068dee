package org.emkit.report.html;

import java.util.Arrays;
import java.util.List;
import org.emkit.compare.MotifMatch;
import org.emkit.matrix.Consensus;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;
import org.emkit.motif.MotifTrace;
import org.emkit.report.MotifRun;
import org.jspecify.annotations.Nullable;

/** All of one motif. */
final class MotifSection {
    private static final double LN_10 = StrictMath.log(10);
    private static final int MOST_MATCHES = 5;
    /** Nothing smaller is drawn, nats. */
    private static final double LEAST = 1e-9;

    private MotifSection() {}

    /** @return a number whose natural logarithm is given, however small */
    static String ofLogarithm(double nats) {
        return Figures.significantOfLog10(nats / LN_10, 3);
    }

    /** @return the verdict on a motif, in a few words */
    static String verdict(HeldOut heldOut) {
        if (!heldOut.isFoundAgain()) {
            return "not found again";
        }
        return heldOut.isSignificant() ? "significant" : "not significant";
    }

    static void write(Html html, MotifRun all, int number, @Nullable KnownMatches known) {
        MotifResults results = all.results();
        Motif motif = results.motifs().get(number);
        SequenceLogo logo = SequenceLogo.of(motif.observed());
        html.open("div", "class", "logos");
        logo.figure(html, logo.isComplementable() ? "As found" : "Letters of its sites");
        if (logo.isComplementable()) {
            logo.reverseComplement().figure(html, "On the other strand");
        }
        html.close("div").line();
        facts(html, MotifRun.id(results, number), motif, logo);
        if (known != null) {
            html.element("h3", "Known motifs");
            List<MotifMatch> matches = known.matches().get(number);
            MatchTable.write(html, logo, known.database(), matches, MOST_MATCHES);
        }
        html.element("h3", "Sites");
        SiteSections.best(html, results.sequences(), motif);
        html.open("div", "class", "charts");
        SiteSections.aboutTheMiddle(html, results.sequences(), motif);
        trace(html, motif.trace());
        html.close("div").line();
    }

    private static void facts(Html html, String id, Motif motif, SequenceLogo logo) {
        Facts facts = new Facts(html);
        facts.begin("Name in all files").element("code", id);
        facts.begin("Consensus").element("code", Consensus.of(motif.observed()));
        facts.add("Width", motif.width() + " letters, " + Figures.fixed(logo.information(), 1) + " bits");
        facts.add(
                "Sites",
                Figures.grouped(motif.sites().size()) + ", expected by EM " + Figures.fixed(motif.expectedSites(), 1));
        facts.add(
                "E-value",
                ofLogarithm(motif.logEValue()) + " (log-likelihood ratio "
                        + Figures.fixed(motif.logLikelihoodRatio(), 1) + " nats)"
                        + (motif.isConfirmedDespiteEValue()
                                ? ": high, sites are not more alike than chance makes them; held out they tell sequences"
                                        + " from controls"
                                : ""));
        HeldOut heldOut = motif.heldOut();
        if (heldOut != null) {
            heldOut(facts, heldOut);
        }
        MotifTrace trace = motif.trace();
        facts.begin("Found from")
                .text("the best of " + Figures.grouped(trace.startsTried()) + " starts, of which "
                        + Figures.grouped(trace.startsRefined()) + (trace.startsRefined() == 1 ? " was" : " were")
                        + " followed to the end: ")
                .element("code", Html.shortened(trace.start()));
        facts.add(
                "EM",
                Figures.grouped(trace.updates()) + " updates, " + Figures.grouped(trace.rescans())
                        + " rescans of all windows, " + (trace.converged() ? "converged" : "NOT converged"));
        facts.end();
    }

    private static void heldOut(Facts facts, HeldOut heldOut) {
        facts.begin("Held-out p-value")
                .element("span", ofLogarithm(heldOut.logPValue()), "class", "whole")
                .text(", adjusted for all motifs (Holm) ")
                .element("span", ofLogarithm(heldOut.logAdjusted()), "class", "whole")
                .text(": ")
                .element("span", verdict(heldOut), "class", heldOut.isSignificant() ? "yes" : "no");
        facts.add(
                "On sequences not used to find it",
                heldOut.isFoundAgain()
                        ? hits(heldOut)
                        : "none judge it: it was not found again when parts of the sequences were searched");
    }

    private static String hits(HeldOut heldOut) {
        return Figures.grouped(heldOut.positivesHit()) + " of " + Figures.grouped(heldOut.positives())
                + " sequences have a site ("
                + Figures.percent(heldOut.positivesHit(), heldOut.positives(), 1) + "), "
                + Figures.grouped(heldOut.controlsHit()) + " of " + Figures.grouped(heldOut.controls())
                + " controls (" + Figures.percent(heldOut.controlsHit(), heldOut.controls(), 1)
                + "); area under the ROC curve " + Figures.fixed(heldOut.rocArea(), 3);
    }

    /** Draws how far each update was below the last one, as what an update gains shrinks by orders of magnitude. */
    private static void trace(Html html, MotifTrace trace) {
        int size = trace.objective().size();
        double end = size == 0 ? 0 : trace.objective().get(size - 1);
        double[] update = new double[size];
        double[] below = new double[size];
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        int drawn = 0;
        for (int i = 0; i < size; i++) {
            double nats = end - trace.objective().get(i);
            if (nats > LEAST) {
                update[drawn] = i + 1;
                below[drawn++] = nats;
                least = Math.min(least, nats);
                most = Math.max(most, nats);
            }
        }
        if (drawn < 2) {
            return;
        }
        Chart chart = new Chart(
                        Axis.counts("EM update of the last refinement", 0, size),
                        Axis.powersOfTen("Below the end (nats)", least, most))
                .line(Arrays.copyOf(update, drawn), Arrays.copyOf(below, drawn), "first");
        for (int i = 0; i < drawn; i++) {
            String told = "update " + Figures.fixed(update[i], 0) + ": " + Figures.significant(below[i], 3);
            chart.dot(update[i], below[i], "first", told + " nats below the end");
        }
        String gain = Figures.significant(end - trace.objective().get(0), 3);
        chart.write(
                html,
                "How the objective rose to " + Figures.fixed(end, 3) + " nats",
                "It gained " + gain + " nats in " + size + " updates");
    }
}
