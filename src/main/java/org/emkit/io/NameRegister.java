package org.emkit.io;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import org.emkit.alignment.Spill;

/**
 * Proves that records are grouped by name: it is told the hash of each run of records of one name, and knows at the end
 * whether any hash came twice. A name in two runs is never missed; two names of one 64-bit hash (about one chance in
 * 40 000 for 30 million names) look like one, which costs a needless regrouping and nothing else.
 *
 * <p>An open-addressing table; where it would outgrow its memory, its content is put aside in ascending order, and all
 * of these chunks are merged at the end.
 */
final class NameRegister implements Closeable {
    private static final int SMALLEST = 1 << 10;

    /** Hashes that are looked up side by side. */
    private static final int TOGETHER = 32;

    private final Supplier<Spill> spills;
    private final int largest;
    private final List<Chunk> chunks = new ArrayList<>();
    private long[] table = new long[SMALLEST];
    private int used;
    private boolean zeroSeen;

    /** Means nothing; that it is kept keeps the compiler from dropping what it is summed from. */
    @SuppressWarnings("UnusedVariable")
    private long touched;

    private record Chunk(Spill spill, int size) {}

    /**
     * @param memory bytes that the table may take, at least a few thousand are used
     * @param spills makes places to put hashes aside
     */
    NameRegister(long memory, Supplier<Spill> spills) {
        this.spills = spills;
        this.largest = (int) Math.max(SMALLEST, Math.min(1L << 29, Long.highestOneBit(memory / Long.BYTES)));
    }

    /**
     * Takes the first {@code count} of these hashes.
     *
     * @return false where it is known already that one came before
     */
    boolean addAll(long[] hashes, int count) {
        for (int from = 0; from < count; from += TOGETHER) {
            int to = Math.min(count, from + TOGETHER);
            for (int i = from; i < to; i++) {
                touched += table[(int) hashes[i] & (table.length - 1)]; // so that misses of the cache overlap
            }
            for (int i = from; i < to; i++) {
                if (!add(hashes[i])) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes the hash of a run. @return false where it is known already that the hash came before */
    boolean add(long hash) {
        if (hash == 0) {
            boolean fresh = !zeroSeen;
            zeroSeen = true;
            return fresh;
        }
        if (used >= table.length - table.length / 4) {
            makeRoom();
        }
        return insert(hash);
    }

    private boolean insert(long hash) {
        int mask = table.length - 1;
        int slot = (int) hash & mask;
        while (table[slot] != 0) {
            if (table[slot] == hash) {
                return false;
            }
            slot = (slot + 1) & mask;
        }
        table[slot] = hash;
        used++;
        return true;
    }

    private void makeRoom() {
        if (table.length >= largest) {
            putAside();
            return;
        }
        long[] old = table;
        table = new long[old.length * 2];
        used = 0;
        for (long hash : old) {
            if (hash != 0) {
                insert(hash);
            }
        }
    }

    /** Sorts what the table holds to its front. */
    private void sort() {
        int n = 0;
        for (long hash : table) {
            if (hash != 0) {
                table[n++] = hash;
            }
        }
        Arrays.sort(table, 0, n);
    }

    private void putAside() {
        sort();
        Spill spill = spills.get();
        chunks.add(new Chunk(spill, used));
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(spill.append(), 1 << 16))) {
            for (int i = 0; i < used; i++) {
                out.writeLong(table[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Arrays.fill(table, 0);
        used = 0;
    }

    /** @return whether all hashes were different; to be asked once, after the last run */
    boolean allDiffer() {
        if (chunks.isEmpty()) {
            return true;
        }
        if (used > 0) {
            putAside();
        }
        PriorityQueue<Reader> readers = new PriorityQueue<>(chunks.size());
        try {
            for (Chunk chunk : chunks) {
                readers.add(new Reader(chunk));
            }
            return merge(readers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            readers.forEach(Reader::close);
        }
    }

    private static boolean merge(PriorityQueue<Reader> readers) throws IOException {
        long last = 0;
        for (Reader reader = readers.poll(); reader != null; reader = readers.poll()) {
            if (reader.current == last) {
                reader.close();
                return false;
            }
            last = reader.current;
            if (reader.advance()) {
                readers.add(reader);
            } else {
                reader.close();
            }
        }
        return true;
    }

    @Override
    public void close() {
        for (Chunk chunk : chunks) {
            chunk.spill().close();
        }
        chunks.clear();
    }

    /** One chunk on its way through the merge. */
    private static final class Reader implements Comparable<Reader>, Closeable {
        private final DataInputStream in;
        private int left;
        private long current;

        Reader(Chunk chunk) throws IOException {
            in = new DataInputStream(new BufferedInputStream(chunk.spill().read(), 1 << 14));
            left = chunk.size();
            advance();
        }

        boolean advance() throws IOException {
            if (left == 0) {
                return false;
            }
            left--;
            current = in.readLong();
            return true;
        }

        @Override
        public int compareTo(Reader other) {
            return Long.compare(current, other.current);
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
