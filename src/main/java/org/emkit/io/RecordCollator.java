package org.emkit.io;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.emkit.UserException;
import org.emkit.alignment.Spill;

/**
 * Brings records that come in any order together by name, in bounded memory. Records are kept in compact form behind the
 * 128-bit hash of their name; beyond the budget they are put aside in partitions by a few bits of the hash, and each
 * partition is then grouped by itself, split again if it is still too large.
 */
final class RecordCollator implements Closeable {
    /** Numbers of a record's hash, before those of {@link CompactRecord}. */
    static final int HASH_SIZE = 4;

    static final int LARGEST_RECORD = HASH_SIZE + CompactRecord.PLACED_SIZE;
    private static final int PARTITION_BITS = 7;

    /** From here on hashes differ in too few bits to be split by them: more likely it is one name. */
    private static final int LEVELS = 4;

    private static final int MOST_NUMBERS = 1 << 30;

    private final Supplier<Spill> spills;
    private final int budget;
    private int[] arena;
    private int used;
    private int records;
    private long[] keys = new long[0];
    private int level;
    private RecordPartition[] partitions = new RecordPartition[0];
    private final List<RecordPartition> open = new ArrayList<>();
    private long spilledBytes;

    /**
     * @param memory bytes that records may take; part of it is held back for grouping
     * @param spills makes places to put records aside
     */
    RecordCollator(long memory, Supplier<Spill> spills) {
        this.spills = spills;
        long numbers = memory / Integer.BYTES / 2;
        this.budget = (int) Math.max(4 * LARGEST_RECORD, Math.min(1 << 29, numbers));
        this.arena = new int[Math.min(budget, 1 << 16)];
    }

    /** Takes a record of the name that was hashed. */
    void add(NameHash hash, AlignmentRecord record) {
        makeRoom(LARGEST_RECORD);
        putLong(hash.high(), used);
        putLong(hash.low(), used + 2);
        used += HASH_SIZE + CompactRecord.encode(record, arena, used + HASH_SIZE);
        records++;
    }

    /** @return bytes that were put aside, counted again where a partition was split */
    long spilledBytes() {
        return spilledBytes;
    }

    /**
     * Hands over the records of each name, once, after the last {@link #add}.
     *
     * @param group    reused for each
     * @param consumer is given the group
     */
    void forEachGroup(RecordGroup group, Consumer<RecordGroup> consumer) {
        if (partitions.length == 0) {
            groupArena(group, consumer);
            return;
        }
        distribute();
        RecordPartition[] parts = partitions;
        for (RecordPartition part : parts) {
            part.finish();
        }
        level++;
        for (RecordPartition part : parts) {
            partitions = new RecordPartition[0];
            part.forEachRecord(this::addAgain);
            part.close();
            forEachGroup(group, consumer);
        }
        level--;
        partitions = new RecordPartition[0];
        open.removeAll(Arrays.asList(parts));
    }

    private void addAgain(int[] from, int length) {
        makeRoom(length);
        System.arraycopy(from, 0, arena, used, length);
        used += length;
        records++;
    }

    private void makeRoom(int needed) {
        while (used + needed > arena.length) {
            if (level >= LEVELS) {
                grow(MOST_NUMBERS);
            } else if (arena.length < budget) {
                grow(budget);
            } else {
                distribute();
            }
        }
    }

    private void grow(int limit) {
        if (arena.length >= limit) {
            throw new UserException(
                    "too many records share one read name", "", "check that reads have names of their own");
        }
        arena = Arrays.copyOf(arena, (int) Math.min(limit, arena.length * 2L));
    }

    private void putLong(long value, int at) {
        arena[at] = (int) (value >>> 32);
        arena[at + 1] = (int) value;
    }

    private long longAt(int at) {
        return (long) arena[at] << 32 | (arena[at + 1] & 0xFFFFFFFFL);
    }

    private int sizeAt(int at) {
        return HASH_SIZE + CompactRecord.size(arena[at + HASH_SIZE]);
    }

    /** Moves all records from memory to partitions. */
    private void distribute() {
        if (partitions.length == 0) {
            partitions = new RecordPartition[1 << PARTITION_BITS];
            int buffer = Math.max(1 << 10, Math.min(1 << 16, budget / (1 << PARTITION_BITS) * Integer.BYTES));
            for (int i = 0; i < partitions.length; i++) {
                partitions[i] = new RecordPartition(spills.get(), buffer);
                open.add(partitions[i]);
            }
        }
        int shift = Long.SIZE - PARTITION_BITS * (level + 1);
        int size;
        for (int at = 0; at < used; at += size) {
            size = sizeAt(at);
            partitions[(int) (longAt(at) >>> shift) & ((1 << PARTITION_BITS) - 1)].put(arena, at, size);
            spilledBytes += (long) size * Integer.BYTES;
        }
        used = 0;
        records = 0;
    }

    /** Sorts what is in memory by hash: the top bits of the key are the hash's, the rest tells where the record is. */
    private void groupArena(RecordGroup group, Consumer<RecordGroup> consumer) {
        int offsetBits = Integer.SIZE - Integer.numberOfLeadingZeros(used);
        long offsetMask = (1L << offsetBits) - 1;
        if (keys.length < records) {
            keys = new long[Math.max(records, Math.min(keys.length * 2, budget / 8))];
        }
        int n = 0;
        for (int at = 0; at < used; at += sizeAt(at)) {
            long distinct = longAt(at) << (PARTITION_BITS * level);
            keys[n++] = (distinct & ~offsetMask) | at;
        }
        Arrays.sort(keys, 0, n);
        int to;
        for (int from = 0; from < n; from = to) {
            to = from + 1;
            while (to < n && (keys[to] & ~offsetMask) == (keys[from] & ~offsetMask)) {
                to++;
            }
            handOver(from, to, (int) offsetMask, group, consumer);
        }
        used = 0;
        records = 0;
    }

    /** Hands over records of one key, nearly always of one name. */
    private void handOver(int from, int to, int offsetMask, RecordGroup group, Consumer<RecordGroup> consumer) {
        int rest = from;
        while (rest < to) {
            int leader = (int) keys[rest] & offsetMask;
            long high = longAt(leader);
            long low = longAt(leader + 2);
            group.clear();
            int others = rest;
            for (int i = rest; i < to; i++) {
                int at = (int) keys[i] & offsetMask;
                if (longAt(at) == high && longAt(at + 2) == low) {
                    group.add(arena, at + HASH_SIZE);
                } else {
                    keys[others++] = keys[i];
                }
            }
            int left = others - rest;
            System.arraycopy(keys, rest, keys, to - left, left);
            rest = to - left;
            consumer.accept(group);
        }
    }

    @Override
    public void close() {
        open.forEach(RecordPartition::close);
        open.clear();
    }
}
