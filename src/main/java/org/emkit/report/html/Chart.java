package org.emkit.report.html;

import java.util.List;
import org.emkit.report.Decimals;

/** A small drawing with two axes, as SVG: bars, lines, intervals and dots, in the page's colours. */
final class Chart {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 240;
    private static final int LEFT = 58;
    private static final int RIGHT = 14;
    private static final int TOP = 12;
    private static final int BOTTOM = 44;
    private static final int MOST_X = 6;
    private static final int MOST_Y = 4;

    private final Axis x;
    private final Axis y;
    private final StringBuilder marks = new StringBuilder();

    Chart(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    private double atX(double value) {
        return LEFT + x.place(value) * (WIDTH - LEFT - RIGHT);
    }

    private double atY(double value) {
        return TOP + (1 - y.place(value)) * (HEIGHT - TOP - BOTTOM);
    }

    /** Draws a line through points. */
    Chart line(double[] xs, double[] ys, String style) {
        marks.append("<path class=\"line ").append(style).append("\" d=\"");
        for (int i = 0; i < xs.length; i++) {
            point(i == 0 ? 'M' : 'L', atX(xs[i]), atY(ys[i]));
        }
        marks.append("\"/>");
        return this;
    }

    /** Draws the area below steps: ys[i] from edges[i] to edges[i + 1]. */
    Chart steps(double[] edges, double[] ys, String style) {
        double floor = HEIGHT - BOTTOM;
        marks.append("<path class=\"area ").append(style).append("\" d=\"");
        point('M', atX(edges[0]), floor);
        for (int i = 0; i < ys.length; i++) {
            point('L', atX(edges[i]), atY(ys[i]));
            point('L', atX(edges[i + 1]), atY(ys[i]));
        }
        point('L', atX(edges[ys.length]), floor);
        marks.append("Z\"/>");
        return this;
    }

    /** Draws a bar that tells its value where a pointer rests on it. */
    Chart bar(double from, double to, double height, String style, String told) {
        double left = atX(from);
        double top = atY(height);
        marks.append("<rect class=\"").append(style).append('"');
        number(" x=\"", left + 0.5);
        number("\" y=\"", top);
        number("\" width=\"", Math.max(0.5, atX(to) - left - 1));
        number("\" height=\"", HEIGHT - BOTTOM - top);
        marks.append("\"><title>");
        Html.escape(marks, told);
        marks.append("</title></rect>");
        return this;
    }

    /** Draws a dot that tells its value where a pointer rests on it. */
    Chart dot(double atX, double atY, String style, String told) {
        marks.append("<circle class=\"").append(style).append("\" r=\"3.5\"");
        number(" cx=\"", atX(atX));
        number("\" cy=\"", atY(atY));
        marks.append("\"><title>");
        Html.escape(marks, told);
        marks.append("</title></circle>");
        return this;
    }

    /** Draws a line from top to bottom, with a word beside it. */
    Chart upright(double at, String word) {
        double place = atX(at);
        boolean beyondTheMiddle = x.place(at) > 0.6;
        marks.append("<path class=\"mark\" d=\"");
        point('M', place, TOP);
        point('V', HEIGHT - BOTTOM);
        marks.append("\"/><text class=\"tick\" text-anchor=\"").append(beyondTheMiddle ? "end" : "start");
        number("\" x=\"", place + (beyondTheMiddle ? -4 : 4));
        number("\" y=\"", TOP + 9);
        marks.append("\">");
        Html.escape(marks, word);
        marks.append("</text>");
        return this;
    }

    /**
     * Writes the drawing below its title.
     *
     * @param title what it shows
     * @param told  the same in words, with the numbers that matter, for those who cannot see it
     */
    void write(Html html, String title, String told) {
        html.open("figure", "class", "chart").element("figcaption", title);
        html.open("svg", "viewBox", "0 0 " + WIDTH + " " + HEIGHT, "role", "img", "aria-label", title + ". " + told);
        html.raw(frame()).raw(marks.toString()).close("svg").close("figure").line();
    }

    private String frame() {
        StringBuilder out = new StringBuilder();
        List<Double> rows = y.ticks(MOST_Y);
        for (double tick : rows) {
            String at = Decimals.fixed(atY(tick), 1);
            out.append("<path class=\"grid\" d=\"M" + LEFT + " ").append(at).append("H" + (WIDTH - RIGHT) + "\"/>");
            label(out, "end", LEFT - 6, atY(tick) + 4, y.label(tick));
        }
        for (double tick : x.ticks(MOST_X)) {
            label(out, "middle", atX(tick), HEIGHT - BOTTOM + 16, x.label(tick));
        }
        out.append("<path class=\"axis\" d=\"M" + LEFT + " " + (HEIGHT - BOTTOM) + "H" + (WIDTH - RIGHT) + "\"/>");
        out.append("<text class=\"title\" text-anchor=\"middle\" x=\"" + (LEFT + WIDTH - RIGHT) / 2 + "\" y=\""
                + (HEIGHT - 6) + "\">");
        Html.escape(out, x.title());
        out.append("</text><text class=\"title\" text-anchor=\"middle\" transform=\"translate(12 "
                + (TOP + HEIGHT - BOTTOM) / 2 + ") rotate(-90)\">");
        Html.escape(out, y.title());
        return out.append("</text>").toString();
    }

    private static void label(StringBuilder out, String anchor, double atX, double atY, String text) {
        out.append("<text class=\"tick\" text-anchor=\"").append(anchor).append("\" x=\"");
        Decimals.fixed(out, atX, 1);
        Decimals.fixed(out.append("\" y=\""), atY, 1);
        Html.escape(out.append("\">"), text);
        out.append("</text>");
    }

    private void point(char how, double... coordinates) {
        marks.append(how);
        for (int i = 0; i < coordinates.length; i++) {
            Decimals.fixed(i == 0 ? marks : marks.append(' '), coordinates[i], 1);
        }
    }

    private void number(String before, double value) {
        Decimals.fixed(marks.append(before), value, 1);
    }
}
