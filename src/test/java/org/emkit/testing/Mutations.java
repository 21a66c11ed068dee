package org.emkit.testing;

import java.util.Arrays;
import java.util.Random;

/** Random bases and changes to them. */
final class Mutations {
    private static final byte[] BASES = {'A', 'C', 'G', 'T'};
    private static final int LONGEST_GAP = 3;

    private Mutations() {}

    /** @return A, C, G or T */
    static byte base(Random random) {
        return BASES[random.nextInt(4)];
    }

    /** @return a base other than this one */
    static byte other(byte base, Random random) {
        byte drawn = BASES[random.nextInt(3)];
        return drawn == base ? BASES[3] : drawn;
    }

    /** @return the other strand, 5′ to 3′ */
    static byte[] reverseComplement(byte[] bases) {
        byte[] other = new byte[bases.length];
        for (int i = 0; i < bases.length; i++) {
            other[bases.length - 1 - i] = switch (bases[i]) {
                case 'A' -> (byte) 'T';
                case 'C' -> (byte) 'G';
                case 'G' -> (byte) 'C';
                default -> (byte) 'A';
            };
        }
        return other;
    }

    /**
     * A changed copy.
     *
     * @param substituted share of bases that become another one
     * @param gaps        share of bases before which one to three bases are inserted, or from which on they are deleted
     */
    static byte[] mutate(byte[] bases, double substituted, double gaps, Random random) {
        byte[] changed = new byte[bases.length * (LONGEST_GAP + 1)];
        int size = 0;
        for (int i = 0; i < bases.length; i++) {
            if (gaps > 0 && random.nextDouble() < gaps) {
                int length = 1 + random.nextInt(LONGEST_GAP);
                if (random.nextBoolean()) {
                    i += length;
                } else {
                    for (int k = 0; k < length; k++) {
                        changed[size++] = base(random);
                    }
                }
            }
            if (i < bases.length) {
                changed[size++] = random.nextDouble() < substituted ? other(bases[i], random) : bases[i];
            }
        }
        return Arrays.copyOf(changed, size);
    }
}
