package org.emkit.report.html;

import java.io.IOException;
import org.emkit.em.Convergence;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.GeneAbundances;
import org.emkit.quant.Identifiability;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.ReadFates;
import org.emkit.report.Run;
import org.emkit.report.RunInfo;
import org.emkit.report.Summary;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code report.html} of {@code emkit quant}: what to look at before one believes the numbers, in one file. Two
 * runs on the same fragments with the same settings differ in the section {@code run}, the sample's name and the names of
 * files in warnings alone.
 */
public final class QuantReport {
    private static final String VERB = "emkit quant";

    private QuantReport() {}

    /**
     * Writes the page.
     *
     * @param genes what genes have, or null where none are known
     */
    public static void write(Run run, Abundances abundances, @Nullable GeneAbundances genes, Appendable out)
            throws IOException {
        Page page = new Page(VERB, run.sample(), "Made by emkit " + run.version() + ".");
        summary(page.section("summary", "Summary"), run, abundances);
        FragmentSections.fates(page.section("fates", "Read fates"), abundances.fates());
        FragmentEvidence evidence = abundances.evidence();
        if (evidence != null) {
            FragmentSections.library(page.section("library", "Library type"), abundances.sample(), evidence);
        }
        FragmentLengths lengths = abundances.fragmentLengths();
        if (lengths != null) {
            FragmentSections.lengths(page.section("lengths", "Fragment lengths"), lengths);
        }
        if (abundances.fates().assigned() > 0) {
            estimate(page, abundances, genes);
        }
        settings(page.section("settings", "Settings"), abundances.options());
        RunSection.write(page.section(RunSection.ID, "Run"), run);
        page.write(out);
    }

    private static void estimate(Page page, Abundances abundances, @Nullable GeneAbundances genes) {
        AmbiguitySection.write(page.section("ambiguity", "Classes and ambiguity"), abundances);
        EstimateSection.write(page.section("estimate", "Estimate"), abundances);
        TranscriptSections.abundant(page.section("abundant", "Most abundant"), abundances, genes);
        Identifiability free = abundances.identifiability();
        if (free != null) {
            TranscriptSections.free(page.section(TranscriptSections.FREE_ID, "Not determined"), abundances, free);
        }
        BootstrapEstimates bootstraps = abundances.bootstraps();
        if (bootstraps != null) {
            BootstrapSection.write(page.section("bootstraps", "Uncertainty"), abundances, bootstraps);
        }
    }

    private static void summary(Html html, Run run, Abundances abundances) {
        ReadFates fates = abundances.fates();
        Parts.beginTiles(html);
        String share = Figures.percent(fates.assigned(), fates.total(), 2);
        Parts.tile(html, "Fragments", Figures.grouped(fates.total()), share + " assigned");
        String unique = Figures.percent(fates.count(ReadFates.ASSIGNED_UNIQUE), fates.assigned(), 1);
        Parts.tile(html, "Fit one transcript", unique, "of the assigned fragments");
        FragmentEvidence evidence = abundances.evidence();
        if (evidence != null) {
            library(html, abundances.options(), evidence);
        }
        FragmentLengths lengths = abundances.fragmentLengths();
        if (lengths != null) {
            String deviation = "± " + Figures.fixed(lengths.standardDeviation(), 1) + " bases";
            String how = lengths.observed() == 0 ? ", assumed" : "";
            Parts.tile(html, "Fragment length", Figures.fixed(lengths.mean(), 1), deviation + how);
        }
        present(html, abundances);
        estimate(html, abundances);
        Identifiability free = abundances.identifiability();
        if (free != null) {
            String groups = Figures.grouped(free.groups()) + (free.groups() == 1 ? " group" : " groups");
            Parts.tile(html, "Not determined", Figures.grouped(free.members()), "transcripts, in " + groups);
        }
        Parts.endTiles(html);
        Parts.warnings(html, RunInfo.warnings(run, abundances.sample(), abundances));
    }

    private static void library(Html html, QuantOptions options, FragmentEvidence evidence) {
        LibraryEvidence library = evidence.library();
        String how = options.libraryType() == null ? "detected" : "given";
        String evident = library.forward() + library.reverse() == 0
                ? ", no evidence"
                : ", " + Figures.fixed(100 * library.forwardShare(), 1) + " % forward";
        Parts.tile(html, "Library type", evidence.libraryType().name(), how + evident);
    }

    private static void present(Html html, Abundances abundances) {
        int present = 0;
        for (int t = 0; t < abundances.transcripts(); t++) {
            present += abundances.fragments(t) >= AmbiguitySection.PRESENT ? 1 : 0;
        }
        String all = "of " + Figures.grouped(abundances.transcripts()) + ", with one fragment or more";
        Parts.tile(html, "Transcripts present", Figures.grouped(present), all);
    }

    private static void estimate(Html html, Abundances abundances) {
        Convergence convergence = abundances.convergence();
        if (abundances.fates().assigned() == 0) {
            Parts.tile(html, "Estimate", "none", "no fragment is assigned");
        } else if (!convergence.converged()) {
            String after = "after " + Figures.grouped(convergence.updates()) + " updates";
            Parts.tile(html, "Estimate", "not converged", after);
        } else if (Double.isNaN(convergence.gapNats())) {
            Parts.tile(html, "Estimate", "converged", "variational Bayes");
        } else {
            String gap = Summary.gap(convergence.gapNats());
            Parts.tile(html, "Estimate proved within", gap, "nats of the highest log-likelihood possible");
        }
    }

    private static void settings(Html html, QuantOptions options) {
        Facts facts = new Facts(html);
        facts.add(
                "Library type",
                options.libraryType() == null
                        ? "A (from the fragments)"
                        : options.libraryType().name());
        facts.add(
                "Fragment length assumed",
                Figures.significant(options.fragmentMean(), 6) + " ± " + Figures.significant(options.fragmentSd(), 6)
                        + " bases");
        facts.add("Longest fragment", Figures.grouped(options.maxFragmentLength()) + " bases");
        facts.add("Mates alone", options.discardOrphans() ? "left out" : "used where no transcript holds both");
        facts.add("Dovetailed pairs", options.discardDovetails() ? "left out" : "used");
        facts.add("Room for a single read's fragment", options.singleFragmentTerm() ? "weighed" : "not weighed");
        facts.add(
                "Unit of alignment score",
                Double.isNaN(options.scoreScaleOverride())
                        ? "by the aligner"
                        : Figures.significant(options.scoreScaleOverride(), 6) + " nats");
        facts.add(
                "Least likely placement kept", Figures.significant(options.minRatioNats(), 6) + " nats below the best");
        facts.add("Class bins", bins(options.bins().nats()));
        if (options.prior() instanceof AbundancePrior.Dirichlet prior) {
            facts.add(
                    "Prior",
                    Figures.significant(prior.fragments(), 6) + " fragments a "
                            + (prior.perNucleotide() ? "base of effective length" : "transcript"));
        } else {
            facts.add("Tolerance", Figures.significant(options.toleranceNats(), 6) + " nats");
        }
        facts.add("Updates at most", Figures.grouped(options.maxUpdates()));
        facts.add(
                "Bootstraps",
                options.bootstraps() == 0
                        ? "none"
                        : Figures.grouped(options.bootstraps()) + ", from number "
                                + Figures.grouped(options.firstBootstrap()));
        facts.add("Seed", Long.toString(options.seed()));
        facts.end();
    }

    private static String bins(double nats) {
        if (nats == 0) {
            return "exact";
        }
        return nats < Double.POSITIVE_INFINITY ? Figures.significant(nats, 6) + " nats" : "none";
    }
}
