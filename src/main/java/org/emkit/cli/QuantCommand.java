package org.emkit.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.LibraryType;
import org.emkit.em.Workers;
import org.emkit.io.OutputDirectory;
import org.emkit.quant.AbundancePrior;
import org.emkit.quant.Abundances;
import org.emkit.quant.GeneAbundances;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Quantifier;
import org.emkit.quant.Sample;
import org.emkit.quant.WeightBins;
import org.emkit.report.Run;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code emkit quant}: aligned reads, or classes of them, to transcript abundances. */
@Command(
        name = "quant",
        description =
                "Estimate how much of each transcript an RNA-seq sample holds, from reads aligned to transcripts.",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  emkit quant -t transcripts.fa -a reads.bam -o sample1",
            "  bowtie2 -k 200 -x transcripts -1 r1.fq -2 r2.fq | emkit quant -a - -o sample1 -p 4",
            "  emkit quant -a lane1.bam lane2.bam -g genes.gtf --bootstraps 30 -o sample1",
            "  emkit quant -a lane1.bam --eq-only -o lane1",
            "  emkit quant --eq lane1 lane2 --vb -o sample1-vb"
        })
final class QuantCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @ArgGroup(validate = false, heading = "%nInput:%n")
    private QuantArguments.Input input = new QuantArguments.Input();

    @ArgGroup(validate = false, heading = "%nFragments:%n")
    private QuantArguments.Fragments fragments = new QuantArguments.Fragments();

    @ArgGroup(validate = false, heading = "%nEstimation:%n")
    private QuantArguments.Estimation estimation = new QuantArguments.Estimation();

    @ArgGroup(validate = false, heading = "%nOutput:%n")
    private QuantArguments.Output output = new QuantArguments.Output();

    @Override
    public Integer call() throws IOException {
        QuantOptions options = options();
        checkCombination();
        Invocation call =
                new Invocation(spec, common, new Invocation.Files(files(), QuantResults.MARKER, QuantResults.NAMES));
        return call.toFolder((out, workers) -> quantify(call, options, out, workers));
    }

    private void quantify(Invocation call, QuantOptions options, OutputDirectory out, Workers workers)
            throws IOException {
        Console console = call.console();
        QuantInputs inputs = new QuantInputs(input, common, call);
        GeneMap genes = inputs.genes();
        Quantifier quantifier = Quantifier.with(options, workers).telling(console.fitProgress());
        console.step("reading " + String.join(", ", input.isOfClasses() ? input.classes() : input.alignments()));
        Sample sample =
                input.isOfClasses() ? inputs.fromClasses(options) : inputs.fromAlignments(quantifier, options, workers);
        console.step(() -> String.format(
                Locale.ROOT,
                "%,d classes of %,d transcripts",
                sample.classes().pattern().observations(),
                sample.transcripts()));
        if (output.classesOnly) {
            Run run = run(call);
            QuantResults files = new QuantResults(out, run);
            files.add(sample);
            files.write(workers);
            out.commit();
            console.step("written to " + common.out());
            console.finish(run, sample);
        } else {
            estimate(call, quantifier, sample, genes, out, workers);
        }
    }

    private void estimate(
            Invocation call,
            Quantifier quantifier,
            Sample sample,
            @Nullable GeneMap genes,
            OutputDirectory out,
            Workers workers)
            throws IOException {
        Console console = call.console();
        Abundances abundances = quantifier.estimate(sample);
        console.step(() -> String.format(
                Locale.ROOT,
                "estimated in %,d updates",
                abundances.convergence().updates()));
        GeneAbundances ofGenes = genes == null ? null : GeneAbundances.of(abundances, genes);
        if (ofGenes != null && !ofGenes.withoutGene().isEmpty()) {
            call.inputs().warn(withoutGene(ofGenes.withoutGene(), abundances.transcripts()));
        }
        Run run = run(call);
        QuantResults files = new QuantResults(out, run);
        if (!output.noReport) { // it takes longest
            files.addReport(abundances, ofGenes);
        }
        if (output.isKallistoCompatible()) {
            files.add(() -> KallistoResults.write(out, run, abundances));
        }
        files.add(abundances, ofGenes);
        files.write(workers);
        out.commit();
        console.step("written to " + common.out());
        console.finish(run, abundances);
    }

    private Run run(Invocation call) {
        return call.run(output.dumpClasses || output.classesOnly, output.isSalmonCompatible());
    }

    /** @return names of all files, as given */
    private List<String> files() {
        return Stream.of(
                        input.alignments().stream(),
                        input.classes().stream(),
                        Stream.of(input.transcripts, input.genes, input.lengths)
                                .filter(Objects::nonNull)
                                .map(Path::toString))
                .flatMap(each -> each)
                .toList();
    }

    private void checkCombination() {
        boolean classes = input.isOfClasses();
        if (classes == !input.alignments().isEmpty()) {
            throw usage(classes ? "give either -a or --eq, not both" : "give alignments with -a, or classes with --eq");
        }
        List<String> files = classes ? input.classes() : input.alignments();
        for (String file : files) { // -a and --eq take all words up to the next option that is known
            if (file.startsWith("-") && !file.equals("-")) {
                throw new UnmatchedArgumentException(spec.commandLine(), List.of(file));
            }
        }
        if (input.lengths != null && !classes) {
            throw usage("--lengths goes with --eq");
        }
        for (String name : output.compat) {
            if (!name.equals("salmon") && !name.equals("kallisto")) {
                throw usage("--compat knows 'salmon' and 'kallisto', not '" + name + "'");
            }
        }
        OptionChecks.ineffective(spec.commandLine().getParseResult()).ifPresent(problem -> {
            throw usage(problem);
        });
    }

    private QuantOptions options() {
        try {
            return QuantOptions.builder()
                    .libraryType(libraryType())
                    .maxFragmentLength(fragments.fragmentMax)
                    .fragmentMean(fragments.fragmentMean)
                    .fragmentSd(fragments.fragmentSd)
                    .discardOrphans(fragments.discardOrphans)
                    .discardDovetails(fragments.discardDovetails)
                    .singleFragmentTerm(!fragments.noSingleFragmentTerm)
                    .scoreScaleOverride(fragments.scoreScale == null ? Double.NaN : fragments.scoreScale)
                    .minRatioNats(fragments.minRatioNats)
                    .bins(bins())
                    .prior(
                            estimation.variational
                                    ? new AbundancePrior.Dirichlet(estimation.prior, estimation.perNucleotide)
                                    : new AbundancePrior.None())
                    .toleranceNats(estimation.toleranceNats)
                    .maxUpdates(estimation.maxUpdates)
                    .bootstraps(estimation.bootstraps)
                    .firstBootstrap(estimation.firstBootstrap)
                    .seed(common.seed())
                    .bufferBytes(common.bufferBytes())
                    .build();
        } catch (IllegalArgumentException e) {
            throw usage(OptionChecks.shorterThanTheMean(spec.commandLine().getParseResult())
                    .orElseGet(() -> OptionChecks.outOfRange(e)));
        }
    }

    private @Nullable LibraryType libraryType() {
        if (input.libraryType.equalsIgnoreCase("A")) {
            return null;
        }
        return LibraryType.parse(input.libraryType)
                .orElseThrow(() -> usage("no library type is called '" + input.libraryType
                        + "'; take A, IU, ISF, ISR, OU, OSF, OSR, MU, MSF, MSR, U, SF or SR"));
    }

    private WeightBins bins() {
        String text = fragments.classBins.toLowerCase(Locale.ROOT);
        if (text.equals("exact")) {
            return WeightBins.EXACT;
        }
        if (text.equals("none")) {
            return WeightBins.NONE;
        }
        try {
            double nats = Double.parseDouble(text);
            if (nats > 0 && nats < Double.POSITIVE_INFINITY) {
                return new WeightBins(nats);
            }
        } catch (IllegalArgumentException e) {
            // not a number, or a width too fine: told below
        }
        throw usage(
                "--class-bins takes a width in nats from 1/1024, 'exact' or 'none', not '" + fragments.classBins + "'");
    }

    private ParameterException usage(String message) {
        return Invocation.usage(spec, message);
    }

    static String withoutGene(List<String> names, int transcripts) {
        return String.format(
                Locale.ROOT,
                "%,d of %,d transcripts have no gene in the map (%s%s): each counts as its own gene",
                names.size(),
                transcripts,
                String.join(", ", names.subList(0, Math.min(5, names.size()))),
                names.size() > 5 ? ", ..." : "");
    }
}
