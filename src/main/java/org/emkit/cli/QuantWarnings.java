package org.emkit.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.LibraryType;
import org.emkit.em.Convergence;
import org.emkit.quant.Abundances;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.ReadFates;

/** What a careful colleague would remark on a finished estimate. */
final class QuantWarnings {
    private static final double LOW_MAPPING = 0.3;
    private static final double DOMINANT_TRANSCRIPT = 0.5;
    private static final double MANY_INCOMPATIBLE = 0.05;
    private static final long ENOUGH_FRAGMENTS = 100;

    private final Abundances abundances;
    private final List<String> warnings = new ArrayList<>();

    private QuantWarnings(Abundances abundances) {
        this.abundances = abundances;
    }

    /** @return warnings, one line each; none where nothing looks wrong */
    static List<String> of(Abundances abundances) {
        QuantWarnings w = new QuantWarnings(abundances);
        w.checkMapping();
        w.checkLibrary();
        w.checkScores();
        w.checkConvergence();
        w.checkDominance();
        return w.warnings;
    }

    private void checkMapping() {
        AlignmentCounts read = abundances.alignments();
        ReadFates fates = abundances.fates();
        if (read != null) {
            warnings.addAll(read.warnings());
        }
        long total = fates.total();
        long assigned = fates.assigned();
        if (total == 0) {
            warnings.add("the input holds no fragments: all estimates are 0");
        } else if (assigned == 0) {
            warnings.add("no fragment could be assigned: all estimates are 0; see read_fates.tsv");
        } else if (read != null && fates.count(ReadFates.UNMAPPED) == 0) {
            warnings.add("the input holds no unmapped reads, so the mapping rate says nothing (was the aligner told to"
                    + " leave them out?)");
        } else if (assigned < LOW_MAPPING * total) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "only %.1f %% of the fragments were assigned; see read_fates.tsv",
                    100.0 * assigned / total));
        }
    }

    private void checkLibrary() {
        LibraryEvidence evidence = abundances.library();
        LibraryType used = abundances.libraryType();
        if (evidence == null || used == null || evidence.decided() < ENOUGH_FRAGMENTS) {
            return;
        }
        double incompatible = 1 - (double) evidence.compatible(used) / evidence.decided();
        if (used != evidence.type() && incompatible > MANY_INCOMPATIBLE) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%.1f %% of the fragments do not fit library type %s; they look like %s: is '-l %s' meant?",
                    100 * incompatible,
                    used,
                    evidence.type(),
                    evidence.type()));
        } else if (used != evidence.type() && evidence.type().isStranded() && !used.isStranded()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "the fragments look stranded (%s), but library type %s was asked for",
                    evidence.type(),
                    used));
        } else if (incompatible > MANY_INCOMPATIBLE) {
            warnings.add(String.format(
                    Locale.ROOT, "%.1f %% of the fragments do not fit library type %s", 100 * incompatible, used));
        }
        double p = evidence.forwardShare();
        if (abundances.options().libraryType() == null && borderline(p)) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "library type %s is a close call: %.1f %% of the fragments are forward; state it with -l",
                    used,
                    100 * p));
        }
    }

    private static boolean borderline(double forwardShare) {
        return (forwardShare > 0.15 && forwardShare < 0.35) || (forwardShare > 0.65 && forwardShare < 0.85);
    }

    private void checkScores() {
        AlignmentCounts read = abundances.alignments();
        if (read == null || read.scoreMissing() == 0) {
            return;
        }
        if (read.scoreBlind() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d fragments have neither alignment scores (AS) nor NM, MD or =/X: their mismatches are not seen,"
                            + " and estimates of similar transcripts suffer",
                    read.scoreBlind()));
        } else {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%,d fragments have no alignment score (AS); they were scored from CIGAR and NM/MD",
                    read.scoreMissing()));
        }
    }

    private void checkConvergence() {
        Convergence end = abundances.convergence();
        if (end.converged()) {
            return;
        }
        warnings.add(
                Double.isNaN(end.gapNats())
                        ? String.format(
                                Locale.ROOT, "not converged after %,d updates; raise --max-updates", end.updates())
                        : String.format(
                                Locale.ROOT,
                                "not converged after %,d updates: the log-likelihood may be up to %.4g nats below the"
                                        + " optimum; raise --max-updates",
                                end.updates(),
                                end.gapNats()));
    }

    private void checkDominance() {
        double total = abundances.fates().assigned();
        for (int t = 0; t < abundances.transcripts() && abundances.transcripts() > 2; t++) {
            if (total >= ENOUGH_FRAGMENTS && abundances.fragments(t) > DOMINANT_TRANSCRIPT * total) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%.1f %% of the assigned fragments are from one transcript, %s",
                        100 * abundances.fragments(t) / total,
                        abundances.transcriptome().name(t)));
            }
        }
    }
}
