package org.emkit.report.html;

import java.util.List;
import org.emkit.report.Decimals;

/** Small parts that all pages are made of. */
final class Parts {
    private static final int RANGE_WIDTH = 130;

    private Parts() {}

    /** Begins the numbers to see first; {@link #endTiles} ends them. */
    static void beginTiles(Html html) {
        html.open("dl", "class", "tiles").line();
    }

    /** Writes a number, what it is, and a few words below it. */
    static void tile(Html html, String name, String value, String note) {
        html.open("div").element("dt", name).element("dd", value);
        html.element("dd", note, "class", "note").close("div").line();
    }

    static void endTiles(Html html) {
        html.close("dl").line();
    }

    static void warnings(Html html, List<String> warnings) {
        if (warnings.isEmpty()) {
            return;
        }
        html.open("div", "class", "warnings", "role", "note");
        html.element("strong", warnings.size() == 1 ? "Warning" : "Warnings").open("ul");
        for (String warning : warnings) {
            html.element("li", warning);
        }
        html.close("ul").close("div").line();
    }

    /** Writes a bar of the share that something has; the number stands beside it, so it is not told to a reader. */
    static void meter(Html html, double share) {
        html.raw("<svg class=\"meter\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
                + "<rect height=\"10\" width=\"" + Decimals.fixed(100 * Math.min(1, Math.max(0, share)), 1)
                + "\"/></svg>");
    }

    /**
     * Draws an interval and a dot on a line with a mark in its middle.
     *
     * @param told what it shows, in words
     */
    static void range(Html html, Axis axis, double low, double at, double high, String told) {
        html.open("svg", "class", "range", "viewBox", "0 0 " + RANGE_WIDTH + " 14", "role", "img", "aria-label", told);
        html.raw("<path class=\"base\" d=\"M0 7H" + RANGE_WIDTH + "M" + RANGE_WIDTH / 2 + " 2V12\"/>");
        html.raw("<path d=\"M" + place(axis, low) + " 7H" + place(axis, high) + "\"/>");
        html.raw("<circle r=\"3.5\" cy=\"7\" cx=\"" + place(axis, at) + "\"/>").close("svg");
    }

    private static String place(Axis axis, double value) {
        return Decimals.fixed(4 + axis.place(value) * (RANGE_WIDTH - 8), 1);
    }

    /**
     * A part of a whole.
     *
     * @param name   what it is
     * @param size   ≥ 0
     * @param colour class of its colour
     */
    record Share(String name, double size, String colour) {}

    /** Draws a bar parted by size, with a legend of all parts that are not empty. */
    static void shares(Html html, String title, Share... shares) {
        double whole = 0;
        for (Share share : shares) {
            whole += share.size;
        }
        Html bar = new Html();
        Html legend = new Html();
        StringBuilder told = new StringBuilder(title);
        double before = 0;
        for (Share share : shares) {
            if (share.size > 0) {
                String words = share.name + ": " + Figures.percent(share.size, whole, 1);
                told.append("; ").append(words);
                bar.raw("<rect class=\"" + share.colour + "\" height=\"26\" x=\""
                        + Decimals.fixed(1000 * before / whole, 1) + "\" width=\""
                        + Decimals.fixed(1000 * share.size / whole, 1) + "\"/>");
                key(legend, share.colour, words);
                before += share.size;
            }
        }
        html.open(
                "svg",
                "class",
                "share",
                "viewBox",
                "0 0 1000 26",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                told.toString());
        html.raw(bar.toString()).close("svg").open("ul", "class", "legend");
        html.raw(legend.toString()).close("ul").line();
    }

    /** Writes what the colours of a chart mean: class of each colour, followed by its meaning. */
    static void legend(Html html, String... coloursAndMeanings) {
        html.open("ul", "class", "legend");
        for (int i = 0; i < coloursAndMeanings.length; i += 2) {
            key(html, coloursAndMeanings[i], coloursAndMeanings[i + 1]);
        }
        html.close("ul").line();
    }

    private static void key(Html html, String colour, String meaning) {
        html.open("li").open("span", "class", "key " + colour).close("span");
        html.text(meaning).close("li");
    }
}
