package org.emkit.contrast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.emkit.sequence.ContentHash;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;

/**
 * Sequences divided into parts of nearly equal size by what they hold: neither their order nor the strand they were read
 * from matters, and equal sequences are always in one part.
 */
public final class ContentParts {
    private final SequenceSet sequences;
    private final int parts;
    /** Indices of sequences by content, equal ones side by side. */
    private final int[] order;
    /** Where in {@link #order} each distinct content begins, and the end. */
    private final int[] first;

    /** @param parts ≥ 1 */
    public ContentParts(SequenceSet sequences, int parts) {
        this.sequences = sequences;
        this.parts = parts;
        long[] hash = new long[sequences.size()];
        for (int i = 0; i < hash.length; i++) {
            hash[i] =
                    ContentHash.of(sequences.alphabet(), sequences.codes(), sequences.start(i), sequences.start(i + 1));
        }
        order = IntStream.range(0, hash.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> hash[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] starts = IntStream.range(0, order.length)
                .filter(k -> k == 0 || hash[order[k]] != hash[order[k - 1]])
                .toArray();
        first = Arrays.copyOf(starts, starts.length + 1);
        first[starts.length] = order.length;
    }

    /** @return number of different sequences */
    public int distinct() {
        return first.length - 1;
    }

    private int bound(int part) {
        return (int) ((long) distinct() * part / parts);
    }

    /** @return one sequence of each content in parts {@code from} to {@code to} */
    public int[] representatives(int from, int to) {
        return IntStream.range(bound(from), bound(to)).map(k -> order[first[k]]).toArray();
    }

    /** @return all sequences of parts {@code from} to {@code to}, equal ones as often as they occur */
    public int[] members(int from, int to) {
        return Arrays.copyOfRange(order, first[bound(from)], first[bound(to)]);
    }

    /** @return these, or of more than so many, some at even distances */
    static int[] some(int[] all, int most) {
        return all.length <= most
                ? all
                : IntStream.range(0, most)
                        .map(k -> all[(int) ((long) k * all.length / most)])
                        .toArray();
    }

    /** @return the sequences of these indices, as a set of their own */
    public SequenceSet subset(int[] members) {
        SequenceSetBuilder subset = new SequenceSetBuilder(sequences.alphabet());
        for (int i : members) {
            subset.begin(sequences.name(i), sequences.weight(i));
            for (int k = 0; k < sequences.length(i); k++) {
                subset.add(sequences.code(i, k));
            }
        }
        return subset.build();
    }
}
