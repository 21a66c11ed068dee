package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.Workers;

/** Scores all windows by a matrix and collects those that may be sites into rows of a sparse table. */
final class CandidateScan {
    /** Scores below are not told apart from it, nats. */
    private static final int LEAST_NATS = -24;

    private static final int MOST_NATS = 40;
    private static final int STEPS_PER_NAT = 256;
    private static final int SHIFT = 8;
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
        int k = (units >> SHIFT) - LEAST_NATS * STEPS_PER_NAT;
        return EXP[Math.min(EXP.length - 1, Math.max(0, k))];
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

    /** The scan of a block; holds scores of one sequence at a time. */
    private final class BlockScan {
        private final ScanTable table;
        private final double share;
        private final double threshold;
        private final Candidates.Growing rows;
        private int sequenceNow;
        private int[] forward = new int[256];
        private int[] reverse = new int[256];

        BlockScan(ScanTable table, double share, double threshold) {
            this.table = table;
            this.share = share;
            this.threshold = threshold;
            this.rows = new Candidates.Growing(table.width * set.alphabet.size());
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
                    score(s, next, windows);
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

        /** Scores of all windows of a sequence; those that hold an erased letter get the least there is. */
        private void score(int first, int end, int windows) {
            if (forward.length < windows) {
                forward = new int[2 * windows];
                reverse = new int[2 * windows];
            }
            Arrays.fill(forward, 0, windows, Integer.MIN_VALUE);
            Arrays.fill(reverse, 0, windows, Integer.MIN_VALUE);
            int base = set.start[stretches.sequence[first]];
            int[] someForward = new int[256];
            int[] someReverse = new int[256];
            for (int s = first; s < end; s++) {
                int last = stretches.to[s] - table.width + 1;
                for (int p = stretches.from[s]; p < last; p += someForward.length) {
                    int count = Math.min(someForward.length, last - p);
                    table.scores(p, count, someForward, someReverse);
                    System.arraycopy(someForward, 0, forward, p - base, count);
                    if (set.bothStrands) {
                        System.arraycopy(someReverse, 0, reverse, p - base, count);
                    }
                }
            }
        }

        private double likelihood(int units) {
            return units == Integer.MIN_VALUE ? 0 : exponential(units);
        }

        private void once(int sequence, int windows) {
            sequenceNow = sequence;
            double sum = 0;
            double priors = 0;
            for (int j = 0; j < windows; j++) {
                double prior = set.prior(sequence, set.start[sequence] + j, table.width) / strands;
                sum += prior * (likelihood(forward[j]) + likelihood(reverse[j]));
                priors += strands * prior;
            }
            double none = model == SiteModel.OOPS ? 0 : 1 - share;
            double gamma = model == SiteModel.OOPS ? 1 : share;
            double noSite = Math.max(0, 1 - priors);
            double odds = gamma / (none + gamma * (noSite + sum));
            rows.open(set.weight[sequence], noSite < 1e-9 ? 0 : noSite);
            for (int j = 0; j < windows; j++) {
                double prior = set.prior(sequence, set.start[sequence] + j, table.width) / strands;
                offer(set.start[sequence] + j, false, forward[j], prior, odds);
                offer(set.start[sequence] + j, true, reverse[j], prior, odds);
            }
        }

        private void offer(int place, boolean isReverse, int units, double prior, double odds) {
            double likelihood = prior * likelihood(units);
            if (likelihood * odds >= threshold && likelihood > 0) {
                rows.add(
                        2 * place + (isReverse ? 1 : 0),
                        prior * StrictMath.exp(-set.logBackground(place, table.width)));
            } else {
                rows.addRest(likelihood);
                leaveOut(place, isReverse, likelihood * odds * set.weight[sequenceNow]);
            }
        }

        private void leaveOut(int place, boolean isReverse, double expected) {
            if (expected < negligible) {
                return;
            }
            int letters = set.alphabet.size();
            for (int k = 0; k < table.width; k++) {
                int code = set.code(place, isReverse, table.width, k);
                if (code < letters) {
                    rows.addRestLetter(k * letters + code, expected);
                }
            }
        }

        private void repeated(int sequence, int windows) {
            double prior = 1.0 / (strands * table.width);
            double odds = share / (1 - share);
            sequenceNow = sequence;
            long[] keys = new long[2 * windows];
            int found = 0;
            double rest = 0;
            for (int j = 0; j < windows; j++) {
                for (int reversed = 0; reversed < strands; reversed++) {
                    int units = reversed == 0 ? forward[j] : reverse[j];
                    double likelihood = prior * likelihood(units);
                    if (likelihood * odds >= threshold && likelihood > 0) {
                        keys[found++] = ((long) -units << 32) | (2L * j + reversed);
                    } else {
                        rest += likelihood;
                        leaveOut(set.start[sequence] + j, reversed != 0, likelihood * odds * set.weight[sequence]);
                    }
                }
            }
            Arrays.sort(keys, 0, found);
            int[] candidates = new int[found];
            for (int k = 0; k < found; k++) {
                candidates[k] = (int) keys[k];
            }
            int used = clusters(sequence, candidates, windows, prior);
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
                            rows.add(
                                    2 * place + reversed,
                                    prior * StrictMath.exp(-set.logBackground(place, table.width)));
                        }
                    }
                    present[j] = 0;
                }
            }
            return used;
        }
    }
}
