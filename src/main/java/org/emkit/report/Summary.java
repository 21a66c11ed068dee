package org.emkit.report;

import java.io.IOException;
import java.util.Map;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.em.Convergence;
import org.emkit.em.ProportionsFit;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.Identifiability;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.Merged;
import org.emkit.quant.ReadFates;
import org.emkit.quant.Sample;
import org.jspecify.annotations.Nullable;

/** The closing words of a run: what came out, what it took, and what looks wrong. */
public final class Summary {
    private static final double MEBIBYTE = 1 << 20;

    private Summary() {}

    /** Writes some ten lines for the terminal. */
    public static void write(Run run, Abundances abundances, Appendable out) throws IOException {
        write(run, abundances.sample(), abundances, out);
    }

    /** Writes as many lines of a run that stopped before an estimate. */
    public static void write(Run run, Sample sample, Appendable out) throws IOException {
        write(run, sample, null, out);
    }

    private static void write(Run run, Sample sample, @Nullable Abundances abundances, Appendable out)
            throws IOException {
        ReadFates fates = sample.fates();
        row(
                out,
                "fragments",
                Decimals.grouped(fates.total()) + ", " + Decimals.grouped(fates.assigned()) + " assigned ("
                        + Decimals.fixed(ReadFateTable.percent(fates.assigned(), fates.total()), 2) + " %): "
                        + Decimals.grouped(fates.count(ReadFates.ASSIGNED_UNIQUE)) + " to one transcript, "
                        + Decimals.grouped(fates.count(ReadFates.ASSIGNED_AMBIGUOUS)) + " to several");
        FragmentEvidence evidence = sample.evidence();
        if (evidence != null) {
            regrouping(out, evidence.alignments());
            row(out, "library type", library(sample, evidence));
            row(
                    out,
                    "scores",
                    evidence.scoreScale().aligner() + ", "
                            + Decimals.fixed(evidence.scoreScale().natsPerUnit(), 3) + " nats a unit");
        }
        FragmentLengths lengths = sample.fragmentLengths();
        if (lengths != null) {
            row(
                    out,
                    "fragment length",
                    "mean " + Decimals.fixed(lengths.mean(), 1) + ", sd "
                            + Decimals.fixed(lengths.standardDeviation(), 1)
                            + (lengths.observed() == 0
                                    ? " (assumed)"
                                    : " (from " + Decimals.grouped(lengths.observed()) + " pairs)"));
        }
        Merged merged = sample.merged();
        if (merged != null) {
            row(out, "merged", merged(merged));
        }
        row(
                out,
                "classes",
                Decimals.grouped(sample.classes().classes()) + " over " + Decimals.grouped(sample.transcripts())
                        + " transcripts");
        row(
                out,
                "estimate",
                abundances == null ? "none, as asked for: classes and lengths alone" : estimate(abundances));
        if (abundances != null) {
            undetermined(out, abundances.identifiability());
        }
        row(out, "cost", cost(run.cost()));
        for (String warning : RunInfo.warnings(run, sample, abundances)) {
            out.append("  warning: ").append(warning).append('\n');
        }
    }

    /** Writes the totals of a run, a line each, by name. */
    public static void write(Run run, Map<String, Long> totals, Appendable out) throws IOException {
        for (Map.Entry<String, Long> each : totals.entrySet()) {
            row(out, each.getKey().replace('_', ' '), Decimals.grouped(each.getValue()));
        }
        row(out, "cost", cost(run.cost()));
        for (String warning : run.warnings()) {
            row(out, "warning", warning);
        }
    }

    static void row(Appendable out, String name, String value) throws IOException {
        out.append("  ")
                .append(name)
                .append(" ".repeat(17 - name.length()))
                .append(value)
                .append('\n');
    }

    private static void regrouping(Appendable out, AlignmentCounts counts) throws IOException {
        if (counts.regrouped()) {
            row(
                    out,
                    "record order",
                    "regrouped by name, as it was not grouped or came through a pipe"
                            + (counts.spilledBytes() > 0
                                    ? " (" + Decimals.fixed(counts.spilledBytes() / MEBIBYTE, 1)
                                            + " MiB of temporary files)"
                                    : ""));
        }
    }

    private static String library(Sample sample, FragmentEvidence evidence) {
        LibraryEvidence library = evidence.library();
        String how = sample.options().libraryType() == null ? " (detected" : " (given";
        if (library.forward() + library.reverse() == 0) {
            return evidence.libraryType() + how + "; no evidence)";
        }
        return evidence.libraryType() + how + "; " + Decimals.fixed(100 * library.forwardShare(), 1)
                + " % forward, 95 % interval " + Decimals.fixed(100 * library.lowerShare(), 1) + "–"
                + Decimals.fixed(100 * library.upperShare(), 1) + ", of "
                + Decimals.grouped(library.forward() + library.reverse()) + " fragments)";
    }

    private static String merged(Merged merged) {
        return Decimals.grouped(merged.classes()) + " classes of " + merged.inputs() + " inputs, effective lengths "
                + (merged.lengthsAgree()
                        ? "equal"
                        : "averaged (mean fragment lengths differ by " + Decimals.fixed(merged.lengthDifference(), 1)
                                + " bases)");
    }

    private static String estimate(Abundances abundances) {
        Convergence convergence = abundances.convergence();
        if (abundances.fates().assigned() == 0) {
            return "none: no fragment is assigned";
        }
        String text = (convergence.converged() ? "" : "NOT CONVERGED, ") + Decimals.grouped(convergence.updates())
                + " updates";
        ProportionsFit.Work work = abundances.work();
        if (work != null) {
            text += ", " + Decimals.grouped(work.newtonSteps()) + " Newton steps";
        }
        if (!Double.isNaN(convergence.gapNats())) {
            text += ", log-likelihood proved within " + gap(convergence.gapNats()) + " nats of the optimum";
        }
        BootstrapEstimates bootstraps = abundances.bootstraps();
        return bootstraps == null ? text : text + ", " + bootstraps.replicates() + " bootstraps";
    }

    /** @return a proved gap with three digits, rounded up, and never nothing: what is proved is no less than this */
    public static String gap(double nats) {
        return Decimals.fixed(Math.max(1, Math.ceil(nats * 1000)) / 1000, 3);
    }

    private static void undetermined(Appendable out, @Nullable Identifiability free) throws IOException {
        if (free == null || free.members() + free.unchecked() == 0) {
            return;
        }
        row(
                out,
                "not determined",
                Decimals.grouped(free.members()) + " transcripts in " + Decimals.grouped(free.groups())
                        + (free.groups() == 1 ? " group" : " groups")
                        + (free.unchecked() > 0 ? ", not checked " + Decimals.grouped(free.unchecked()) : "") + ": "
                        + IdentifiabilityTsv.NAME);
    }

    static String cost(Run.Cost cost) {
        return Decimals.fixed(cost.seconds(), 1) + " s"
                + (Double.isNaN(cost.cpuSeconds()) ? "" : ", CPU " + Decimals.fixed(cost.cpuSeconds(), 1) + " s")
                + (cost.peakBytes() < 0 ? "" : ", memory " + Decimals.fixed(cost.peakBytes() / MEBIBYTE, 0) + " MiB")
                + ", " + cost.threads() + (cost.threads() == 1 ? " thread" : " threads");
    }
}
