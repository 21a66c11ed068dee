package org.emkit.io;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The last column of an annotation: {@code key "value"; …} in GTF, {@code key=value;…} in GFF3. */
final class Attributes {
    /** Others, of which annotations have many, are passed over. */
    private static final List<String> WANTED =
            List.of("transcript_id", "gene_id", "transcript_version", "version", "ID", "Parent");

    private Attributes() {}

    /**
     * @param line a line of an annotation
     * @param from where its last column begins
     * @return those keys that tell of genes → value; of a key that comes twice, the first value
     */
    static Map<String, String> parse(String line, int from) {
        Map<String, String> attribute = new HashMap<>();
        int at = from;
        while (at < line.length()) {
            if (line.charAt(at) == ' ' || line.charAt(at) == ';') {
                at++;
                continue;
            }
            int keyEnd = keyEnd(line, at);
            boolean gff3 = keyEnd < line.length() && line.charAt(keyEnd) == '=';
            int end = gff3 ? orEnd(line, line.indexOf(';', keyEnd)) : endOfQuoted(line, keyEnd);
            String key = wanted(line, at, keyEnd);
            if (key != null && end > keyEnd) {
                String value = unquoted(line.substring(keyEnd + 1, end));
                attribute.putIfAbsent(key, gff3 ? decoded(value) : value);
            }
            at = end + 1;
        }
        return attribute;
    }

    private static int keyEnd(String line, int from) {
        int end = from;
        while (end < line.length() && " =;".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static @Nullable String wanted(String line, int from, int to) {
        for (String key : WANTED) {
            if (key.length() == to - from && line.startsWith(key, from)) {
                return key;
            }
        }
        return null;
    }

    /** The semicolon that ends the pair, not one between quotation marks. */
    private static int endOfQuoted(String line, int from) {
        int end = line.indexOf(';', from);
        int open = line.indexOf('"', from);
        while (end >= 0 && open >= 0 && open < end) {
            int close = line.indexOf('"', open + 1);
            if (close < 0) {
                return line.length();
            }
            end = line.indexOf(';', close + 1);
            open = line.indexOf('"', close + 1);
        }
        return orEnd(line, end);
    }

    private static int orEnd(String line, int end) {
        return end < 0 ? line.length() : end;
    }

    private static String unquoted(String value) {
        return value.strip().replace("\"", "");
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
