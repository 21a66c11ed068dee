package org.emkit.report.html;

import org.emkit.sequence.Strand;

/** A found motif above a known one, column above column as they fit best. */
final class AlignedLogos {
    private static final int COLUMN = 16;
    private static final int HEIGHT = 54;
    private static final int GAP = 10;

    private AlignedLogos() {}

    /**
     * Draws both.
     *
     * @param offset the target's column, in its reading direction on the strand, on which the query's first column lies;
     *               negative where the query begins before it
     * @param strand REVERSE where the target is to be read on its other strand
     * @param told   what is drawn, in words
     */
    static void write(Html html, SequenceLogo query, SequenceLogo target, int offset, Strand strand, String told) {
        SequenceLogo below = strand == Strand.REVERSE ? target.reverseComplement() : target;
        int ofQuery = Math.max(0, offset);
        int ofTarget = Math.max(0, -offset);
        int columns = Math.max(ofQuery + query.width(), ofTarget + below.width());
        int from = Math.max(ofQuery, ofTarget);
        int to = Math.min(ofQuery + query.width(), ofTarget + below.width());
        String width = Integer.toString(columns * COLUMN);
        String height = Integer.toString(2 * HEIGHT + GAP);
        html.open(
                "svg",
                "class",
                "aligned",
                "viewBox",
                "0 0 " + width + " " + height,
                "width",
                width,
                "height",
                height,
                "role",
                "img",
                "aria-label",
                told);
        if (to > from) {
            html.raw("<rect class=\"overlap\" x=\"" + from * COLUMN + "\" width=\"" + (to - from) * COLUMN
                    + "\" height=\"" + height + "\"/>");
        }
        html.raw("<path class=\"axis\" d=\"M0 " + (HEIGHT + 0.5) + "H" + width + "M0 " + (2 * HEIGHT + GAP - 0.5) + "H"
                + width + "\"/>");
        query.draw(html, ofQuery * COLUMN, 0, COLUMN, HEIGHT);
        below.draw(html, ofTarget * COLUMN, HEIGHT + GAP, COLUMN, HEIGHT);
        html.close("svg");
    }
}
