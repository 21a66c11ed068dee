package org.emkit.cli;

import java.io.IOException;
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
import org.emkit.report.EnrichmentFiles;
import org.emkit.report.EnrichmentRun;
import org.emkit.report.VerbRun;
import org.emkit.report.html.EnrichReport;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.KletShuffle;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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
            "  emkit enrich motifs/motifs.meme bound.fa --control unbound.fa -o enriched",
            "  emkit enrich JASPAR2024.meme peaks.fa -o - | head"
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

    @ArgGroup(validate = false, heading = "%nInput:%n")
    private Input input = new Input();

    @Mixin
    private CommonOptions common;

    /** What is tested. */
    static final class Input extends RegionInput {
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
                names = "--control",
                paramLabel = "FASTA|BED",
                description =
                        "Sequences to compare with; with --genome, regions of it (default: the sequences shuffled).")
        private @Nullable String control;

        @Option(
                names = "--motif",
                paramLabel = "ID",
                split = ",",
                description = "Only motifs of this id or alternate name; several are parted by commas.")
        private @Nullable List<String> wanted;

        @Override
        @Nullable
        String sequences() {
            return sequences;
        }

        @Override
        @Nullable
        String control() {
            return control;
        }
    }

    @Override
    public Integer call() throws IOException {
        check();
        List<String> files = new ArrayList<>(input.files());
        files.add(input.motifs);
        Invocation call = new Invocation(spec, common, new Invocation.Files(files, MARKER, NAMES));
        if (common.toStandardOutput()) {
            return call.toStandardOutput((out, workers) -> {
                Tested tested = test(call, workers);
                call.tellWarnings();
                EnrichmentFiles.writeTsv(tested.options().test(), tested.results(), out);
            });
        }
        return call.toFolder((out, workers) -> {
            Tested tested = test(call, workers);
            call.console().step("writing");
            EnrichmentRun run = new EnrichmentRun(
                    call.run(), tested.options(), tested.sequences(), input.control() != null, tested.results());
            out.writeText(TABLE, to -> EnrichmentFiles.writeTsv(run.options().test(), run.results(), to));
            out.writeText(REPORT, to -> EnrichReport.write(run, to));
            out.writeText(MARKER, new VerbRun(run.run(), "enrich", settings(run.options()), totals(run))::write);
            out.commit();
            StringBuilder summary = new StringBuilder("emkit enrich: ")
                    .append(run.run().sample())
                    .append('\n');
            EnrichmentFiles.writeSummary(run, summary);
            call.console().finish(summary.toString());
        });
    }

    /** What was read, how it was tested, and with what result. */
    private record Tested(SequenceSet sequences, EnrichmentOptions options, List<Enrichment> results) {}

    private Tested test(Invocation call, Workers workers) {
        call.console().step("reading motifs");
        MotifDatabase database = MotifDatabase.readFound(input.motifs, input.wanted, call.inputs());
        call.console().step("reading sequences");
        boolean both = strands.equals("both");
        MotifInputs inputs = new MotifInputs(
                input, database.alphabet(), new MotifArguments.Model(), both, common.tmpDir(), call.inputs());
        SequenceSet primary = inputs.sequences();
        SequenceSet controls = inputs.controls(database.alphabet());
        checkSequences(primary, controls);
        EnrichmentOptions options = options(database.alphabet());
        BackgroundModel background =
                BackgroundModel.estimate(primary, 0, both && primary.alphabet().isComplementable());
        call.console().step("testing");
        return new Tested(
                primary,
                options,
                new MotifEnrichment(primary, controls, background, options, workers).test(database.motifs()));
    }

    private void check() {
        input.check(spec);
        if (!strands.equals("both") && !strands.equals("one")) {
            throw usage("--strands takes both or one, not '" + strands + "'");
        }
        if (!test.equals("threshold") && !test.equals("ranks")) {
            throw usage("--test takes threshold or ranks, not '" + test + "'");
        }
        if (shuffleWords != null && input.control() != null) {
            throw usage("--shuffle-words has no effect beside --control");
        }
        if (shuffleWords != null && (shuffleWords < 1 || shuffleWords > KletShuffle.MOST_LETTERS)) {
            throw usage(
                    "--shuffle-words takes a number from 1 to " + KletShuffle.MOST_LETTERS + ", not " + shuffleWords);
        }
    }

    private void checkSequences(SequenceSet primary, @Nullable SequenceSet controls) {
        if (primary.size() < 2) {
            throw new UserException(
                    "holds " + primary.size() + (primary.size() == 1 ? " sequence" : " sequences"),
                    input.primary(),
                    "give ten or more, for a threshold and for its test");
        }
        if (controls != null && controls.size() < 2) {
            throw new UserException(
                    "holds " + controls.size() + (controls.size() == 1 ? " sequence" : " sequences"),
                    String.valueOf(input.control()),
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
        settings.put("controls", input.control() == null ? "shuffled" : "given");
        settings.put("shuffle_words", input.control() == null ? Integer.toString(options.wordLength()) : "none");
        settings.put("strands", strands);
        settings.put("region_width", input.regions == null ? "none" : Integer.toString(input.regionWidth));
        settings.put("mask_lowercase", Boolean.toString(input.maskLowerCase));
        settings.put("motifs", input.wanted == null ? "all" : String.join(",", input.wanted));
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

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }
}
