package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.emkit.UserException;
import org.emkit.sequence.Region;
import org.emkit.sequence.SequenceBlock;
import org.emkit.sequence.Strand;
import org.jspecify.annotations.Nullable;

/**
 * Sequences of any length, block by block, in memory for one block: all of a FASTA, from a pipe if need be, or regions of a
 * genome. Regions that overlap or touch are read as one, in the genome's order, so that no window comes twice.
 */
public final class SequenceBlocks {
    private final SequenceBlock block;
    private final int overlap;
    private final boolean maskLowerCase;
    private final Consumer<SequenceBlock> sink;
    private final List<String> names = new ArrayList<>();
    private final List<Region> places = new ArrayList<>();
    private @Nullable InputFile placedBy;
    private final List<String> warnings = new ArrayList<>();
    private long letters;
    private int offset;
    private boolean open;

    /**
     * @param block         is filled over and over
     * @param overlap       letters of a sequence that does not end in a block which the next block repeats
     * @param maskLowerCase whether lower-case letters are wildcards
     * @param sink          is given the block each time it is full, and at the end
     */
    public SequenceBlocks(SequenceBlock block, int overlap, boolean maskLowerCase, Consumer<SequenceBlock> sink) {
        this.block = block;
        this.overlap = overlap;
        this.maskLowerCase = maskLowerCase;
        this.sink = sink;
    }

    /**
     * Reads a whole FASTA, plain, gzip or bgzip.
     *
     * @param placed whether names say where in a genome the sequences lie, see {@link HeaderCoordinates}
     * @return of its bytes; null where that is not known
     * @throws UserException where it cannot be read, is no FASTA of the block's alphabet, or a name should be a place and is none
     */
    public @Nullable Fingerprint readFasta(String pathOrDash, boolean placed) {
        InputFile input = InputFile.of(pathOrDash);
        placedBy = placed ? input : null;
        Titles titles = new Titles(input);
        try (InputStream in = input.openUnpacked()) {
            FastaScanner.scan(in, titles);
        } catch (IOException e) {
            throw input.unreadable(e);
        }
        if (names.isEmpty()) {
            throw new UserException("holds no sequences", input.name(), "give a FASTA");
        }
        finish();
        if (titles.renamed > 0) {
            warnings.add(input.name() + ": " + titles.renamed
                    + (titles.renamed == 1 ? " sequence has a name" : " sequences have names")
                    + " that came before and got a suffix");
        }
        return input.fingerprint();
    }

    /** Takes what the scanner finds. */
    private final class Titles implements FastaScanner.Sink {
        private final InputFile input;
        private final Set<String> met = new HashSet<>();
        private int renamed;

        Titles(InputFile input) {
            this.input = input;
        }

        @Override
        public void title(String title, long line) {
            String name = FastaScanner.name(title);
            if (name.isEmpty()) {
                throw new UserException(
                        "line " + line + ": a sequence has no name after '>'", input.name(), "give it one");
            }
            String unique = name;
            for (int k = 2; !met.add(unique); k++) {
                unique = name + "_" + k;
            }
            renamed += unique.equals(name) ? 0 : 1;
            begin(unique, 0);
        }

        @Override
        public void letters(byte[] buffer, int from, int to, long line) {
            if (names.isEmpty()) {
                throw new UserException(
                        "line " + line + ": is not FASTA: it does not begin with '>'", input.name(), "");
            }
            int bad = add(buffer, from, to);
            if (bad < to) {
                throw new UserException(
                        "line " + line + ": " + Words.quoted(buffer[bad]) + " is no letter of " + block.alphabet(),
                        input.name(),
                        "motifs and sequences must be of one alphabet");
            }
        }
    }

    /**
     * Reads regions of a genome.
     *
     * @throws UserException where the genome lacks a chromosome, or no region lies on it
     */
    public void readRegions(GenomeFile genome, RegionFile regions) {
        List<Region> merged = merged(genome, regions);
        int step = Math.max(1, block.capacity() / 2);
        String last = "";
        for (Region region : merged) {
            if (!region.chromosome().equals(last)) {
                names.add(region.chromosome());
                last = region.chromosome();
            }
            beginPiece(region.start());
            for (int from = region.start(); from < region.end(); from += step) {
                int to = Math.min(region.end(), from + step);
                byte[] read = genome.letters(region.chromosome(), from, to);
                int bad = add(read, 0, read.length);
                if (bad < read.length) {
                    throw new UserException(
                            Words.quoted(read[bad]) + " in " + region.chromosome() + " at " + (from + bad + 1)
                                    + " is no letter of " + block.alphabet(),
                            genome.name(),
                            "motifs and sequences must be of one alphabet");
                }
            }
        }
        finish();
        warnings.addAll(genome.warnings());
    }

    private List<Region> merged(GenomeFile genome, RegionFile regions) {
        List<String> chromosomes = genome.names();
        List<Region> placed = new ArrayList<>();
        int clipped = 0;
        for (RegionFile.Entry entry : regions.entries()) {
            Region region = entry.region();
            if (!genome.has(region.chromosome())) {
                throw new UserException(
                        "line " + entry.line() + ": " + genome.name() + " has no sequence " + region.chromosome(),
                        regions.name(),
                        "give the genome of the regions; this one has " + Words.firstFew(chromosomes));
            }
            int end = Math.min(region.end(), genome.length(region.chromosome()));
            clipped += end < region.end() ? 1 : 0;
            if (region.start() < end) {
                placed.add(new Region(region.chromosome(), region.start(), end, region.strand()));
            }
        }
        if (clipped > 0) {
            warnings.add(regions.name() + ": " + clipped + " regions reach beyond their chromosome and are clipped");
        }
        if (placed.isEmpty()) {
            throw new UserException("no region lies on the genome", regions.name(), "give the genome of the regions");
        }
        Map<String, Integer> rank = new HashMap<>();
        chromosomes.forEach(name -> rank.put(name, rank.size()));
        placed.sort(Comparator.comparing((Region r) -> rank.get(r.chromosome())).thenComparing(Region::start));
        List<Region> merged = new ArrayList<>();
        for (Region region : placed) {
            Region before = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (before != null && before.chromosome().equals(region.chromosome()) && region.start() <= before.end()) {
                int end = Math.max(before.end(), region.end());
                merged.set(merged.size() - 1, new Region(before.chromosome(), before.start(), end, before.strand()));
            } else {
                merged.add(region);
            }
        }
        return merged;
    }

    private void begin(String name, int start) {
        names.add(name);
        beginPiece(start);
    }

    private void beginPiece(int start) {
        place();
        endPiece(0);
        if (block.room() < overlap + 2) {
            flush();
        }
        offset = start;
        block.begin(names.size() - 1, start);
        open = true;
    }

    /** Tells where the sequence lies that ends here, by its name. */
    private void place() {
        if (open && placedBy != null) {
            String name = names.get(places.size());
            int length = offset + block.lengthOfLast();
            places.add(
                    length == 0
                            ? new Region(name, 0, 0, Strand.FORWARD) // it has no site
                            : HeaderCoordinates.region(name, length, placedBy.name()));
        }
    }

    private void endPiece(int repeated) {
        if (open) {
            block.end(repeated);
            open = false;
        }
    }

    /** @return index of the first byte that is no letter; {@code to} where all are */
    private int add(byte[] buffer, int from, int to) {
        int at = from;
        while (at < to) {
            if (block.room() == 0) {
                goOn();
            }
            int next = block.add(buffer, at, to, maskLowerCase);
            letters += next - at;
            if (letters > Integer.MAX_VALUE && offset + (long) block.lengthOfLast() > Integer.MAX_VALUE) {
                throw new UserException(names.get(names.size() - 1) + " has more than 2^31 letters", "", "");
            }
            if (next == at) {
                return at;
            }
            at = next;
        }
        return to;
    }

    /** The sequence goes on in the next block. */
    private void goOn() {
        int repeated = Math.min(overlap, block.lengthOfLast());
        int end = block.length();
        byte[] last = new byte[repeated];
        System.arraycopy(block.codes(), end - repeated, last, 0, repeated);
        offset += block.lengthOfLast() - repeated;
        endPiece(repeated);
        flush();
        block.begin(names.size() - 1, offset);
        open = true;
        for (byte code : last) {
            block.add(code);
        }
    }

    private void finish() {
        place();
        endPiece(0);
        flush();
    }

    private void flush() {
        if (block.pieces() > 0) {
            sink.accept(block);
        }
        block.clear();
    }

    /** @return names of the sequences met so far, by their place in the text */
    public List<String> names() {
        return names;
    }

    /** @return where each sequence lies; none where names do not tell */
    public List<Region> places() {
        return List.copyOf(places);
    }

    /** @return letters read so far, wildcards among them */
    public long letters() {
        return letters;
    }

    /** @return what a user should know, a line each */
    public List<String> warnings() {
        return List.copyOf(warnings);
    }
}
