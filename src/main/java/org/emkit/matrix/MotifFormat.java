package org.emkit.matrix;

import java.util.Locale;
import java.util.Optional;

/** Formats of files of motifs. */
public enum MotifFormat {
    /** MEME's text, minimal or full: probabilities, a row a position. */
    MEME("meme"),
    /** The XML of MEME, STREME or DREME. */
    XML("xml"),
    /** JASPAR's matrices: counts, a row a letter, after a line {@code >id name}. */
    JASPAR("jaspar"),
    /** TRANSFAC's matrix table: counts, a row a position, in records of two-letter keys. */
    TRANSFAC("transfac"),
    /** HOMER's motif files: probabilities, a row a position, after a line {@code >consensus<TAB>name<TAB>threshold}. */
    HOMER("homer");

    private final String word;

    MotifFormat(String word) {
        this.word = word;
    }

    /** @return the format's name as options and file endings have it, in lower case */
    public String word() {
        return word;
    }

    /** @return the format of that name, in any case */
    public static Optional<MotifFormat> parse(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        for (MotifFormat each : values()) {
            if (each.word.equals(wanted)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
