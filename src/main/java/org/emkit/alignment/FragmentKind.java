package org.emkit.alignment;

/** What was placed of a fragment. */
@SuppressWarnings("EnumOrdinal") // codes never leave the process
public enum FragmentKind {
    /** Both mates, together on at least one transcript; its placements are these pairs alone. */
    PAIR,
    /** One mate of a pair; the other is not placed at all. */
    ORPHAN,
    /** Both mates, but never on one transcript; its placements are the single mates. */
    DISCORDANT,
    /** A single-end read. */
    SINGLE;

    private static final FragmentKind[] VALUES = values();

    /** @return the kind of that code */
    public static FragmentKind of(int code) {
        return VALUES[code];
    }

    /** @return a small number that stands for this kind in compact stores, 0 … 3 */
    public int code() {
        return ordinal();
    }
}
