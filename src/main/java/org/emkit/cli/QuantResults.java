package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.emkit.em.Workers;
import org.emkit.io.OutputDirectory;
import org.emkit.io.TextContent;
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

/** The files of {@code emkit quant}: which there are, where, and what writes them. */
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

    private final OutputDirectory out;
    private final Run run;
    private final List<Runnable> files = new ArrayList<>();

    /** @param out takes the files; the caller commits them */
    QuantResults(OutputDirectory out, Run run) {
        this.out = out;
        this.run = run;
    }

    /** Writes what was added, several files at a time. */
    void write(Workers workers) {
        workers.run(files.size(), file -> files.get(file).run());
    }

    /** Adds what writes one file or several. */
    void add(Runnable writing) {
        files.add(writing);
    }

    /** Adds what a run leaves that stopped before an estimate. */
    void add(Sample sample) {
        add(TRANSCRIPT_LENGTHS, to -> LengthsTable.write(sample, to));
        add(RUN, to -> RunInfo.write(run, sample, to));
        addSample(sample);
        add(MARKER, to -> MetaInfo.write(run, sample, to));
    }

    /** Adds all files of a run with an estimate, but for the page and for what other programs want besides. */
    void add(Abundances abundances, @Nullable GeneAbundances genes) {
        add(QUANT, to -> QuantSf.write(abundances, to));
        if (genes != null) {
            add(GENES, to -> GenesSf.write(genes, to));
        }
        add(RUN, to -> RunInfo.write(run, abundances, to));
        add(AMBIGUITY, to -> AmbigInfo.write(abundances, to));
        Identifiability free = abundances.identifiability();
        if (free != null) {
            add(IdentifiabilityTsv.NAME, to -> IdentifiabilityTsv.write(abundances, free, to));
        }
        addSample(abundances.sample());
        FragmentLengths lengths = abundances.fragmentLengths();
        if (!run.salmonCompatible()) { // else MultiQC shows the sample as one of salmon's
            add(MULTIQC, to -> MultiqcJson.writeGeneral(run, abundances, to));
            add(MULTIQC_FATES, to -> MultiqcJson.writeReadFates(run, abundances.fates(), to));
            if (lengths != null) {
                add(MULTIQC_LENGTHS, to -> MultiqcJson.writeFragmentLengths(run, lengths, to));
            }
        }
        BootstrapEstimates bootstraps = abundances.bootstraps();
        if (bootstraps != null) {
            add(() ->
                    out.write(BOOTSTRAPS, to -> BootstrapFiles.writeValues(bootstraps, abundances.transcripts(), to)));
            add(() -> out.write(BOOTSTRAP_NAMES, to -> BootstrapFiles.writeNames(abundances.transcriptome(), to)));
        }
        add(MARKER, to -> MetaInfo.write(run, abundances, to));
    }

    /** Adds the page for a browser. */
    void addReport(Abundances abundances, @Nullable GeneAbundances genes) {
        add(REPORT, to -> QuantReport.write(run, abundances, genes, to));
    }

    private void addSample(Sample sample) {
        add(COMMAND, to -> CmdInfo.write(run, to));
        add(FATES, to -> ReadFateTable.write(sample.fates(), to));
        FragmentEvidence evidence = sample.evidence();
        if (evidence != null) {
            add(LIBRARY, to -> LibFormatCounts.write(run, evidence, sample.fates(), to));
            add(FRAGMENT_LENGTHS, to -> FlenDist.write(evidence.fragmentLengths(), to));
        }
        if (run.classesWritten()) {
            add(() -> out.write(CLASSES, to -> {
                try (Writer text =
                        new BufferedWriter(new OutputStreamWriter(new GZIPOutputStream(to, 1 << 16), UTF_8))) {
                    ClassText.writeWeighted(sample.classTable(), text);
                }
            }));
        }
    }

    private void add(String name, TextContent content) {
        files.add(() -> out.writeText(name, content));
    }
}
