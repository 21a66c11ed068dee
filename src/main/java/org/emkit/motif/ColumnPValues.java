package org.emkit.motif;

import org.emkit.em.Workers;
import org.emkit.statistics.GammaTail;

/**
 * How likely a column of N independent letters of the background has a log-likelihood ratio {@code Σ n_a ln(n_a / (N p_a))}
 * of x or more. Exact for few letters; in fine steps up to some hundred; beyond that by the chi-square distribution, which
 * 2x approaches, times a correction that depends on x/N and, weakly, on N: it is taken from the largest tables, as a line
 * in ln N. Any two calls with the same arguments give the same bits, in whichever thread.
 */
final class ColumnPValues {
    private static final double LN_2 = StrictMath.log(2);
    private static final long MOST_COMPOSITIONS = 2000;
    /** Up to four letters: cheap tables; more: a programme with as many passes. */
    private static final int FEW_LETTERS = 4;

    private final CompositionTails exact;
    private final RatioTails fine;
    private final RatioTails coarse;
    private final ScaledChiSquare chiSquare;

    /**
     * @param background p, shape [A], each &gt; 0, sum 1
     * @param mostDraws  largest N that will be common; larger ones may be asked for
     * @param workers    threads; they change no bit
     */
    ColumnPValues(double[] background, double mostDraws, Workers workers) {
        int letters = background.length;
        int enumerated = 1;
        while (CompositionTails.compositions(enumerated + 1, letters, MOST_COMPOSITIONS) <= MOST_COMPOSITIONS) {
            enumerated++;
        }
        boolean few = letters <= FEW_LETTERS;
        exact = new CompositionTails(background, enumerated);
        fine = new RatioTails(background, few ? 64 : 48, few ? 0.01 : 0.02, workers);
        coarse = mostDraws <= fine.most()
                ? fine
                : new RatioTails(background, few ? 256 : 160, few ? 0.05 : 0.1, workers);
        chiSquare = new ScaledChiSquare(letters - 1);
    }

    /**
     * @param draws N, ≥ 0; need not be whole
     * @param x     log-likelihood ratio, nats
     * @return ln p, ≤ 0
     */
    double log(double draws, double x) {
        if (x <= 0) {
            return 0;
        }
        if (draws > coarse.most()) {
            return Math.min(0, beyond(draws, x));
        }
        int n = (int) draws;
        double share = draws - n;
        if (share == 0) {
            return table(n, x);
        }
        double below = n == 0 ? 0 : table(n, x / draws * n);
        double above = table(n + 1, x / draws * (n + 1));
        return Math.min(0, below + share * (above - below));
    }

    private double table(int n, double x) {
        if (n <= exact.most()) {
            return exact.log(n, x);
        }
        return n <= fine.most() ? fine.log(n, x) : coarse.log(n, x);
    }

    private double beyond(double draws, double x) {
        int large = coarse.most();
        int half = large / 2;
        double perDraw = x / draws;
        double largest = correction(large, perDraw);
        double slope = (largest - correction(half, perDraw)) / LN_2;
        return chiSquare.log(x) + largest + slope * StrictMath.log(draws / large);
    }

    private double correction(int n, double perDraw) {
        return table(n, n * perDraw) - chiSquare.log(n * perDraw);
    }

    /** ln of the chance of 2x or more under chi-square, tabulated: plus x, less (d/2 − 1) ln(1 + x), it hardly varies. */
    private static final class ScaledChiSquare {
        private static final int STEPS_PER_NAT = 256;
        private static final int MOST_NATS = 24;

        private final double power;
        private final double[] table = new double[STEPS_PER_NAT * MOST_NATS + 2];

        ScaledChiSquare(int degrees) {
            power = 0.5 * degrees - 1;
            for (int j = 0; j < table.length; j++) {
                double x = StrictMath.expm1((double) j / STEPS_PER_NAT);
                table[j] = GammaTail.log(0.5 * degrees, x) + x - power * StrictMath.log1p(x);
            }
        }

        double log(double x) {
            double logX = StrictMath.log1p(x);
            double position = Math.min(logX * STEPS_PER_NAT, table.length - 2);
            int j = (int) position;
            return table[j] + (position - j) * (table[j + 1] - table[j]) - x + power * logX;
        }
    }
}
