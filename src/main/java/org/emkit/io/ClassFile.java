package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.emkit.UserException;
import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;

/**
 * Reads equivalence classes from the text that salmon writes with {@code --dumpEq} or {@code --dumpEqWeights}: the
 * number of transcripts, the number of classes, a name a line, then a class a line: its size k, k transcripts (counted
 * from 0), k weights or none, the number of fragments. Plain or gzip-compressed.
 */
public final class ClassFile {
    private static final String REMEDY = "this is not a class file as 'emkit quant --dump-eq' or salmon writes it";

    /** Up to here every whole number is a double, so that fragments can be counted, and summed in any order. */
    private static final double MOST_FRAGMENTS = 0x1p53;

    private final LineReader lines;
    private int[] start = new int[1 << 10];
    private int[] transcript = new int[1 << 12];
    private double[] weight = new double[1 << 12];
    private double[] count = new double[1 << 10];
    private int classes;
    private int entries;
    private double fragments;
    private boolean weighted;

    private ClassFile(LineReader lines) {
        this.lines = lines;
    }

    /**
     * Reads a class file.
     *
     * @param pathOrDash a path to plain text or gzip, or {@code -} for standard input
     * @return the classes in file order; lengths of transcripts are unknown
     * @throws UserException where the file cannot be read or a line is not as it must be
     */
    public static ClassTable read(String pathOrDash) {
        try (LineReader lines = LineReader.open(pathOrDash)) {
            return new ClassFile(lines).read();
        }
    }

    private ClassTable read() {
        int transcripts = wholeLine("number of transcripts");
        int declared = wholeLine("number of classes");
        Transcriptome transcriptome = new Transcriptome(names(transcripts), new int[transcripts]);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (classes == declared) {
                if (line.isBlank()) {
                    continue;
                }
                throw lines.bad("more than the " + declared + " classes announced in line 2", REMEDY);
            }
            addClass(line, transcripts);
        }
        if (classes < declared) {
            throw lines.badFile(
                    "ends after " + classes + " of " + declared + " classes", "the file is truncated: make it again");
        }
        return new ClassTable(
                transcriptome,
                Arrays.copyOf(start, classes + 1),
                Arrays.copyOf(transcript, entries),
                weighted ? Arrays.copyOf(weight, entries) : null,
                Arrays.copyOf(count, classes));
    }

    private int wholeLine(String what) {
        String line = lines.next();
        try {
            int value = line == null ? -1 : Integer.parseInt(line.strip());
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a negative number
        }
        throw line == null ? lines.badFile("ends before the " + what, REMEDY) : lines.bad("not the " + what, REMEDY);
    }

    private String[] names(int transcripts) {
        Map<String, Long> seen = new HashMap<>();
        String[] name = new String[Math.min(transcripts, 1 << 16)];
        for (int t = 0; t < transcripts; t++) {
            String line = lines.next();
            if (line == null) {
                throw lines.badFile("ends after " + t + " of " + transcripts + " transcript names", REMEDY);
            }
            Long before = seen.putIfAbsent(line, lines.number());
            checkName(line);
            if (before != null) {
                throw lines.bad("transcript " + line + " was named in line " + before + " already", REMEDY);
            }
            if (t == name.length) {
                name = Arrays.copyOf(name, (int) Math.min(transcripts, name.length * 2L));
            }
            name[t] = line;
        }
        return name;
    }

    /** Blanks inside are all right: every table that the name goes to is parted by tabs. */
    private void checkName(String name) {
        String fault = name.isEmpty()
                ? "it is empty"
                : name.indexOf('\t') >= 0
                        ? "it holds a tab"
                        : name.chars().anyMatch(Character::isISOControl)
                                ? "it holds a control character"
                                : name.equals(name.strip()) ? "" : "it begins or ends with a blank";
        if (!fault.isEmpty()) {
            byte[] text = name.getBytes(UTF_8);
            throw lines.bad(Words.quoted(text, 0, text.length) + " is not a transcript name: " + fault, REMEDY);
        }
    }

    private void addClass(String line, int transcripts) {
        String[] field = line.split("\t", -1);
        int fields = field[field.length - 1].isEmpty() ? field.length - 1 : field.length;
        int size = whole(field[0], "size of the class");
        boolean bare = fields == size + 2L;
        if (size < 1 || !(bare || fields == 2L * size + 2)) {
            throw lines.bad("a class of " + field[0] + " transcripts cannot have " + fields + " fields", REMEDY);
        }
        if (classes > 0 && weighted == bare) {
            throw lines.bad("has " + (bare ? "no weights" : "weights") + ", unlike the classes before", REMEDY);
        }
        weighted = !bare;
        reserve(size);
        double weights = 0;
        for (int i = 0; i < size; i++) {
            int t = whole(field[1 + i], "transcript");
            if (t >= transcripts) {
                throw lines.bad("transcript " + t + " of " + transcripts + " (they are counted from 0)", REMEDY);
            }
            transcript[entries + i] = t;
            weight[entries + i] = bare ? 1 : amount(field[1 + size + i], "weight");
            weights += weight[entries + i];
        }
        if (weights == Double.POSITIVE_INFINITY) {
            throw lines.bad("the weights of the class are too large to be summed", REMEDY);
        }
        entries += size;
        count[classes] = countFragments(field[fields - 1]);
        classes++;
        start[classes] = entries;
    }

    private double countFragments(String field) {
        double value = amount(field, "number of fragments");
        if (value > MOST_FRAGMENTS) {
            throw lines.bad(field + " fragments, more than 2^53", REMEDY);
        }
        if (fragments > MOST_FRAGMENTS - value) {
            throw lines.bad("more than 2^53 fragments up to here", REMEDY);
        }
        fragments += value;
        return value;
    }

    private void reserve(int size) {
        if (entries > Integer.MAX_VALUE - 8 - size) {
            throw lines.bad("more than 2 147 483 639 transcripts in classes", "");
        }
        if (classes + 2 > start.length) {
            start = Arrays.copyOf(start, start.length * 2);
            count = Arrays.copyOf(count, start.length);
        }
        if (entries + size > transcript.length) {
            int longer = (int) Math.min(Integer.MAX_VALUE - 8, Math.max(transcript.length * 2L, entries + size));
            transcript = Arrays.copyOf(transcript, longer);
            weight = Arrays.copyOf(weight, longer);
        }
    }

    private int whole(String field, String what) {
        try {
            int value = Integer.parseInt(field);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a negative number
        }
        throw lines.bad("'" + field + "' is not the " + what, REMEDY);
    }

    private double amount(String field, String what) {
        try {
            double value = Double.parseDouble(field);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            // told below, like a negative number
        }
        throw lines.bad("'" + field + "' is not a " + what, REMEDY);
    }
}
