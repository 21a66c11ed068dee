package org.emkit.compare;

import org.emkit.matrix.PositionProbabilityMatrix;

/**
 * Scores of a query's columns on a database's, in whole numbers, and the exact distribution of their sums over spans of
 * the query where the database's columns are drawn at random.
 */
final class QueryScores {
    private static final int MOST_LEVELS = 200;
    private static final int FEWEST_LEVELS = 20;
    private static final int LEVELS_OF_ALL = 5000;

    private final int width;
    private final int levels;
    /** Shape [width][database columns], each in [0, levels]. */
    private final short[][] score;
    /** Shape [width + 1]: sum of the medians of the columns before. */
    private final int[] medianBefore;
    /** Shape [first column][columns of the span − 1][score + 1]: P(sum ≥ score). */
    private final double[][][] tail;

    QueryScores(PositionProbabilityMatrix query, TargetColumns targets, ColumnSimilarity similarity) {
        width = query.width();
        levels = Math.max(FEWEST_LEVELS, Math.min(MOST_LEVELS, LEVELS_OF_ALL / width));
        score = rounded(query, targets, similarity, levels);
        double[][] share = new double[width][levels + 1];
        medianBefore = new int[width + 1];
        for (int i = 0; i < width; i++) {
            int[] count = new int[levels + 1];
            for (short each : score[i]) {
                count[each]++;
            }
            int below = 0;
            int median = -1;
            for (int x = 0; x <= levels; x++) {
                share[i][x] = count[x] / (double) score[i].length;
                below += count[x];
                if (median < 0 && 2 * below >= score[i].length) {
                    median = x;
                }
            }
            medianBefore[i + 1] = medianBefore[i] + median;
        }
        tail = tails(share, Math.min(width, targets.mostWidth()));
    }

    private static short[][] rounded(
            PositionProbabilityMatrix query, TargetColumns targets, ColumnSimilarity similarity, int levels) {
        int letters = targets.alphabet().size();
        double[] mine = query.probabilities();
        double[] theirs = targets.probabilities();
        double[][] exact = new double[query.width()][targets.size()];
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < exact.length; i++) {
            for (int j = 0; j < exact[i].length; j++) {
                double value = similarity.of(mine, i * letters, theirs, j * letters, letters);
                exact[i][j] = value;
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        double perLevel = highest > lowest ? levels / (highest - lowest) : 0;
        short[][] rounded = new short[exact.length][targets.size()];
        for (int i = 0; i < exact.length; i++) {
            for (int j = 0; j < exact[i].length; j++) {
                rounded[i][j] = (short) Math.rint((exact[i][j] - lowest) * perLevel);
            }
        }
        return rounded;
    }

    private static double[][][] tails(double[][] share, int longest) {
        double[][][] tails = new double[share.length][][];
        for (int from = 0; from < share.length; from++) {
            tails[from] = new double[Math.min(longest, share.length - from)][];
            double[] density = {1};
            for (int n = 0; n < tails[from].length; n++) {
                density = convolved(density, share[from + n]);
                double[] tail = new double[density.length];
                double sum = 0;
                for (int s = density.length - 1; s >= 0; s--) {
                    sum += density[s];
                    tail[s] = Math.min(1, sum);
                }
                tails[from][n] = tail;
            }
        }
        return tails;
    }

    private static double[] convolved(double[] density, double[] share) {
        double[] result = new double[density.length + share.length - 1];
        for (int x = 0; x < share.length; x++) {
            double p = share[x];
            if (p > 0) {
                for (int s = 0; s < density.length; s++) {
                    result[x + s] += p * density[s];
                }
            }
        }
        return result;
    }

    /** @return columns of the query */
    int width() {
        return width;
    }

    /** @return score of a column of the query on a column of the database, in [0, levels] */
    int score(int column, int target) {
        return score[column][target];
    }

    /** @return sum of the medians of columns {@code from} to {@code to} */
    int medians(int from, int to) {
        return medianBefore[to] - medianBefore[from];
    }

    /**
     * @param from first column of the query that lies on a column of the target
     * @param to   one past the last
     * @param sum  of the scores of these columns, any
     * @return probability of that sum or more where the target's columns are drawn from the database's
     */
    double pValue(int from, int to, int sum) {
        double[] ofSpan = tail[from][to - from - 1];
        return sum <= 0 ? 1 : sum < ofSpan.length ? ofSpan[sum] : 0;
    }
}
