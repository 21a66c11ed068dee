package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.emkit.UserException;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.MotifFormat;
import org.emkit.sequence.BackgroundModel;
import org.jspecify.annotations.Nullable;

/**
 * Motifs of a file: MEME's text (minimal or full) and XML, JASPAR with or without letters, TRANSFAC, HOMER; plain, gzip
 * or bgzip. The format is told by content. Immutable.
 */
public final class MotifFile {
    private static final int HEAD = 1 << 14;
    private static final Pattern MEME_VERSION = Pattern.compile("(?m)^\\s*MEME\\s+version\\s+[0-9]");
    private static final Set<String> TRANSFAC_KEYS =
            Set.of("AC", "ID", "VV", "XX", "DE", "NA", "BF", "P0", "PO", "DT", "CC", "OS", "TY", "CO", "//");
    private static final String REMEDY = "give motifs in MEME (text or XML), JASPAR, TRANSFAC or HOMER format";

    private final String name;
    private final MotifFormat format;
    private final List<KnownMotif> motifs;
    private final @Nullable BackgroundModel background;
    private final List<String> warnings;
    private final @Nullable Fingerprint fingerprint;

    private MotifFile(InputFile file, MotifFormat format, MotifLines read) {
        this.name = file.name();
        this.format = format;
        this.motifs = List.copyOf(read.motifs());
        this.background = read.background();
        this.warnings = List.copyOf(read.warnings());
        this.fingerprint = file.fingerprint();
    }

    /**
     * Reads a whole file.
     *
     * @param pathOrDash a path, or {@code -} for standard input
     * @throws UserException where it cannot be read, or is not as its format has it
     */
    public static MotifFile read(String pathOrDash) {
        InputFile file = InputFile.of(pathOrDash);
        try (PeekStream bytes = new PeekStream(file.openUnpacked())) {
            String head = new String(bytes.peek(HEAD), UTF_8).replace("\ufeff", "");
            try (LineReader lines = LineReader.over(
                    file, new BufferedReader(new InputStreamReader(bytes, UTF_8)), MotifLines.LONGEST_LINE)) {
                MotifLines read = new MotifLines(lines);
                MotifFormat format = format(head, read);
                switch (format) {
                    case XML -> new XmlMotifs(read, file).read(bytes);
                    case MEME -> new MemeMotifs(read).read();
                    case TRANSFAC -> new TransfacMotifs(read).read();
                    case JASPAR, HOMER -> new HeadedMotifs(read).read();
                }
                bytes.transferTo(OutputStream.nullOutputStream()); // so that the digest is of all
                return new MotifFile(file, format, read);
            }
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static MotifFormat format(String head, MotifLines read) {
        String text = head.stripLeading();
        if (text.isEmpty()) {
            throw read.badFile("is empty", REMEDY);
        }
        String first = text.lines().findFirst().orElse("").strip();
        String[] word = MotifLines.words(first);
        if (text.startsWith("<")) {
            return MotifFormat.XML;
        }
        if (text.startsWith(">")) {
            String[] field = first.split("\t", -1);
            return field.length > 2 && MotifLines.isNumber(field[2].strip()) ? MotifFormat.HOMER : MotifFormat.JASPAR;
        }
        if (MEME_VERSION.matcher(text).find()) {
            return MotifFormat.MEME;
        }
        if (TRANSFAC_KEYS.contains(word[0].toUpperCase(Locale.ROOT))) {
            return MotifFormat.TRANSFAC;
        }
        if (MotifLines.isNumbers(first) || first.matches("[ACGT]\\s*[\\[|].*")) {
            return MotifFormat.JASPAR;
        }
        throw read.badFile("does not begin as a file of motifs does", REMEDY);
    }

    /** @return how messages call the file */
    public String name() {
        return name;
    }

    /** @return the format that its content told */
    public MotifFormat format() {
        return format;
    }

    /** @return the motifs in the order of the file, ids unique; none where a file of that format holds none */
    public List<KnownMotif> motifs() {
        return motifs;
    }

    /** @return letters outside motifs, of order 0, where the file tells them */
    public @Nullable BackgroundModel background() {
        return background;
    }

    /** @return what a user should know, such as ids that had to be changed, a line each */
    public List<String> warnings() {
        return warnings;
    }

    /** @return of the bytes of the file, or null where they were not read to the end */
    public @Nullable Fingerprint fingerprint() {
        return fingerprint;
    }
}
