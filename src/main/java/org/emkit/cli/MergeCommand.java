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
        int samples = inputs.names().size();
        MergeWarnings.of(inputs.names(), inputs.runs()).forEach(call.inputs()::warn);
        call.tellWarnings();
        call.console().step("joining transcripts of " + samples + " samples");
        AbundanceTable first = inputs.transcripts(0);
        RowNames transcripts = new RowNames(first.names());
        int ofGenes;
        try (Cohort cohort = Cohort.ofTranscripts(transcripts, inputs.names(), common.bufferBytes(), spills());
                Cohort summed = geneMap == null ? null : genes(inputs, genesOf(first, geneMap))) {
            for (int sample = 0; sample < samples; sample++) {
                AbundanceTable table = sample == 0 ? first : inputs.transcripts(sample);
                inputs.checkSame(MergeInputs.TRANSCRIPTS, first, transcripts, table, sample);
                cohort.add(table);
                if (summed != null && geneMap != null) {
                    summed.add(GeneAbundances.of(table, geneMap).table());
                }
            }
            MergeResults.writeTranscripts(out, cohort);
            if (geneMap != null) {
                MergeResults.writeTranscriptGenes(out, transcripts, geneMap);
            }
            call.console().step("joining genes");
            ofGenes = summed == null ? mergeGenes(out, inputs, geneTables) : write(out, summed);
        }
        MergeResults.writeSamples(out, inputs);
        out.commit();
        call.console()
                .finish(String.format(
                        Locale.ROOT,
                        "emkit merge: %s%n  samples      %s%n  transcripts  %s%n  genes        %s%n",
                        common.out(),
                        Decimals.grouped(samples),
                        Decimals.grouped(transcripts.size()),
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

    /** Joins tables of genes that the samples have already. @return number of genes */
    private int mergeGenes(OutputDirectory out, MergeInputs inputs, List<Path> tables) {
        if (tables.isEmpty()) {
            return 0;
        }
        AbundanceTable first = inputs.genes(tables.get(0));
        try (Cohort cohort = genes(inputs, first)) {
            for (int sample = 0; sample < tables.size(); sample++) {
                AbundanceTable table = sample == 0 ? first : inputs.genes(tables.get(sample));
                inputs.checkSame("genes", first, cohort.rows(), table, sample);
                cohort.add(table);
            }
            return write(out, cohort);
        }
    }

    private Cohort genes(MergeInputs inputs, AbundanceTable first) {
        return Cohort.ofGenes(new RowNames(first.names()), inputs.names(), common.bufferBytes(), spills());
    }

    private static int write(OutputDirectory out, Cohort genes) {
        MergeResults.writeGenes(out, genes);
        return genes.rows().size();
    }

    /** Sums up the first sample, and tells of transcripts without a gene, which are those of all samples. */
    private AbundanceTable genesOf(AbundanceTable first, GeneMap map) {
        GeneAbundances genes = GeneAbundances.of(first, map);
        if (!genes.withoutGene().isEmpty()) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("emkit: warning: " + QuantCommand.withoutGene(genes.withoutGene(), first.size()));
        }
        return genes.table();
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
