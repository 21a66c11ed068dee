package org.emkit.quant;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts of byte strings in bounded memory: an open-addressing table over one arena, in which each string stands behind
 * its count. Strings are as short as four bytes and come by the million, so that none is an object.
 */
final class SignatureTable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int FIRST_BYTES = 1 << 14;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;
    private static final int MOST_SLOTS = 1 << 28;

    /** Bytes of the arena after which a new stretch begins: the string behind them is its first. */
    private static final int STRETCH = 1 << 14;

    /** Before a string in the arena: how often it came, and its length. */
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final long budget;
    private byte[] arena = new byte[FIRST_BYTES];
    private int used;
    private int strings;
    private int[] stretch = new int[16];
    private int stretches;

    /** Upper half: hash; lower half: place of the string in the arena, plus 1; 0: free. */
    private long[] slot = new long[FIRST_SLOTS];

    /** @param budget bytes; a small table is allowed always */
    SignatureTable(long budget) {
        this.budget = budget;
    }

    /** Takes each string with its count. */
    interface Visitor {
        /** The string is valid during the call alone. */
        void visit(byte[] bytes, int from, int length, long times);
    }

    /**
     * Counts a string.
     *
     * @param bytes hold it from {@code from} on
     * @param hash  its {@link #hash}
     * @return false where there is no room left for it within the budget: nothing was counted
     */
    boolean add(byte[] bytes, int from, int length, int hash) {
        int mask = slot.length - 1;
        int at = hash & mask;
        for (long s = slot[at]; s != 0; s = slot[at]) {
            int place = (int) s - 1;
            if ((int) (s >>> 32) == hash && isAt(place, bytes, from, length)) {
                LONGS.set(arena, place, countAt(place) + 1);
                return true;
            }
            at = (at + 1) & mask;
        }
        if (!hasRoom(length)) {
            return false;
        }
        if (slot.length - 1 != mask) {
            at = free(slot, hash);
        }
        slot[at] = (long) hash << 32 | (used + 1);
        if (used >= (long) stretches * STRETCH) {
            if (stretches == stretch.length) {
                stretch = Arrays.copyOf(stretch, stretches * 2);
            }
            stretch[stretches++] = used;
        }
        LONGS.set(arena, used, 1L);
        INTS.set(arena, used + Long.BYTES, length);
        System.arraycopy(bytes, from, arena, used + HEADER, length);
        used += HEADER + length;
        strings++;
        return true;
    }

    /**
     * Brings what an {@link #add} of that hash will look at first near the processor. Misses of the cache that are asked
     * for together are waited for together; one by one they cost more than all else here.
     *
     * @return something of it
     */
    int touch(int hash) {
        long s = slot[hash & (slot.length - 1)];
        return (int) (s >>> 32) == hash ? arena[(int) s - 1] : 0;
    }

    /** Grows what is too small for one more string of that length, unless that would break the budget. */
    private boolean hasRoom(int length) {
        long needed = (long) used + HEADER + length;
        long arenaBytes = arena.length;
        while (arenaBytes < needed) {
            arenaBytes = Math.min(arenaBytes + (arenaBytes >> 1), MOST_BYTES);
            if (needed > MOST_BYTES) {
                return strings == 0 && grow(needed, slot.length);
            }
        }
        long slots = strings >= slot.length / 2 ? slot.length * 2L : slot.length;
        boolean same = arenaBytes == arena.length && slots == slot.length;
        boolean fits = arenaBytes + slots * Long.BYTES <= budget && slots <= MOST_SLOTS;
        return same || ((fits || strings == 0) && grow(arenaBytes, slots));
    }

    private boolean grow(long arenaBytes, long slots) {
        if (arenaBytes > arena.length) {
            arena = Arrays.copyOf(arena, Math.toIntExact(arenaBytes));
        }
        if (slots > slot.length) {
            long[] larger = new long[Math.toIntExact(slots)];
            for (long s : slot) {
                if (s != 0) {
                    larger[free(larger, (int) (s >>> 32))] = s;
                }
            }
            slot = larger;
        }
        return true;
    }

    private static int free(long[] slot, int hash) {
        int mask = slot.length - 1;
        int at = hash & mask;
        while (slot[at] != 0) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean isAt(int place, byte[] bytes, int from, int length) {
        int at = place + HEADER;
        return lengthAt(place) == length && Arrays.equals(arena, at, at + length, bytes, from, from + length);
    }

    private long countAt(int place) {
        return (long) LONGS.get(arena, place);
    }

    private int lengthAt(int place) {
        return (int) INTS.get(arena, place + Long.BYTES);
    }

    /** @return hash of the string that stands in [from, from + length) */
    static int hash(byte[] bytes, int from, int length) {
        int end = from + length;
        long h = length * MULTIPLIER;
        int i = from;
        for (; i + Long.BYTES <= end; i += Long.BYTES) {
            h = mix(h ^ (long) LONGS.get(bytes, i));
        }
        long tail = 0;
        for (; i < end; i++) {
            tail = tail << 8 | (bytes[i] & 0xFF);
        }
        h = mix(h ^ tail);
        return (int) (h >>> 32);
    }

    private static long mix(long h) {
        long m = h * MULTIPLIER;
        m ^= m >>> 29;
        m *= 0xBF58476D1CE4E5B9L;
        return m ^ (m >>> 32);
    }

    /** @return number of different strings */
    int strings() {
        return strings;
    }

    /** Shows every string and its count, in no order that means anything. */
    void forEach(Visitor visitor) {
        forEach(0, 1, visitor);
    }

    /**
     * As {@link #forEach(Visitor)}, of one of several parts of about the same size, which together are all strings.
     * Parts may be shown on several threads at a time.
     */
    void forEach(int part, int parts, Visitor visitor) {
        int end = partBegin(part + 1, parts);
        for (int place = partBegin(part, parts); place < end; ) {
            int length = lengthAt(place);
            visitor.visit(arena, place + HEADER, length, countAt(place));
            place += HEADER + length;
        }
    }

    private int partBegin(int part, int parts) {
        int first = (int) ((long) stretches * part / parts);
        return first == stretches ? used : stretch[first];
    }

    /**
     * Appends every string and its count.
     *
     * @return bytes written
     */
    long writeTo(DataOutputStream out) throws IOException {
        for (int place = 0; place < used; ) {
            int length = lengthAt(place);
            out.writeInt(length);
            out.writeLong(countAt(place));
            out.write(arena, place + HEADER, length);
            place += HEADER + length;
        }
        return used;
    }

    /** Shows what {@link #writeTo} appended. */
    static void read(DataInputStream in, long bytes, Visitor visitor) throws IOException {
        byte[] buffer = new byte[256];
        for (long read = 0; read < bytes; ) {
            int length = in.readInt();
            long times = in.readLong();
            if (length > buffer.length) {
                buffer = new byte[Math.max(length, buffer.length * 2)];
            }
            in.readFully(buffer, 0, length);
            visitor.visit(buffer, 0, length, times);
            read += HEADER + length;
        }
    }

    /** Forgets all strings but keeps the memory. */
    void clear() {
        Arrays.fill(slot, 0);
        used = 0;
        strings = 0;
        stretches = 0;
    }
}
