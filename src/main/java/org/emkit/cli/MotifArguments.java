package org.emkit.cli;

import java.util.List;
import org.emkit.motif.MotifOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code emkit motif}, in the groups that its help shows. */
final class MotifArguments {
    private MotifArguments() {}

    /** What is read. */
    static final class Input extends RegionInput {
        @Parameters(
                paramLabel = "FASTA",
                arity = "0..1",
                description = "Sequences, plain, gzip or bgzip; '-' is standard input. Or give --genome and --regions.")
        private @Nullable String sequences;

        @Option(
                names = {"--header-coords", "--parse-genomic-coord"},
                description = "Names of sequences are places in a genome, as chr1:100-200: sites are told in its"
                        + " coordinates.")
        boolean headerCoordinates;

        @Option(
                names = "--control",
                paramLabel = "FASTA|BED",
                description =
                        "Sequences without the motifs; with --genome, regions of it. The search is for motifs that"
                                + " are rarer there. Without it, motifs are judged against the sequences shuffled.")
        private @Nullable String control;

        @Option(
                names = "--alphabet",
                paramLabel = "dna|rna|protein",
                description = "What letters are (default: told by the letters).")
        @Nullable
        String alphabet;

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

    /** What is sought. */
    static final class Search {
        @Option(
                names = {"-m", "--model", "--mod"},
                paramLabel = "oops|zoops|anr",
                defaultValue = "zoops",
                description = "Sites of a motif in a sequence: one, zero or one, or any number (default:"
                        + " ${DEFAULT-VALUE}).")
        String model = "zoops";

        @Option(
                names = "--strands",
                paramLabel = "both|one",
                defaultValue = "both",
                description = "Strands that sites may lie on; one is meant for RNA and protein in any case (default:"
                        + " ${DEFAULT-VALUE}).")
        String strands = "both";

        @Option(
                names = {"--palindrome", "--pal"},
                description = "Only motifs that equal their reverse complement.")
        boolean palindrome;

        @Option(
                names = {"-w", "--width"},
                paramLabel = "N",
                description = "Width of motifs, letters.")
        @Nullable
        Integer width;

        @Option(
                names = {"--min-width", "--minw"},
                paramLabel = "N",
                defaultValue = "6",
                description = "Narrowest motif (default: ${DEFAULT-VALUE}).")
        int minWidth;

        @Option(
                names = {"--max-width", "--maxw"},
                paramLabel = "N",
                defaultValue = "50",
                description = "Widest motif (default: ${DEFAULT-VALUE}).")
        int maxWidth;

        @Option(
                names = "--trim",
                paramLabel = "BITS",
                defaultValue = "0.25",
                description =
                        "Cut off the ends of a motif what has less information than so much for each column; 0: keep"
                                + " all that lowers the E-value (default: ${DEFAULT-VALUE}).")
        double trim = MotifOptions.USUAL_TRIM;

        @Option(
                names = {"--sites", "--nsites"},
                paramLabel = "N",
                description = "Number of sites of each motif.")
        @Nullable
        Integer sites;

        @Option(
                names = {"--min-sites", "--minsites"},
                paramLabel = "N",
                description = "Fewest sites of a motif (default: half the square root of the number of sequences, at"
                        + " least 2).")
        @Nullable
        Integer minSites;

        @Option(
                names = {"--max-sites", "--maxsites"},
                paramLabel = "N",
                description = "Most sites of a motif (default: by the model).")
        @Nullable
        Integer maxSites;

        @Option(
                names = {"-n", "--motifs", "--nmotifs"},
                paramLabel = "N",
                defaultValue = "3",
                description = "Motifs to find at most (default: ${DEFAULT-VALUE}).")
        int motifs;

        @Option(
                names = {"--evalue", "--evt"},
                paramLabel = "E",
                description = "Stop at the first motif with a higher E-value.")
        @Nullable
        Double maxEValue;

        @Option(names = "--time", paramLabel = "SECONDS", description = "Cut the search short after so much time.")
        @Nullable
        Double seconds;
    }

    /** What is known beforehand. */
    static final class Model {
        @Option(
                names = {"-b", "--background", "--bfile"},
                paramLabel = "FILE|ORDER",
                description =
                        "Letters outside motifs: a background file as MEME has it, a FASTA to count in, or the order"
                                + " (0 to 5) of the Markov model that is counted in the sequences themselves (default: 1; 0"
                                + " of proteins and of fewer than 10000 letters).")
        @Nullable
        String background;

        @Option(
                names = {"--background-order", "--markov-order", "--markov_order"},
                paramLabel = "N",
                description = "Order of the model counted in a FASTA, or the most that a background file is used to"
                        + " (default: as of the sequences; all of a file).")
        @Nullable
        Integer backgroundOrder;

        @Option(
                names = "--prior",
                paramLabel = "NAME|FILE",
                description = "What is known of a motif's columns: dirichlet, addone, blosum (protein), or a file of a"
                        + " Dirichlet mixture (default: dirichlet; blosum for protein).")
        @Nullable
        String prior;

        @Option(
                names = "--prior-strength",
                paramLabel = "B",
                description = "Counts that dirichlet or blosum adds to a column (default: 0.01; 1 for blosum).")
        @Nullable
        Double priorStrength;

        @Option(
                names = "--psp",
                paramLabel = "FILE",
                description = "Where sites are likely: position-specific priors as MEME has them.")
        @Nullable
        String positionPriors;
    }

    /** How motifs are judged, and what is written. */
    static final class Output {
        @Option(
                names = "--folds",
                paramLabel = "N",
                description =
                        "Parts of the sequences that judge, one after another, motifs found in the others (default: 5; 3"
                                + " of 200 sequences or more; 10 of fewer than 100 without --control).")
        @Nullable
        Integer folds;

        @Option(names = "--no-held-out", description = "Do not judge motifs on sequences held out.")
        boolean noHeldOut;

        @Option(names = "--no-report", description = "Do not write report.html, the page for a browser.")
        boolean noReport;

        @Option(
                names = {"-d", "--database"},
                paramLabel = "FILE",
                description =
                        "Known motifs (MEME, JASPAR, TRANSFAC or HOMER): say which of them those found are like, in"
                                + " matches.tsv and the report. May be given several times.")
        @Nullable
        List<String> databases;

        @Option(
                names = "--format",
                paramLabel = "FORMAT",
                split = ",",
                description =
                        "Also write motifs.jaspar, motifs.transfac, motifs.homer: jaspar, transfac, homer, several"
                                + " parted by commas.")
        @Nullable
        List<String> formats;
    }
}
