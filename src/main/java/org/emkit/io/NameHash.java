package org.emkit.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * 128-bit hash of the name of a fragment, which stands for the name wherever names themselves would need too much
 * memory. Among a billion names, two share all 128 bits with a probability of about 10⁻²¹. Holds the last hash.
 */
final class NameHash {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    // Odd, with about as many ones as zeros: fractional bits of the golden ratio and of square roots of 2, 3 and 5.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long ROOT2 = 0x6A09E667F3BCC909L;
    private static final long ROOT3 = 0xBB67AE8584CAA73BL;
    private static final long ROOT5 = 0x3C6EF372FE94F82BL;

    private long high;
    private long low;

    /**
     * Length of that part of a read's name which its mate shares: without a {@code /1} or {@code /2} that some programs
     * leave at the names of paired reads.
     */
    static int fragmentNameLength(AlignmentRecord record) {
        return fragmentNameLength(record.name, record.nameFrom, record.nameLength, record.is(AlignmentRecord.PAIRED));
    }

    /** As {@link #fragmentNameLength(AlignmentRecord)}, of a name that stands in [from, from + length). */
    static int fragmentNameLength(byte[] name, int from, int length, boolean paired) {
        if (paired && length > 2 && name[from + length - 2] == '/') {
            byte last = name[from + length - 1];
            if (last == '1' || last == '2') {
                return length - 2;
            }
        }
        return length;
    }

    /** Hashes the name that stands in [from, from + length). */
    void of(byte[] name, int from, int length) {
        int end = from + length;
        long a = mix(GOLDEN + length, ROOT5);
        long b = mix(ROOT2 + length, ROOT3);
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            long word = (long) LONGS.get(name, i);
            a = mix(a ^ word, ROOT3);
            b = Long.rotateLeft(b, 29) + mix(word + ROOT5, GOLDEN);
        }
        long word = 0;
        for (int shift = 0; i < end; i++, shift += Byte.SIZE) {
            word |= (name[i] & 0xFFL) << shift;
        }
        a = mix(a ^ word, ROOT3);
        b = Long.rotateLeft(b, 29) + mix(word + ROOT5, GOLDEN);
        high = finish(a);
        low = finish(b ^ Long.rotateLeft(a, 32));
    }

    /** @return bits 127 … 64 of the last hash */
    long high() {
        return high;
    }

    /** @return bits 63 … 0 of the last hash */
    long low() {
        return low;
    }

    private static long mix(long value, long odd) {
        long product = value * odd;
        return product ^ (product >>> 32);
    }

    private static long finish(long value) {
        long v = (value ^ (value >>> 31)) * ROOT5;
        v = (v ^ (v >>> 29)) * GOLDEN;
        return v ^ (v >>> 32);
    }
}
