package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.Workers;

/** Scores all windows by a matrix and collects those that may be sites into rows of a sparse table. */
final class CandidateScan {
    /** Windows that score lower have no part in a sum that is about 1, nats. */
    private static final int LEAST_NATS = -14;

    /** Lower ones are not told apart, so that a sum and its inverse stay numbers. */
    private static final double FARTHEST_NATS = -600;

    private static final int MOST_NATS = 40;
    private static final int STEPS_PER_NAT = 256;
    private static final int SHIFT = 8;
    private static final int LEAST_UNITS = LEAST_NATS * SearchSet.UNITS_PER_NAT;
    private static final int BUFFER = 256;
    private static final double[] EXP = exponentials();

    private final Stretches stretches;
    private final SearchSet set;
    private final SiteModel model;
    private final int strands;
    /** Expected sites of a window that need not be counted: of all windows together, a tenth of a site at most. */
    private final double negligible;

    CandidateScan(Stretches stretches, SiteModel model) {
        this.stretches = stretches;
        this.set = stretches.set;
        this.model = model;
        this.strands = set.bothStrands ? 2 : 1;
        this.negligible = Math.min(1e-6, 0.1 / (strands * (1.0 + stretches.letters())));
    }

    private static double[] exponentials() {
        double[] table = new double[(MOST_NATS - LEAST_NATS) * STEPS_PER_NAT];
        for (int k = 0; k < table.length; k++) {
            table[k] = StrictMath.exp(LEAST_NATS + (k + 0.5) / STEPS_PER_NAT);
        }
        return table;
    }

    private static double exponential(int units) {
        if (units < LEAST_UNITS) {
            return StrictMath.exp(Math.max(FARTHEST_NATS, units / (double) SearchSet.UNITS_PER_NAT));
        }
        int k = (units >> SHIFT) - LEAST_NATS * STEPS_PER_NAT;
        return EXP[Math.min(EXP.length - 1, k)];
    }

    /**
     * @param theta     f, shape [width · |A|]
     * @param share     γ, part of the rows with a site
     * @param threshold posterior probability below which a window is left out
     * @param workers   blocks are spread over
     */
    Candidates scan(double[] theta, double share, double threshold, Workers workers) {
        ScanTable table = new ScanTable(set, theta);
        Candidates.Growing[] parts = new Candidates.Growing[stretches.blocks()];
        workers.run(parts.length, block -> parts[block] = new BlockScan(table, share, threshold).rows(block));
        return Candidates.joined(set, table.width, parts);
    }

    /** The scan of a block; holds one sequence at a time. */
    private final class BlockScan {
        private final ScanTable table;
        private final double share;
        private final double threshold;
        private final Candidates.Growing rows;
        private final int[] forward = new int[BUFFER];
        private final int[] reverse = new int[BUFFER];
        /** Windows of the sequence that are not far below: 2 place + 1 on the reverse strand, and likelihood ratio. */
        private int[] window = new int[2 * BUFFER];

        private double[] ratio = new double[2 * BUFFER];
        private int found;

        BlockScan(ScanTable table, double share, double threshold) {
            this.table = table;
            this.share = share;
            this.threshold = threshold;
            this.rows = new Candidates.Growing(set, table.width);
        }

        Candidates.Growing rows(int block) {
            int s = stretches.block[block];
            while (s < stretches.block[block + 1]) {
                int next = s + 1;
                while (next < stretches.block[block + 1] && stretches.sequence[next] == stretches.sequence[s]) {
                    next++;
                }
                int windows = set.length(stretches.sequence[s]) - table.width + 1;
                if (windows > 0) {
                    score(s, next);
                    if (model == SiteModel.ANR) {
                        repeated(stretches.sequence[s], windows);
                    } else {
                        once(stretches.sequence[s], windows);
                    }
                }
                s = next;
            }
            return rows;
        }

        private void score(int first, int end) {
            score(first, end, LEAST_UNITS);
            // Where a site there must be, windows share it, however bad they are.
            if (model == SiteModel.OOPS && Arrays.stream(ratio, 0, found).sum() < 1) {
                score(first, end, Integer.MIN_VALUE);
            }
        }

        private void score(int first, int end, int leastUnits) {
            found = 0;
            for (int s = first; s < end; s++) {
                int last = stretches.to[s] - table.width + 1;
                for (int p = stretches.from[s]; p < last; p += BUFFER) {
                    int count = Math.min(BUFFER, last - p);
                    table.scores(p, count, forward, reverse);
                    collect(p, count, leastUnits);
                }
            }
        }

        private void collect(int from, int count, int leastUnits) {
            if (found + 2 * count > window.length) {
                window = Arrays.copyOf(window, 2 * window.length);
                ratio = Arrays.copyOf(ratio, window.length);
            }
            for (int j = 0; j < count; j++) {
                if (forward[j] >= leastUnits) {
                    window[found] = 2 * (from + j);
                    ratio[found++] = exponential(forward[j]);
                }
                if (set.bothStrands && reverse[j] >= leastUnits) {
                    window[found] = 2 * (from + j) + 1;
                    ratio[found++] = exponential(reverse[j]);
                }
            }
        }

        private double prior(int sequence, int place) {
            return set.prior(sequence, place, table.width) / strands;
        }

        private void once(int sequence, int windows) {
            double even = 1.0 / windows / strands;
            double priors = set.hasPriors() ? 0 : 1;
            for (int j = 0; set.hasPriors() && j < windows; j++) {
                priors += strands * prior(sequence, set.start[sequence] + j);
            }
            double sum = 0;
            for (int k = 0; k < found; k++) {
                ratio[k] *= set.hasPriors() ? prior(sequence, window[k] >> 1) : even;
                sum += ratio[k];
            }
            if (model == SiteModel.OOPS && sum == 0) {
                return; // all windows are erased: the sequence has no part in this motif
            }
            double none = model == SiteModel.OOPS ? 0 : 1 - share;
            double gamma = model == SiteModel.OOPS ? 1 : share;
            double noSite = Math.max(0, 1 - priors);
            double odds = gamma / (none + gamma * (noSite + sum));
            double weight = set.weight[sequence];
            rows.open(weight, noSite < 1e-9 ? 0 : noSite);
            for (int k = 0; k < found; k++) {
                if (ratio[k] * odds >= threshold && ratio[k] > 0) {
                    double prior = set.hasPriors() ? prior(sequence, window[k] >> 1) : even;
                    rows.add(window[k], factor(prior, window[k] >> 1));
                } else {
                    rows.addRest(ratio[k]);
                    leaveOut(window[k], ratio[k] * odds * weight);
                }
            }
        }

        private double factor(double prior, int place) {
            return prior * StrictMath.exp(-set.logBackground(place, table.width));
        }

        private void leaveOut(int left, double expected) {
            if (expected >= negligible) {
                rows.addRestLetters(left, expected);
            }
        }

        private void repeated(int sequence, int windows) {
            double prior = 1.0 / (strands * table.width);
            double odds = share / (1 - share);
            long[] keys = new long[found];
            int candidates = 0;
            double rest = 0;
            for (int k = 0; k < found; k++) {
                double likelihood = prior * ratio[k];
                if (likelihood * odds >= threshold && likelihood > 0) {
                    // Ratios above 0 are in the order of their bits.
                    long order = Double.doubleToLongBits(ratio[k]) >>> 32;
                    keys[candidates++] = (-order << 32) | (window[k] - 2 * set.start[sequence]);
                } else {
                    rest += likelihood;
                    leaveOut(window[k], likelihood * odds * set.weight[sequence]);
                }
            }
            Arrays.sort(keys, 0, candidates);
            int[] sorted = new int[candidates];
            for (int k = 0; k < candidates; k++) {
                sorted[k] = (int) keys[k];
            }
            int used = clusters(sequence, sorted, windows, prior);
            double others = (double) windows / table.width - used;
            if (others > 0) {
                rows.open(others * set.weight[sequence], rest / others);
            }
        }

        /** One row for each best candidate left, with all that overlap it. @return number of rows */
        private int clusters(int sequence, int[] candidates, int windows, double prior) {
            int[] present = new int[windows];
            for (int candidate : candidates) {
                present[candidate >> 1] |= 1 << (candidate & 1);
            }
            int used = 0;
            for (int candidate : candidates) {
                int center = candidate >> 1;
                if ((present[center] & (1 << (candidate & 1))) == 0) {
                    continue;
                }
                used++;
                rows.open(set.weight[sequence], 0);
                int to = Math.min(windows, center + table.width);
                for (int j = Math.max(0, center - table.width + 1); j < to; j++) {
                    for (int reversed = 0; reversed < strands; reversed++) {
                        if ((present[j] & (1 << reversed)) != 0) {
                            int place = set.start[sequence] + j;
                            rows.add(2 * place + reversed, factor(prior, place));
                        }
                    }
                    present[j] = 0;
                }
            }
            return used;
        }
    }
}
