package org.emkit.sequence;

import java.util.Arrays;

/**
 * A part of a text of any length: pieces of sequences one after the other, a wildcard behind each. A sequence that does
 * not end in one block goes on in the next, which repeats its last letters, so that every window of a width that was
 * agreed on lies in one block as a whole; {@link #ownEnd} tells which windows are whose. Filled over and over again.
 */
public final class SequenceBlock {
    /** Letters that can be read behind the last. */
    public static final int MARGIN = 64;

    private final Alphabet alphabet;
    private final byte[] codes;
    private final int capacity;
    private int length;
    private int pieces;
    private int[] sequence = new int[16];
    private int[] offset = new int[16];
    private int[] start = new int[16];
    private int[] ownEnd = new int[16];

    /**
     * @param alphabet of the letters
     * @param capacity letters, the wildcards behind pieces among them
     */
    public SequenceBlock(Alphabet alphabet, int capacity) {
        this.alphabet = alphabet;
        this.capacity = capacity;
        this.codes = new byte[capacity + 1 + MARGIN];
    }

    /** Empties the block. */
    public void clear() {
        length = 0;
        pieces = 0;
    }

    /**
     * Begins a piece.
     *
     * @param sequenceIndex    place of its sequence in the text
     * @param offsetInSequence position in the sequence of its first letter
     */
    public void begin(int sequenceIndex, int offsetInSequence) {
        if (pieces == start.length) {
            sequence = Arrays.copyOf(sequence, 2 * pieces);
            offset = Arrays.copyOf(offset, 2 * pieces);
            start = Arrays.copyOf(start, 2 * pieces);
            ownEnd = Arrays.copyOf(ownEnd, 2 * pieces);
        }
        sequence[pieces] = sequenceIndex;
        offset[pieces] = offsetInSequence;
        start[pieces++] = length;
    }

    /** @return of the letters */
    public Alphabet alphabet() {
        return alphabet;
    }

    /** @return letters that fit into an empty block */
    public int capacity() {
        return capacity;
    }

    /** @return letters of the piece begun last, which has not ended */
    public int lengthOfLast() {
        return length - start[pieces - 1];
    }

    /** @return letters that still fit */
    public int room() {
        return Math.max(0, capacity - length);
    }

    /**
     * Adds letters to the piece begun last, as far as there is {@link #room()} and they are letters of the alphabet.
     *
     * @param letters as read
     * @param from    first of them
     * @param to      one past the last
     * @param masked  whether lower-case letters become wildcards
     * @return one past the last that was added
     */
    public int add(byte[] letters, int from, int to, boolean masked) {
        int end = Math.min(to, from + room());
        for (int k = from; k < end; k++) {
            byte letter = letters[k];
            byte code = alphabet.code(letter);
            if (code < 0) {
                return k;
            }
            codes[length++] = masked && letter >= 'a' ? (byte) alphabet.wildcard() : code;
        }
        return end;
    }

    /** Adds a letter to the piece begun last. There is {@link #room()}. */
    public void add(byte code) {
        codes[length++] = code;
    }

    /**
     * Ends the piece begun last.
     *
     * @param repeated its last letters that the next block will begin with; windows that begin there are the next block's
     */
    public void end(int repeated) {
        ownEnd[pieces - 1] = length - repeated;
        codes[length++] = (byte) alphabet.wildcard();
    }

    /** @return the letters, and {@value #MARGIN} more; not to be written to */
    public byte[] codes() {
        return codes;
    }

    /** @return letters of all pieces and the wildcards behind them */
    public int length() {
        return length;
    }

    /** @return number of pieces */
    public int pieces() {
        return pieces;
    }

    /** @return which sequence a piece is of, by its place in the text */
    public int sequence(int piece) {
        return sequence[piece];
    }

    /** @return index in {@link #codes()} of a piece's first letter */
    public int start(int piece) {
        return start[piece];
    }

    /** @return index in {@link #codes()} from which on windows that begin there are not this block's */
    public int ownEnd(int piece) {
        return ownEnd[piece];
    }

    /** @return position in its sequence of a letter of a piece */
    public int offset(int piece, int index) {
        return offset[piece] + index - start[piece];
    }
}
