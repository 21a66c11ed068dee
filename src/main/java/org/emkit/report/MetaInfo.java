package org.emkit.report;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.emkit.alignment.TranscriptDigests;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Convergence;
import org.emkit.em.SparsePattern;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.ReadFates;
import org.emkit.quant.Sample;
import org.emkit.quant.WeightBins;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code aux_info/meta_info.json}: the run in salmon's keys, which tximport, tximeta and MultiQC read. The
 * generator is named truthfully; {@code salmon_version} is there only on request ({@link Run#salmonCompatible}), as the
 * first key, because readers look for it near the top.
 */
public final class MetaInfo {
    /** SHA-256 of nothing: the digest of no decoys. */
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ROOT);
    private static final int LENGTH_CLASSES = 5;

    private MetaInfo() {}

    /** Writes the object. */
    public static void write(Run run, Abundances abundances, Appendable out) throws IOException {
        write(run, abundances.sample(), abundances, out);
    }

    /** Writes the object of a run that stopped before an estimate: {@code opt_type} is none, what tells of one is missing. */
    public static void write(Run run, Sample sample, Appendable out) throws IOException {
        write(run, sample, null, out);
    }

    private static void write(Run run, Sample sample, @Nullable Abundances abundances, Appendable out)
            throws IOException {
        Json.document(out, json -> {
            if (run.salmonCompatible()) {
                json.text("salmon_version", Run.SALMON_VERSION);
            }
            json.text("generator", "emkit");
            json.text("generator_version", run.version());
            model(json, run, sample, abundances);
            digests(json, run.digests());
            fragments(json, sample.fates(), abundances);
            json.text("call", "quant");
            json.text("start_time", time(run.cost().started(), run.salmonCompatible()));
            json.text("end_time", time(run.cost().ended(), run.salmonCompatible()));
        });
    }

    private static void model(Json json, Run run, Sample sample, @Nullable Abundances abundances) throws IOException {
        FragmentLengths lengths = sample.fragmentLengths();
        boolean likelihood = sample.options().prior() instanceof AbundancePrior.None;
        json.text("samp_type", abundances == null || abundances.bootstraps() == null ? "none" : "bootstrap");
        json.text("opt_type", abundances == null ? "none" : likelihood ? "em" : "vb");
        json.texts("quant_errors", sample.fates().assigned() > 0 ? List.of() : List.of("no_assigned_fragments"));
        json.whole("num_libraries", 1);
        json.texts("library_types", libraryTypes(sample));
        json.whole("frag_dist_length", lengths == null ? 0 : lengths.maximum() + 1);
        json.number("frag_length_mean", lengths == null ? Double.NaN : lengths.mean());
        json.number("frag_length_sd", lengths == null ? Double.NaN : lengths.standardDeviation());
        json.truth("seq_bias_correct", false);
        json.truth("gc_bias_correct", false);
        json.whole("num_bias_bins", 0);
        json.text("mapping_type", "alignment");
        json.whole("num_valid_targets", sample.transcripts());
        json.whole("num_decoy_targets", 0);
        json.whole("num_eq_classes", sample.classes().classes());
        json.truth("serialized_eq_classes", run.classesWritten());
        json.texts("eq_class_properties", run.classesWritten() ? classProperties(sample) : List.of());
        json.wholes("length_classes", lengthClasses(sample.transcriptome()));
        if (abundances != null) {
            Convergence convergence = abundances.convergence();
            json.whole("num_em_iterations", convergence.updates());
            json.truth("em_converged", convergence.converged());
            json.number("em_gap_nats", convergence.gapNats());
        }
    }

    private static List<String> classProperties(Sample sample) {
        return isSplitByWeight(sample)
                ? List.of("range_factorized", "scalar_weights", "gzipped")
                : List.of("scalar_weights", "gzipped");
    }

    /** Whether the same transcripts may come in several classes: as asked for, or as a class file has it. */
    private static boolean isSplitByWeight(Sample sample) {
        if (sample.evidence() != null) {
            return !sample.options().bins().equals(WeightBins.NONE);
        }
        SparsePattern pattern = sample.classes().pattern();
        for (int c = 1; c < pattern.observations(); c++) { // in the order of their transcripts
            if (haveSameTranscripts(pattern, c - 1, c)) {
                return true;
            }
        }
        return false;
    }

    private static boolean haveSameTranscripts(SparsePattern pattern, int a, int b) {
        int size = pattern.start(a + 1) - pattern.start(a);
        boolean same = pattern.start(b + 1) - pattern.start(b) == size;
        for (int i = 0; same && i < size; i++) {
            same = pattern.component(pattern.start(a) + i) == pattern.component(pattern.start(b) + i);
        }
        return same;
    }

    private static List<String> libraryTypes(Sample sample) {
        var type = sample.libraryType();
        return type == null ? List.of() : List.of(type.name());
    }

    /** Longest transcript of each fifth of the transcripts, from short to long. */
    private static int[] lengthClasses(Transcriptome transcriptome) {
        int[] length = transcriptome.lengths();
        Arrays.sort(length);
        int[] longest = new int[length.length == 0 ? 0 : LENGTH_CLASSES];
        for (int q = 0; q < longest.length; q++) {
            longest[q] = length[(int) ((long) (q + 1) * length.length + LENGTH_CLASSES - 1) / LENGTH_CLASSES - 1];
        }
        return longest;
    }

    private static void digests(Json json, @Nullable TranscriptDigests digests) throws IOException {
        json.text("index_seq_hash", digests == null ? "" : digests.sequences());
        json.text("index_name_hash", digests == null ? "" : orEmpty(digests.names()));
        json.text("index_seq_hash512", digests == null ? "" : digests.sequences512());
        json.text("index_name_hash512", digests == null ? "" : orEmpty(digests.names512()));
        json.text("index_decoy_seq_hash", digests == null ? "" : OF_NOTHING);
        json.text("index_decoy_name_hash", digests == null ? "" : OF_NOTHING);
    }

    private static String orEmpty(@Nullable String digest) {
        return digest == null ? "" : digest;
    }

    private static void fragments(Json json, ReadFates fates, @Nullable Abundances abundances) throws IOException {
        var bootstraps = abundances == null ? null : abundances.bootstraps();
        json.whole("num_bootstraps", bootstraps == null ? 0 : bootstraps.replicates());
        json.whole("num_processed", fates.total());
        json.whole("num_mapped", fates.assigned());
        json.whole("num_decoy_fragments", 0);
        json.whole("num_dovetail_fragments", fates.count(ReadFates.DOVETAILED_DISCARDED));
        json.whole("num_fragments_filtered_vm", 0);
        json.whole("num_alignments_below_threshold_for_mapped_fragments_vm", 0);
        json.number("percent_mapped", ReadFateTable.percent(fates.assigned(), fates.total()));
    }

    private static String time(OffsetDateTime time, boolean asctime) {
        return (asctime ? ASCTIME : DateTimeFormatter.ISO_OFFSET_DATE_TIME).format(time);
    }
}
