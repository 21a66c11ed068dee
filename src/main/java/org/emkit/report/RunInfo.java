package org.emkit.report;

import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.TranscriptDigests;
import org.emkit.em.Convergence;
import org.emkit.em.ProportionsFit;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.EquivalenceClasses;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.Identifiability;
import org.emkit.quant.LibraryEvidence;
import org.emkit.quant.Merged;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.ReadFates;
import org.emkit.quant.Sample;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code run.json}: all that is known of a run. Two runs on the same fragments with the same settings differ
 * in {@code sample}, {@code execution} and {@code inputs} alone: names and digests of files, times, threads, and whether
 * records had to be regrouped. (Warnings may name files, too.)
 */
public final class RunInfo {
    private static final int FORMAT_VERSION = 1;

    private RunInfo() {}

    /** Writes the object. */
    public static void write(Run run, Abundances abundances, Appendable out) throws IOException {
        write(run, abundances.sample(), abundances, out);
    }

    /** Writes the object of a run that stopped before an estimate. */
    public static void write(Run run, Sample sample, Appendable out) throws IOException {
        write(run, sample, null, out);
    }

    private static void write(Run run, Sample sample, @Nullable Abundances abundances, Appendable out)
            throws IOException {
        Json.document(out, json -> {
            json.whole("format_version", FORMAT_VERSION);
            json.object("generator", generator -> {
                generator.text("name", "emkit");
                generator.text("version", run.version());
            });
            json.text("sample", run.sample());
            json.object("execution", execution -> execution(execution, run, sample.alignments()));
            json.objects("inputs", run.inputs(), RunInfo::input);
            json.object("settings", settings -> {
                settings(settings, sample.options());
                if (abundances != null) {
                    estimation(settings, sample.options());
                }
            });
            json.object("transcriptome", transcriptome -> transcriptome(transcriptome, run, sample));
            FragmentEvidence evidence = sample.evidence();
            if (evidence != null) {
                json.object("alignments", alignments -> alignments(alignments, evidence.alignments()));
                json.object("score_scale", scale -> {
                    scale.text("aligner", evidence.scoreScale().aligner());
                    scale.number("nats_per_unit", evidence.scoreScale().natsPerUnit());
                    scale.truth("per_pair", evidence.scoreScale().perPair());
                    scale.text("origin", evidence.scoreScale().origin());
                });
                json.object("library", library -> library(library, evidence, sample.options()));
            }
            FragmentLengths lengths = sample.fragmentLengths();
            if (lengths != null) {
                json.object("fragment_lengths", of -> {
                    of.whole("observed", lengths.observed());
                    of.number("mean", lengths.mean());
                    of.number("standard_deviation", lengths.standardDeviation());
                });
            }
            json.object("read_fates", fates -> fates(fates, sample.fates()));
            json.object("classes", classes -> classes(classes, sample));
            if (abundances != null) {
                json.object("convergence", convergence -> convergence(convergence, abundances));
            }
            Identifiability free = abundances == null ? null : abundances.identifiability();
            if (free != null) {
                json.object("identifiability", of -> identifiability(of, free));
            }
            BootstrapEstimates bootstraps = abundances == null ? null : abundances.bootstraps();
            if (bootstraps != null) {
                json.object("bootstraps", replicates -> bootstraps(replicates, bootstraps));
            }
            json.texts("warnings", warnings(run, sample, abundances));
        });
    }

    /** @return all that a user should know: what the run itself says, then what the result gives reason for */
    public static List<String> warnings(Run run, Sample sample, @Nullable Abundances abundances) {
        List<String> all = new ArrayList<>(run.warnings());
        all.addAll(abundances == null ? Warnings.of(sample) : Warnings.of(abundances));
        return all;
    }

    static void execution(Json json, Run run, @Nullable AlignmentCounts counts) throws IOException {
        Run.Cost cost = run.cost();
        json.texts("command", run.command());
        json.text("started", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(cost.started()));
        json.text("ended", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(cost.ended()));
        json.number("seconds", cost.seconds());
        json.number("cpu_seconds", cost.cpuSeconds());
        if (cost.peakBytes() < 0) {
            json.nothing("peak_resident_bytes");
        } else {
            json.whole("peak_resident_bytes", cost.peakBytes());
        }
        json.whole("threads", cost.threads());
        if (counts != null) {
            json.truth("regrouped", counts.regrouped());
            json.whole("spilled_bytes", counts.spilledBytes());
        }
    }

    static void input(Json json, Run.Input input) throws IOException {
        json.text("role", input.role());
        json.text("path", input.path());
        if (input.bytes() < 0) {
            json.nothing("bytes");
        } else {
            json.whole("bytes", input.bytes());
        }
        json.text("sha256", input.sha256());
    }

    private static void settings(Json json, QuantOptions options) throws IOException {
        LibraryType type = options.libraryType();
        json.text("library_type", type == null ? "A" : type.name());
        json.whole("max_fragment_length", options.maxFragmentLength());
        json.number("fragment_mean", options.fragmentMean());
        json.number("fragment_sd", options.fragmentSd());
        json.truth("discard_orphans", options.discardOrphans());
        json.truth("discard_dovetails", options.discardDovetails());
        json.truth("single_fragment_term", options.singleFragmentTerm());
        json.number("score_scale", options.scoreScaleOverride());
        json.number("min_ratio_nats", options.minRatioNats());
        double bins = options.bins().nats();
        if (bins > 0 && bins < Double.POSITIVE_INFINITY) {
            json.number("class_bins_nats", bins);
        } else {
            json.text("class_bins_nats", bins == 0 ? "exact" : "none");
        }
    }

    private static void estimation(Json json, QuantOptions options) throws IOException {
        if (options.prior() instanceof AbundancePrior.Dirichlet prior) {
            json.text("method", "variational Bayes");
            json.number("prior_fragments", prior.fragments());
            json.truth("prior_per_nucleotide", prior.perNucleotide());
        } else {
            json.text("method", "maximum likelihood");
        }
        json.number("tolerance_nats", options.toleranceNats());
        json.whole("max_updates", options.maxUpdates());
        json.whole("bootstraps", options.bootstraps());
        json.whole("first_bootstrap", options.firstBootstrap());
        json.whole("seed", options.seed());
    }

    private static void transcriptome(Json json, Run run, Sample sample) throws IOException {
        json.whole("transcripts", sample.transcripts());
        TranscriptDigests digests = run.digests();
        if (digests != null) {
            json.text("sequences_sha256", digests.sequences());
            json.text("names_sha256", digests.names());
            json.text("sequences_sha512", digests.sequences512());
            json.text("names_sha512", digests.names512());
        }
    }

    private static void alignments(Json json, AlignmentCounts counts) throws IOException {
        json.whole("records", counts.records());
        json.whole("supplementary", counts.supplementary());
        json.whole("repeated", counts.repeated());
        json.whole("fragments", counts.fragments());
        json.whole("unmapped", counts.unmapped());
        json.whole("quality_failed", counts.qualityFailed());
        json.whole("placed", counts.placed());
        json.whole("several_primary", counts.severalPrimary());
        json.whole("score_missing", counts.scoreMissing());
        json.whole("score_blind", counts.scoreBlind());
    }

    private static void library(Json json, FragmentEvidence evidence, QuantOptions options) throws IOException {
        LibraryEvidence library = evidence.library();
        json.text("used", evidence.libraryType().name());
        json.truth("given", options.libraryType() != null);
        json.text("detected", library.type().name());
        json.whole("forward", library.forward());
        json.whole("reverse", library.reverse());
        json.number("forward_share", library.forwardShare());
        json.number("forward_share_lower_95", library.lowerShare());
        json.number("forward_share_upper_95", library.upperShare());
        json.whole("decided", library.decided());
        json.whole("undecided", library.undecided());
        json.object("orientations", orientations -> {
            for (int code = 0; code < Orientation.COUNT; code++) {
                orientations.whole(Orientation.of(code).name(), library.count(Orientation.of(code)));
            }
        });
    }

    private static void fates(Json json, ReadFates fates) throws IOException {
        for (ReadFates.Row row : fates.rows()) {
            json.whole(row.name(), row.fragments());
        }
        json.whole("total", fates.total());
        json.object("of_assigned", within -> {
            for (ReadFates.Row row : fates.within()) {
                within.whole(row.name(), row.fragments());
            }
        });
    }

    private static void classes(Json json, Sample sample) throws IOException {
        EquivalenceClasses classes = sample.classes();
        json.whole("classes", classes.classes());
        json.whole("entries", classes.start(classes.classes()));
        json.number("fragments", classes.fragments());
        Merged merged = sample.merged();
        if (merged != null) {
            json.object("merged", of -> {
                of.whole("inputs", merged.inputs());
                of.whole("classes", merged.classes());
                of.text("effective_lengths", merged.lengthsAgree() ? "equal" : "mean weighted by fragments");
                of.number("length_difference", merged.lengthDifference());
            });
        }
    }

    private static void convergence(Json json, Abundances abundances) throws IOException {
        Convergence convergence = abundances.convergence();
        json.truth("converged", convergence.converged());
        json.whole("updates", convergence.updates());
        json.number("objective_nats", convergence.objective());
        json.number("gap_nats", convergence.gapNats());
        ProportionsFit.Work work = abundances.work();
        if (work != null) {
            json.whole("parts", work.parts());
            json.whole("largest_part", work.largestPart());
            json.whole("newton_steps", work.newtonSteps());
            json.whole("unmet_parts", work.unmetParts());
            json.number("update_equivalents", work.updateEquivalents());
        }
        json.objects("trace", abundances.trace(), (step, entry) -> {
            step.whole("update", entry.update());
            step.number("objective_nats", entry.objective());
            step.number("gap_nats", entry.gapNats());
        });
    }

    private static void identifiability(Json json, Identifiability free) throws IOException {
        json.whole("undetermined_transcripts", free.members());
        json.whole("groups", free.groups());
        json.whole("identical_groups", free.identicalGroups());
        json.whole("unchecked_transcripts", free.unchecked());
    }

    private static void bootstraps(Json json, BootstrapEstimates bootstraps) throws IOException {
        int converged = 0;
        for (int r = 0; r < bootstraps.replicates(); r++) {
            converged += bootstraps.convergence(r).converged() ? 1 : 0;
        }
        json.whole("replicates", bootstraps.replicates());
        json.whole("converged", converged);
    }
}
