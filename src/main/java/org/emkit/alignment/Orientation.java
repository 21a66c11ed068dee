package org.emkit.alignment;

/**
 * How the reads of one placed fragment lie on its transcript. Strands are the transcript's: forward means that the read
 * equals the transcript's sequence. Geometry is judged by aligned starts: inward where the forward mate starts no later
 * than the reverse mate; dovetailed where it starts later but still before the reverse mate's end; outward beyond that.
 */
@SuppressWarnings("EnumOrdinal") // codes never leave the process
public enum Orientation {
    /** Inward pair, first mate forward. */
    ISF,
    /** Inward pair, first mate reverse. */
    ISR,
    /** Outward pair, first mate forward. */
    OSF,
    /** Outward pair, first mate reverse. */
    OSR,
    /** Both mates forward. */
    MSF,
    /** Both mates reverse. */
    MSR,
    /** Single-end read, forward. */
    SF,
    /** Single-end read, reverse. */
    SR,
    /** First mate alone, forward. */
    FIRST_FORWARD,
    /** First mate alone, reverse. */
    FIRST_REVERSE,
    /** Second mate alone, forward. */
    SECOND_FORWARD,
    /** Second mate alone, reverse. */
    SECOND_REVERSE,
    /** Dovetailed pair (mates reach past each other), first mate forward. */
    DOVETAIL_SF,
    /** Dovetailed pair (mates reach past each other), first mate reverse. */
    DOVETAIL_SR;

    private static final Orientation[] VALUES = values();

    /** Number of orientations: codes are 0 … COUNT − 1. */
    public static final int COUNT = VALUES.length;

    /** @return the orientation of that code */
    public static Orientation of(int code) {
        return VALUES[code];
    }

    /** @return a small number that stands for this orientation in compact stores, 0 … COUNT − 1 */
    public int code() {
        return ordinal();
    }

    /** @return whether both mates are placed on the transcript */
    public boolean isPair() {
        return ordinal() <= MSR.ordinal() || isDovetail();
    }

    /** @return whether the mates reach past each other */
    public boolean isDovetail() {
        return this == DOVETAIL_SF || this == DOVETAIL_SR;
    }

    /** @return whether one mate of a pair is placed alone */
    public boolean isOrphan() {
        return ordinal() >= FIRST_FORWARD.ordinal() && ordinal() <= SECOND_REVERSE.ordinal();
    }
}
