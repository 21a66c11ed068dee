package org.emkit.quant;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts of byte strings in bounded memory: an open-addressing table over chunks of bytes, in which each string stands
 * behind its count. Strings are as short as four bytes and come by the million, so that none is an object; chunks never
 * move, so that growing costs no copy. A place is the number of a chunk (upper bits) and where in it.
 */
final class SignatureTable {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;
    private static final int FIRST_SLOTS = 1 << 10;
    private static final int MOST_SLOTS = 1 << 28;
    private static final int CHUNK_BITS = 20;
    private static final int IN_CHUNK = (1 << CHUNK_BITS) - 1;
    private static final int MOST_CHUNKS = 1 << (31 - CHUNK_BITS);
    private static final int FIRST_CHUNK = 1 << 14;

    /** Before a string: how often it came, and its length. */
    private static final int HEADER = Long.BYTES + Integer.BYTES;

    private final long budget;
    /** One of a string that is longer than others holds that alone. */
    private byte[][] chunk = {new byte[FIRST_CHUNK]};

    /** Bytes used of each chunk up to {@code last}, which is being filled. */
    private int[] used = new int[1];

    private int last;

    /** In all chunks, those that wait to be used again included. */
    private long bytes = FIRST_CHUNK;

    private int strings;

    /** Upper half: hash; lower half: place of the string, plus 1; 0: free. */
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
                byte[] in = chunk[place >>> CHUNK_BITS];
                LONGS.set(in, place & IN_CHUNK, (long) LONGS.get(in, place & IN_CHUNK) + 1);
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
        int offset = used[last];
        byte[] in = chunk[last];
        slot[at] = (long) hash << 32 | ((last << CHUNK_BITS | offset) + 1);
        LONGS.set(in, offset, 1L);
        INTS.set(in, offset + Long.BYTES, length);
        System.arraycopy(bytes, from, in, offset + HEADER, length);
        used[last] = offset + HEADER + length;
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
        int place = (int) s - 1;
        return s != 0 && (int) (s >>> 32) == hash ? chunk[place >>> CHUNK_BITS][place & IN_CHUNK] : 0;
    }

    /** Grows what is too small for one more string of that length, unless that would break the budget. */
    private boolean hasRoom(int length) {
        int needed = Math.addExact(HEADER, length);
        int most = used[last] == 0 ? chunk[last].length : Math.min(chunk[last].length, IN_CHUNK + 1);
        boolean chunkFits = most - used[last] >= needed;
        boolean nextFits = last + 1 < chunk.length && chunk[last + 1].length >= needed;
        long more = chunkFits || nextFits ? 0 : Math.max(Math.min(bytes, IN_CHUNK + 1), needed);
        long slots = strings >= slot.length / 2 ? slot.length * 2L : slot.length;
        boolean same = more == 0 && slots == slot.length;
        boolean fits = bytes + more + slots * Long.BYTES <= budget && slots <= MOST_SLOTS && last + 1 < MOST_CHUNKS;
        if (!same && !fits && strings > 0) {
            return false;
        }
        if (!chunkFits) {
            nextChunk((int) more);
        }
        if (slots > slot.length) {
            growSlots((int) slots);
        }
        return true;
    }

    /** @param size of a new one; 0 where the next is there already */
    private void nextChunk(int size) {
        last++;
        if (last == chunk.length) {
            chunk = Arrays.copyOf(chunk, last + 1);
            used = Arrays.copyOf(used, last + 1);
        } else if (size > 0) {
            bytes -= chunk[last].length;
        }
        if (size > 0) {
            chunk[last] = new byte[size];
            bytes += size;
        }
    }

    private void growSlots(int slots) {
        long[] larger = new long[slots];
        for (long s : slot) {
            if (s != 0) {
                larger[free(larger, (int) (s >>> 32))] = s;
            }
        }
        slot = larger;
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
        byte[] in = chunk[place >>> CHUNK_BITS];
        int at = (place & IN_CHUNK) + HEADER;
        return (int) INTS.get(in, at - Integer.BYTES) == length
                && Arrays.equals(in, at, at + length, bytes, from, from + length);
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
        long all = Arrays.stream(used, 0, last + 1).asLongStream().sum();
        long before = 0;
        for (int c = 0; c <= last; before += used[c++]) {
            if ((before + used[c] / 2) * parts / Math.max(1, all) != part) {
                continue;
            }
            byte[] in = chunk[c];
            for (int at = 0; at < used[c]; ) {
                int length = (int) INTS.get(in, at + Long.BYTES);
                visitor.visit(in, at + HEADER, length, (long) LONGS.get(in, at));
                at += HEADER + length;
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
        for (int c = 0; c <= last; c++) {
            byte[] in = chunk[c];
            for (int at = 0; at < used[c]; ) {
                int length = (int) INTS.get(in, at + Long.BYTES);
                out.writeInt(length);
                out.writeLong((long) LONGS.get(in, at));
                out.write(in, at + HEADER, length);
                at += HEADER + length;
            }
            written += used[c];
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
            read += HEADER + length;
        }
    }

    /** Forgets all strings but keeps the memory. */
    void clear() {
        Arrays.fill(slot, 0);
        Arrays.fill(used, 0);
        last = 0;
        strings = 0;
    }
}
