package org.emkit.motif;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.em.Workers;

/**
 * Random projections: windows that agree at a few columns, drawn at random, fall into one bucket; full buckets hold sites
 * of a motif together even where no two sites are alike everywhere.
 *
 * @see <a href="https://doi.org/10.1089/10665270252935430">Buhler, Tompa 2002</a>
 */
final class ProjectionStarts {
    private static final int LEAST_IN_BUCKET = 4;
    /** A wildcard's part: more than any bucket's number, few enough for a sum of many. */
    private static final int NO_BUCKET = 1 << 25;

    private final Stretches stretches;
    private final SearchSet set;
    private final Smoothing smoothing;

    ProjectionStarts(Stretches stretches, Smoothing smoothing) {
        this.stretches = stretches;
        this.set = stretches.set;
        this.smoothing = smoothing;
    }

    /**
     * @param width       of the motif
     * @param projections to draw
     * @param perDrawing  fullest buckets of each that become starts
     * @param workers     projections are spread over
     */
    List<Start> starts(int width, int projections, int perDrawing, SplittableRandom random, Workers workers) {
        int letters = set.alphabet.size();
        int windows = 0;
        for (int s = 0; s < stretches.from.length; s++) {
            windows += Math.max(0, stretches.to[s] - stretches.from[s] - width + 1);
        }
        if (windows == 0) {
            return List.of();
        }
        // About one window in a bucket by chance.
        int columns = Math.max(2, Math.min(width - 1, logarithm(windows * (set.bothStrands ? 2 : 1), letters)));
        int[][] drawn = new int[projections][];
        for (int k = 0; k < projections; k++) {
            drawn[k] = drawn(width, columns, random);
        }
        Start[][] found = new Start[projections][];
        workers.run(projections, k -> found[k] = new Drawing(width, drawn[k]).starts(perDrawing));
        return Arrays.stream(found).flatMap(Arrays::stream).toList();
    }

    private static int logarithm(int number, int base) {
        int log = 0;
        for (long power = base; power <= number; power *= base) {
            log++;
        }
        return log;
    }

    private static int[] drawn(int width, int columns, SplittableRandom random) {
        int[] all = new int[width];
        for (int k = 0; k < width; k++) {
            all[k] = k;
        }
        for (int k = 0; k < columns; k++) {
            int other = k + random.nextInt(width - k);
            int swap = all[k];
            all[k] = all[other];
            all[other] = swap;
        }
        int[] chosen = Arrays.copyOf(all, columns);
        Arrays.sort(chosen);
        return chosen;
    }

    /** The buckets of one projection. */
    private final class Drawing {
        private final int width;
        private final int buckets;
        /** For each chunk of a window, what it adds to the bucket: of the forward strand in the upper half. */
        private final long[][] table;

        Drawing(int width, int[] columns) {
            this.width = width;
            int letters = set.alphabet.size();
            int all = 1;
            for (int k = 0; k < columns.length; k++) {
                all *= letters;
            }
            this.buckets = all;
            long[] term = new long[width * (letters + 1)];
            int scale = all;
            for (int column : columns) {
                scale /= letters;
                for (int a = 0; a <= letters; a++) {
                    term[column * (letters + 1) + a] += (long) (a == letters ? NO_BUCKET : a * scale) << 32;
                    int other = !set.bothStrands || a == letters ? letters : set.alphabet.complement(a);
                    term[(width - 1 - column) * (letters + 1) + a] += other == letters ? NO_BUCKET : other * scale;
                }
            }
            this.table = set.sumsByChunk(term);
        }

        private long bucketsAt(int place) {
            long sum = 0;
            int p = place;
            for (long[] each : table) {
                sum += each[set.chunk[p]];
                p += set.chunkLetters;
            }
            return sum;
        }

        Start[] starts(int most) {
            int[] size = new int[buckets];
            for (int s = 0; s < stretches.from.length; s++) {
                for (int p = stretches.from[s]; p + width <= stretches.to[s]; p++) {
                    long both = bucketsAt(p);
                    count(size, (int) (both >> 32));
                    count(size, (int) both);
                }
            }
            int[] fullest = fullest(size, most);
            double[][] counts = new double[fullest.length][width * set.alphabet.size()];
            // From now on: minus the place among the fullest, less 1.
            for (int k = 0; k < fullest.length; k++) {
                size[fullest[k]] = -1 - k;
            }
            for (int s = 0; s < stretches.from.length; s++) {
                for (int p = stretches.from[s]; p + width <= stretches.to[s]; p++) {
                    long both = bucketsAt(p);
                    add(counts, size, (int) (both >> 32), p, false);
                    add(counts, size, (int) both, p, true);
                }
            }
            return Arrays.stream(counts)
                    .map(each -> new Start(smoothing.frequencies(each), "projection"))
                    .toArray(Start[]::new);
        }

        private void count(int[] size, int bucket) {
            if (bucket < buckets) {
                size[bucket]++;
            }
        }

        /** Largest first, of equal ones the lowest. */
        private int[] fullest(int[] size, int most) {
            long[] keys = new long[buckets];
            int full = 0;
            for (int k = 0; k < buckets; k++) {
                if (size[k] >= LEAST_IN_BUCKET) {
                    keys[full++] = ((long) -size[k] << 32) | k;
                }
            }
            Arrays.sort(keys, 0, full);
            return Arrays.stream(keys, 0, Math.min(most, full))
                    .mapToInt(key -> (int) key)
                    .toArray();
        }

        private void add(double[][] counts, int[] size, int bucket, int place, boolean reverse) {
            if (bucket >= buckets || size[bucket] >= 0) {
                return;
            }
            double[] sum = counts[-1 - size[bucket]];
            for (int j = 0; j < width; j++) {
                int code = set.code(place, reverse, width, j);
                if (code < set.alphabet.size()) {
                    sum[j * set.alphabet.size() + code]++;
                }
            }
        }
    }
}
