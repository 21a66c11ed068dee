package org.emkit.quant;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * Draws fragments from classes with replacement, many at once. Classes lie on a line, each as long as it has fragments;
 * the line is halved again and again. Of n fragments that fall onto a piece, those that fall onto its first half are
 * binomial(n, ½): the ones among n random bits. A piece that lies within a class is not halved further, so the time grows
 * with the number of classes, hardly with that of fragments; and nothing is rounded but the classes' bounds. Immutable.
 */
final class FragmentDraw {
    /** The line's length is two to this. */
    private static final int LEVELS = 62;
    /** Up to this many fragments are placed one by one; and up to more where there are but two classes. */
    private static final long FEW = 3;

    private static final long FEW_OF_TWO = 32;

    private final long fragments;
    /** Where each class begins, and the line's end: shape [classes + 1]. */
    private final long[] bound;

    /** @param counts fragments, shape [classes], each &gt; 0; at least one class */
    FragmentDraw(double[] counts) {
        double total = Arrays.stream(counts).sum();
        this.fragments = Math.round(total);
        this.bound = new long[counts.length + 1];
        double before = 0;
        for (int c = 0; c < counts.length; c++) {
            bound[c] = (long) Math.scalb(Math.min(1, before / total), LEVELS);
            before += counts[c];
        }
        bound[counts.length] = 1L << LEVELS;
    }

    /** @return fragments of each class: multinomial, as many in all as the sample has, to the nearest whole number */
    double[] draw(UniformRandomProvider random) {
        double[] counts = new double[bound.length - 1];
        halve(0, LEVELS, 0, counts.length - 1, fragments, random, counts);
        return counts;
    }

    /** Spreads n fragments over [from, from + 2^level), which the classes first … last cover. */
    private void halve(
            long from, int level, int first, int last, long n, UniformRandomProvider random, double[] counts) {
        if (first == last) {
            counts[first] += n;
            return;
        }
        if (last == first + 1 && n <= FEW_OF_TWO) {
            long right = 0;
            for (int k = 0; k < n; k++) {
                right += from + (random.nextLong() >>> (Long.SIZE - level)) >= bound[last] ? 1 : 0;
            }
            counts[first] += n - right;
            counts[last] += right;
            return;
        }
        if (n <= FEW) {
            for (int k = 0; k < n; k++) {
                counts[classAt(from + (random.nextLong() >>> (Long.SIZE - level)), first, last)]++;
            }
            return;
        }
        long left = ones(n, random);
        long middle = from + (1L << (level - 1));
        int at = classAt(middle, first, last);
        halve(from, level - 1, first, bound[at] == middle ? at - 1 : at, left, random, counts);
        halve(middle, level - 1, at, last, n - left, random, counts);
    }

    /** @return the last of the classes first … last that begins at or before the place */
    private int classAt(long place, int first, int last) {
        int low = first;
        int high = last;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (bound[middle] <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static long ones(long n, UniformRandomProvider random) {
        long ones = 0;
        long left = n;
        for (; left >= Long.SIZE; left -= Long.SIZE) {
            ones += Long.bitCount(random.nextLong());
        }
        return left == 0 ? ones : ones + Long.bitCount(random.nextLong() >>> (Long.SIZE - left));
    }
}
