package org.emkit.motif;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random projections: windows that agree at a few columns, drawn at random, fall into one bucket; full buckets hold sites
 * of a motif together even where no two sites are alike everywhere.
 *
 * @see <a href="https://doi.org/10.1089/10665270252935430">Buhler, Tompa 2002</a>
 */
final class ProjectionStarts {
    private static final int LEAST_IN_BUCKET = 4;

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
     */
    List<Start> starts(int width, int projections, int perDrawing, SplittableRandom random) {
        int letters = set.alphabet.size();
        int windows = 0;
        for (int s = 0; s < stretches.from.length; s++) {
            windows += Math.max(0, stretches.to[s] - stretches.from[s] - width + 1);
        }
        int both = windows * (set.bothStrands ? 2 : 1);
        // About one window in a bucket by chance.
        int columns = Math.max(2, Math.min(width - 1, logarithm(both, letters)));
        List<Start> starts = new ArrayList<>();
        for (int k = 0; k < projections && windows > 0; k++) {
            starts.addAll(drawing(width, drawn(width, columns, random), both, perDrawing));
        }
        return starts;
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

    private List<Start> drawing(int width, int[] columns, int windows, int perDrawing) {
        long[] keys = new long[windows];
        int count = 0;
        for (int s = 0; s < stretches.from.length; s++) {
            for (int p = stretches.from[s]; p + width <= stretches.to[s]; p++) {
                count = add(keys, count, p, false, width, columns);
                if (set.bothStrands) {
                    count = add(keys, count, p, true, width, columns);
                }
            }
        }
        long[] found = Arrays.copyOf(keys, count);
        Arrays.sort(found);
        return fullest(found, width, perDrawing);
    }

    /** Key: bucket, place, strand. */
    private int add(long[] keys, int count, int place, boolean reverse, int width, int[] columns) {
        long bucket = 0;
        for (int column : columns) {
            int code = set.code(place, reverse, width, column);
            if (code >= set.alphabet.size()) {
                return count;
            }
            bucket = bucket * set.alphabet.size() + code;
        }
        keys[count] = (bucket << 32) | ((long) place << 1) | (reverse ? 1 : 0);
        return count + 1;
    }

    private List<Start> fullest(long[] keys, int width, int perDrawing) {
        List<int[]> buckets = new ArrayList<>();
        int from = 0;
        for (int k = 1; k <= keys.length; k++) {
            if (k == keys.length || keys[k] >> 32 != keys[from] >> 32) {
                if (k - from >= LEAST_IN_BUCKET) {
                    buckets.add(new int[] {from, k});
                }
                from = k;
            }
        }
        buckets.sort((a, b) -> Integer.compare(b[1] - b[0], a[1] - a[0]));
        List<Start> starts = new ArrayList<>();
        for (int[] bucket : buckets.subList(0, Math.min(perDrawing, buckets.size()))) {
            double[] counts = new double[width * set.alphabet.size()];
            for (int k = bucket[0]; k < bucket[1]; k++) {
                int place = (int) (keys[k] & 0xffffffffL) >>> 1;
                for (int j = 0; j < width; j++) {
                    int code = set.code(place, (keys[k] & 1) != 0, width, j);
                    if (code < set.alphabet.size()) {
                        counts[j * set.alphabet.size() + code]++;
                    }
                }
            }
            starts.add(new Start(smoothing.frequencies(counts), "projection"));
        }
        return starts;
    }
}
