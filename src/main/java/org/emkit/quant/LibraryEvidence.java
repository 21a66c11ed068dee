package org.emkit.quant;

import java.util.Arrays;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.Orientation;

/**
 * What all fragments together say of the library: each fragment whose best-scoring placements agree in orientation
 * counts once, under that orientation. Immutable.
 *
 * <p>The geometry is the one that most pairs have, a dovetailed pair counting as inward; inward where there is no pair.
 * The strand is judged on the pairs of that geometry; without pairs, on mates alone; in a library without mates, on
 * single-end reads. The library is unstranded where the share p of forward evidence is in [0.3, 0.7].
 */
public final class LibraryEvidence {
    /** Shares of forward evidence from this to one minus this are unstranded. */
    public static final double UNSTRANDED_FROM = 0.3;

    /** Standard normal quantile of 0.975. */
    private static final double Z = 1.959963984540054;

    private final long[] count;
    private final long undecided;
    private final LibraryType type;
    private final long forward;
    private final long reverse;

    /**
     * @param count     fragments by code of {@link Orientation}, shape [{@link Orientation#COUNT}], each ≥ 0
     * @param undecided fragments whose best-scoring placements disagree, ≥ 0
     */
    public LibraryEvidence(long[] count, long undecided) {
        if (count.length != Orientation.COUNT) {
            throw new IllegalArgumentException(count.length + " counts");
        }
        this.count = count.clone();
        this.undecided = undecided;
        long inward = pairs(Orientation.ISF, Orientation.ISR) + pairs(Orientation.DOVETAIL_SF, Orientation.DOVETAIL_SR);
        long outward = pairs(Orientation.OSF, Orientation.OSR);
        long matching = pairs(Orientation.MSF, Orientation.MSR);
        LibraryType unstranded;
        if (inward + outward + matching + orphans() == 0 && pairs(Orientation.SF, Orientation.SR) > 0) {
            unstranded = LibraryType.U;
        } else if (outward > inward && outward >= matching) {
            unstranded = LibraryType.OU;
        } else if (matching > inward && matching > outward) {
            unstranded = LibraryType.MU;
        } else {
            unstranded = LibraryType.IU;
        }
        LibraryType forwardType = stranded(unstranded, true);
        LibraryType reverseType = stranded(unstranded, false);
        boolean alone = unstranded == LibraryType.IU && inward == 0;
        this.forward = evidence(forwardType, alone);
        this.reverse = evidence(reverseType, alone);
        double p = forwardShare();
        this.type = Double.isNaN(p) || (p >= UNSTRANDED_FROM && p <= 1 - UNSTRANDED_FROM)
                ? unstranded
                : p > UNSTRANDED_FROM ? forwardType : reverseType;
    }

    private long pairs(Orientation one, Orientation other) {
        return count(one) + count(other);
    }

    private long orphans() {
        return pairs(Orientation.FIRST_FORWARD, Orientation.FIRST_REVERSE)
                + pairs(Orientation.SECOND_FORWARD, Orientation.SECOND_REVERSE);
    }

    private static LibraryType stranded(LibraryType unstranded, boolean forward) {
        return switch (unstranded) {
            case IU -> forward ? LibraryType.ISF : LibraryType.ISR;
            case OU -> forward ? LibraryType.OSF : LibraryType.OSR;
            case MU -> forward ? LibraryType.MSF : LibraryType.MSR;
            default -> forward ? LibraryType.SF : LibraryType.SR;
        };
    }

    private long evidence(LibraryType stranded, boolean alone) {
        long sum = 0;
        for (int code = 0; code < Orientation.COUNT; code++) {
            Orientation orientation = Orientation.of(code);
            boolean counts = orientation.isOrphan() ? alone : orientation.isPair() || !stranded.isPaired();
            if (counts && stranded.accepts(orientation)) {
                sum += count[code];
            }
        }
        return sum;
    }

    /** @return the library type that the fragments speak for */
    public LibraryType type() {
        return type;
    }

    /** @return fragments whose best-scoring placements all have that orientation */
    public long count(Orientation orientation) {
        return count[orientation.code()];
    }

    /** @return fragments whose best-scoring placements disagree in orientation */
    public long undecided() {
        return undecided;
    }

    /** @return fragments whose orientation is decided */
    public long decided() {
        return Arrays.stream(count).sum();
    }

    /** @return fragments that speak for the forward strand */
    public long forward() {
        return forward;
    }

    /** @return fragments that speak for the reverse strand */
    public long reverse() {
        return reverse;
    }

    /** @return forward / (forward + reverse), in [0, 1]; NaN where there is no evidence */
    public double forwardShare() {
        return (double) forward / (forward + reverse);
    }

    /** @return lower end of the 95 % interval of the forward share (Wilson 1927), in [0, 1]; NaN without evidence */
    public double lowerShare() {
        return wilson(-Z);
    }

    /** @return upper end of the 95 % interval of the forward share (Wilson 1927), in [0, 1]; NaN without evidence */
    public double upperShare() {
        return wilson(Z);
    }

    private double wilson(double z) {
        double n = forward + reverse;
        double p = forwardShare();
        double centre = p + z * z / (2 * n);
        double reach = z * Math.sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return Math.min(1, Math.max(0, (centre + reach) / (1 + z * z / n)));
    }
}
