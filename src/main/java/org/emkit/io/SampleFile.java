package org.emkit.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads which samples there are and where their results lie: a line each with name and folder (or file), parted by a
 * tab or else a comma; columns beyond the second are left alone. A first line of column names is recognised; empty lines
 * and those that begin with {@code #} are skipped.
 */
public final class SampleFile {
    private static final String REMEDY = "give a line 'name<tab>folder' for each sample";
    private static final Set<String> HEADINGS = Set.of("names", "name", "sample", "samples", "sample_id", "id");

    private SampleFile() {}

    /**
     * A line.
     *
     * @param name of the sample
     * @param path where its results are
     */
    public record Entry(String name, String path) {}

    /**
     * Reads a file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @return samples in the order of lines, at least one
     * @throws org.emkit.UserException where it cannot be read, a line is not as it must be or there is no sample
     */
    public static List<Entry> read(String pathOrDash) {
        try (LineReader lines = LineReader.open(pathOrDash)) {
            List<Entry> samples = new ArrayList<>();
            boolean first = true;
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                String[] field = line.split(line.indexOf('\t') >= 0 ? "\t" : ",", -1);
                boolean heading = first && HEADINGS.contains(field[0].strip().toLowerCase(Locale.ROOT));
                first = false;
                if (heading) {
                    continue;
                }
                if (field.length < 2 || field[0].isBlank() || field[1].isBlank()) {
                    throw lines.bad("no name and folder", REMEDY);
                }
                samples.add(new Entry(field[0].strip(), field[1].strip()));
            }
            if (samples.isEmpty()) {
                throw lines.badFile("has no sample", REMEDY);
            }
            return samples;
        }
    }
}
