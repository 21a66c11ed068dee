package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.Workers;
import org.emkit.statistics.LogGamma;
import org.jspecify.annotations.Nullable;

/**
 * The distribution of a column's log-likelihood ratio for all N up to a largest one, in steps of a fixed size, by one dynamic
 * programme over the letters.
 *
 * <p>By the chain rule the ratio of the first letters and one more, with m and k draws of n together, is the ratio of the
 * first letters alone plus that of the two classes "first letters" and "this letter", {@code m ln(m / (n (1 − r))) +
 * k ln(k / (n r))} with r the share of this letter. All terms are ≥ 0, and the programme for n = N needs those for all
 * m ≤ N only, so that one run serves every N; the last letter's step is made for those N that are asked for. A chance at
 * ratio x is about e^−x; it is held times e^x, so that none underflows. Threads may share one.
 */
final class RatioTails {
    /** Steps of a run that may be one value: each letter's part is rounded by half a step at most. */
    private static final int SHORT_RUN = 4;

    private final double step;
    private final double[] logFactorial;
    /** ln of the last letter's share, and of that of all others. */
    private final double logShare;

    private final double logRest;
    /** For each N from 0: the mass of each number of steps, of all letters but the last. */
    private final Mass[] before;
    /** For each N from 0 that was asked for. */
    private final @Nullable Tail[] scaled;

    /**
     * @param background p, shape [A], each &gt; 0, sum 1
     * @param most       largest N
     * @param step       resolution, nats
     * @param workers    threads; they change no bit
     */
    RatioTails(double[] background, int most, double step, Workers workers) {
        this.step = step;
        logFactorial = new double[most + 1];
        for (int n = 0; n <= most; n++) {
            logFactorial[n] = LogGamma.logFactorial(n);
        }
        Mass[] mass = new Mass[most + 1];
        Arrays.fill(mass, new Mass(new double[] {1}));
        double sum = background[0];
        double share = 0;
        for (int letter = 1; letter < background.length; letter++) {
            sum += background[letter];
            if (letter > 1) {
                mass = withLetter(mass, share, workers);
            }
            share = background[letter] / sum;
        }
        this.before = mass;
        this.logShare = StrictMath.log(share);
        this.logRest = StrictMath.log1p(-share);
        this.scaled = new Tail[most + 1];
    }

    /** Mass of each number of steps; where few have some, which ones. */
    private static final class Mass {
        private static final int FEW = 4;

        private final double[] all;
        private final int @Nullable [] some;

        Mass(double[] all) {
            this.all = all;
            this.some = places(all);
        }

        /** Those with some mass; null where they are not few. */
        private static int @Nullable [] places(double[] all) {
            int[] places = new int[all.length / FEW];
            int few = 0;
            for (int j = 0; j < all.length; j++) {
                if (all[j] > 0) {
                    if (few == places.length) {
                        return null;
                    }
                    places[few++] = j;
                }
            }
            return Arrays.copyOf(places, few);
        }

        void addShifted(double[] row, int shift, double weight) {
            if (some == null) {
                for (int j = 0; j < all.length; j++) {
                    row[j + shift] += weight * all[j];
                }
            } else {
                for (int j : some) {
                    row[j + shift] += weight * all[j];
                }
            }
        }
    }

    /**
     * For each number of steps j: ln of the chance of j steps or more, plus j · step. Threads hand it on without a lock: a
     * thread that sees one at all sees its final field and what that holds.
     */
    private static final class Tail {
        private final double[] log;

        Tail(double[] log) {
            this.log = log;
        }
    }

    private Mass[] withLetter(Mass[] before, double share, Workers workers) {
        double logShare = StrictMath.log(share);
        double logRest = StrictMath.log1p(-share);
        Mass[] after = before.clone();
        int most = before.length - 1;
        // The longest first.
        workers.run(most, k -> after[most - k] = new Mass(withLetter(before, most - k, logShare, logRest)));
        return after;
    }

    private double[] withLetter(Mass[] before, int n, double logShare, double logRest) {
        int[] shift = new int[n + 1];
        int longest = 0;
        for (int k = 0; k <= n; k++) {
            shift[k] = (int) (twoClasses(k, n, logShare, logRest) / step + 0.5);
            longest = Math.max(longest, before[n - k].all.length + shift[k]);
        }
        double[] row = new double[longest];
        for (int k = 0; k <= n; k++) {
            double logChance = logFactorial[n] - logFactorial[k] - logFactorial[n - k];
            logChance += k * logShare + (n - k) * logRest + shift[k] * step;
            before[n - k].addShifted(row, shift[k], StrictMath.exp(logChance));
        }
        return row;
    }

    private static double twoClasses(int k, int n, double logShare, double logRest) {
        double first = k == 0 ? 0 : k * (StrictMath.log((double) k / n) - logShare);
        double second = k == n ? 0 : (n - k) * (StrictMath.log((double) (n - k) / n) - logRest);
        return Math.max(0, first + second);
    }

    /**
     * A step's own mass counts half within a long run of steps that have some, since its values lie on both sides of its
     * middle. A short run is one value, or equal values, rounded apart: all of it counts at each of its steps. Between runs
     * ln p is linear.
     */
    private double[] tails(double[] mass) {
        int last = mass.length - 1;
        while (mass[last] == 0) {
            last--;
        }
        double decay = StrictMath.exp(-step);
        double[] tail = new double[last + 1];
        double beyond = 0;
        int run = last;
        int after = last;
        for (int j = last; j >= 0; j--) {
            tail[j] = StrictMath.log(beyond * decay + (j < run && j > 0 ? 0.5 : 1) * mass[j]);
            beyond = beyond * decay + mass[j];
            if (j > 0 && mass[j] > 0 && mass[j - 1] == 0) {
                if (run - j < SHORT_RUN) {
                    flatten(tail, j, run, StrictMath.log(beyond));
                }
                interpolate(tail, run, after);
                after = j;
            }
            if (mass[j] == 0 && j > 0 && mass[j - 1] > 0) {
                run = j - 1;
            }
        }
        interpolate(tail, run, after);
        tail[0] = 0;
        return tail;
    }

    private void flatten(double[] tail, int from, int to, double atFirst) {
        for (int j = from; j <= to; j++) {
            tail[j] = atFirst + (j - from) * step;
        }
    }

    private static void interpolate(double[] tail, int from, int to) {
        for (int j = from + 1; j < to; j++) {
            tail[j] = tail[from] + (tail[to] - tail[from]) * (j - from) / (to - from);
        }
    }

    /** @return the largest N */
    int most() {
        return scaled.length - 1;
    }

    /** The tail of N letters, made when first asked for: two threads that ask at once make the same. */
    private double[] tail(int n) {
        // Read once: another thread may write it meanwhile.
        Tail made = scaled[n];
        if (made == null) {
            made = new Tail(tails(n == 0 ? before[0].all : withLetter(before, n, logShare, logRest)));
            scaled[n] = made;
        }
        return made.log;
    }

    /**
     * @param n in [0, most]
     * @param x log-likelihood ratio, nats
     * @return ln of the chance of x or more, ≤ 0
     */
    double log(int n, double x) {
        double[] tail = tail(n);
        double position = x / step;
        if (position >= tail.length - 1) {
            return Math.min(0, tail[tail.length - 1] - (tail.length - 1) * step);
        }
        int j = (int) Math.max(0, position);
        double value = tail[j] + (position - j) * (tail[j + 1] - tail[j]);
        return Math.min(0, value - x);
    }
}
