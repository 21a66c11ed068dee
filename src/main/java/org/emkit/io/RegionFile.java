package org.emkit.io;

import java.util.ArrayList;
import java.util.List;
import org.emkit.UserException;
import org.emkit.sequence.Region;
import org.emkit.sequence.Strand;
import org.jspecify.annotations.Nullable;

/**
 * Regions of a genome: BED with three columns or more, or narrowPeak, whose tenth column tells the summit; plain or gzip.
 * Lines of browsers ({@code track}, {@code browser}) and comments are skipped. Immutable.
 */
public final class RegionFile {
    private static final int NARROW_PEAK = 10;

    /**
     * A line of the file.
     *
     * @param region as it is there; forward where no strand is told
     * @param summit letters from its start to its summit; −1 where that is not told
     * @param line   number, from 1
     */
    public record Entry(Region region, int summit, long line) {
        /** @return the region of that width around the summit, or the middle; it may reach below 0 */
        long centre() {
            return region.start() + (long) (summit >= 0 ? summit : region.length() / 2);
        }
    }

    private final String name;
    private final List<Entry> entries;
    private final @Nullable Fingerprint fingerprint;

    private RegionFile(String name, List<Entry> entries, @Nullable Fingerprint fingerprint) {
        this.name = name;
        this.fingerprint = fingerprint;
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads a whole file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @throws UserException where it cannot be read, has no regions, or a line is not as it must be
     */
    public static RegionFile read(String pathOrDash) {
        List<Entry> entries = new ArrayList<>();
        Fingerprint fingerprint;
        try (LineReader lines = LineReader.open(pathOrDash)) {
            for (String line = lines.next(); line != null; line = lines.next()) {
                Entry entry = entry(lines, line.strip());
                if (entry != null) {
                    entries.add(entry);
                }
            }
            if (entries.isEmpty()) {
                throw lines.badFile("holds no regions", "give BED or narrowPeak");
            }
            fingerprint = lines.fingerprint();
        }
        return new RegionFile(InputFile.of(pathOrDash).name(), entries, fingerprint);
    }

    private static @Nullable Entry entry(LineReader lines, String line) {
        if (line.isEmpty() || line.startsWith("#") || line.matches("(track|browser)(\\s.*)?")) {
            return null;
        }
        String[] field = line.contains("\t") ? line.split("\t", -1) : line.split("\\s+", -1);
        if (field.length < 3) {
            throw lines.bad(field.length + " columns instead of 3 or more", "give BED or narrowPeak");
        }
        int start = position(lines, field[1]);
        int end = position(lines, field[2]);
        if (end < start) {
            throw lines.bad("the region ends at " + end + ", before its start " + start, "");
        }
        boolean reverse = field.length > 5 && field[5].strip().equals("-");
        int summit =
                field.length >= NARROW_PEAK && field[NARROW_PEAK - 1].strip().matches("-?[0-9]{1,9}")
                        ? Integer.parseInt(field[NARROW_PEAK - 1].strip())
                        : -1;
        if (field.length == NARROW_PEAK && summit > end - start) {
            throw lines.bad(
                    "the summit lies " + summit + " letters from the start of a region of " + (end - start), "");
        }
        boolean hasSummit = field.length == NARROW_PEAK && summit >= 0; // BED12's tenth column counts blocks
        Strand strand = reverse ? Strand.REVERSE : Strand.FORWARD;
        return new Entry(new Region(field[0].strip(), start, end, strand), hasSummit ? summit : -1, lines.number());
    }

    private static int position(LineReader lines, String text) {
        String digits = text.strip();
        if (!digits.matches("[0-9]{1,10}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
            throw lines.bad("'" + MotifLines.shortened(digits) + "' is not a position", "give BED or narrowPeak");
        }
        return Integer.parseInt(digits);
    }

    /** @return how messages call the file */
    public String name() {
        return name;
    }

    /** @return the regions in file order, one or more */
    public List<Entry> entries() {
        return entries;
    }

    /** @return of the bytes of the file */
    public @Nullable Fingerprint fingerprint() {
        return fingerprint;
    }
}
