package org.emkit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.emkit.io.SortedTable;
import org.emkit.report.Run;
import org.emkit.report.VerbRun;
import org.emkit.sequence.BackgroundModel;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code emkit scan}: motifs to their places in sequences. */
@Command(
        name = "scan",
        description = "Find the places of motifs in sequences or a genome.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit scan motifs/motifs.meme genome.fa.gz -o sites -p 4",
            "  emkit scan JASPAR2024.meme --genome hg38.fa --regions peaks.bed -o sites --format bed --tabix",
            "  emkit scan motifs.meme peaks.fa --q-value 0.05 --sort p -o - | head"
        })
final class ScanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(validate = false, heading = "%nInput:%n")
    private ScanArguments.Input input = new ScanArguments.Input();

    @ArgGroup(validate = false, heading = "%nSearch:%n")
    private ScanArguments.Search search = new ScanArguments.Search();

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private ScanArguments.Output output = new ScanArguments.Output();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        Set<SortedTable.Kind> kinds = kinds();
        check(kinds);
        ScanFiles.Format format = new ScanFiles.Format(
                output.sort.equals("p"),
                search.qValue == null ? 1 : search.qValue,
                output.bgzip || output.tabix,
                output.tabix);
        Invocation call =
                new Invocation(spec, common, new Invocation.Files(inputs(), ScanFiles.MARKER, ScanFiles.NAMES));
        ScanSearch scan = new ScanSearch(input, search, common, call);
        if (common.toStandardOutput()) {
            return call.toStandardOutput((out, workers) -> {
                try (ScanSearch.Found found = scan.search(workers)) {
                    call.tellWarnings();
                    new ScanFiles(found, format, common)
                            .writeSites(new WriterStream(out), kinds.iterator().next());
                }
            });
        }
        return call.toFolder((out, workers) -> {
            try (ScanSearch.Found found = scan.search(workers)) {
                call.console().step("writing");
                ScanFiles files = new ScanFiles(found, format, common);
                long written = 0;
                for (SortedTable.Kind kind : kinds) {
                    written = files.writeSites(out, kind);
                }
                files.writeMotifs(out);
                Run run = call.run();
                Map<String, Long> totals = files.totals(written);
                out.writeText(ScanFiles.MARKER, new VerbRun(run, "scan", settings(), totals)::write);
                out.commit();
                call.console().finish("scan", run, totals);
            }
        });
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("p_value", Double.toString(search.pValue));
        settings.put("q_value", search.qValue == null ? "any" : search.qValue.toString());
        settings.put("strands", search.strands);
        settings.put("background", search.background);
        settings.put("pseudocount", Double.toString(search.pseudocount));
        settings.put("mask_lowercase", Boolean.toString(input.maskLowerCase));
        settings.put("header_coords", Boolean.toString(input.headerCoordinates));
        settings.put("motifs", input.wanted == null ? "all" : String.join(",", input.wanted));
        settings.put("sort", output.sort);
        return settings;
    }

    private Set<SortedTable.Kind> kinds() {
        Set<SortedTable.Kind> kinds = EnumSet.noneOf(SortedTable.Kind.class);
        for (String name : output.formats) {
            kinds.add(
                    switch (name.toLowerCase(Locale.ROOT)) {
                        case "tsv", "fimo" -> SortedTable.Kind.TSV;
                        case "gff3", "gff" -> SortedTable.Kind.GFF3;
                        case "bed" -> SortedTable.Kind.BED;
                        default -> throw usage("--format takes tsv, gff3 and bed, not '" + name + "'");
                    });
        }
        return kinds;
    }

    private void check(Set<SortedTable.Kind> kinds) {
        if ((input.fasta == null) == (input.genome == null)) {
            throw usage(input.fasta == null ? "give a FASTA to search" : "give either a FASTA or --genome, not both");
        }
        if (!(search.pValue > 0 && search.pValue <= 1)) {
            throw usage("--p-value takes a number above 0, up to 1");
        }
        if (search.qValue != null && !(search.qValue >= 0 && search.qValue <= 1)) {
            throw usage("--q-value takes a number from 0 to 1");
        }
        if (!(search.pseudocount > 0 && search.pseudocount <= 1e6)) {
            throw usage("--pseudocount takes a number above 0");
        }
        if (!search.strands.equals("both") && !search.strands.equals("one")) {
            throw usage("--strands takes both or one, not '" + search.strands + "'");
        }
        if (!output.sort.equals("position") && !output.sort.equals("p")) {
            throw usage("--sort takes position or p, not '" + output.sort + "'");
        }
        if (output.tabix && output.sort.equals("p")) {
            throw usage("--tabix goes with --sort position: an index is of places in order");
        }
        if (input.headerCoordinates && input.regions != null) {
            throw usage("--header-coords goes with a FASTA: regions have coordinates");
        }
        if (input.headerCoordinates && output.tabix) {
            throw usage("--tabix goes with sites in the order of the genome, which --header-coords does not make:"
                    + " give the genome with --regions, or sort and index the table");
        }
        if (common.toStandardOutput() && (kinds.size() > 1 || output.bgzip || output.tabix)) {
            throw usage("standard output ('-o -') takes one table, neither packed nor with an index");
        }
        int order = MotifInputs.order(search.background);
        if (order > BackgroundModel.MOST_ORDER) {
            throw usage("the background's order is 0 to " + BackgroundModel.MOST_ORDER);
        }
        if (order >= 0 && input.sequences().equals("-")) {
            throw usage("-b " + order + " reads the sequences twice: give a file, or another background");
        }
        if (input.regions != null && input.sequences().equals("-")) {
            throw usage("--regions goes with a file of sequences, not with standard input");
        }
    }

    /** @return names of all files, as given */
    private List<String> inputs() {
        int order = MotifInputs.order(search.background);
        List<String> files = new ArrayList<>(List.of(input.motifs, input.sequences()));
        if (input.regions != null) {
            files.add(input.regions);
        }
        if (order < 0 && !search.background.equals("motifs") && !search.background.equals("uniform")) {
            files.add(search.background);
        }
        return files;
    }

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }
}
