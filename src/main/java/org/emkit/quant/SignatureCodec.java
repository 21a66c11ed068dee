package org.emkit.quant;

import java.util.Arrays;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.Orientation;

/**
 * A fragment as bytes: its kind; the number of placements; of each placement the step to its transcript, its
 * orientation, its length and what its score lacks to the best. Numbers are base-128, low digits first.
 */
final class SignatureCodec {
    /** Most bytes that a number takes. */
    private static final int MOST = 5;

    private byte[] buffer = new byte[256];
    private int end;

    /** @return what {@link #encode} wrote since the last {@link #clear}; valid until the next call */
    byte[] bytes() {
        return buffer;
    }

    /** @return where the last fragment ends */
    int end() {
        return end;
    }

    /** Forgets what was written. */
    void clear() {
        end = 0;
    }

    /**
     * Appends a fragment.
     *
     * @param fragment placements in ascending order of transcript
     * @param best     the highest score
     */
    void encode(FragmentAlignments fragment, int best) {
        int most = end + 1 + MOST + fragment.size() * (3 * MOST + 1);
        if (buffer.length < most) {
            buffer = Arrays.copyOf(buffer, Math.max(most, buffer.length * 2));
        }
        buffer[end++] = (byte) fragment.kind().code();
        put(fragment.size());
        int previous = 0;
        for (int i = 0; i < fragment.size(); i++) {
            int transcript = fragment.transcript(i);
            if (transcript < previous || fragment.length(i) < 0) {
                throw new IllegalArgumentException("placements out of order, or of negative length");
            }
            put(transcript - previous);
            buffer[end++] = (byte) fragment.orientationCode(i);
            put(fragment.length(i));
            put((int) Math.min((long) best - fragment.score(i), Integer.MAX_VALUE));
            previous = transcript;
        }
    }

    private void put(int number) {
        int rest = number;
        while ((rest & ~0x7F) != 0) {
            buffer[end++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[end++] = (byte) rest;
    }

    /** Reads the fragment that begins there; scores become relative to the best, ≤ 0. */
    static void decode(byte[] bytes, int from, FragmentAlignments into) {
        int at = from;
        into.clear(FragmentKind.of(bytes[at++]));
        int transcript = 0;
        long next = get(bytes, at);
        int size = (int) next;
        at = (int) (next >>> 32);
        for (int i = 0; i < size; i++) {
            next = get(bytes, at);
            transcript += (int) next;
            at = (int) (next >>> 32);
            Orientation orientation = Orientation.of(bytes[at++]);
            next = get(bytes, at);
            int length = (int) next;
            next = get(bytes, (int) (next >>> 32));
            into.add(transcript, -(int) next, length, orientation);
            at = (int) (next >>> 32);
        }
    }

    /** @return lower half: the number; upper half: where the next begins */
    private static long get(byte[] bytes, int from) {
        int at = from;
        int number = 0;
        int shift = 0;
        byte b;
        do {
            b = bytes[at++];
            number |= (b & 0x7F) << shift;
            shift += 7;
        } while (b < 0);
        return (long) at << 32 | (number & 0xFFFFFFFFL);
    }
}
