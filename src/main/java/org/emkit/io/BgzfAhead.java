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
        while (true) {
            fillAhead();
            Batch first = ahead.peekFirst();
            if (first == null) {
                return -1;
            }
            int size = take(first, into, at);
            if (size > 0) {
                return size;
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

    /** @return bytes of the batch's next block, copied, or 0 where no block is left */
    private int take(Batch batch, byte[] into, int at) throws IOException {
        if (batch.unpacked != null) {
            tasks.await(batch.unpacked);
            batch.unpacked = null;
        }
        return batch.take(into, at);
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
    private static final class Batch {
        private final BgzfUnpacker unpacker = new BgzfUnpacker();
        private final List<BgzfBlock> blocks = new ArrayList<>();
        private byte[] packed = new byte[BgzfFrames.LARGEST_BLOCK];
        private byte[] bytes = new byte[BgzfFrames.LARGEST_BLOCK];
        private int taken;
        private int takenBytes;
        private int good;
        private @Nullable IOException fault;
        private @Nullable FutureTask<?> unpacked;

        /** Takes blocks from the file. @return false where it ends, or is damaged: then after these blocks */
        boolean fill(BgzfFrames frames) {
            blocks.clear();
            taken = 0;
            takenBytes = 0;
            int size = 0;
            try {
                while (blocks.size() < BLOCKS_IN_BATCH) {
                    BgzfBlock block = frames.next();
                    if (block == null) {
                        return false;
                    }
                    packed = withRoom(packed, size, block.dataSize());
                    System.arraycopy(frames.bytes(), block.data(), packed, size, block.dataSize());
                    blocks.add(block.movedTo(size));
                    size += block.dataSize();
                }
                return true;
            } catch (IOException e) {
                fault = e;
                return false;
            }
        }

        private static byte[] withRoom(byte[] array, int used, int more) {
            return array.length - used >= more ? array : Arrays.copyOf(array, Math.max(used + more, array.length * 2));
        }

        /** Runs on a worker; stops at a damaged block. */
        void unpack() {
            int at = 0;
            good = 0;
            try {
                for (BgzfBlock block : blocks) {
                    bytes = withRoom(bytes, at, block.size());
                    unpacker.unpack(packed, block, bytes, at);
                    at += block.size();
                    good++;
                }
            } catch (IOException e) {
                fault = e;
            }
        }

        /** @return bytes of the next block, copied, or 0 where no block is left */
        int take(byte[] into, int at) throws IOException {
            if (taken == good) {
                if (fault != null) {
                    throw fault;
                }
                return 0;
            }
            int size = blocks.get(taken).size();
            System.arraycopy(bytes, takenBytes, into, at, size);
            takenBytes += size;
            taken++;
            return size;
        }
    }
}
