package org.emkit.motif;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.jspecify.annotations.Nullable;

/**
 * Sequences in the one order and orientation that the search works in, so that neither the order nor the strand in which
 * they are given changes what is found. With two strands a sequence is replaced by the smaller of itself and its reverse
 * complement; sequences are sorted by a digest of their letters, so that the first of them are as good as drawn at
 * random. Letters lie in one array; a place is an index of that array.
 */
final class SearchSet {
    /** Scores are whole numbers, in units of 2^−16 nats: sums do not depend on their order. */
    static final int UNITS_PER_NAT = 1 << 16;

    private static final int MOST_WITH_CONTEXT = 2_000_000;

    /** Of a site's prior to that of any place. */
    private static final double LEAST_ODDS = 1e-9;

    final Alphabet alphabet;
    final BackgroundModel background;
    final boolean bothStrands;
    /** Codes of all letters, then a few wildcards. */
    final byte[] codes;
    /** First place of each sequence, shape [size + 1]. */
    final int[] start;

    final double[] weight;
    /** Index in the set as given. */
    final int[] origin;
    /** Whether the sequence was replaced by its reverse complement. */
    final boolean[] flipped;
    /** ln of the background's probability of all letters before a place, units, modulo 2^32. Shape [letters + 1]. */
    final int[] prefix;
    /** The next letters of a place as one number in base |A| + 1. */
    final short[] chunk;
    /** How many letters. */
    final int chunkLetters;
    /** Of each letter, itself and the one it pairs with, or itself where none does. */
    final int[] same;

    final int[] complement;

    /** ln of the probability of each letter without those before it, units; 0 of a wildcard. */
    private final int[] alone;
    /**
     * How much likelier letters are given those before them, summed as {@link #prefix}; empty where the order is 0, and where
     * letters are too many for it to be worth its memory.
     */
    private final int[] context;

    private final @Nullable PositionPriors priors;
    private final int[] givenStart;

    SearchSet(SequenceSet given, BackgroundModel background, boolean bothStrands, @Nullable PositionPriors priors) {
        this.alphabet = given.alphabet();
        this.background = background;
        this.bothStrands = bothStrands && alphabet.isComplementable();
        this.priors = priors;
        int size = given.size();
        Digest[] digests = new Digest[size];
        for (int i = 0; i < size; i++) {
            digests[i] = new Digest(given, i, this.bothStrands);
        }
        Arrays.sort(digests, Digest::compare);
        this.start = new int[size + 1];
        this.weight = new double[size];
        this.origin = new int[size];
        this.flipped = new boolean[size];
        this.givenStart = new int[size];
        this.codes = new byte[given.letters() + 16];
        Arrays.fill(codes, (byte) alphabet.wildcard());
        for (int i = 0; i < size; i++) {
            Digest each = digests[i];
            origin[i] = each.index;
            flipped[i] = each.flipped;
            weight[i] = given.weight(each.index);
            givenStart[i] = given.start(each.index);
            int length = given.length(each.index);
            start[i + 1] = start[i] + length;
            for (int k = 0; k < length; k++) {
                codes[start[i] + k] = each.code(k);
            }
        }
        this.prefix = prefix();
        this.chunkLetters = alphabet.size() <= 4 ? 4 : 2;
        this.chunk = chunksOfLetters();
        this.same = IntStream.range(0, alphabet.size()).toArray();
        this.complement = IntStream.of(same)
                .map(a -> alphabet.isComplementable() ? alphabet.complement(a) : a)
                .toArray();
        this.alone = IntStream.rangeClosed(0, alphabet.size())
                .map(a -> a == alphabet.size() ? 0 : evenUnits(StrictMath.log(background.probability(a))))
                .toArray();
        this.context = background.order() == 0 || letters() > MOST_WITH_CONTEXT ? new int[0] : context();
    }

    private int[] prefix() {
        int[] sums = new int[letters() + 1];
        for (int i = 0; i < size(); i++) {
            for (int k = start[i]; k < start[i + 1]; k++) {
                double nats = background.logConditional(codes, start[i], k);
                sums[k + 1] = sums[k] + evenUnits(nats);
            }
        }
        return sums;
    }

    private int[] context() {
        int[] sums = new int[letters() + 1];
        for (int k = 0; k < letters(); k++) {
            sums[k + 1] = sums[k] + contextUnits(k, 1);
        }
        return sums;
    }

    private int contextUnits(int place, int width) {
        int units = prefix[place + width] - prefix[place];
        for (int k = place; k < place + width; k++) {
            units -= alone[codes[k]];
        }
        return units;
    }

    /** Nats in {@linkplain #UNITS_PER_NAT units}, rounded to an even number: the last bit is free for a strand. */
    static int evenUnits(double nats) {
        return 2 * (int) Math.rint(nats * (UNITS_PER_NAT / 2));
    }

    /** How many chunks there are. */
    int chunks() {
        int size = 1;
        for (int k = 0; k < chunkLetters; k++) {
            size *= alphabet.size() + 1;
        }
        return size;
    }

    private short[] chunksOfLetters() {
        int base = alphabet.size() + 1;
        int size = chunks();
        short[] chunks = new short[codes.length];
        int index = 0;
        for (int k = 0; k < codes.length + chunkLetters - 1; k++) {
            int code = k < codes.length ? codes[k] : alphabet.wildcard();
            index = (index * base + code) % size;
            if (k >= chunkLetters - 1) {
                chunks[k - chunkLetters + 1] = (short) index;
            }
        }
        return chunks;
    }

    /**
     * For windows, sums of terms of a few letters at once.
     *
     * @param term of each column's letter, the wildcard last, shape [width · (|A| + 1)]
     * @return for each run of columns the sum for each chunk
     */
    long[][] sumsByChunk(long[] term) {
        int base = alphabet.size() + 1;
        int width = term.length / base;
        long[][] sums = new long[(width + chunkLetters - 1) / chunkLetters][];
        for (int run = 0; run < sums.length; run++) {
            long[] some = {0};
            for (int k = run * chunkLetters; k < (run + 1) * chunkLetters; k++) {
                some = longer(some, k < width ? Arrays.copyOfRange(term, k * base, (k + 1) * base) : new long[base]);
            }
            sums[run] = some;
        }
        return sums;
    }

    private static long[] longer(long[] sums, long[] term) {
        long[] longer = new long[sums.length * term.length];
        int w = 0;
        for (long sum : sums) {
            for (long each : term) {
                longer[w++] = sum + each;
            }
        }
        return longer;
    }

    int size() {
        return weight.length;
    }

    int letters() {
        return start[weight.length];
    }

    int length(int sequence) {
        return start[sequence + 1] - start[sequence];
    }

    boolean hasPriors() {
        return priors != null;
    }

    /**
     * Prior probability that a site starts at a place, both strands together; of a window that lies in its sequence.
     */
    double prior(int sequence, int place, int width) {
        if (priors == null) {
            return 1.0 / (length(sequence) - width + 1);
        }
        int offset = place - start[sequence];
        int given = flipped[sequence] ? length(sequence) - width - offset : offset;
        return priors.start(givenStart[sequence] + given);
    }

    /** ln of a site's prior over what it is where all places are alike, nats; 0 without priors. */
    double logPriorOdds(int sequence, int place, int width) {
        if (priors == null) {
            return 0;
        }
        double even = 1.0 / (length(sequence) - width + 1);
        return StrictMath.log(Math.max(LEAST_ODDS, prior(sequence, place, width) / even));
    }

    /** ln of a window's probability by the background, given the letters before it, nats. */
    double logBackground(int place, int width) {
        return (prefix[place + width] - prefix[place]) / (double) UNITS_PER_NAT;
    }

    /** ln of how much likelier the letters before make those of a window, nats; 0 where the order is 0. */
    double logContext(int place, int width) {
        if (background.order() == 0) {
            return 0;
        }
        int units = context.length > 0 ? context[place + width] - context[place] : contextUnits(place, width);
        return units / (double) UNITS_PER_NAT;
    }

    /** Code of letter k of a site, read on its strand. */
    int code(int place, boolean reverse, int width, int k) {
        return reverse ? alphabet.complement(codes[place + width - 1 - k]) : codes[place + k];
    }

    /** A sequence and its digest. */
    private static final class Digest {
        private final SequenceSet set;
        private final int index;
        private final boolean flipped;
        private final long hash;

        Digest(SequenceSet set, int index, boolean bothStrands) {
            this.set = set;
            this.index = index;
            this.flipped = bothStrands && otherStrandIsSmaller(set, index);
            long sum = 0x9e3779b97f4a7c15L;
            for (int k = 0; k < set.length(index); k++) {
                sum = (sum ^ code(k)) * 0x100000001b3L;
                sum ^= sum >>> 29;
            }
            this.hash = sum;
        }

        private static boolean otherStrandIsSmaller(SequenceSet set, int index) {
            byte[] codes = set.codes();
            int from = set.start(index);
            int last = set.start(index + 1) - 1;
            for (int k = 0; from + k <= last; k++) {
                int difference = codes[from + k] - set.alphabet().complement(codes[last - k]);
                if (difference != 0) {
                    return difference > 0;
                }
            }
            return false;
        }

        byte code(int k) {
            byte code = set.code(index, flipped ? set.length(index) - 1 - k : k);
            return flipped ? (byte) set.alphabet().complement(code) : code;
        }

        static int compare(Digest a, Digest b) {
            int order = Long.compare(a.hash, b.hash);
            int length = a.set.length(a.index);
            if (order == 0) {
                order = Integer.compare(length, b.set.length(b.index));
            }
            for (int k = 0; order == 0 && k < length; k++) {
                order = Byte.compare(a.code(k), b.code(k));
            }
            if (order == 0) {
                order = Double.compare(a.set.weight(a.index), b.set.weight(b.index));
            }
            return order != 0 ? order : a.set.name(a.index).compareTo(b.set.name(b.index));
        }
    }
}
