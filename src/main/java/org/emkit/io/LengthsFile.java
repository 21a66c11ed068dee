package org.emkit.io;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;

/**
 * Lengths of transcripts from a {@code quant.sf}, as emkit or salmon wrote it: columns {@code Name}, {@code Length} and
 * {@code EffectiveLength}, found by their names in the first line. Plain or gzip-compressed. Immutable.
 */
public final class LengthsFile {
    private static final String REMEDY = "give a quant.sf with the columns Name, Length and EffectiveLength";
    private static final int SHOWN = 5;
    /** Far beyond what transcripts have, and far from where shares divided by them overflow. */
    private static final double LEAST_EFFECTIVE = 1e-6;

    private static final double MOST_EFFECTIVE = 1e12;

    private final String file;
    private final Map<String, Lengths> lengthsOf;

    private record Lengths(int length, double effectiveLength) {}

    private LengthsFile(String file, Map<String, Lengths> lengthsOf) {
        this.file = file;
        this.lengthsOf = lengthsOf;
    }

    /**
     * Reads a file of lengths.
     *
     * @param pathOrDash a path to plain text or gzip, or {@code -} for standard input
     * @param names      how the file's names are shortened
     * @throws UserException where the file cannot be read, a column is missing or a line is not as it must be
     */
    public static LengthsFile read(String pathOrDash, TranscriptNames names) {
        try (LineReader lines = LineReader.open(pathOrDash)) {
            String header = lines.next();
            if (header == null) {
                throw lines.badFile("is empty", REMEDY);
            }
            List<String> column = List.of(header.split("\t", -1));
            int name = column(lines, column, "Name");
            int length = column(lines, column, "Length");
            int effective = column(lines, column, "EffectiveLength");
            Map<String, Lengths> lengthsOf = new HashMap<>();
            for (String line = lines.next(); line != null; line = lines.next()) {
                String[] field = line.split("\t", -1);
                if (field.length != column.size()) {
                    throw lines.bad(field.length + " columns instead of " + column.size(), REMEDY);
                }
                double bases = number(lines, field[length], "Length");
                if (bases < 1 || bases != Math.rint(bases) || bases > Integer.MAX_VALUE) {
                    throw lines.bad("'" + field[length] + "' is not a Length", REMEDY);
                }
                double effectiveBases = number(lines, field[effective], "EffectiveLength");
                if (effectiveBases < LEAST_EFFECTIVE || effectiveBases > MOST_EFFECTIVE) {
                    throw lines.bad("'" + field[effective] + "' is no EffectiveLength of a transcript", REMEDY);
                }
                String transcript = names.of(field[name]);
                if (lengthsOf.put(transcript, new Lengths((int) bases, effectiveBases)) != null) {
                    throw lines.bad("transcript " + transcript + " comes twice", REMEDY);
                }
            }
            return new LengthsFile(InputFile.of(pathOrDash).name(), lengthsOf);
        }
    }

    private static int column(LineReader lines, List<String> header, String name) {
        int at = header.indexOf(name);
        if (at < 0) {
            throw lines.bad("no column " + name, REMEDY);
        }
        return at;
    }

    private static double number(LineReader lines, String field, String column) {
        try {
            double value = Double.parseDouble(field);
            if (value > 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like zero
        }
        throw lines.bad("'" + field + "' is not a positive " + column, REMEDY);
    }

    /** @return number of transcripts in the file */
    public int size() {
        return lengthsOf.size();
    }

    /**
     * Gives transcripts that have names alone their lengths.
     *
     * @param named transcripts
     * @return the same names in the same order, all lengths known
     * @throws UserException where the file lacks one of them
     */
    public Transcriptome lengthsOf(Transcriptome named) {
        List<Lengths> found = find(named);
        String[] name = new String[named.size()];
        int[] length = new int[named.size()];
        for (int t = 0; t < name.length; t++) {
            name[t] = named.name(t);
            length[t] = found.get(t).length();
        }
        return new Transcriptome(name, length);
    }

    /**
     * Looks up effective lengths.
     *
     * @param named transcripts
     * @return bases, shape [transcripts], each &gt; 0
     * @throws UserException where the file lacks one of them
     */
    public double[] effectiveLengthsOf(Transcriptome named) {
        return find(named).stream().mapToDouble(Lengths::effectiveLength).toArray();
    }

    private List<Lengths> find(Transcriptome named) {
        List<Lengths> found = new ArrayList<>(named.size());
        List<String> missing = new ArrayList<>();
        for (int t = 0; t < named.size(); t++) {
            Lengths lengths = lengthsOf.get(named.name(t));
            if (lengths == null) {
                missing.add(named.name(t));
            } else {
                found.add(lengths);
            }
        }
        if (!missing.isEmpty()) {
            throw new UserException(
                    "no lengths of " + missing.size() + " of " + named.size() + " transcripts, such as "
                            + String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size()))),
                    file,
                    "give the quant.sf of a run on the same transcripts");
        }
        return found;
    }
}
