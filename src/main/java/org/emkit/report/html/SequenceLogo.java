package org.emkit.report.html;

import java.io.IOException;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.report.Decimals;

/**
 * A motif as a stack of letters a position: the stack is as high as the position's information, R = log₂|A| − H bits, each
 * letter as high as its share of it, p R, the most frequent on top (Schneider, Stephens 1990, Nucleic Acids Res.
 * 18:6097–6100; without their correction for small samples). Immutable.
 */
public final class SequenceLogo {
    /** Width of a position in a drawing of full size, and height of a letter that is certain. */
    static final int COLUMN = 22;

    static final int HEIGHT = 96;

    private static final int AXIS = 34;
    private static final int FOOT = 20;
    private static final int TOP = 6;
    /** Lower letters are not drawn, parts of the full height. */
    private static final double LEAST = 0.004;

    private static final double LN_2 = StrictMath.log(2);
    private static final String PAIRED = "ACGTU";

    private final String letters;
    private final double[][] probability;

    private SequenceLogo(String letters, double[][] probability) {
        this.letters = letters;
        this.probability = probability;
    }

    /**
     * @param letters     of the alphabet, upper case, two or more
     * @param probability shape [positions][letters], each ≥ 0; each position is divided by its sum, which is &gt; 0
     * @throws IllegalArgumentException if shapes or numbers are not so
     */
    public static SequenceLogo of(String letters, double[][] probability) {
        if (letters.length() < 2) {
            throw new IllegalArgumentException("an alphabet of " + letters.length());
        }
        double[][] scaled = new double[probability.length][letters.length()];
        for (int k = 0; k < scaled.length; k++) {
            if (probability[k].length != letters.length()) {
                throw new IllegalArgumentException("position " + k + " has " + probability[k].length + " numbers");
            }
            double sum = 0;
            for (double p : probability[k]) {
                sum += p >= 0 ? p : Double.NaN;
            }
            if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("position " + k + " sums to " + sum);
            }
            for (int a = 0; a < letters.length(); a++) {
                scaled[k][a] = probability[k][a] / sum;
            }
        }
        return new SequenceLogo(letters, scaled);
    }

    /** @return the logo of a matrix */
    public static SequenceLogo of(PositionProbabilityMatrix matrix) {
        String letters = matrix.alphabet().letters();
        double[][] probability = new double[matrix.width()][letters.length()];
        for (int k = 0; k < probability.length; k++) {
            for (int a = 0; a < letters.length(); a++) {
                probability[k][a] = matrix.probability(k, a);
            }
        }
        return of(letters, probability);
    }

    /** @return whether letters pair, so that there is another strand to read */
    public boolean isComplementable() {
        for (int a = 0; a < letters.length(); a++) {
            if (PAIRED.indexOf(letters.charAt(a)) < 0 || letters.indexOf(complement(letters.charAt(a))) < 0) {
                return false;
            }
        }
        return true;
    }

    private char complement(char letter) {
        return switch (letter) {
            case 'A' -> letters.indexOf('U') >= 0 ? 'U' : 'T';
            case 'C' -> 'G';
            case 'G' -> 'C';
            default -> 'A';
        };
    }

    /** @return the logo of the other strand */
    public SequenceLogo reverseComplement() {
        double[][] other = new double[probability.length][letters.length()];
        for (int k = 0; k < other.length; k++) {
            for (int a = 0; a < letters.length(); a++) {
                other[other.length - 1 - k][letters.indexOf(complement(letters.charAt(a)))] = probability[k][a];
            }
        }
        return new SequenceLogo(letters, other);
    }

    /** @return number of positions */
    public int width() {
        return probability.length;
    }

    /** @return the most frequent letter of each position; of equally frequent ones, the first of the alphabet */
    public String mostFrequent() {
        StringBuilder word = new StringBuilder();
        for (double[] p : probability) {
            int best = 0;
            for (int a = 1; a < p.length; a++) {
                best = p[a] > p[best] ? a : best;
            }
            word.append(letters.charAt(best));
        }
        return word.toString();
    }

    /** @return log₂|A| − H of the position, bits, in [0, log₂|A|] */
    public double information(int position) {
        double entropy = 0;
        for (double p : probability[position]) {
            entropy -= p > 0 ? p * StrictMath.log(p) / LN_2 : 0;
        }
        return Math.max(0, fullBits() - entropy);
    }

    private double fullBits() {
        return StrictMath.log(letters.length()) / LN_2;
    }

    /** @return the information of all positions, bits */
    public double information() {
        double sum = 0;
        for (int k = 0; k < width(); k++) {
            sum += information(k);
        }
        return sum;
    }

    /** Writes a drawing that stands alone, in the colours that it has on white. */
    public void write(Appendable out) throws IOException {
        Html html = new Html();
        html.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "viewBox",
                "0 0 " + fullWidth() + " " + (TOP + HEIGHT + FOOT),
                "width",
                Integer.toString(fullWidth()),
                "font-family",
                "sans-serif",
                "font-size",
                "12");
        html.open("style").raw("text{fill:#444}.axis{stroke:#444;fill:none}");
        for (LetterColour colour : LetterColour.values()) {
            html.raw("." + colour.style() + "{fill:" + colour.hex() + "}");
        }
        html.close("style").element("title", told());
        defineLetters(html, letters);
        frame(html);
        draw(html, AXIS, TOP, COLUMN, HEIGHT);
        html.close("svg").line();
        out.append(html.toString());
    }

    private int fullWidth() {
        return AXIS + width() * COLUMN + 2;
    }

    private String told() {
        return "Sequence logo of " + mostFrequent() + ", " + width() + " positions, " + Figures.fixed(information(), 1)
                + " bits";
    }

    /** Writes the outlines of letters, once in a page: {@link #draw} refers to them. */
    static void defineLetters(Html html, String letters) {
        boolean nucleotides = letters.length() <= 4;
        html.open("defs");
        for (int a = 0; a < letters.length(); a++) {
            char letter = letters.charAt(a);
            html.open(
                    "path",
                    "id",
                    "letter-" + letter,
                    "class",
                    LetterColour.of(letter, nucleotides).style(),
                    "d",
                    Glyphs.outline(letter));
            html.close("path");
        }
        html.close("defs");
    }

    /** Writes a page's outlines of letters, in a drawing of nothing. */
    static void define(Html html, String letters) {
        html.open("svg", "width", "0", "height", "0", "class", "none", "aria-hidden", "true");
        defineLetters(html, letters);
        html.close("svg").line();
    }

    /** Writes the drawing with axes, below a title. */
    void figure(Html html, String title) {
        html.open("figure", "class", "logo").element("figcaption", title).open("div", "class", "scroll");
        String height = Integer.toString(TOP + HEIGHT + FOOT);
        html.open(
                "svg",
                "viewBox",
                "0 0 " + fullWidth() + " " + height,
                "width",
                Integer.toString(fullWidth()),
                "height",
                height,
                "role",
                "img",
                "aria-label",
                told());
        frame(html);
        draw(html, AXIS, TOP, COLUMN, HEIGHT);
        html.close("svg").close("div").close("figure").line();
    }

    /** Writes a small drawing without axes, for a line of a table. */
    void small(Html html) {
        int column = COLUMN / 2;
        int height = HEIGHT * 2 / 5;
        html.open(
                "svg",
                "class",
                "small-logo",
                "viewBox",
                "0 0 " + width() * column + " " + height,
                "width",
                Integer.toString(width() * column),
                "height",
                Integer.toString(height),
                "role",
                "img",
                "aria-label",
                told());
        draw(html, 0, 0, column, height);
        html.close("svg");
    }

    private void frame(Html html) {
        double bits = fullBits();
        html.raw("<path class=\"axis\" d=\"M" + AXIS + " " + TOP + "V" + (TOP + HEIGHT) + "H" + (fullWidth() - 2)
                + "\"/>");
        for (int bit = 0; bit <= bits; bit++) {
            double at = TOP + HEIGHT * (1 - bit / bits);
            html.raw("<path class=\"axis\" d=\"M" + (AXIS - 4) + " " + Decimals.fixed(at, 1) + "H" + AXIS + "\"/>");
            html.raw("<text class=\"tick\" text-anchor=\"end\" x=\"" + (AXIS - 7) + "\" y=\""
                    + Decimals.fixed(at + 4, 1) + "\">" + bit + "</text>");
        }
        html.raw("<text class=\"title\" text-anchor=\"middle\" transform=\"translate(10 " + (TOP + HEIGHT / 2)
                + ") rotate(-90)\">bits</text>");
        for (int k = 0; k < width(); k++) {
            if (width() <= 20 || k == 0 || (k + 1) % 5 == 0) {
                html.raw("<text class=\"tick\" text-anchor=\"middle\" x=\"" + (AXIS + k * COLUMN + COLUMN / 2)
                        + "\" y=\"" + (TOP + HEIGHT + 15) + "\">" + (k + 1) + "</text>");
            }
        }
    }

    /** Draws the letters from a point on, downwards to the right. */
    void draw(Html html, double left, double top, double column, double height) {
        double bits = fullBits();
        for (int k = 0; k < width(); k++) {
            double bottom = top + height;
            double stack = height * information(k) / bits;
            for (int a : LetterStack.rising(probability[k])) {
                double high = probability[k][a] * stack;
                bottom -= high;
                if (high >= LEAST * height) {
                    LetterStack.letter(html, letters.charAt(a), left + k * column, bottom, column, high);
                }
            }
        }
    }
}
