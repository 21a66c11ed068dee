package org.emkit.quant;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts of byte strings in bounded memory: an open-addressing table over one arena. Strings are as short as four
 * bytes and come by the million, so that none is an object.
 */
final class SignatureTable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int FIRST_BYTES = 1 << 14;
    private static final int MOST_BYTES = Integer.MAX_VALUE - 64;
    private static final int MOST_SLOTS = 1 << 28;
    /** Of a string in the arena: its length, before its bytes. */
    private static final int HEADER = Integer.BYTES;

    private final long budget;
    private byte[] arena = new byte[FIRST_BYTES];
    private int used;
    private int strings;
    /** Upper half: hash; lower half: place of the string in the arena, plus 1; 0: free. */
    private long[] slot = new long[FIRST_SLOTS];

    private long[] count = new long[FIRST_SLOTS];

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
     * @return false where there is no room left for it within the budget: nothing was counted
     */
    boolean add(byte[] bytes, int length) {
        int hash = hash(bytes, length);
        int mask = slot.length - 1;
        int at = hash & mask;
        for (long s = slot[at]; s != 0; s = slot[at]) {
            if ((int) (s >>> 32) == hash && isAt((int) s - 1, bytes, length)) {
                count[at]++;
                return true;
            }
            at = (at + 1) & mask;
        }
        if (!hasRoom(length)) {
            return false;
        }
        if (slot.length - 1 != mask) {
            at = free(hash);
        }
        slot[at] = (long) hash << 32 | (used + 1);
        count[at] = 1;
        putLength(used, length);
        System.arraycopy(bytes, 0, arena, used + HEADER, length);
        used += HEADER + length;
        strings++;
        return true;
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
        boolean fits = arenaBytes + slots * 2 * Long.BYTES <= budget && slots <= MOST_SLOTS;
        return same || ((fits || strings == 0) && grow(arenaBytes, slots));
    }

    private boolean grow(long arenaBytes, long slots) {
        if (arenaBytes > arena.length) {
            arena = Arrays.copyOf(arena, Math.toIntExact(arenaBytes));
        }
        if (slots > slot.length) {
            long[] oldSlot = slot;
            long[] oldCount = count;
            slot = new long[Math.toIntExact(slots)];
            count = new long[slot.length];
            for (int i = 0; i < oldSlot.length; i++) {
                if (oldSlot[i] != 0) {
                    int at = free((int) (oldSlot[i] >>> 32));
                    slot[at] = oldSlot[i];
                    count[at] = oldCount[i];
                }
            }
        }
        return true;
    }

    private int free(int hash) {
        int mask = slot.length - 1;
        int at = hash & mask;
        while (slot[at] != 0) {
            at = (at + 1) & mask;
        }
        return at;
    }

    private boolean isAt(int place, byte[] bytes, int length) {
        int from = place + HEADER;
        return lengthAt(place) == length && Arrays.equals(arena, from, from + length, bytes, 0, length);
    }

    private void putLength(int place, int length) {
        for (int i = 0; i < HEADER; i++) {
            arena[place + i] = (byte) (length >>> (8 * i));
        }
    }

    private int lengthAt(int place) {
        int length = 0;
        for (int i = 0; i < HEADER; i++) {
            length |= (arena[place + i] & 0xFF) << (8 * i);
        }
        return length;
    }

    private static int hash(byte[] bytes, int length) {
        long h = length * MULTIPLIER;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            h = mix(h ^ (long) LONGS.get(bytes, i));
        }
        long tail = 0;
        for (; i < length; i++) {
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
        for (int i = 0; i < slot.length; i++) {
            if (slot[i] != 0) {
                int place = (int) slot[i] - 1;
                visitor.visit(arena, place + HEADER, lengthAt(place), count[i]);
            }
        }
    }

    /**
     * Appends every string and its count.
     *
     * @return bytes written
     */
    long writeTo(DataOutputStream out) throws IOException {
        long written = 0;
        for (int i = 0; i < slot.length; i++) {
            if (slot[i] != 0) {
                int place = (int) slot[i] - 1;
                int length = lengthAt(place);
                out.writeInt(length);
                out.writeLong(count[i]);
                out.write(arena, place + HEADER, length);
                written += Integer.BYTES + Long.BYTES + length;
            }
        }
        return written;
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
            read += Integer.BYTES + Long.BYTES + length;
        }
    }

    /** Forgets all strings but keeps the memory. */
    void clear() {
        Arrays.fill(slot, 0);
        used = 0;
        strings = 0;
    }
}
