package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.emkit.io.OutputDirectory;
import org.emkit.quant.Abundances;
import org.emkit.quant.BootstrapEstimates;
import org.emkit.quant.FragmentEvidence;
import org.emkit.quant.FragmentLengths;
import org.emkit.quant.GeneAbundances;
import org.emkit.quant.Identifiability;
import org.emkit.quant.Sample;
import org.emkit.report.AmbigInfo;
import org.emkit.report.BootstrapFiles;
import org.emkit.report.ClassText;
import org.emkit.report.CmdInfo;
import org.emkit.report.FlenDist;
import org.emkit.report.GenesSf;
import org.emkit.report.IdentifiabilityTsv;
import org.emkit.report.LengthsTable;
import org.emkit.report.LibFormatCounts;
import org.emkit.report.MetaInfo;
import org.emkit.report.MultiqcJson;
import org.emkit.report.QuantSf;
import org.emkit.report.ReadFateTable;
import org.emkit.report.Run;
import org.emkit.report.RunInfo;
import org.emkit.report.html.QuantReport;
import org.jspecify.annotations.Nullable;

/** The files of {@code emkit quant}: which there are, and where. */
final class QuantResults {
    static final String QUANT = "quant.sf";
    private static final String GENES = "quant.genes.sf";
    private static final String COMMAND = "cmd_info.json";
    private static final String LIBRARY = "lib_format_counts.json";
    private static final String RUN = "run.json";
    static final String FATES = "read_fates.tsv";
    static final String REPORT = "report.html";
    private static final String MULTIQC = "emkit_mqc.json";
    private static final String MULTIQC_FATES = "emkit_read_fates_mqc.json";
    private static final String MULTIQC_LENGTHS = "emkit_fragment_lengths_mqc.json";
    static final String TRANSCRIPT_LENGTHS = "lengths.tsv";
    private static final String FRAGMENT_LENGTHS = "libParams/flenDist.txt";
    private static final String AMBIGUITY = "aux_info/ambig_info.tsv";
    static final String CLASSES = "aux_info/eq_classes.txt.gz";
    private static final String BOOTSTRAPS = "aux_info/bootstrap/bootstraps.gz";
    private static final String BOOTSTRAP_NAMES = "aux_info/bootstrap/names.tsv.gz";

    /** Written last: a folder that has it holds a complete result. */
    static final String MARKER = "aux_info/meta_info.json";

    /** All files that a run may write. */
    static final List<String> NAMES = List.of(
            QUANT,
            GENES,
            COMMAND,
            LIBRARY,
            RUN,
            FATES,
            REPORT,
            MULTIQC,
            MULTIQC_FATES,
            MULTIQC_LENGTHS,
            TRANSCRIPT_LENGTHS,
            FRAGMENT_LENGTHS,
            AMBIGUITY,
            IdentifiabilityTsv.NAME,
            CLASSES,
            BOOTSTRAPS,
            BOOTSTRAP_NAMES,
            KallistoResults.TABLE,
            KallistoResults.HDF5,
            KallistoResults.INFO,
            MARKER);

    private QuantResults() {}

    /** Writes what a run leaves that stopped before an estimate; the caller commits it. */
    static void write(OutputDirectory out, Run run, Sample sample) {
        out.writeText(TRANSCRIPT_LENGTHS, to -> LengthsTable.write(sample, to));
        out.writeText(RUN, to -> RunInfo.write(run, sample, to));
        writeSample(out, run, sample);
        out.writeText(MARKER, to -> MetaInfo.write(run, sample, to));
    }

    /** Writes all files of a run with an estimate; the caller commits them. */
    static void write(OutputDirectory out, Run run, Abundances abundances, @Nullable GeneAbundances genes) {
        out.writeText(QUANT, to -> QuantSf.write(abundances, to));
        if (genes != null) {
            out.writeText(GENES, to -> GenesSf.write(genes, to));
        }
        out.writeText(RUN, to -> RunInfo.write(run, abundances, to));
        out.writeText(AMBIGUITY, to -> AmbigInfo.write(abundances, to));
        Identifiability free = abundances.identifiability();
        if (free != null) {
            out.writeText(IdentifiabilityTsv.NAME, to -> IdentifiabilityTsv.write(abundances, free, to));
        }
        writeSample(out, run, abundances.sample());
        FragmentLengths lengths = abundances.fragmentLengths();
        if (!run.salmonCompatible()) { // else MultiQC shows the sample as one of salmon's
            out.writeText(MULTIQC, to -> MultiqcJson.writeGeneral(run, abundances, to));
            out.writeText(MULTIQC_FATES, to -> MultiqcJson.writeReadFates(run, abundances.fates(), to));
            if (lengths != null) {
                out.writeText(MULTIQC_LENGTHS, to -> MultiqcJson.writeFragmentLengths(run, lengths, to));
            }
        }
        BootstrapEstimates bootstraps = abundances.bootstraps();
        if (bootstraps != null) {
            out.write(BOOTSTRAPS, to -> BootstrapFiles.writeValues(bootstraps, abundances.transcripts(), to));
            out.write(BOOTSTRAP_NAMES, to -> BootstrapFiles.writeNames(abundances.transcriptome(), to));
        }
        out.writeText(MARKER, to -> MetaInfo.write(run, abundances, to));
    }

    /** Writes the page for a browser; the caller commits it. */
    static void writeReport(OutputDirectory out, Run run, Abundances abundances, @Nullable GeneAbundances genes) {
        out.writeText(REPORT, to -> QuantReport.write(run, abundances, genes, to));
    }

    private static void writeSample(OutputDirectory out, Run run, Sample sample) {
        out.writeText(COMMAND, to -> CmdInfo.write(run, to));
        out.writeText(FATES, to -> ReadFateTable.write(sample.fates(), to));
        FragmentEvidence evidence = sample.evidence();
        if (evidence != null) {
            out.writeText(LIBRARY, to -> LibFormatCounts.write(run, evidence, sample.fates(), to));
            out.writeText(FRAGMENT_LENGTHS, to -> FlenDist.write(evidence.fragmentLengths(), to));
        }
        if (run.classesWritten()) {
            out.write(CLASSES, to -> {
                try (Writer text =
                        new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(to, 1 << 16), UTF_8))) {
                    ClassText.writeWeighted(sample.classTable(), text);
                }
            });
        }
    }
}
