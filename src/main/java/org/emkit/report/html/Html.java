package org.emkit.report.html;

/** Markup being written. What comes from users goes through {@link #text}, {@link #name} or an attribute's value. */
final class Html {
    /** Longer names are cut in the middle: a page is for the eye. */
    private static final int LONGEST_NAME = 160;

    /** Names up to this length are not broken over lines. */
    private static final int WHOLE = 24;

    private static final char UNREADABLE = '\uFFFD';
    private static final int FIRST_PICTURE = 0x2400;
    private static final int DELETE = 0x7F;
    private static final char PICTURE_OF_DELETE = '\u2421';

    private final StringBuilder out = new StringBuilder(1 << 16);

    /** Appends markup as it is. */
    Html raw(String markup) {
        out.append(markup);
        return this;
    }

    /** Appends text; what markup is made of, and what cannot be shown, is replaced. */
    Html text(String text) {
        escape(out, text);
        return this;
    }

    /** Appends a name that users gave: shortened, and kept from changing the direction of what is around it. */
    Html name(String name) {
        out.append(name.length() <= WHOLE ? "<bdi class=\"whole\">" : "<bdi>");
        return text(shortened(name)).close("bdi");
    }

    /** @return the name; a very long one without its middle */
    static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) {
            return name;
        }
        int head = name.offsetByCodePoints(0, LONGEST_NAME - 20);
        return name.substring(0, head) + "…" + name.substring(name.offsetByCodePoints(name.length(), -19));
    }

    /**
     * Opens an element.
     *
     * @param attributes names, each followed by its value
     */
    Html open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(out, attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Writes an element that holds text alone. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    Html paragraph(String text) {
        return element("p", text).line();
    }

    /** Appends a line end: files are read by people, too. */
    Html line() {
        out.append('\n');
        return this;
    }

    static void escape(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(shown(c));
                    }
                }
            }
        }
    }

    private static char shown(char c) {
        if (c < ' ' && c != '\n') {
            return (char) (FIRST_PICTURE + c);
        }
        if (c == DELETE) {
            return PICTURE_OF_DELETE;
        }
        boolean hidden = (c > DELETE && c < 0xA0) || Character.isSurrogate(c) || c >= 0xFFFE || isDirection(c);
        return hidden ? UNREADABLE : c;
    }

    /** Characters that turn the direction of what follows: a name could pass for another one. */
    private static boolean isDirection(char c) {
        boolean turns = (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
        return turns || c == '\u200E' || c == '\u200F';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
