package org.emkit.sequence;

import java.util.Arrays;

/**
 * Letters and their codes. Codes 0 … size − 1 are the letters in the order in which files list them; {@link #wildcard()}
 * = size stands for every ambiguous or masked letter. Upper and lower case are the same.
 */
public final class Alphabet {
    /** A C G T; U is read as T. */
    public static final Alphabet DNA = new Alphabet("DNA", "ACGT", "TGCA", "UT", "RYSWKMBDHVN.-X*?");

    /** A C G U, one strand; T is read as U. */
    public static final Alphabet RNA = new Alphabet("RNA", "ACGU", "", "TU", "RYSWKMBDHVN.-X*?");

    /** The twenty amino acids, one strand. */
    public static final Alphabet PROTEIN = new Alphabet("protein", "ACDEFGHIKLMNPQRSTVWY", "", "", "BZJXUO*.-?");

    /** What {@link #code} gives for a character that is no letter of the alphabet, ambiguous or not. */
    public static final byte INVALID = -1;

    private final String name;
    private final String letters;
    private final byte[] codes = new byte[128];
    private final byte[] complement;

    private Alphabet(String name, String letters, String complements, String alias, String ambiguous) {
        this.name = name;
        this.letters = letters;
        Arrays.fill(codes, INVALID);
        for (int k = 0; k < letters.length(); k++) {
            assign(letters.charAt(k), k);
        }
        for (int k = 0; k < ambiguous.length(); k++) {
            assign(ambiguous.charAt(k), letters.length());
        }
        if (!alias.isEmpty()) {
            assign(alias.charAt(0), letters.indexOf(alias.charAt(1)));
        }
        complement = new byte[complements.isEmpty() ? 0 : letters.length() + 1];
        for (int k = 0; k < complements.length(); k++) {
            complement[k] = (byte) letters.indexOf(complements.charAt(k));
        }
        if (complement.length > 0) {
            complement[letters.length()] = (byte) letters.length();
        }
    }

    private void assign(char letter, int code) {
        codes[letter] = (byte) code;
        codes[Character.toLowerCase(letter)] = (byte) code;
    }

    /** @return {@code DNA}, {@code RNA} or {@code protein} */
    public String name() {
        return name;
    }

    /** @return number of letters, the wildcard not among them */
    public int size() {
        return letters.length();
    }

    /** @return the letters in the order of their codes */
    public String letters() {
        return letters;
    }

    /** @return the code of every ambiguous or masked letter, = {@link #size()} */
    public int wildcard() {
        return letters.length();
    }

    /**
     * @param code in [0, size], the last of these the wildcard
     * @return the upper-case letter; of the wildcard N, or X where letters are amino acids
     */
    public char letter(int code) {
        return code < letters.length() ? letters.charAt(code) : letters.length() > 4 ? 'X' : 'N';
    }

    /**
     * @param character as read
     * @return its code, the wildcard for an ambiguous letter or gap, or {@link #INVALID}
     */
    public byte code(int character) {
        return character >= 0 && character < codes.length ? codes[character] : INVALID;
    }

    /** @return whether letters pair, so that there is a second strand */
    public boolean isComplementable() {
        return complement.length > 0;
    }

    /**
     * @param code in [0, size]
     * @return the code of the letter it pairs with; the wildcard's own of the wildcard
     * @throws UnsupportedOperationException if letters do not pair
     */
    public int complement(int code) {
        if (complement.length == 0) {
            throw new UnsupportedOperationException(name + " has one strand");
        }
        return complement[code];
    }

    @Override
    public String toString() {
        return name;
    }
}
