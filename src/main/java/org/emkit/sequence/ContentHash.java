package org.emkit.sequence;

import org.jspecify.annotations.Nullable;

/**
 * A number that stands for the letters of a sequence, the same in whichever order sequences come and, where letters pair,
 * whichever strand was written. Ties, parts and shuffles are decided by it.
 */
public final class ContentHash {
    private ContentHash() {}

    /**
     * @param alphabet of the codes
     * @param codes    letters
     * @param from     first letter
     * @param to       end
     * @return the hash of the strand that comes first by its codes
     */
    public static long of(Alphabet alphabet, byte[] codes, int from, int to) {
        return of(codes, from, to, isReverseFirst(alphabet, codes, from, to) ? alphabet : null);
    }

    private static long of(byte[] codes, int from, int to, @Nullable Alphabet complement) {
        long hash = (long) to - from;
        for (int k = from; k < to; k++) {
            int code = complement == null ? codes[k] : complement.complement(codes[from + to - 1 - k]);
            hash = (hash ^ code + 1) * 0x9e3779b97f4a7c15L;
            hash ^= hash >>> 29;
        }
        return mix(hash);
    }

    /** @return whether the other strand has the smaller codes; false where letters do not pair */
    static boolean isReverseFirst(Alphabet alphabet, byte[] codes, int from, int to) {
        if (!alphabet.isComplementable()) {
            return false;
        }
        for (int k = from; k < to; k++) {
            int other = alphabet.complement(codes[from + to - 1 - k]);
            if (other != codes[k]) {
                return other < codes[k];
            }
        }
        return false;
    }

    /** @return the number with its bits well mixed: the finaliser of SplitMix64 */
    public static long mix(long number) {
        long z = (number ^ number >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
