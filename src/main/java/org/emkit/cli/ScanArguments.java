package org.emkit.cli;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code emkit scan}, in the groups that its help shows. */
final class ScanArguments {
    private ScanArguments() {}

    /** What is read. */
    static final class Input {
        @Parameters(
                index = "0",
                paramLabel = "MOTIFS",
                description = "Motifs: MEME (text or XML), JASPAR, TRANSFAC or HOMER, told by content, plain or gzip.")
        String motifs = "";

        @Parameters(
                index = "1",
                arity = "0..1",
                paramLabel = "FASTA",
                description = "Sequences or a genome, plain, gzip or bgzip; '-' is standard input.")
        @Nullable
        String fasta;

        @Option(names = "--genome", paramLabel = "FASTA", description = "The same, as other verbs name it.")
        @Nullable
        String genome;

        @Option(
                names = "--motif",
                paramLabel = "ID",
                split = ",",
                description = "Only motifs of this id or alternate name; several are parted by commas.")
        @Nullable
        Set<String> wanted;

        @Option(
                names = "--regions",
                paramLabel = "BED",
                description = "Only sites that lie in one of these regions of FASTA, whose index (.fai, .gzi) is made"
                        + " where it is missing. Positions are those of FASTA.")
        @Nullable
        String regions;

        @Option(
                names = {"--header-coords", "--parse-genomic-coord"},
                description = "Names of sequences are places in a genome, as chr1:100-200: sites are told in its"
                        + " coordinates.")
        boolean headerCoordinates;

        /** @return what is searched; empty where nothing is given */
        String sequences() {
            return fasta != null ? fasta : genome != null ? genome : "";
        }

        @Option(names = "--mask-lowercase", description = "Lower-case letters are in no site, as N is.")
        boolean maskLowerCase;
    }

    /** What is a site. */
    static final class Search {
        @Option(
                names = {"--p-value", "--thresh"},
                paramLabel = "P",
                defaultValue = "1e-4",
                description = "Highest p-value of a site (default: ${DEFAULT-VALUE}).")
        double pValue = 1e-4;

        @Option(
                names = {"--q-value", "--qv-thresh"},
                paramLabel = "Q",
                description = "Of these, only sites up to this q-value.")
        @Nullable
        Double qValue;

        @Option(
                names = "--strands",
                paramLabel = "both|one",
                defaultValue = "both",
                description = "Strands that sites may lie on; one is meant for RNA and protein in any case (default:"
                        + " ${DEFAULT-VALUE}).")
        String strands = "both";

        @Option(
                names = {"-b", "--background", "--bfile"},
                paramLabel = "FILE|ORDER|WORD",
                defaultValue = "motifs",
                description = "Letters outside sites: a background file as MEME has it; the order (0 to 5) of the model"
                        + " that is counted in the sequences; motifs, what their file tells, else uniform; or uniform"
                        + " (default: ${DEFAULT-VALUE}).")
        String background = "motifs";

        @Option(
                names = {"--pseudocount", "--motif-pseudo"},
                paramLabel = "N",
                defaultValue = "0.1",
                description = "Sites of background letters that are added to each motif (default: ${DEFAULT-VALUE}).")
        double pseudocount = 0.1;
    }

    /** What is written. */
    static final class Output {
        @Option(
                names = "--format",
                paramLabel = "NAME",
                split = ",",
                defaultValue = "tsv",
                description = "tsv (columns of FIMO), gff3, bed; several are parted by commas (default:"
                        + " ${DEFAULT-VALUE}).")
        List<String> formats = List.of("tsv");

        @Option(
                names = "--sort",
                paramLabel = "position|p",
                defaultValue = "position",
                description = "Order of the sites: as in FASTA, or the rarest first (default: ${DEFAULT-VALUE}).")
        String sort = "position";

        @Option(names = "--bgzip", description = "Pack the tables of sites by bgzip.")
        boolean bgzip;

        @Option(names = "--tabix", description = "Pack them and write an index that tabix reads.")
        boolean tabix;
    }
}
