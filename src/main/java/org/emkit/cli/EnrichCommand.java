package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.emkit.UserException;
import org.emkit.em.Workers;
import org.emkit.enrich.Enrichment;
import org.emkit.enrich.EnrichmentOptions;
import org.emkit.enrich.MotifEnrichment;
import org.emkit.io.OutputDirectory;
import org.emkit.report.EnrichmentFiles;
import org.emkit.report.EnrichmentRun;
import org.emkit.report.VerbRun;
import org.emkit.report.html.EnrichReport;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.KletShuffle;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code emkit enrich}: which known motifs are enriched in sequences. */
@Command(
        name = "enrich",
        description = "Test which known motifs have more sites in sequences than in controls.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit enrich JASPAR2024.meme peaks.fa -o enriched -p 4",
            "  emkit enrich JASPAR2024.meme --genome hg38.fa.gz --regions peaks.bed -o enriched",
            "  emkit enrich motifs/motifs.meme bound.fa --control unbound.fa -o enriched"
        })
final class EnrichCommand implements Callable<Integer> {
    private static final String TABLE = "enrichment.tsv";
    /** Written last: a folder that has it holds a complete result. */
    private static final String MARKER = "run.json";

    static final String REPORT = "report.html";

    private static final List<String> NAMES = List.of(TABLE, REPORT, MARKER);
    private static final int USUAL_WORD = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "MOTIFS",
            description = "Motifs: MEME (text or XML), JASPAR, TRANSFAC or HOMER, told by content, plain or gzip.")
    private String motifs = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FASTA",
            description = "Sequences, plain, gzip or bgzip; '-' is standard input. Or give --genome and --regions.")
    private @Nullable String sequences;

    @Option(
            names = "--genome",
            paramLabel = "FASTA",
            description = "Genome, plain or bgzip, that --regions are cut out of. Its index (.fai, .gzi) is made where"
                    + " it is missing.")
    private @Nullable Path genome;

    @Option(names = "--regions", paramLabel = "BED", description = "Regions of the genome: BED or narrowPeak.")
    private @Nullable String regions;

    @Option(
            names = "--region-width",
            paramLabel = "LETTERS",
            defaultValue = "100",
            description = "Letters around the summit of each, or around the middle where there is none; 0: regions as"
                    + " they are (default: ${DEFAULT-VALUE}).")
    private int regionWidth;

    @Option(
            names = "--control",
            paramLabel = "FASTA|BED",
            description = "Sequences to compare with; with --genome, regions of it (default: the sequences shuffled).")
    private @Nullable String control;

    @Option(names = "--mask-lowercase", description = "Lower-case letters are of no site, as N is.")
    private boolean maskLowerCase;

    @Option(
            names = "--motif",
            paramLabel = "ID",
            split = ",",
            description = "Only motifs of this id or alternate name; several are parted by commas.")
    private @Nullable List<String> wanted;

    @Option(
            names = "--strands",
            paramLabel = "both|one",
            defaultValue = "both",
            description = "Strands that sites may lie on (default: ${DEFAULT-VALUE}).")
    private String strands = "both";

    @Option(
            names = "--test",
            paramLabel = "threshold|ranks",
            defaultValue = "threshold",
            description =
                    "What is compared: how many sequences reach a threshold that is chosen on three tenths of them"
                            + " and tested on the others, or the ranks of all scores (default: ${DEFAULT-VALUE}).")
    private String test = "threshold";

    @Option(
            names = "--shuffle-words",
            paramLabel = "N",
            description = "Shuffles keep the counts of all words of so many letters, 1 to 6 (default: 3; 1 for"
                    + " protein).")
    private @Nullable Integer shuffleWords;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() throws IOException {
        ProcessCost cost = ProcessCost.start();
        MotifArguments.Input input = input();
        check(input);
        Console console = new Console(spec.commandLine().getErr(), common);
        QuantInputs read = new QuantInputs();
        try (OutputDirectory out = OutputDirectory.open(common.out(), MARKER, NAMES, common.force());
                Workers workers = new Workers(common.threads())) {
            console.step("reading motifs");
            MotifDatabase database = MotifDatabase.read("motifs", List.of(motifs), wanted, read);
            input.alphabet = database.alphabet().name();
            console.step("reading sequences");
            boolean both = strands.equals("both");
            MotifInputs inputs = new MotifInputs(input, new MotifArguments.Model(), both, common.tmpDir(), read);
            SequenceSet primary = inputs.sequences();
            SequenceSet controls = inputs.controls(database.alphabet());
            checkSequences(primary, controls);
            EnrichmentOptions options = options(database.alphabet());
            BackgroundModel background = BackgroundModel.estimate(
                    primary, 0, both && primary.alphabet().isComplementable());
            console.step("testing");
            List<Enrichment> results =
                    new MotifEnrichment(primary, controls, background, options, workers).test(database.motifs());
            console.step("writing");
            EnrichmentRun run =
                    new EnrichmentRun(read.run(spec, common, cost), options, primary, controls != null, results);
            write(out, TABLE, to -> EnrichmentFiles.writeTsv(run, to));
            write(out, REPORT, to -> EnrichReport.write(run, to));
            VerbRun info = new VerbRun(run.run(), "enrich", settings(options), totals(run));
            write(out, MARKER, info::write);
            out.commit();
            StringBuilder summary = new StringBuilder("emkit enrich: ")
                    .append(run.run().sample())
                    .append('\n');
            EnrichmentFiles.writeSummary(run, summary);
            console.finish(summary.toString());
        }
        return ExitCode.DONE;
    }

    private MotifArguments.Input input() {
        MotifArguments.Input input = new MotifArguments.Input();
        input.sequences = sequences;
        input.genome = genome;
        input.regions = regions;
        input.regionWidth = regionWidth;
        input.control = control;
        input.maskLowerCase = maskLowerCase;
        return input;
    }

    private void check(MotifArguments.Input input) {
        if ((regions != null) == (sequences != null)) {
            throw usage(
                    regions != null
                            ? "give either a FASTA or --regions, not both"
                            : "give a FASTA, or --genome and" + " --regions");
        }
        if ((genome != null) != (regions != null)) {
            throw usage(regions != null ? "--regions goes with --genome" : "--genome goes with --regions");
        }
        boolean widthGiven = spec.commandLine().getParseResult().hasMatchedOption("--region-width");
        if (regionWidth < 0 || (regions == null && widthGiven)) {
            throw usage(
                    regions == null
                            ? "--region-width goes with --regions"
                            : "--region-width takes a number, 0 or above");
        }
        if (!strands.equals("both") && !strands.equals("one")) {
            throw usage("--strands takes both or one, not '" + strands + "'");
        }
        if (!test.equals("threshold") && !test.equals("ranks")) {
            throw usage("--test takes threshold or ranks, not '" + test + "'");
        }
        if (shuffleWords != null && control != null) {
            throw usage("--shuffle-words has no effect beside --control");
        }
        if (shuffleWords != null && (shuffleWords < 1 || shuffleWords > KletShuffle.MOST_LETTERS)) {
            throw usage(
                    "--shuffle-words takes a number from 1 to " + KletShuffle.MOST_LETTERS + ", not " + shuffleWords);
        }
        List<String> names = new ArrayList<>(MotifInputs.names(input, new MotifArguments.Model()));
        names.add(motifs);
        if (names.stream().filter("-"::equals).count() > 1) {
            throw usage("standard input ('-') can be given once");
        }
        OptionChecks.overwritten(common.out(), NAMES, names.stream()).ifPresent(problem -> {
            throw usage(problem);
        });
    }

    private void checkSequences(SequenceSet primary, @Nullable SequenceSet controls) {
        if (primary.size() < 2) {
            throw new UserException(
                    "holds " + primary.size() + (primary.size() == 1 ? " sequence" : " sequences"),
                    String.valueOf(sequences == null ? regions : sequences),
                    "give ten or more, for a threshold and for its test");
        }
        if (controls != null && controls.size() < 2) {
            throw new UserException(
                    "holds " + controls.size() + (controls.size() == 1 ? " sequence" : " sequences"),
                    String.valueOf(control),
                    "give ten or more, or leave --control out to compare with shuffles");
        }
    }

    private EnrichmentOptions options(Alphabet alphabet) {
        int usual = alphabet == Alphabet.PROTEIN ? 1 : USUAL_WORD;
        return new EnrichmentOptions(
                EnrichmentOptions.Test.valueOf(test.toUpperCase(Locale.ROOT)),
                shuffleWords == null ? usual : shuffleWords,
                strands.equals("both"),
                common.seed());
    }

    private Map<String, String> settings(EnrichmentOptions options) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("test", test);
        settings.put("controls", control == null ? "shuffled" : "given");
        settings.put("shuffle_words", control == null ? Integer.toString(options.wordLength()) : "none");
        settings.put("strands", strands);
        settings.put("region_width", regions == null ? "none" : Integer.toString(regionWidth));
        settings.put("mask_lowercase", Boolean.toString(maskLowerCase));
        settings.put("motifs", wanted == null ? "all" : String.join(",", wanted));
        settings.put("seed", Long.toString(options.seed()));
        return settings;
    }

    private static Map<String, Long> totals(EnrichmentRun run) {
        Map<String, Long> totals = new LinkedHashMap<>();
        totals.put("sequences", (long) run.sequences().size());
        totals.put("letters", (long) run.sequences().letters());
        totals.put("motifs", (long) run.results().size());
        totals.put("enriched", run.significant());
        return totals;
    }

    private interface Text {
        void write(Appendable to) throws IOException;
    }

    private static void write(OutputDirectory out, String name, Text content) {
        out.write(name, to -> {
            try (Writer text = new BufferedWriter(new OutputStreamWriter(to, UTF_8))) {
                content.write(text);
            }
        });
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
