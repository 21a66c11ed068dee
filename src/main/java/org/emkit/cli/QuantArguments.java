package org.emkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.emkit.alignment.LibraryType;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code emkit quant}, in the groups that its help shows. */
final class QuantArguments {
    private QuantArguments() {}

    /** What {@code --lib-type} takes, for shells to complete. */
    private static final class LibraryTypes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of("A"), Arrays.stream(LibraryType.values()).map(LibraryType::name))
                    .iterator();
        }
    }

    /** What is read. */
    static final class Input {
        @Option(
                names = {"-a", "--alignments"},
                arity = "1..*",
                paramLabel = "FILE",
                description = "SAM, BAM or CRAM of reads aligned to transcripts, in any order; '-' is standard input."
                        + " Several files are one sample.")
        private @Nullable List<String> alignments;

        @Option(
                names = {"-t", "--transcripts"},
                paramLabel = "FASTA",
                description = "Transcripts that the reads were aligned to, plain or gzip. Needed for CRAM; else checked"
                        + " against the alignments and recorded in the metadata.")
        @Nullable
        Path transcripts;

        @Option(
                names = {"-l", "--lib-type"},
                paramLabel = "TYPE",
                defaultValue = "A",
                completionCandidates = LibraryTypes.class,
                description = "Library type: A (decide from all fragments), IU, ISF, ISR, OU, OSF, OSR, MU, MSF, MSR,"
                        + " U, SF, SR (default: ${DEFAULT-VALUE}).")
        String libraryType = "A";

        @Option(
                names = {"-g", "--genes"},
                paramLabel = "FILE",
                description = "GTF, GFF3 or a table 'transcript<TAB>gene': also write quant.genes.sf.")
        @Nullable
        Path genes;

        @Option(
                names = {"-e", "--eq"},
                arity = "1..*",
                paramLabel = "FILE|DIR",
                description = "Equivalence classes as --dump-eq (or salmon) writes them, instead of alignments, or the"
                        + " folder of such a run. Several are merged into one sample.")
        private @Nullable List<String> classes;

        @Option(
                names = "--lengths",
                paramLabel = "QUANT.SF",
                description = "With --eq: take lengths and effective lengths from a quant.sf or lengths.tsv (default:"
                        + " those in the folders).")
        @Nullable
        Path lengths;

        @Option(names = "--gencode", description = "Cut transcript names at the first '|'.")
        boolean gencode;

        @Option(names = "--ignore-version", description = "Cut version suffixes ('.2') off transcript names.")
        boolean ignoreVersion;

        /** @return files of alignments; none where classes are read */
        List<String> alignments() {
            return alignments == null ? List.of() : alignments;
        }

        /** @return files and folders of classes; none where alignments are read */
        List<String> classes() {
            return classes == null ? List.of() : classes;
        }

        boolean isOfClasses() {
            return !classes().isEmpty();
        }
    }

    /** How likely a fragment is where it was placed. */
    static final class Fragments {
        @Option(
                names = {"--fld-mean", "--fldMean"},
                paramLabel = "BASES",
                defaultValue = "250",
                description = "Mean fragment length of single-end reads, and what is assumed of pairs before any is"
                        + " seen (default: ${DEFAULT-VALUE}).")
        double fragmentMean;

        @Option(
                names = {"--fld-sd", "--fldSD"},
                paramLabel = "BASES",
                defaultValue = "25",
                description = "Its standard deviation (default: ${DEFAULT-VALUE}).")
        double fragmentSd;

        @Option(
                names = {"--fld-max", "--fldMax"},
                paramLabel = "BASES",
                defaultValue = "1000",
                description = "Longest fragment; longer pairs are left out and counted (default: ${DEFAULT-VALUE}).")
        int fragmentMax;

        @Option(
                names = {"--discard-orphans", "--discardOrphans"},
                description = "Leave out fragments of which no transcript holds both mates.")
        boolean discardOrphans;

        @Option(names = "--discard-dovetails", description = "Leave out pairs that reach past each other.")
        boolean discardDovetails;

        @Option(
                names = {"--no-single-frag-prob", "--noSingleFragProb"},
                description = "Do not ask whether a fragment fits between a lone read and its transcript's end.")
        boolean noSingleFragmentTerm;

        @Option(
                names = "--score-scale",
                paramLabel = "NATS",
                description = "Nats a unit of alignment score is worth (default: from the aligner that the header"
                        + " names).")
        @Nullable
        Double scoreScale;

        @Option(
                names = "--class-bins",
                paramLabel = "NATS",
                defaultValue = "1",
                description = "Fragments with the same transcripts share a class where their log weight ratios fall"
                        + " into the same bins of this width; 'exact': only where they are equal; 'none': always"
                        + " (default: ${DEFAULT-VALUE}).")
        String classBins = "1";

        @Option(
                names = "--min-ratio-nats",
                paramLabel = "NATS",
                defaultValue = "12",
                description = "Leave out placements that are less likely than the fragment's best by more than this"
                        + " (default: ${DEFAULT-VALUE}).")
        double minRatioNats;
    }

    /** How abundances are estimated. */
    static final class Estimation {
        @Option(
                names = "--vb",
                description = "Variational Bayes with a Dirichlet prior, instead of maximum likelihood.")
        boolean variational;

        @Option(
                names = {"--vb-prior", "--vbPrior"},
                paramLabel = "A",
                defaultValue = "0.01",
                description = "Its concentration, per transcript (default: ${DEFAULT-VALUE}).")
        double prior;

        @Option(
                names = {"--per-nucleotide-prior", "--perNucleotidePrior"},
                description = "Multiply it by the transcript's effective length.")
        boolean perNucleotide;

        @Option(
                names = "--tolerance",
                paramLabel = "NATS",
                defaultValue = "0.001",
                description = "Stop when the log-likelihood is proved to be within this of the highest one possible"
                        + " (default: ${DEFAULT-VALUE}).")
        double toleranceNats;

        @Option(
                names = "--max-updates",
                paramLabel = "N",
                defaultValue = "100000",
                description = "Stop, unconverged, after this many updates (default: ${DEFAULT-VALUE}).")
        int maxUpdates;

        @Option(
                names = {"--bootstraps", "--numBootstraps"},
                paramLabel = "N",
                defaultValue = "0",
                description = "Bootstrap replicates (default: ${DEFAULT-VALUE}).")
        int bootstraps;

        @Option(
                names = "--first-bootstrap",
                paramLabel = "K",
                defaultValue = "0",
                description = "Number of the first: replicates K to K+N-1 of those that the seed gives (default:"
                        + " ${DEFAULT-VALUE}).")
        int firstBootstrap;
    }

    /** What is written besides the estimates. */
    static final class Output {
        @Option(
                names = {"-d", "--dump-eq", "--dumpEqWeights"},
                description = "Write the equivalence classes with their weights to aux_info/eq_classes.txt.gz.")
        boolean dumpClasses;

        @Option(
                names = {"--eq-only", "--skipQuant"},
                description = "Stop after the classes: write these and the transcripts' lengths, for --eq, and no"
                        + " estimate.")
        boolean classesOnly;

        @Option(names = "--no-report", description = "Do not write report.html, the page for a browser.")
        boolean noReport;

        @Option(
                names = "--compat",
                paramLabel = "NAME",
                split = ",",
                description = "salmon: add to the metadata what readers of salmon's output insist on. kallisto: also"
                        + " write abundance.tsv, abundance.h5 and run_info.json, as kallisto does. Or both, with a"
                        + " comma.")
        List<String> compat = new ArrayList<>();

        boolean isSalmonCompatible() {
            return compat.contains("salmon");
        }

        boolean isKallistoCompatible() {
            return compat.contains("kallisto");
        }
    }
}
