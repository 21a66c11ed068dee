package org.emkit.quant;

import it.unimi.dsi.fastutil.Arrays;
import org.emkit.em.SparsePattern;

/**
 * Classes of several inputs put together: those of the same transcripts whose weights, relative to the best, fall into
 * the same bins become one. Its weights are the means over fragments, with n fragments of relative weight r in each of
 * the classes that it is made of
 *
 * <pre>  r̄ = Σ n r / Σ n</pre>
 *
 * Both sums are integers, n r and n in units of 2⁻³², so that the order of inputs cannot change a bit; and what was
 * summed in these units when the inputs were made is found again, so that parts of a sample that were weighed by one
 * model give the classes of the whole. Not thread-safe.
 */
final class ClassMerge {
    /** Beyond that a sum of units leaves the range of a long. */
    private static final double MOST_FRAGMENTS = 0x1p31;

    /** Bins reach as far down as any option can ask for. */
    private static final double LEAST_RATIO_NATS = 22;

    private final WeightCode code;
    private final ClassArena arena = new ClassArena();

    private int[] member = new int[16];
    private int[] bin = new int[16];
    private long[] units = new long[16];

    ClassMerge(WeightBins bins) {
        this.code = new WeightCode(bins, LEAST_RATIO_NATS);
    }

    /**
     * Adds the classes of one input.
     *
     * @param part            classes
     * @param effectiveLength bases, shape [transcripts], each &gt; 0: what the weights of classes from a file include
     * @param number          number here of each transcript of the part, shape [transcripts]
     * @throws ArithmeticException where a class comes to 2³¹ fragments
     */
    void add(EquivalenceClasses part, double[] effectiveLength, int[] number) {
        for (int c = 0; c < part.classes(); c++) {
            if (part.count(c) >= MOST_FRAGMENTS) {
                throw new ArithmeticException(part.count(c) + " fragments in one class");
            }
            int size = part.start(c + 1) - part.start(c);
            reserve(size);
            fill(part, c, effectiveLength);
            for (int i = 0; i < size; i++) {
                member[i] = number[part.transcript(part.start(c) + i)];
            }
            sort(size);
            arena.addSums(member, bin, units, size, WeightCode.units(1, part.count(c)));
        }
    }

    /** Relative weights as class building had them: without the effective length, and 1 for the best. */
    private void fill(EquivalenceClasses part, int c, double[] effectiveLength) {
        int from = part.start(c);
        int size = part.start(c + 1) - from;
        double most = 0;
        for (int i = 0; i < size; i++) {
            most = Math.max(most, part.weight(from + i));
        }
        double[] ratio = new double[size];
        double best = 0;
        for (int i = 0; i < size; i++) {
            double length = part.lengthIncluded() ? effectiveLength[part.transcript(from + i)] : 1;
            ratio[i] = part.weight(from + i) / most * length;
            best = Math.max(best, ratio[i]);
        }
        for (int i = 0; i < size; i++) {
            bin[i] = code.of(Math.max(WeightCode.SMALLEST_UNIT, ratio[i] / best));
            units[i] = WeightCode.units(ratio[i] / best, part.count(c));
        }
    }

    /**
     * Ends the merging.
     *
     * @param number number in the result of each transcript, shape [transcripts]
     * @return the classes, in canonical order
     */
    EquivalenceClasses build(int[] number) {
        ClassArena result = renumbered(number);
        int[] order = result.canonicalOrder();
        int[] start = new int[order.length + 1];
        int[] component = new int[result.entries()];
        double[] mean = new double[component.length];
        double[] count = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            int c = order[i];
            count[i] = WeightCode.mean(result.count(c), 1);
            int from = result.start(c);
            int at = start[i];
            for (int e = 0; e < result.size(c); e++) {
                component[at] = result.member(from + e);
                mean[at++] = WeightCode.mean(result.weight(from + e), count[i]);
            }
            start[i + 1] = at;
        }
        return new EquivalenceClasses(new SparsePattern(number.length, start, component), mean, count, false);
    }

    private ClassArena renumbered(int[] number) {
        boolean same = true;
        for (int t = 0; t < number.length; t++) {
            same &= number[t] == t;
        }
        if (same) {
            return arena;
        }
        ClassArena result = new ClassArena();
        for (int c = 0; c < arena.classes(); c++) {
            int size = arena.size(c);
            reserve(size);
            for (int i = 0; i < size; i++) {
                member[i] = number[arena.member(arena.start(c) + i)];
                bin[i] = arena.bin(arena.start(c) + i);
                units[i] = arena.weight(arena.start(c) + i);
            }
            sort(size);
            result.addSums(member, bin, units, size, arena.count(c));
        }
        return result;
    }

    private void reserve(int size) {
        if (size > member.length) {
            int capacity = Math.max(size, member.length * 2);
            member = new int[capacity];
            bin = new int[capacity];
            units = new long[capacity];
        }
    }

    /** By transcript; nothing is to be done where inputs number transcripts alike. */
    private void sort(int size) {
        for (int i = 1; i < size; i++) {
            if (member[i] < member[i - 1]) {
                Arrays.quickSort(0, size, (a, b) -> Integer.compare(member[a], member[b]), this::swap);
                return;
            }
        }
    }

    private void swap(int a, int b) {
        int m = member[a];
        member[a] = member[b];
        member[b] = m;
        int k = bin[a];
        bin[a] = bin[b];
        bin[b] = k;
        long u = units[a];
        units[a] = units[b];
        units[b] = u;
    }
}
