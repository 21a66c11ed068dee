package org.emkit.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.UserException;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;

/** Sequences cut out of a genome. Immutable. */
public final class RegionSequences {
    /** Width that leaves regions as they are. */
    public static final int WHOLE = 0;

    private final SequenceSet sequences;
    private final SequenceCounts counts;
    private final int clipped;
    private final List<String> warnings;

    private RegionSequences(SequenceSet sequences, SequenceCounts counts, int clipped, List<String> warnings) {
        this.sequences = sequences;
        this.counts = counts;
        this.clipped = clipped;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * How regions are read.
     *
     * @param width         letters around the summit, or the middle where there is none; {@link #WHOLE} takes the region
     * @param maskLowerCase whether lower-case letters are wildcards
     * @param ownStrand     whether a region of the reverse strand is read there; else all are read forward
     */
    public record Reading(int width, boolean maskLowerCase, boolean ownStrand) {}

    /**
     * Reads regions, each named {@code chromosome:first-last} with positions from 1. What reaches beyond a chromosome is
     * clipped.
     *
     * @throws UserException where the genome lacks a chromosome, or nothing is left
     */
    public static RegionSequences read(GenomeFile genome, RegionFile regions, Reading reading) {
        List<Region> placed = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        int clipped = 0;
        for (RegionFile.Entry entry : regions.entries()) {
            Region region = entry.region();
            if (!genome.has(region.chromosome())) {
                List<String> names = genome.names();
                throw new UserException(
                        "line " + entry.line() + ": " + genome.name() + " has no sequence " + region.chromosome(),
                        regions.name(),
                        "give the genome of the regions; this one has " + Words.firstFew(names));
            }
            int length = genome.length(region.chromosome());
            long from = reading.width() == WHOLE ? region.start() : entry.centre() - reading.width() / 2;
            long to = reading.width() == WHOLE ? region.end() : from + reading.width();
            int start = (int) Math.min(length, Math.max(0, from));
            int end = (int) Math.max(start, Math.min(length, to));
            clipped += start != from || end != to ? 1 : 0;
            if (start == end) {
                empty.add("line " + entry.line());
            } else {
                Strand strand = reading.ownStrand() ? region.strand() : Strand.FORWARD;
                placed.add(new Region(region.chromosome(), start, end, strand));
            }
        }
        if (placed.isEmpty()) {
            throw new UserException("no region lies on the genome", regions.name(), "give the genome of the regions");
        }
        return cutOut(genome, placed, reading, new Left(regions.name(), clipped, empty));
    }

    private record Left(String input, int clipped, List<String> empty) {}

    private static RegionSequences cutOut(GenomeFile genome, List<Region> regions, Reading reading, Left left) {
        SequenceFile.UniqueNames unique = new SequenceFile.UniqueNames(
                regions.stream().map(RegionSequences::name).toList());
        SequenceSetBuilder builder = new SequenceSetBuilder(Alphabet.DNA);
        long masked = 0;
        for (Region region : regions) {
            builder.begin(unique.next(name(region)), 1, region);
            byte[] letters = genome.letters(region.chromosome(), region.start(), region.end());
            boolean forward = region.strand() == Strand.FORWARD;
            for (int k = 0; k < letters.length; k++) {
                byte letter = letters[forward ? k : letters.length - 1 - k];
                byte code = Alphabet.DNA.code(letter);
                if (code == Alphabet.INVALID) {
                    throw new UserException(
                            Words.quoted(letter) + " in " + name(region) + " is no letter of DNA", genome.name(), "");
                }
                boolean mask = reading.maskLowerCase() && letter >= 'a' && letter <= 'z';
                masked += mask ? 1 : 0;
                int kept = mask ? Alphabet.DNA.wildcard() : code;
                builder.add((byte) (forward ? kept : Alphabet.DNA.complement(kept)));
            }
        }
        SequenceSet sequences = builder.build();
        SequenceCounts counts = SequenceCounts.of(sequences, unique.renamed(), left.empty(), masked);
        List<String> warnings = new ArrayList<>(genome.warnings());
        if (left.clipped() > 0) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "%s: %,d regions reach beyond their chromosome and are clipped",
                    left.input(),
                    left.clipped()));
        }
        warnings.addAll(counts.warnings(left.input()));
        return new RegionSequences(sequences, counts, left.clipped(), warnings);
    }

    private static String name(Region region) {
        return region.chromosome() + ":" + (region.start() + 1) + "-" + region.end();
    }

    /** @return the sequences, in file order, with their regions */
    public SequenceSet sequences() {
        return sequences;
    }

    /** @return what was met on the way */
    public SequenceCounts counts() {
        return counts;
    }

    /** @return regions that reached beyond their chromosome */
    public int clipped() {
        return clipped;
    }

    /** @return what a user should know, a line each */
    public List<String> warnings() {
        return warnings;
    }
}
