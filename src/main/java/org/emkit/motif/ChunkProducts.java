package org.emkit.motif;

import java.util.Arrays;

/**
 * Products of a matrix's probabilities at windows, looked up for a few letters at once ({@link SearchSet#chunk}). A letter
 * that is a wildcard, or beyond the matrix, is a factor 1.
 */
final class ChunkProducts {
    private final SearchSet set;
    private final int width;
    private final int letters;
    private final int step;
    private final int size;
    /** For each run of columns, the product for each chunk: of the forward strand, of the reverse strand. */
    private final double[][] forward;

    private final double[][] reverse;

    ChunkProducts(SearchSet set, int width) {
        this.set = set;
        this.width = width;
        this.letters = set.alphabet.size();
        this.step = set.chunkLetters;
        this.size = set.chunks();
        int runs = (width + step - 1) / step;
        this.forward = new double[runs][size];
        this.reverse = new double[set.bothStrands ? runs : 0][size];
    }

    /** @param theta f, shape [width · |A|] */
    void set(double[] theta) {
        for (int run = 0; run < forward.length; run++) {
            fill(forward[run], theta, run, false);
            if (set.bothStrands) {
                fill(reverse[run], theta, run, true);
            }
        }
    }

    private void fill(double[] table, double[] theta, int run, boolean isReverse) {
        table[0] = 1;
        int filled = 1;
        for (int k = run * step; k < (run + 1) * step; k++) {
            // From the end, since an entry is read before its place is written.
            for (int v = filled - 1; v >= 0; v--) {
                double product = table[v];
                int base = v * (letters + 1);
                for (int a = 0; a < letters; a++) {
                    table[base + a] = k < width ? product * theta[cell(k, a, isReverse)] : product;
                }
                table[base + letters] = product;
            }
            filled *= letters + 1;
        }
    }

    private int cell(int k, int letter, boolean isReverse) {
        return isReverse ? (width - 1 - k) * letters + set.alphabet.complement(letter) : k * letters + letter;
    }

    /** @param window 2 place + 1 on the reverse strand */
    double at(int window) {
        short[] chunk = set.chunk;
        double[][] tables = (window & 1) == 0 ? forward : reverse;
        int place = window >> 1;
        double product = 1;
        for (double[] table : tables) {
            product *= table[chunk[place]];
            place += step;
        }
        return product;
    }

    /** Numbers that windows give to their letters, summed for a few letters at once. */
    static final class Sums {
        private final SearchSet set;
        private final int width;
        private final double[][] forward;
        private final double[][] reverse;

        Sums(SearchSet set, int width) {
            this.set = set;
            this.width = width;
            int runs = (width + set.chunkLetters - 1) / set.chunkLetters;
            this.forward = new double[runs][set.chunks()];
            this.reverse = new double[set.bothStrands ? runs : 0][set.chunks()];
        }

        void clear() {
            for (double[] each : forward) {
                Arrays.fill(each, 0);
            }
            for (double[] each : reverse) {
                Arrays.fill(each, 0);
            }
        }

        /** @param window 2 place + 1 on the reverse strand */
        void add(int window, double number) {
            short[] chunk = set.chunk;
            int place = window >> 1;
            for (double[] table : (window & 1) == 0 ? forward : reverse) {
                table[chunk[place]] += number;
                place += set.chunkLetters;
            }
        }

        void add(Sums other) {
            for (int run = 0; run < forward.length; run++) {
                add(forward[run], other.forward[run]);
            }
            for (int run = 0; run < reverse.length; run++) {
                add(reverse[run], other.reverse[run]);
            }
        }

        private static void add(double[] sum, double[] other) {
            for (int v = 0; v < sum.length; v++) {
                sum[v] += other[v];
            }
        }

        /** Adds what each column's letters were given to counts of shape [width · |A|]. */
        void addTo(double[] counts) {
            for (int run = 0; run < forward.length; run++) {
                addTo(counts, forward[run], run, false);
                if (set.bothStrands) {
                    addTo(counts, reverse[run], run, true);
                }
            }
        }

        private void addTo(double[] counts, double[] table, int run, boolean isReverse) {
            int letters = set.alphabet.size();
            int base = letters + 1;
            double[] sums = table;
            // The last letter of a chunk, then the last of what is left of it.
            for (int k = (run + 1) * set.chunkLetters - 1; k >= run * set.chunkLetters; k--) {
                double[] shorter = new double[sums.length / base];
                double[] byLetter = new double[base];
                for (int v = 0; v < shorter.length; v++) {
                    for (int a = 0; a < base; a++) {
                        double number = sums[v * base + a];
                        shorter[v] += number;
                        byLetter[a] += number;
                    }
                }
                for (int a = 0; k < width && a < letters; a++) {
                    counts[isReverse ? (width - 1 - k) * letters + set.alphabet.complement(a) : k * letters + a] +=
                            byLetter[a];
                }
                sums = shorter;
            }
        }
    }
}
