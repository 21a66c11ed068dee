package org.emkit.motif;

import java.util.Arrays;
import org.emkit.em.SparsePattern;
import org.emkit.em.SparsePatternBuilder;

/**
 * The sparse table of a motif: rows of candidate sites that exclude one another. An entry of a row is "no site here"
 * (component {@value #NONE}), all windows that were left out, as likely as they were at the last scan (component
 * {@value #REST}), or a candidate (component {@value #SITE}). What letters those left out were expected to give then is
 * kept, too: at the point of the scan, a step of EM on the table is the step on all windows.
 *
 * <p>OOPS, ZOOPS: a row is a sequence. ANR: a row is a run of w starts, of which one at most holds a site: a candidate, best
 * ones first, with those that overlap it; a last row of each sequence stands for all its other runs.
 */
final class Candidates {
    static final int NONE = 0;
    static final int REST = 1;
    static final int SITE = 2;

    final SearchSet set;
    final int width;
    final SparsePattern pattern;
    /** Times each row counts. */
    final double[] weight;
    /** Place and strand of each entry that is a candidate: 2 place + 1 on the reverse strand; −1 of other entries. */
    final int[] window;
    /** What multiplies Π f of a candidate: prior over background. Of other entries the likelihood itself. */
    final double[] factor;
    /** Letters that windows left out were expected to give at the scan, shape [width · |A|]. */
    final double[] restCounts;

    private Candidates(SearchSet set, int width, SparsePattern pattern, Growing rows) {
        this.set = set;
        this.width = width;
        this.pattern = pattern;
        this.weight = Arrays.copyOf(rows.weight, rows.rows);
        this.window = Arrays.copyOf(rows.window, rows.entries);
        this.factor = Arrays.copyOf(rows.factor, rows.entries);
        this.restCounts = new double[width * set.alphabet.size()];
        rows.rest.addTo(restCounts);
    }

    /** Rows while they are collected. */
    static final class Growing {
        private int rows;
        private int entries;
        private double[] weight = new double[64];
        private int[] length = new int[64];
        private int[] window = new int[256];
        private double[] factor = new double[256];
        private final ChunkProducts.Sums rest;

        Growing(SearchSet set, int width) {
            this.rest = new ChunkProducts.Sums(set, width);
        }

        /** Adds the letters of a window left out, so many expected of each. */
        void addRestLetters(int left, double expected) {
            rest.add(left, expected);
        }

        void open(double newWeight, double rest) {
            if (rows == weight.length) {
                weight = Arrays.copyOf(weight, 2 * rows);
                length = Arrays.copyOf(length, 2 * rows);
            }
            weight[rows] = newWeight;
            length[rows++] = 0;
            add(-1, 1);
            add(-1, rest);
        }

        void add(int newWindow, double newFactor) {
            if (entries == window.length) {
                window = Arrays.copyOf(window, 2 * entries);
                factor = Arrays.copyOf(factor, 2 * entries);
            }
            window[entries] = newWindow;
            factor[entries++] = newFactor;
            length[rows - 1]++;
        }

        /** Adds to what the open row has left out. */
        void addRest(double likelihood) {
            factor[entries - length[rows - 1] + 1] += likelihood;
        }

        private void append(Growing other) {
            rest.add(other.rest);
            int entry = 0;
            for (int i = 0; i < other.rows; i++) {
                open(other.weight[i], other.factor[entry + 1]);
                for (int e = 2; e < other.length[i]; e++) {
                    add(other.window[entry + e], other.factor[entry + e]);
                }
                entry += other.length[i];
            }
        }
    }

    /** Joins rows that were collected in parts. */
    static Candidates joined(SearchSet set, int width, Growing[] parts) {
        Growing all = new Growing(set, width);
        for (Growing part : parts) {
            all.append(part);
        }
        SparsePatternBuilder builder = new SparsePatternBuilder(3);
        for (int i = 0; i < all.rows; i++) {
            builder.add(NONE).add(REST);
            for (int e = 2; e < all.length[i]; e++) {
                builder.add(SITE);
            }
            builder.endObservation();
        }
        return new Candidates(set, width, builder.build(), all);
    }
}
