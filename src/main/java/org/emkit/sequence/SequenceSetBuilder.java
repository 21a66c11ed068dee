package org.emkit.sequence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Grows sequence by sequence, letter by letter, then freezes into a {@link SequenceSet}. */
public final class SequenceSetBuilder {
    private static final int MOST_LETTERS = Integer.MAX_VALUE - 16;

    private final Alphabet alphabet;
    private final List<String> names = new ArrayList<>();
    private final List<Region> regions = new ArrayList<>();
    private byte[] codes = new byte[1 << 12];
    private int letters;
    private int[] start = new int[64];
    private double[] weight = new double[64];

    public SequenceSetBuilder(Alphabet alphabet) {
        this.alphabet = alphabet;
    }

    /**
     * Begins a sequence of weight 1; letters that follow are its own.
     *
     * @param name unique in the set
     */
    public SequenceSetBuilder begin(String name) {
        return begin(name, 1);
    }

    /**
     * Begins a sequence; letters that follow are its own.
     *
     * @param name   unique in the set
     * @param weight in (0, 1]
     */
    public SequenceSetBuilder begin(String name, double weight) {
        if (!(weight > 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight of " + name + ": " + weight);
        }
        int index = names.size();
        if (index + 1 == start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
            this.weight = Arrays.copyOf(this.weight, start.length);
        }
        names.add(name);
        start[index] = letters;
        this.weight[index] = weight;
        return this;
    }

    /** Begins a sequence that is a region of a genome. Either all sequences of a set are such, or none. */
    public SequenceSetBuilder begin(String name, double weight, Region region) {
        regions.add(region);
        return begin(name, weight);
    }

    /**
     * Adds a letter to the sequence begun last.
     *
     * @param code in [0, size of the alphabet], the last of these the wildcard
     * @throws IllegalStateException beyond 2 billion letters
     */
    public void add(byte code) {
        if (letters == codes.length) {
            if (letters == MOST_LETTERS) {
                throw new IllegalStateException("more than " + MOST_LETTERS + " letters");
            }
            codes = Arrays.copyOf(codes, (int) Math.min(2L * codes.length, MOST_LETTERS));
        }
        codes[letters++] = code;
    }

    /** Adds letters as text. @throws IllegalArgumentException if a character is no letter of the alphabet */
    public SequenceSetBuilder add(CharSequence text) {
        for (int k = 0; k < text.length(); k++) {
            byte code = alphabet.code(text.charAt(k));
            if (code == Alphabet.INVALID) {
                throw new IllegalArgumentException("'" + text.charAt(k) + "' is no letter of " + alphabet);
            }
            add(code);
        }
        return this;
    }

    /** @return number of sequences begun */
    public int size() {
        return names.size();
    }

    /** @return number of letters of the sequence begun last */
    public int lengthOfLast() {
        return names.isEmpty() ? 0 : letters - start[names.size() - 1];
    }

    /** @throws IllegalStateException if some sequences have a region and others none */
    public SequenceSet build() {
        if (!regions.isEmpty() && regions.size() != names.size()) {
            throw new IllegalStateException(regions.size() + " regions of " + names.size() + " sequences");
        }
        int[] starts = Arrays.copyOf(start, names.size() + 1);
        starts[names.size()] = letters;
        return new SequenceSet(
                alphabet, names, Arrays.copyOf(codes, letters), starts, Arrays.copyOf(weight, names.size()), regions);
    }
}
