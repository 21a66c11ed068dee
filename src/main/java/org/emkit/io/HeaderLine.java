package org.emkit.io;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of an alignment header, such as {@code @SQ⇥SN:name⇥LN:100}. What is not of the form TAG:value is left out:
 * command lines quoted in {@code @PG} do hold tabs.
 */
final class HeaderLine {
    private final String kind;
    private final Map<String, String> value = new LinkedHashMap<>();
    private @Nullable String repeatedTag;

    /** @param text the line, without its line end */
    HeaderLine(String text) {
        String[] fields = text.split("\t", -1);
        kind = fields[0];
        for (int f = 1; f < fields.length && !isComment(); f++) {
            if (fields[f].length() > 2 && fields[f].charAt(2) == ':') {
                String tag = fields[f].substring(0, 2);
                if (value.putIfAbsent(tag, fields[f].substring(3)) != null && repeatedTag == null) {
                    repeatedTag = tag;
                }
            }
        }
    }

    /** @return whether the text can be a header line at all: {@code @}, two letters, then a tab or nothing */
    static boolean isHeader(String text) {
        return text.length() >= 3
                && text.charAt(0) == '@'
                && isLetter(text.charAt(1))
                && isLetter(text.charAt(2))
                && (text.length() == 3 || text.charAt(3) == '\t');
    }

    private static boolean isLetter(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }

    boolean isReference() {
        return kind.equals("@SQ");
    }

    boolean isProgram() {
        return kind.equals("@PG");
    }

    boolean isFormat() {
        return kind.equals("@HD");
    }

    private boolean isComment() {
        return kind.equals("@CO");
    }

    /** @return the tag's value (the first where it comes twice), or null */
    @Nullable
    String get(String tag) {
        return value.get(tag);
    }

    /** @return the tag's value, or the empty text */
    String orEmpty(String tag) {
        return value.getOrDefault(tag, "");
    }

    /** @return the first tag that comes twice, or null */
    @Nullable
    String repeatedTag() {
        return repeatedTag;
    }
}
