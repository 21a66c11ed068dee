package org.emkit.report;

import java.util.ArrayList;
import java.util.List;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.LibraryType;
import org.emkit.em.Convergence;
import org.emkit.em.ProportionsFit;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.Merged;
import org.emkit.quant.ReadFates;
import org.emkit.quant.Sample;
import org.jspecify.annotations.Nullable;

/** What looks wrong in a result, in plain words, one line each. */
public final class Warnings {
    /** Below this share of assigned fragments something is usually wrong with the input. */
    private static final double FEW_ASSIGNED = 0.3;
    /** Above this share of fragments against the library type it is doubtful. */
    private static final double MANY_AGAINST = 0.05;
    /** Where the rarer strand has a share between these the library is neither clearly stranded nor unstranded. */
    private static final double MIXED_FROM = 0.15;

    private static final double MIXED_TO = 0.4;
    /** One transcript with more than this share of all fragments. */
    private static final double DOMINANT = 0.5;
    /** Below this share of assigned fragments that fit several transcripts the aligner has hardly told all places. */
    private static final double FEW_AMBIGUOUS = 0.01;
    /** Among fewer transcripts one may well dominate, and none need share a sequence. */
    private static final int FEW_TRANSCRIPTS = 10;
    /** Above this number of bases mean fragment lengths of inputs are hardly those of one library. */
    private static final double OTHER_LENGTHS = 25;
    /** Fewer fragments than this tell nothing of the library. */
    private static final long LITTLE_EVIDENCE = 100;

    private Warnings() {}

    /** @return the warnings of the reader, then those that the result gives reason for */
    public static List<String> of(Abundances abundances) {
        return of(abundances.sample(), abundances);
    }

    /** @return the warnings of the reader, then those that the classes give reason for */
    public static List<String> of(Sample sample) {
        return of(sample, null);
    }

    private static List<String> of(Sample sample, @Nullable Abundances abundances) {
        List<String> found = new ArrayList<>();
        FragmentEvidence evidence = sample.evidence();
        if (evidence != null) {
            found.addAll(evidence.alignments().warnings());
        }
        ReadFates fates = sample.fates();
        String outcome = abundances == null ? ": there are no classes" : ": all estimates are 0";
        if (fates.total() == 0) {
            found.add("the input has no fragments" + outcome);
        } else if (fates.assigned() == 0) {
            found.add("no fragment fits a transcript" + outcome + "; see the read fates for the reason");
        } else {
            assigned(fates, found);
            ambiguous(sample, found);
            if (abundances != null) {
                dominance(abundances, found);
            }
        }
        if (evidence != null && fates.total() > 0) {
            alignments(evidence.alignments(), found);
            library(sample, evidence, found);
        }
        Merged merged = sample.merged();
        if (merged != null && merged.lengthDifference() > OTHER_LENGTHS) {
            found.add("mean fragment lengths of the inputs differ by " + Decimals.fixed(merged.lengthDifference(), 1)
                    + " bases, and effective lengths are averaged: are these reads of one library?");
        }
        if (abundances != null && !abundances.convergence().converged()) {
            found.add(unconverged(abundances));
        }
        if (abundances != null && abundances.bootstraps() != null) {
            replicates(abundances.bootstraps(), found);
        }
        return found;
    }

    private static void assigned(ReadFates fates, List<String> found) {
        if (fates.assigned() < FEW_ASSIGNED * fates.total()) {
            found.add("only " + percent(fates.assigned(), fates.total())
                    + " of fragments fit a transcript: were the reads aligned to these transcripts?");
        }
    }

    private static void ambiguous(Sample sample, List<String> found) {
        ReadFates fates = sample.fates();
        long several = fates.count(ReadFates.ASSIGNED_AMBIGUOUS);
        if (several < FEW_AMBIGUOUS * fates.assigned()
                && fates.assigned() >= LITTLE_EVIDENCE
                && sample.transcripts() >= FEW_TRANSCRIPTS) {
            found.add("only " + percent(several, fates.assigned()) + " of assigned fragments fit several transcripts:"
                    + " does the aligner report all places of a read?");
        }
    }

    private static void dominance(Abundances abundances, List<String> found) {
        int most = 0;
        for (int t = 1; t < abundances.transcripts(); t++) {
            most = abundances.fragments(t) > abundances.fragments(most) ? t : most;
        }
        double share = abundances.fragments(most) / abundances.fates().assigned();
        if (share > DOMINANT && abundances.transcripts() >= FEW_TRANSCRIPTS) {
            found.add("transcript " + abundances.transcriptome().name(most) + " takes " + percent(share)
                    + " of all assigned fragments");
        }
    }

    private static void alignments(AlignmentCounts counts, List<String> found) {
        if (counts.unmapped() == 0) {
            found.add("the input has no unmapped reads, so the share of assigned fragments says nothing of the sample:"
                    + " keep them when aligning");
        }
        long scoreMade = counts.scoreMissing() - counts.scoreBlind();
        if (scoreMade > 0) {
            found.add(percent(scoreMade, counts.placed())
                    + " of placed fragments lack an alignment score (AS): theirs is made from CIGAR, NM and MD");
        }
        if (counts.scoreBlind() > 0) {
            found.add(percent(counts.scoreBlind(), counts.placed())
                    + " of placed fragments tell nothing of mismatches (neither AS nor NM nor MD):"
                    + " their placements count as equally good");
        }
    }

    private static void library(Sample sample, FragmentEvidence evidence, List<String> found) {
        LibraryEvidence library = evidence.library();
        LibraryType used = evidence.libraryType();
        ReadFates fates = sample.fates();
        long against = fates.count(ReadFates.WRONG_ORIENTATION) + fates.count(ReadFates.WRONG_STRAND);
        boolean given = sample.options().libraryType() != null;
        if (against > MANY_AGAINST * (against + fates.assigned())) {
            LibraryType detected = library.type();
            found.add(percent(against, against + fates.assigned()) + " of placed fragments do not fit library type "
                    + used
                    + (detected == used ? "" : "; they speak for " + detected + ": give -l A or -l " + detected));
        }
        if (library.forward() + library.reverse() < LITTLE_EVIDENCE) {
            return;
        }
        double p = library.forwardShare();
        double minor = Math.min(p, 1 - p);
        if (given && !used.isStranded() && library.type().isStranded()) {
            found.add("library type " + used + " was given, but " + percent(Math.max(p, 1 - p))
                    + " of fragments come from one strand: " + library.type() + " would use that");
        } else if (!given && minor > MIXED_FROM && minor < MIXED_TO) {
            found.add(percent(p) + " of fragments come from the forward strand, neither nearly all nor about half: "
                    + used + " was chosen; give -l if you know the library");
        }
    }

    private static void replicates(BootstrapEstimates bootstraps, List<String> found) {
        int unconverged = 0;
        for (int r = 0; r < bootstraps.replicates(); r++) {
            unconverged += bootstraps.convergence(r).converged() ? 0 : 1;
        }
        if (unconverged > 0) {
            found.add(Decimals.grouped(unconverged) + " of " + Decimals.grouped(bootstraps.replicates())
                    + " bootstrap replicates did not converge; raise --max-updates");
        }
    }

    private static String unconverged(Abundances abundances) {
        Convergence convergence = abundances.convergence();
        ProportionsFit.Work work = abundances.work();
        int newtonSteps = work == null ? 0 : work.newtonSteps();
        boolean updatesUsedUp = newtonSteps == 0
                || convergence.updates() > abundances.sample().options().maxUpdates();
        return "not converged after " + Decimals.grouped(convergence.updates()) + " updates"
                + (newtonSteps > 0 ? " and " + Decimals.grouped(newtonSteps) + " Newton steps" : "")
                + (Double.isNaN(convergence.gapNats())
                        ? ""
                        : ": the log-likelihood is within " + Summary.gap(convergence.gapNats())
                                + " nats of its optimum")
                + (updatesUsedUp ? "; raise --max-updates" : "; raise --tolerance to accept that");
    }

    private static String percent(long part, long whole) {
        return percent((double) part / whole);
    }

    /** A small share that is not nothing keeps a digit that shows it. */
    static String percent(double share) {
        return share > 0 && share < 0.001 ? "less than 0.1 %" : Decimals.fixed(100 * share, 1) + " %";
    }
}
