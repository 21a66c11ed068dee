package org.emkit.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.emkit.UserException;
import org.emkit.em.Workers;
import org.emkit.io.HeaderCoordinates;
import org.emkit.io.OutputDirectory;
import org.emkit.matrix.MotifFormat;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifFinder;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.motif.SiteModel;
import org.emkit.report.MotifRun;
import org.emkit.report.html.KnownMatches;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code emkit motif}: sequences to the motifs that recur in them. */
@Command(
        name = "motif",
        description = "Find the motifs that recur in sequences, such as binding sites in peaks.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit motif peaks.fa -o motifs",
            "  emkit motif --genome hg38.fa.gz --regions peaks.narrowPeak -o motifs -p 4",
            "  emkit motif proteins.fa --model oops --max-width 40 -o motifs",
            "  emkit motif peaks.fa -o motifs --database JASPAR.meme",
            "  emkit motif bound.fa --control unbound.fa --min-width 8 --max-width 15 -o motifs"
        })
final class MotifCommand implements Callable<Integer> {
    /** Options that change no result. */
    private static final Set<String> BESIDE = Set.of(
            "--out",
            "--threads",
            "--tmp-dir",
            "--buffer-memory",
            "--force",
            "--quiet",
            "--verbose",
            "--log-file",
            "--no-report");

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @ArgGroup(validate = false, heading = "%nInput:%n")
    private MotifArguments.Input input = new MotifArguments.Input();

    @ArgGroup(validate = false, heading = "%nSearch:%n")
    private MotifArguments.Search search = new MotifArguments.Search();

    @ArgGroup(validate = false, heading = "%nModel:%n")
    private MotifArguments.Model model = new MotifArguments.Model();

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private MotifArguments.Output output = new MotifArguments.Output();

    @Override
    public Integer call() throws IOException {
        checkCombination();
        MotifOptions given = options();
        Set<MotifFormat> formats = formats();
        List<String> files = new ArrayList<>(MotifInputs.names(input, model));
        files.addAll(output.databases == null ? List.of() : output.databases);
        Invocation call =
                new Invocation(spec, common, new Invocation.Files(files, MotifFiles.MARKER, MotifFiles.NAMES));
        return call.toFolder((out, workers) -> find(call, given, formats, out, workers));
    }

    private void find(
            Invocation call, MotifOptions given, Set<MotifFormat> formats, OutputDirectory out, Workers workers)
            throws IOException {
        Console console = call.console();
        MotifInputs inputs =
                new MotifInputs(input, alphabet(), model, given.bothStrands(), common.tmpDir(), call.inputs());
        MotifDatabase database =
                output.databases == null ? null : MotifDatabase.read("database", output.databases, null, call.inputs());
        console.step("reading sequences");
        SequenceSet sequences = input.headerCoordinates
                ? HeaderCoordinates.placed(inputs.sequences(), input.primary())
                : inputs.sequences();
        if (database != null) {
            database.checkAlphabet(sequences.alphabet());
        }
        MotifInputs.Background background = inputs.background(sequences);
        MotifOptions options = completed(given, inputs, sequences, background.model());
        checkSequences(sequences, options, call.inputs());
        console.step("searching");
        MotifFinder finder = MotifFinder.with(options, workers);
        Double most = search.seconds;
        MotifResults results = (most == null ? finder : finder.endingWhen(() -> call.seconds() > most))
                .find(sequences, background.model(), console.searchProgress());
        KnownMatches known = database == null
                ? null
                : database.matches(
                        results.motifs().stream().map(Motif::observed).toList(), options.bothStrands(), workers);
        console.step("writing");
        MotifRun run = new MotifRun(
                call.run(), options, results, command(), input.primary(), input.control(), background.source());
        MotifFiles.write(out, run, formats, !output.noReport, known, workers);
        out.commit();
        console.finish(run, MotifFiles.likes(known));
    }

    /** What was given, word for word, but for what changes no result. */
    private List<String> command() {
        List<String> words = new ArrayList<>(List.of("emkit", "motif"));
        if (input.sequences() != null) {
            words.add(input.sequences());
        }
        for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
            if (!BESIDE.contains(option.longestName())) {
                words.add(option.longestName());
                if (option.arity().max() > 0) {
                    words.addAll(option.originalStringValues());
                }
            }
        }
        return words;
    }

    private void checkCombination() {
        input.check(spec);
        if (input.headerCoordinates && input.regions != null) {
            throw usage("--header-coords goes with a FASTA: regions have coordinates");
        }
        if (search.width != null && (given("--min-width") || given("--max-width"))) {
            throw usage("give either --width, or --min-width and --max-width");
        }
        if (search.sites != null && (search.minSites != null || search.maxSites != null)) {
            throw usage("give either --sites, or --min-sites and --max-sites");
        }
        int order = MotifInputs.order(model.background);
        int further = model.backgroundOrder == null ? 0 : model.backgroundOrder;
        if (order > BackgroundModel.MOST_ORDER || further < 0 || further > BackgroundModel.MOST_ORDER) {
            throw usage("the background's order is 0 to " + BackgroundModel.MOST_ORDER);
        }
        if (order >= 0 && model.backgroundOrder != null) {
            throw usage("give the background's order once");
        }
        if (model.priorStrength != null && model.prior != null && !model.prior.matches("dirichlet|blosum")) {
            throw usage("--prior-strength goes with --prior dirichlet or blosum");
        }
        if ("blosum".equals(model.prior) && (input.regions != null || MotifInputs.isOfNucleotides(alphabet()))) {
            throw usage(MotifInputs.BLOSUM_ALONE + ": " + MotifInputs.OTHER_PRIORS);
        }
        if (output.noHeldOut && given("--folds")) {
            throw usage("--folds has no effect beside --no-held-out");
        }
        if (search.seconds != null && !(search.seconds > 0)) {
            throw usage("--time takes a number of seconds above 0");
        }
    }

    /** @return null where the letters tell */
    private @Nullable Alphabet alphabet() {
        if (input.alphabet == null) {
            return null;
        }
        return switch (input.alphabet.toLowerCase(Locale.ROOT)) {
            case "dna" -> Alphabet.DNA;
            case "rna" -> Alphabet.RNA;
            case "protein" -> Alphabet.PROTEIN;
            default -> throw usage("--alphabet takes dna, rna or protein, not '" + input.alphabet + "'");
        };
    }

    private boolean given(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    private MotifOptions options() {
        if (!search.strands.equals("both") && !search.strands.equals("one")) {
            throw usage("--strands takes both or one, not '" + search.strands + "'");
        }
        SiteModel sites;
        try {
            sites = SiteModel.valueOf(search.model.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw usage("--model takes oops, zoops or anr, not '" + search.model + "'");
        }
        int narrowest = search.width == null ? search.minWidth : search.width;
        int widest = search.width == null ? search.maxWidth : search.width;
        if (!given("--max-width") && given("--min-width") && search.width == null) {
            widest = Math.max(widest, narrowest);
        }
        Integer fewest = search.sites == null ? search.minSites : search.sites;
        Integer most = search.sites == null ? search.maxSites : search.sites;
        MotifOptions usual = MotifOptions.withDefaults();
        try {
            return usual.withModel(sites)
                    .withBothStrands(search.strands.equals("both"))
                    .withPalindrome(search.palindrome)
                    .withWidths(narrowest, widest)
                    .withSites(fewest == null ? 0 : fewest, most == null ? 0 : most)
                    .withMotifs(search.motifs)
                    .withMaxEValue(search.maxEValue == null ? Double.POSITIVE_INFINITY : search.maxEValue)
                    .withTrim(search.trim)
                    .withHeldOut(!output.noHeldOut, output.folds == null ? usual.folds() : output.folds)
                    .withSeed(common.seed());
        } catch (IllegalArgumentException e) {
            throw usage(OptionChecks.outOfRange(e));
        }
    }

    private MotifOptions completed(
            MotifOptions given, MotifInputs inputs, SequenceSet sequences, BackgroundModel background) {
        MotifOptions options = given.withBothStrands(
                given.bothStrands() && sequences.alphabet().isComplementable());
        if (output.folds == null) {
            int folds = MotifOptions.usualFolds(sequences.size(), input.control() != null);
            options = options.withHeldOut(given.heldOut(), folds);
        }
        if (options.palindrome() && !sequences.alphabet().isComplementable()) {
            throw usage("--palindrome is for DNA");
        }
        try {
            var controls = inputs.controls(sequences.alphabet());
            options = controls == null ? options : options.withControls(controls);
            var letters = inputs.letterPrior(background);
            options = letters == null ? options : options.withLetterPrior(letters);
            var places = inputs.positionPriors(sequences);
            return places == null ? options : options.withPositionPriors(places);
        } catch (IllegalArgumentException e) {
            throw usage(OptionChecks.outOfRange(e));
        }
    }

    /** Refuses what no search could find a motif in, and tells of sequences too short for any. */
    private void checkSequences(SequenceSet sequences, MotifOptions options, RunInputs read) {
        int tooShort = 0;
        for (int i = 0; i < sequences.size(); i++) {
            tooShort += sequences.length(i) < options.minWidth() ? 1 : 0;
        }
        if (sequences.size() - tooShort < 2) {
            throw new UserException(
                    sequences.size() == 1 && tooShort == 0
                            ? "holds one sequence"
                            : "holds " + (sequences.size() - tooShort) + " sequences of " + options.minWidth()
                                    + " letters or more",
                    input.primary(),
                    options.model() == SiteModel.ANR && sequences.size() == 1
                            ? "cut it into parts"
                            : "a motif needs two or more");
        }
        if (options.model() != SiteModel.ANR && options.minSites() > sequences.size() - tooShort) {
            throw new UserException(
                    "has no room for " + options.minSites() + " sites: of " + (sequences.size() - tooShort)
                            + " sequences each has one at most",
                    input.primary(),
                    "ask for fewer, or give --model anr");
        }
        if (tooShort > 0) {
            read.warn(String.format(
                    Locale.ROOT, "%,d sequences are shorter than the narrowest motif: they have no site", tooShort));
        }
    }

    private Set<MotifFormat> formats() {
        Set<MotifFormat> formats = EnumSet.noneOf(MotifFormat.class);
        for (String name : output.formats == null ? List.<String>of() : output.formats) {
            @Nullable MotifFormat format = MotifFormat.parse(name).orElse(null);
            if (format == null || format == MotifFormat.XML) {
                throw usage("--format takes jaspar, transfac and homer, not '" + name + "'");
            }
            if (format != MotifFormat.MEME) { // that is written in any case
                formats.add(format);
            }
        }
        return formats;
    }

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }
}
