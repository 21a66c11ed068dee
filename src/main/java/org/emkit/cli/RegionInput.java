package org.emkit.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * Sequences that a verb reads: a FASTA, or regions of a genome, and controls in either form. Where among the command line's
 * words the FASTA is differs by verb.
 */
abstract class RegionInput {
    @Option(
            names = "--genome",
            paramLabel = "FASTA",
            description = "Genome, plain or bgzip, that --regions are cut out of. Its index (.fai, .gzi) is made"
                    + " where it is missing.")
    @Nullable
    Path genome;

    @Option(names = "--regions", paramLabel = "BED", description = "Regions of the genome: BED or narrowPeak.")
    @Nullable
    String regions;

    @Option(
            names = "--region-width",
            paramLabel = "LETTERS",
            defaultValue = "100",
            description = "Letters around the summit of each, or around the middle where there is none; 0: regions as"
                    + " they are (default: ${DEFAULT-VALUE}).")
    int regionWidth;

    @Option(names = "--mask-lowercase", description = "Lower-case letters are in no site, as N is.")
    boolean maskLowerCase;

    /** @return the FASTA, or {@code -}; null where none is given */
    @Nullable
    abstract String sequences();

    /** @return sequences to compare with: a FASTA, or with a genome regions; null where none are given */
    @Nullable
    abstract String control();

    /** @return what sequences come from, for messages */
    String primary() {
        String fasta = sequences();
        return fasta != null ? fasta : String.valueOf(regions);
    }

    /** @return names of files, as given */
    List<String> files() {
        List<String> files = new ArrayList<>();
        for (String each : new String[] {sequences(), genome == null ? null : genome.toString(), regions, control()}) {
            if (each != null) {
                files.add(each);
            }
        }
        return files;
    }

    /** @throws ParameterException where sequences are given twice or not at all, or the width is none */
    void check(CommandSpec verb) {
        boolean cut = regions != null;
        if (cut == (sequences() != null)) {
            throw Invocation.usage(
                    verb,
                    cut ? "give either a FASTA or --regions, not both" : "give a FASTA, or --genome and --regions");
        }
        if ((genome != null) != cut) {
            throw Invocation.usage(verb, cut ? "--regions goes with --genome" : "--genome goes with --regions");
        }
        boolean given = verb.commandLine().getParseResult().hasMatchedOption("--region-width");
        if (regionWidth < 0 || (given && !cut)) {
            throw Invocation.usage(
                    verb, cut ? "--region-width takes a number, 0 or above" : "--region-width goes with --regions");
        }
    }
}
