package org.emkit.quant;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/**
 * Classes as they grow: an open-addressing table over arenas of members, their bins and their summed weights. No object
 * is made for a class.
 */
final class ClassArena {
    private static final int FIRST = 1 << 10;

    /** Place of a class, plus 1; 0: free. */
    private int[] slot = new int[FIRST];

    private int classes;
    private int[] hash = new int[FIRST];
    private int[] start = new int[FIRST];
    private long[] count = new long[FIRST];

    private int[] member = new int[FIRST];
    private int[] bin = new int[FIRST];
    private long[] weight = new long[FIRST];

    ClassArena() {}

    /**
     * Adds fragments that are all alike to their class.
     *
     * @param members transcripts, ascending, the first {@code size} of the array
     * @param bins    bin of each member's weight
     * @param weights units of 2⁻³² of the best
     * @param times   how many fragments
     * @throws ArithmeticException where a sum of weights leaves the range of a long: 2³¹ fragments in one class
     */
    void add(int[] members, int[] bins, long[] weights, int size, long times) {
        int c = find(members, bins, size);
        count[c] += times;
        for (int i = 0; i < size; i++) {
            weight[start[c] + i] = Math.addExact(weight[start[c] + i], Math.multiplyExact(weights[i], times));
        }
    }

    /**
     * Adds to a class what several fragments sum to.
     *
     * @param members   transcripts, ascending, the first {@code size} of the array
     * @param bins      bin of each member's weight
     * @param sums      of weights, in any unit
     * @param fragments how many, in any unit
     * @throws ArithmeticException where a sum leaves the range of a long
     */
    void addSums(int[] members, int[] bins, long[] sums, int size, long fragments) {
        int c = find(members, bins, size);
        count[c] = Math.addExact(count[c], fragments);
        for (int i = 0; i < size; i++) {
            weight[start[c] + i] = Math.addExact(weight[start[c] + i], sums[i]);
        }
    }

    /**
     * Adds all classes of another arena.
     *
     * @throws ArithmeticException where a sum leaves the range of a long
     */
    void addAll(ClassArena other) {
        int[] members = new int[16];
        int[] bins = new int[16];
        long[] sums = new long[16];
        for (int c = 0; c < other.classes; c++) {
            int from = other.start[c];
            int size = other.size(c);
            if (size > members.length) {
                members = new int[size * 2];
                bins = new int[size * 2];
                sums = new long[size * 2];
            }
            System.arraycopy(other.member, from, members, 0, size);
            System.arraycopy(other.bin, from, bins, 0, size);
            System.arraycopy(other.weight, from, sums, 0, size);
            addSums(members, bins, sums, size, other.count[c]);
        }
    }

    /** @return the class of that key; one that is new has no fragments yet */
    private int find(int[] members, int[] bins, int size) {
        int code = hash(members, bins, size);
        int mask = slot.length - 1;
        int at = code & mask;
        while (slot[at] != 0) {
            int c = slot[at] - 1;
            if (hash[c] == code && isClass(c, members, bins, size)) {
                return c;
            }
            at = (at + 1) & mask;
        }
        append(members, bins, size, code);
        slot[at] = classes;
        if (classes >= slot.length / 2) {
            rehash();
        }
        return classes - 1;
    }

    private boolean isClass(int c, int[] members, int[] bins, int size) {
        int from = start[c];
        return start[c + 1] - from == size
                && Arrays.equals(member, from, from + size, members, 0, size)
                && Arrays.equals(bin, from, from + size, bins, 0, size);
    }

    private void append(int[] members, int[] bins, int size, int code) {
        int from = start[classes];
        int end = Math.addExact(from, size);
        if (end > member.length) {
            int capacity = grown(member.length, end);
            member = Arrays.copyOf(member, capacity);
            bin = Arrays.copyOf(bin, capacity);
            weight = Arrays.copyOf(weight, capacity);
        }
        if (classes + 2 > start.length) {
            int capacity = grown(start.length, classes + 2);
            start = Arrays.copyOf(start, capacity);
            hash = Arrays.copyOf(hash, capacity);
            count = Arrays.copyOf(count, capacity);
        }
        System.arraycopy(members, 0, member, from, size);
        System.arraycopy(bins, 0, bin, from, size);
        hash[classes] = code;
        start[++classes] = end;
    }

    private static int grown(int capacity, int needed) {
        return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, capacity * 3L / 2));
    }

    private void rehash() {
        slot = new int[slot.length * 2];
        int mask = slot.length - 1;
        for (int c = 0; c < classes; c++) {
            int at = hash[c] & mask;
            while (slot[at] != 0) {
                at = (at + 1) & mask;
            }
            slot[at] = c + 1;
        }
    }

    private static int hash(int[] members, int[] bins, int size) {
        long h = size;
        for (int i = 0; i < size; i++) {
            h = (h ^ ((long) members[i] << 32 | (bins[i] & 0xFFFFFFFFL))) * 0x9E3779B97F4A7C15L;
            h ^= h >>> 32;
        }
        return (int) (h ^ (h >>> 29));
    }

    /** @return numbers of classes, ordered by transcripts, then by bins */
    int[] canonicalOrder() {
        int[] end = new int[1 + largestFirst() + 1];
        for (int c = 0; c < classes; c++) {
            end[member[start[c]] + 1]++;
        }
        for (int t = 1; t < end.length; t++) {
            end[t] += end[t - 1];
        }
        int[] order = new int[classes];
        for (int c = 0; c < classes; c++) {
            order[end[member[start[c]]]++] = c;
        }
        int from = 0;
        for (int to : end) { // classes of one first transcript are few
            if (to - from > 1) {
                IntArrays.quickSort(order, from, to, this::compare);
            }
            from = to;
        }
        return order;
    }

    /** @return the largest first transcript of a class, or −1 */
    private int largestFirst() {
        int largest = -1;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, member[start[c]]);
        }
        return largest;
    }

    private int compare(int a, int b) {
        int order = Arrays.compare(member, start[a], start[a + 1], member, start[b], start[b + 1]);
        return order != 0 ? order : Arrays.compare(bin, start[a], start[a + 1], bin, start[b], start[b + 1]);
    }

    int classes() {
        return classes;
    }

    int entries() {
        return start[classes];
    }

    int start(int c) {
        return start[c];
    }

    int size(int c) {
        return start[c + 1] - start[c];
    }

    long count(int c) {
        return count[c];
    }

    int member(int entry) {
        return member[entry];
    }

    int bin(int entry) {
        return bin[entry];
    }

    /** @return summed weight, units of 2⁻³² */
    long weight(int entry) {
        return weight[entry];
    }
}
