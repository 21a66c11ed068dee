package org.emkit.report.html;

import org.emkit.report.Decimals;

/** Letters on top of each other. */
final class LetterStack {
    private LetterStack() {}

    /** Draws a letter into a box, with a little air on both sides. */
    static void letter(Html html, char letter, double x, double y, double width, double height) {
        StringBuilder out =
                new StringBuilder("<use href=\"#letter-").append(letter).append("\" transform=\"matrix(");
        Decimals.fixed(out, width * 0.0094, 4);
        Decimals.fixed(out.append(" 0 0 "), height * 0.01, 4);
        Decimals.fixed(out.append(' '), x + 0.03 * width, 2);
        Decimals.fixed(out.append(' '), y, 2);
        html.raw(out.append(")\"/>").toString());
    }

    /** @return indices from the lowest to the highest, equal ones from the last to the first */
    static int[] rising(double[] values) {
        int[] order = new int[values.length];
        for (int a = 0; a < order.length; a++) {
            int at = a;
            for (; at > 0 && values[order[at - 1]] >= values[a]; at--) {
                order[at] = order[at - 1];
            }
            order[at] = a;
        }
        return order;
    }
}
