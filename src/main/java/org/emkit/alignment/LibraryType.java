package org.emkit.alignment;

import java.util.Locale;
import java.util.Optional;

/**
 * Relative orientation and strand of a sequencing library, in the codes that salmon uses: I inward, O outward, M
 * matching; S stranded, U unstranded; F the first (or only) read is from the transcript's strand, R from the opposite.
 */
public enum LibraryType {
    IU,
    ISF,
    ISR,
    OU,
    OSF,
    OSR,
    MU,
    MSF,
    MSR,
    U,
    SF,
    SR;

    /** @return the type of that code, upper or lower case, where there is one */
    public static Optional<LibraryType> parse(String code) {
        for (LibraryType type : values()) {
            if (type.name().equals(code.toUpperCase(Locale.ROOT))) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** @return whether fragments of this library have two reads */
    public boolean isPaired() {
        return this != U && this != SF && this != SR;
    }

    /** @return whether the strand of a read tells the strand of its transcript */
    public boolean isStranded() {
        return this != IU && this != OU && this != MU && this != U;
    }

    /**
     * Whether a fragment of this library can lie so on its transcript. A dovetailed pair counts as inward in an inward
     * library and as outward in an outward one; a mate alone must be on the strand that the pair would put it on; a
     * single-end read in a paired library counts as a first mate alone.
     *
     * @return whether geometry and strand agree
     */
    public boolean accepts(Orientation orientation) {
        return acceptsGeometry(orientation) && acceptsStrand(orientation);
    }

    /** @return whether the relative orientation agrees, strands aside */
    public boolean acceptsGeometry(Orientation orientation) {
        boolean inward = this == IU || this == ISF || this == ISR;
        boolean outward = this == OU || this == OSF || this == OSR;
        boolean matching = this == MU || this == MSF || this == MSR;
        return switch (orientation) {
            case ISF, ISR -> inward;
            case DOVETAIL_SF, DOVETAIL_SR -> inward || outward;
            case OSF, OSR -> outward;
            case MSF, MSR -> matching;
            case SF, SR -> true;
            case FIRST_FORWARD, FIRST_REVERSE, SECOND_FORWARD, SECOND_REVERSE -> isPaired();
        };
    }

    private boolean acceptsStrand(Orientation orientation) {
        if (!isStranded()) {
            return true;
        }
        boolean matching = this == MSF || this == MSR;
        boolean forward = this == ISF || this == OSF || this == MSF || this == SF;
        boolean observedForward = switch (orientation) {
            case ISF, OSF, MSF, SF, FIRST_FORWARD, DOVETAIL_SF -> true;
            case ISR, OSR, MSR, SR, FIRST_REVERSE, DOVETAIL_SR -> false;
            case SECOND_FORWARD -> matching;
            case SECOND_REVERSE -> !matching;
        };
        return forward == observedForward;
    }
}
