package org.emkit.report;

import java.util.ArrayList;
import java.util.List;
import org.emkit.matrix.PositionProbabilityMatrix;

/** A motif drawn with characters, as MEME's text has it. */
final class MotifPicture {
    private static final int ROWS = 10;
    private static final int LABEL = 21;
    /** Letters less frequent than this are not part of the consensus. */
    private static final double LEAST = 0.2;

    private static final double LN_2 = StrictMath.log(2);

    private MotifPicture() {}

    static <T> List<List<T>> lists(int count) {
        List<List<T>> lists = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    /** Appends the simplified matrix (tenths, {@code a} is ten), bars of relative entropy, and the consensus. */
    static void append(StringBuilder out, PositionProbabilityMatrix matrix, double[] background) {
        String[] label = {"Simplified", "pos.-specific", "probability", "matrix"};
        for (int a = 0; a < matrix.alphabet().size(); a++) {
            out.append(padded(a < label.length ? label[a] : "", 18));
            out.append(matrix.alphabet().letter(a)).append("  ");
            for (int k = 0; k < matrix.width(); k++) {
                long tenths = Math.round(10 * matrix.probability(k, a));
                out.append(tenths == 0 ? ':' : tenths == 10 ? 'a' : (char) ('0' + tenths));
            }
            out.append('\n');
        }
        out.append('\n');
        bars(out, matrix, background);
        out.append('\n');
        consensus(out, matrix);
    }

    private static void bars(StringBuilder out, PositionProbabilityMatrix matrix, double[] background) {
        double rarest = 1;
        for (double p : background) {
            rarest = Math.min(rarest, p);
        }
        double most = -StrictMath.log(rarest) / LN_2;
        String total = "(" + Decimals.fixed(matrix.informationContent(background), 1) + " bits)";
        for (int row = 0; row <= ROWS; row++) {
            String label = switch (row) {
                case 0 -> "         bits";
                case 4 -> "Relative";
                case 5 -> "Entropy";
                case 6 -> total;
                default -> "";
            };
            out.append(padded(label, 17))
                    .append(Decimals.fixed(most * (ROWS - row) / ROWS, 1))
                    .append(' ');
            for (int k = 0; k < matrix.width(); k++) {
                long height = Math.round(ROWS * matrix.informationContent(k, background) / most);
                out.append(row == ROWS ? '-' : height >= ROWS - row ? '*' : ' ');
            }
            out.append('\n');
        }
    }

    private static void consensus(StringBuilder out, PositionProbabilityMatrix matrix) {
        String[] label = {"Multilevel", "consensus", "sequence"};
        int levels = Math.max(label.length, Math.min(matrix.alphabet().size(), (int) (1 / LEAST)));
        List<String> frequent = new ArrayList<>();
        for (int k = 0; k < matrix.width(); k++) {
            frequent.add(frequent(matrix, k));
        }
        for (int level = 0; level < levels; level++) {
            out.append(padded(level < label.length ? label[level] : "", LABEL));
            for (String letters : frequent) {
                out.append(level < letters.length() ? letters.charAt(level) : ' ');
            }
            out.append('\n');
        }
    }

    /** @return letters of a fifth or more, by falling frequency; the most frequent where none has so much */
    private static String frequent(PositionProbabilityMatrix matrix, int position) {
        StringBuilder letters = new StringBuilder();
        boolean[] used = new boolean[matrix.alphabet().size()];
        for (int n = 0; n < used.length; n++) {
            int best = -1;
            for (int a = 0; a < used.length; a++) {
                boolean higher = best < 0 || matrix.probability(position, a) > matrix.probability(position, best);
                best = !used[a] && higher ? a : best;
            }
            used[best] = true;
            if (n > 0 && matrix.probability(position, best) < LEAST) {
                break;
            }
            letters.append(matrix.alphabet().letter(best));
        }
        return letters.toString();
    }

    /** @return letters of a fifth or more at each position, in brackets where there are several */
    static String regularExpression(PositionProbabilityMatrix matrix) {
        StringBuilder expression = new StringBuilder();
        for (int k = 0; k < matrix.width(); k++) {
            String letters = frequent(matrix, k);
            expression.append(letters.length() == 1 ? letters : "[" + letters + "]");
        }
        return expression.toString();
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
