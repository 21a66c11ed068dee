package org.emkit.io;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The last column of an annotation: {@code key "value"; …} in GTF, {@code key=value;…} in GFF3. */
final class Attributes {
    /** Others, of which annotations have many, are passed over. */
    private static final Set<String> WANTED =
            Set.of("transcript_id", "gene_id", "transcript_version", "version", "ID", "Parent");

    private Attributes() {}

    /** @return those keys that tell of genes → value; of a key that comes twice, the first value */
    static Map<String, String> parse(String column) {
        Map<String, String> attribute = new HashMap<>();
        int at = 0;
        while (at < column.length()) {
            int end = end(column, at);
            String pair = column.substring(at, end).strip();
            int equals = pair.indexOf('=');
            int blank = pair.indexOf(' ');
            boolean gff3 = equals > 0 && (blank < 0 || equals < blank);
            int split = gff3 ? equals : blank;
            if (split > 0 && WANTED.contains(pair.substring(0, split))) {
                String value = unquoted(pair.substring(split + 1));
                attribute.putIfAbsent(pair.substring(0, split), gff3 ? decoded(value) : value);
            }
            at = end + 1;
        }
        return attribute;
    }

    /** The semicolon that ends the pair, not one between quotation marks. */
    private static int end(String column, int from) {
        boolean quoted = false;
        for (int i = from; i < column.length(); i++) {
            char c = column.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i;
            }
        }
        return column.length();
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
