package org.emkit.sequence;

/** Which strand a stretch is read from. Its coordinates are those of the forward strand in any case. */
public enum Strand {
    FORWARD('+'),
    REVERSE('-');

    private final char symbol;

    Strand(char symbol) {
        this.symbol = symbol;
    }

    /** @return {@code +} or {@code -} */
    public char symbol() {
        return symbol;
    }

    /** @return the other strand */
    public Strand opposite() {
        return this == FORWARD ? REVERSE : FORWARD;
    }
}
