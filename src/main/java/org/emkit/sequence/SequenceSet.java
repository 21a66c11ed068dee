package org.emkit.sequence;

import java.util.List;

/**
 * Sequences of one alphabet: codes of all letters in one array, with names, weights and, where they come from a genome,
 * regions. Immutable; the array is shared with readers of this class and must not be written to.
 */
public final class SequenceSet {
    private final Alphabet alphabet;
    private final List<String> names;
    private final byte[] codes;
    private final int[] start;
    private final double[] weight;
    private final List<Region> regions;

    SequenceSet(
            Alphabet alphabet, List<String> names, byte[] codes, int[] start, double[] weight, List<Region> regions) {
        this.alphabet = alphabet;
        this.names = List.copyOf(names);
        this.codes = codes;
        this.start = start;
        this.weight = weight;
        this.regions = List.copyOf(regions);
    }

    /** @return the alphabet of the codes */
    public Alphabet alphabet() {
        return alphabet;
    }

    /** @return number of sequences */
    public int size() {
        return start.length - 1;
    }

    /** @return number of letters of all sequences, wildcards among them */
    public int letters() {
        return start[start.length - 1];
    }

    /** @return the name of sequence i, unique in the set */
    public String name(int i) {
        return names.get(i);
    }

    /** @return number of letters of sequence i */
    public int length(int i) {
        return start[i + 1] - start[i];
    }

    /** @return index in {@link #codes()} of the first letter of sequence i; of {@code size()}, {@link #letters()} */
    public int start(int i) {
        return start[i];
    }

    /** @return codes of all letters, sequence after sequence, shape [letters]; not to be written to */
    public byte[] codes() {
        return codes;
    }

    /** @return the code of letter {@code offset} of sequence i */
    public byte code(int i, int offset) {
        return codes[start[i] + offset];
    }

    /** @return how much sequence i counts, in (0, 1] */
    public double weight(int i) {
        return weight[i];
    }

    /** @return whether each sequence is a region of a genome */
    public boolean hasRegions() {
        return !regions.isEmpty();
    }

    /**
     * @return where in the genome sequence i lies
     * @throws IndexOutOfBoundsException if there are no regions
     */
    public Region region(int i) {
        return regions.get(i);
    }

    /** @return letters {@code from} to {@code to} of sequence i as text, on the strand given */
    public String text(int i, int from, int to, Strand strand) {
        StringBuilder text = new StringBuilder(to - from);
        for (int k = from; k < to; k++) {
            int code = code(i, strand == Strand.FORWARD ? k : from + to - 1 - k);
            text.append(alphabet.letter(strand == Strand.FORWARD ? code : alphabet.complement(code)));
        }
        return text.toString();
    }
}
