package org.emkit.io;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.emkit.UserException;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/** What the header of a SAM, BAM or CRAM file tells: the transcripts, and how to read scores. */
final class AlignmentHeader {
    /** What the SAM specification allows in names besides digits and letters; the last two not in front. */
    private static final String ALLOWED = "!#$%&+-./:;?@^_|~*=";

    private static final int ALLOWED_IN_FRONT = ALLOWED.length() - 2;

    /** What can be told from other columns: real references hold brackets and quotes, as in {@code l(3)05822}. */
    private static final Pattern READABLE_NAME = Pattern.compile("[^*=\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
    private static final Pattern MD5 = Pattern.compile("[0-9a-f]{32}");

    /** No transcript is that long, chromosomes are. */
    static final int CHROMOSOME = 5_000_000;

    /** Bytes: a hundred times what the largest transcriptomes need, and less than an array can hold. */
    static final int LARGEST = 1 << 30;

    private final Transcriptome transcriptome;
    private final ScoreScale scoreScale;
    private final List<String> warnings = new ArrayList<>();

    private AlignmentHeader(String file, List<String> names, List<Integer> lengths, List<HeaderLine> programs) {
        if (names.isEmpty()) {
            throw new UserException(
                    "the header lists no reference sequences (@SQ)",
                    file,
                    "keep the header that the aligner writes ('samtools view -h')");
        }
        transcriptome = new Transcriptome(
                names.toArray(String[]::new),
                lengths.stream().mapToInt(Integer::intValue).toArray());
        scoreScale = AlignerScores.of(programs);
        warn(
                t -> transcriptome.length(t) > CHROMOSOME,
                file,
                "has more than 5 million bases: is it a chromosome? Reads must be aligned to transcripts");
        warn(
                t -> !isAllowed(transcriptome.name(t)),
                file,
                "is a name that the SAM specification forbids; other programs may refuse the file");
    }

    /** @throws BadRecordException where a header of so many bytes is none */
    static void checkSize(long bytes) throws BadRecordException {
        if (bytes > LARGEST) {
            throw new BadRecordException("it is larger than 1 GiB");
        }
    }

    /** Adds a warning that names the first offender. */
    private void warn(IntPredicate offends, String file, String what) {
        for (int t = 0; t < transcriptome.size(); t++) {
            if (offends.test(t)) {
                warnings.add(file + ": " + transcriptome.name(t) + " " + what);
                return;
            }
        }
    }

    /** @return whether the SAM specification allows the name */
    static boolean isAllowed(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            int place = plain ? 0 : ALLOWED.indexOf(c);
            if (place < 0 || (i == 0 && place >= ALLOWED_IN_FRONT)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Reads the header of a SAM file.
     *
     * @param text lines that begin with {@code @}
     */
    static AlignmentHeader ofText(String file, String text) {
        List<String> names = new ArrayList<>();
        List<Integer> lengths = new ArrayList<>();
        List<HeaderLine> programs = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<String> lines = lines(text);
        for (int l = 0; l < lines.size(); l++) {
            String where = "line " + (l + 1) + ": ";
            if (!HeaderLine.isHeader(lines.get(l))) {
                throw bad(file, where + "not a line of a SAM header");
            }
            HeaderLine line = new HeaderLine(lines.get(l));
            if (line.isProgram()) {
                programs.add(line);
            } else if (line.isFormat() && l > 0) {
                throw bad(file, where + "@HD is not the first line");
            } else if (line.isReference()) {
                String fault = referenceFault(line, taken);
                if (fault != null) {
                    throw bad(file, where + fault);
                }
                names.add(line.orEmpty("SN"));
                lengths.add(Integer.parseInt(line.orEmpty("LN")));
            }
        }
        return new AlignmentHeader(file, names, lengths, programs);
    }

    /**
     * Takes the header of a BAM or CRAM file.
     *
     * @param text    its text, from which program lines are taken; {@code @SQ} lines in it must agree with the rest
     * @param names   of the reference sequences, any text
     * @param lengths bases, each ≥ 0
     */
    static AlignmentHeader ofBinary(String file, String text, String[] names, int[] lengths) {
        List<HeaderLine> programs = new ArrayList<>();
        int listed = 0;
        for (String each : lines(text)) {
            if (listed < names.length && isReference(each, names[listed], lengths[listed])) {
                listed++;
                continue;
            }
            HeaderLine line = new HeaderLine(each);
            if (line.isProgram()) {
                programs.add(line);
            } else if (line.isReference()) {
                if (listed >= names.length
                        || !names[listed].equals(line.get("SN"))
                        || !Integer.toString(lengths[listed]).equals(line.get("LN"))) {
                    throw bad(file, "the header's text and its list of references disagree at " + line.orEmpty("SN"));
                }
                listed++;
            }
        }
        if (listed != 0 && listed != names.length) {
            throw bad(file, "the header's text has " + listed + " references, its list " + names.length);
        }
        Map<String, Integer> taken = new HashMap<>();
        for (int t = 0; t < names.length; t++) {
            if (lengths[t] < 1) {
                throw bad(file, "the header gives " + names[t] + " a length of " + lengths[t]);
            }
            if (taken.put(names[t], t) != null) {
                throw bad(file, "the header lists " + names[t] + " twice");
            }
        }
        return new AlignmentHeader(
                file, Arrays.asList(names), Arrays.stream(lengths).boxed().toList(), programs);
    }

    /** @return whether the line begins with that name and length, as all writers of BAM have it */
    private static boolean isReference(String line, String name, int length) {
        String begin = "@SQ\tSN:" + name + "\tLN:" + length;
        return line.startsWith(begin) && (line.length() == begin.length() || line.charAt(begin.length()) == '\t');
    }

    /** @return the lines without their ends; empty ones at the end of the text are left out */
    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int used = 0;
        for (int from = 0; from < text.length(); ) {
            int lineEnd = text.indexOf('\n', from);
            int end = lineEnd < 0 ? text.length() : lineEnd;
            int to = lineEnd > from && text.charAt(lineEnd - 1) == '\r' ? lineEnd - 1 : end;
            lines.add(text.substring(from, to));
            used = to > from ? lines.size() : used;
            from = end + 1;
        }
        return lines.subList(0, used);
    }

    /** @return what is wrong with the line, or null */
    private static @Nullable String referenceFault(HeaderLine line, Set<String> taken) {
        String name = line.get("SN");
        String length = line.get("LN");
        if (name == null || length == null) {
            return name == null ? "@SQ without a name (SN)" : "@SQ without a length (LN)";
        }
        if (line.repeatedTag() != null) {
            return "@SQ with " + line.repeatedTag() + " twice";
        }
        if (!READABLE_NAME.matcher(name).matches()) {
            return "@SQ with the name '" + name + "'";
        }
        if (!NUMBER.matcher(length).matches()
                || Long.parseLong(length) < 1
                || Long.parseLong(length) > Integer.MAX_VALUE) {
            return "@SQ with the length '" + length + "'";
        }
        String md5 = line.get("M5");
        if (md5 != null && !MD5.matcher(md5).matches()) {
            return "@SQ with the checksum (M5) '" + md5 + "'";
        }
        if (!taken.add(name)) {
            return "@SQ with the name '" + name + "' a second time";
        }
        for (String other : line.orEmpty("AN").isEmpty()
                ? new String[0]
                : line.orEmpty("AN").split(",", -1)) {
            if (!other.equals(name) && !taken.add(other)) {
                return "@SQ with the other name (AN) '" + other + "' a second time";
            }
        }
        return null;
    }

    private static UserException bad(String file, String what) {
        return new UserException(what, file, "mend the header ('samtools reheader') or make the file again");
    }

    Transcriptome transcriptome() {
        return transcriptome;
    }

    ScoreScale scoreScale() {
        return scoreScale;
    }

    List<String> warnings() {
        return List.copyOf(warnings);
    }
}
