package org.emkit.io;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks BGZF blocks on other threads ahead of their use, in batches. The caller's thread cuts the file into blocks and
 * takes the unpacked ones in file order, so that nothing depends on the number of threads; a fault shows when the
 * caller comes to the place where it is.
 */
final class BgzfAhead implements BgzfBlocks {
    private static final int BLOCKS_IN_BATCH = 16;

    /** Bytes of an array that holds the blocks of a batch, and what is in front of them. */
    static final int ARRAY = UnpackedBytes.FRONT + BLOCKS_IN_BATCH * BgzfFrames.LARGEST_BLOCK;

    private final BgzfFrames frames;
    private final AheadTasks tasks;
    private final Deque<Batch> idle = new ArrayDeque<>();
    private final Deque<Batch> ahead = new ArrayDeque<>();
    private boolean ended;

    /**
     * @param tasks   unpack
     * @param batches how many may be unpacked or wait for their use at a time, ≥ 1
     */
    BgzfAhead(BgzfFrames frames, AheadTasks tasks, int batches) {
        this.frames = frames;
        this.tasks = tasks;
        for (int b = 0; b < batches; b++) {
            idle.add(new Batch());
        }
    }

    @Override
    public int next(byte[] into, int at) throws IOException {
        Batch first = first();
        return first == null ? -1 : first.take(into, at);
    }

    @Override
    public @Nullable UnpackedBytes nextTogether() throws IOException {
        Batch first = first();
        if (first != null) {
            first.takeAll();
        }
        return first;
    }

    /** @return the first batch that has a block left; null at the end */
    private @Nullable Batch first() throws IOException {
        while (true) {
            fillAhead();
            Batch first = ahead.peekFirst();
            if (first == null) {
                return null;
            }
            if (first.unpacked != null) {
                tasks.await(first.unpacked);
                first.unpacked = null;
            }
            if (first.hasBlock()) {
                return first;
            }
            ahead.removeFirst();
            idle.addLast(first);
        }
    }

    private void fillAhead() {
        while (!ended && !idle.isEmpty()) {
            Batch batch = idle.removeFirst();
            ended = !batch.fill(frames);
            batch.unpacked = tasks.submit(batch::unpack);
            ahead.addLast(batch);
        }
    }

    /** Lets running batches end: they are short. */
    @Override
    public void close() {
        for (Batch batch : ahead) {
            if (batch.unpacked != null) {
                tasks.await(batch.unpacked);
            }
        }
        ahead.addAll(idle);
        ahead.forEach(batch -> batch.unpacker.close());
        ahead.clear();
        idle.clear();
        ended = true;
    }

    /** Some blocks, packed and then unpacked. */
    private static final class Batch implements UnpackedBytes {
        private final BgzfUnpacker unpacker = new BgzfUnpacker();
        private final List<BgzfBlock> blocks = new ArrayList<>();
        private byte[] packed = new byte[BgzfFrames.BUFFER];
        private byte[] bytes = new byte[ARRAY];
        private int taken;
        private int from;
        private int to;
        private int good;
        private @Nullable IOException fault;
        private @Nullable FutureTask<?> unpacked;

        /** Takes blocks from the file. @return false where it ends, or is damaged: then after these blocks */
        boolean fill(BgzfFrames frames) {
            blocks.clear();
            taken = 0;
            from = FRONT;
            try {
                BgzfBlock block = frames.next();
                while (block != null) {
                    blocks.add(block);
                    if (blocks.size() == BLOCKS_IN_BATCH || !frames.isNextThere()) {
                        return true;
                    }
                    block = frames.next();
                }
                return false;
            } catch (IOException e) {
                fault = e;
                return false;
            } finally {
                packed = frames.exchange(packed);
            }
        }

        private static byte[] withRoom(byte[] array, int used, int more) {
            return array.length - used >= more ? array : Arrays.copyOf(array, Math.max(used + more, array.length * 2));
        }

        /** Runs on a worker; stops at a damaged block. */
        void unpack() {
            to = FRONT;
            good = 0;
            try {
                for (BgzfBlock block : blocks) {
                    bytes = withRoom(bytes, to, block.size());
                    unpacker.unpack(packed, block, bytes, to);
                    to += block.size();
                    good++;
                }
            } catch (IOException e) {
                fault = e;
            }
        }

        /** @return whether a block is left */
        boolean hasBlock() throws IOException {
            if (taken == good && fault != null) {
                throw fault;
            }
            return taken < good;
        }

        /** @return bytes of the next block, copied */
        int take(byte[] into, int at) {
            int size = blocks.get(taken).size();
            System.arraycopy(bytes, from, into, at, size);
            from += size;
            taken++;
            return size;
        }

        /** Leaves no block. */
        void takeAll() {
            taken = good;
        }

        @Override
        public int from() {
            return from;
        }

        @Override
        public int to() {
            return to;
        }

        @Override
        public byte[] exchange(byte[] other) {
            byte[] given = bytes;
            bytes = other;
            return given;
        }
    }
}
