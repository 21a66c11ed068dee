package org.emkit.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.emkit.alignment.AbundanceTable;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.Spill;
import org.emkit.cohort.Cohort;
import org.emkit.cohort.RowNames;
import org.emkit.io.GeneMapFile;
import org.emkit.io.OutputDirectory;
import org.emkit.io.SampleFile;
import org.emkit.io.TemporaryStore;
import org.emkit.io.TranscriptNames;
import org.emkit.quant.GeneAbundances;
import org.emkit.report.Decimals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code emkit merge}: results of many samples to matrices. */
@Command(
        name = "merge",
        description =
                "Join the abundances of many samples into matrices: a line a transcript or gene, a column a sample.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit merge -o merged control1 control2 treated1 treated2",
            "  emkit merge -o merged -g genes.gtf results/*",
            "  emkit merge -o merged --samples samples.tsv"
        })
final class MergeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "SAMPLE",
            arity = "0..*",
            description = "Folder of a run of emkit quant or salmon, or its quant.sf. Columns come in this order.")
    private List<String> paths = new ArrayList<>();

    @Option(
            names = "--samples",
            paramLabel = "FILE",
            description = "Samples from a table instead: name and folder, parted by a tab or a comma.")
    private @Nullable String sampleFile;

    @Option(
            names = "--names",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Names of the samples, parted by commas, in the order of SAMPLE... (default: their folders').")
    private @Nullable List<String> names;

    @Option(
            names = {"-g", "--genes", "--geneMap"},
            paramLabel = "FILE",
            description = "Genes of transcripts: GTF, GFF3 or a table of transcript and gene. Without it, matrices of"
                    + " genes come from each sample's quant.genes.sf.")
    private @Nullable Path genes;

    @Option(names = "--gencode", description = "Cut transcript names at the first '|', in all inputs.")
    private boolean gencode;

    @Option(
            names = {"--ignore-version", "--ignoreTxVersion"},
            description = "Cut version suffixes (.2) off transcript names, in all inputs.")
    private boolean ignoreVersion;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        List<SampleFile.Entry> samples = samples();
        List<String> files = Stream.concat(
                        Stream.of(sampleFile, genes == null ? null : genes.toString())
                                .filter(Objects::nonNull),
                        samples.stream().map(SampleFile.Entry::path))
                .toList();
        Invocation call =
                new Invocation(spec, common, new Invocation.Files(files, MergeResults.MARKER, MergeResults.NAMES));
        MergeInputs inputs = MergeInputs.of(samples, new TranscriptNames(gencode, ignoreVersion), call.inputs());
        return call.toFolder((out, workers) -> merge(call, inputs, out));
    }

    private void merge(Invocation call, MergeInputs inputs, OutputDirectory out) {
        GeneMap geneMap = geneMap(call.inputs());
        List<Path> geneTables = geneMap == null ? inputs.genes() : List.of();
        call.console().step("joining transcripts of " + inputs.names().size() + " samples");
        int transcripts = mergeTranscripts(out, inputs, geneMap);
        call.console().step("joining genes");
        int ofGenes = 0;
        if (geneMap != null) {
            ofGenes = mergeGenes(out, inputs, sample -> genesOf(inputs, sample, geneMap));
        } else if (!geneTables.isEmpty()) {
            ofGenes = mergeGenes(out, inputs, sample -> inputs.genes(geneTables.get(sample)));
        }
        MergeResults.writeSamples(out, inputs);
        out.commit();
        call.console()
                .finish(String.format(
                        Locale.ROOT,
                        "emkit merge: %s%n  samples      %s%n  transcripts  %s%n  genes        %s%n",
                        common.out(),
                        Decimals.grouped(inputs.names().size()),
                        Decimals.grouped(transcripts),
                        genesSaid(ofGenes)));
    }

    private @Nullable GeneMap geneMap(RunInputs read) {
        if (genes == null) {
            return null;
        }
        GeneMap map = GeneMapFile.read(genes.toString(), new TranscriptNames(gencode, ignoreVersion)::of);
        read.unchanged(genes.toString());
        return map;
    }

    private static String genesSaid(int genes) {
        return genes == 0 ? "none: give -g, here or to emkit quant" : Decimals.grouped(genes);
    }

    private interface Tables {
        AbundanceTable of(int sample);
    }

    private int mergeTranscripts(OutputDirectory out, MergeInputs inputs, @Nullable GeneMap geneMap) {
        AbundanceTable first = inputs.transcripts(0);
        RowNames rows = new RowNames(first.names());
        try (Cohort cohort = Cohort.ofTranscripts(rows, inputs.names(), common.bufferBytes(), spills())) {
            fill(cohort, inputs, MergeInputs.TRANSCRIPTS, first, inputs::transcripts);
            MergeResults.writeTranscripts(out, cohort);
        }
        if (geneMap != null) {
            MergeResults.writeTranscriptGenes(out, rows, geneMap);
        }
        return rows.size();
    }

    private int mergeGenes(OutputDirectory out, MergeInputs inputs, Tables tables) {
        AbundanceTable first = tables.of(0);
        RowNames rows = new RowNames(first.names());
        try (Cohort cohort = Cohort.ofGenes(rows, inputs.names(), common.bufferBytes(), spills())) {
            fill(cohort, inputs, "genes", first, tables);
            MergeResults.writeGenes(out, cohort);
        }
        return rows.size();
    }

    private static void fill(Cohort cohort, MergeInputs inputs, String what, AbundanceTable first, Tables tables) {
        int samples = inputs.names().size();
        for (int sample = 0; sample < samples; sample++) {
            AbundanceTable table = sample == 0 ? first : tables.of(sample);
            inputs.checkSame(what, first, cohort.rows(), table, sample);
            cohort.add(table);
        }
    }

    /** Transcripts without a gene are told of once, for the first sample. */
    private AbundanceTable genesOf(MergeInputs inputs, int sample, GeneMap map) {
        AbundanceTable transcripts = inputs.transcripts(sample);
        GeneAbundances ofSample = GeneAbundances.of(transcripts, map);
        if (sample == 0 && !ofSample.withoutGene().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("emkit: warning: " + QuantCommand.withoutGene(ofSample.withoutGene(), transcripts.size()));
        }
        return ofSample.table();
    }

    private Supplier<Spill> spills() {
        Path folder = common.tmpDir();
        return () -> TemporaryStore.in(folder);
    }

    private List<SampleFile.Entry> samples() {
        String sheet = sampleFile;
        if (paths.isEmpty() == (sheet == null)) {
            throw usage(
                    sheet == null
                            ? "give samples, or a table of them with --samples"
                            : "give either SAMPLE... or --samples, not both");
        }
        for (String path : paths) {
            if (path.startsWith("-") && path.length() > 1) {
                throw new UnmatchedArgumentException(spec.commandLine(), List.of(path));
            }
        }
        if (sheet != null) {
            if (names != null) {
                throw usage("--names goes with SAMPLE...: a table has names already");
            }
            return SampleFile.read(sheet);
        }
        List<String> given =
                names == null ? paths.stream().map(MergeInputs::nameOf).toList() : names;
        if (given.size() != paths.size()) {
            throw usage("--names has " + given.size() + " names for " + paths.size() + " samples");
        }
        return IntStream.range(0, given.size())
                .mapToObj(s -> new SampleFile.Entry(checked(given.get(s)), paths.get(s)))
                .toList();
    }

    /** A name becomes a column's. */
    private String checked(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw usage("'" + name + "' cannot be the name of a sample; give names with --names");
        }
        return name;
    }

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }
}
