package org.emkit.motif;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * MEME's E-value with MEME's own coarse tables, written from the description of its method: to say what MEME would print for
 * an alignment of sites, MEME's or ours. Slow and simple; nothing is shared with {@link EValue}.
 */
final class MemeEvaluator {
    private static final double BINS = 200;

    private final double[] background;
    private final int[] lengths;
    private final SiteModel model;
    private final boolean eitherStrand;
    private final Map<Integer, Table> tables = new HashMap<>();

    /**
     * @param background   letters, as MEME holds them: see {@link #addOne}
     * @param lengths      of all sequences that MEME searched
     * @param eitherStrand both strands and no palindrome
     */
    MemeEvaluator(double[] background, int[] lengths, SiteModel model, boolean eitherStrand) {
        this.background = background.clone();
        this.lengths = Arrays.stream(lengths)
                .boxed()
                .sorted((a, b) -> b - a)
                .mapToInt(Integer::intValue)
                .toArray();
        this.model = model;
        this.eitherStrand = eitherStrand;
    }

    /** Letter frequencies with one count more of each, to eight digits. */
    static double[] addOne(long[] counts) {
        long all = Arrays.stream(counts).sum();
        double[] p = new double[counts.length];
        for (int a = 0; a < p.length; a++) {
            p[a] = Math.rint((counts[a] + 1.0) / (all + counts.length) * 1e8) / 1e8;
        }
        return p;
    }

    /** Frequencies on both strands. */
    static double[] averaged(double[] p) {
        double at = (p[0] + p[3]) / 2;
        double cg = (p[1] + p[2]) / 2;
        return new double[] {at, cg, cg, at};
    }

    /** Counts of a palindrome as MEME has them: each position is averaged with the one it pairs with. */
    static double[] palindrome(double[] counts) {
        double[] averaged = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            averaged[k] = 0.5 * (counts[k] + counts[counts.length - 1 - k]);
        }
        return averaged;
    }

    /** @return ln E of an alignment; counts have shape [width · |A|] */
    double logE(int width, int sites, double[] counts) {
        double product = 0;
        for (int k = 0; k < width; k++) {
            product += logColumn(Arrays.copyOfRange(counts, k * background.length, (k + 1) * background.length));
        }
        return product + Math.log(poissonSum(-product, width)) + logPlacements(width, sites);
    }

    private static double poissonSum(double x, int terms) {
        double term = 1;
        double sum = 1;
        for (int i = 1; i < terms; i++) {
            term *= x / i;
            sum += term;
        }
        return sum;
    }

    private double logPlacements(int width, int sites) {
        double log = 0;
        long places = 0;
        for (int length : lengths) {
            places += Math.max(0, length - width + 1);
        }
        for (int i = 0; i < sites; i++) {
            if (model == SiteModel.ANR) {
                // Whole numbers, as MEME has them.
                long ways = (eitherStrand ? 2 : 1) * (places - i) / (i + 1);
                log += Math.log((double) ways);
            } else {
                log += Math.log((eitherStrand ? 2.0 : 1) * (lengths[i] - width + 1));
                log += Math.log((double) (lengths.length - i) / (i + 1));
            }
        }
        return log;
    }

    /** @return Σ N f ln(f / p) of all columns, as MEME prints it */
    double logLikelihoodRatio(int width, double[] counts) {
        double sum = 0;
        for (int k = 0; k < width; k++) {
            sum += ratio(Arrays.copyOfRange(counts, k * background.length, (k + 1) * background.length));
        }
        return sum;
    }

    private double ratio(double[] counts) {
        double n = Arrays.stream(counts).sum();
        double ratio = 0;
        for (int a = 0; a < counts.length; a++) {
            ratio += counts[a] > 0 ? counts[a] * Math.log(counts[a] / n / background[a]) : 0;
        }
        return ratio;
    }

    private double logColumn(double[] counts) {
        double n = Arrays.stream(counts).sum();
        double ratio = ratio(counts);
        int below = (int) Math.floor(n);
        double first = table(below).log(ratio);
        double share = n - below;
        return share < 1e-9 ? first : first + share * (table(below + 1).log(ratio) - first);
    }

    private Table table(int n) {
        return tables.computeIfAbsent(n, this::make);
    }

    /** Chances of the ratio in whole steps of 1/α for n draws. */
    private Table make(int n) {
        double least = Arrays.stream(background).min().orElseThrow();
        double alpha = BINS / Math.rint(-n * Math.log(least));
        int[][] steps = new int[background.length][n + 1];
        int lowest = 0;
        int highest = 0;
        for (int a = 0; a < background.length; a++) {
            int min = 0;
            int max = 0;
            for (int k = 1; k <= n; k++) {
                steps[a][k] = (int) Math.rint(alpha * k * Math.log(k / (n * background[a])));
                min = Math.min(min, steps[a][k]);
                max = Math.max(max, steps[a][k]);
            }
            lowest += min;
            highest += max;
        }
        int size = highest - lowest + 1;
        double[][] chance = new double[n + 1][size];
        chance[0][-lowest] = 1;
        for (int a = 0; a < background.length; a++) {
            chance = withLetter(chance, steps[a], weights(n, background[a], steps[a], alpha));
        }
        double scale = -n * (Math.log(n) - 1);
        for (int k = 2; k <= n; k++) {
            scale += Math.log(k);
        }
        return new Table(alpha, chance[n], lowest, scale);
    }

    /** p^k / k!, times e^(step / α) and (n/e)^k so that none underflows. */
    private static double[] weights(int n, double p, int[] steps, double alpha) {
        double[] weight = new double[n + 1];
        double logFactorial = 0;
        weight[0] = 1;
        for (int k = 1; k <= n; k++) {
            logFactorial += Math.log(k);
            weight[k] = Math.exp(k * Math.log(p) - logFactorial + steps[k] / alpha + k * (Math.log(n) - 1));
        }
        return weight;
    }

    private static double[][] withLetter(double[][] before, int[] steps, double[] weight) {
        int n = steps.length - 1;
        double[][] after = new double[n + 1][before[0].length];
        for (int m = 0; m <= n; m++) {
            for (int k = 0; m + k <= n; k++) {
                for (int j = 0; j < before[m].length; j++) {
                    if (before[m][j] > 0) {
                        after[m + k][j + steps[k]] += before[m][j] * weight[k];
                    }
                }
            }
        }
        return after;
    }

    /** ln of right tails, with lines between the values that occur. */
    private static final class Table {
        private final double alpha;
        private final double[] logTail;

        Table(double alpha, double[] chance, int lowest, double scale) {
            this.alpha = alpha;
            int top = chance.length - 1;
            while (chance[top] == 0) {
                top--;
            }
            logTail = new double[Math.max(1, top + lowest + 1)];
            double decay = Math.exp(-1 / alpha);
            double sum = 0;
            int attained = -1;
            for (int j = top; j >= 0; j--) {
                sum = sum * decay + chance[j];
                int step = Math.max(0, j + lowest);
                if (chance[j] > 0 || j == 0) {
                    logTail[step] = Math.min(0, Math.log(sum) + scale - (j + lowest) / alpha);
                    for (int i = step + 1; i < attained; i++) {
                        logTail[i] =
                                logTail[step] + (logTail[attained] - logTail[step]) * (i - step) / (attained - step);
                    }
                    attained = step;
                }
            }
        }

        double log(double ratio) {
            double position = ratio * alpha;
            if (position <= 0) {
                return 0;
            }
            int j = (int) position;
            if (j >= logTail.length - 1) {
                return logTail[logTail.length - 1];
            }
            return logTail[j] + (position - j) * (logTail[j + 1] - logTail[j]);
        }
    }
}
