package org.emkit.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks BGZF (SAM specification, section 4.1): gzip in blocks of at most 64 KiB that tell their own size. Reads that
 * ask for 64 KiB or more get one block each, unpacked straight into the caller's array. Not thread-safe.
 */
final class BgzfInput extends InputStream {
    private final InputStream in;
    private final AheadTasks tasks;
    private final BgzfBlocks blocks;
    private final byte[] block = new byte[BgzfFrames.LARGEST_BLOCK];
    private int from;
    private int to;

    /**
     * @param in      packed bytes, closed by {@link #close}
     * @param notes   takes a missing end-of-file block
     * @param threads 1: unpack on the caller's thread; more: on one thread less than these, too, ahead of the caller
     */
    BgzfInput(InputStream in, SourceNotes notes, int threads) {
        this.in = in;
        BgzfFrames frames = new BgzfFrames(in, notes);
        this.tasks = new AheadTasks(threads);
        this.blocks = threads > 1 ? new BgzfAhead(frames, tasks, 2 * threads) : BgzfBlocks.oneByOne(frames);
    }

    /** @return runs what else is to be done ahead; closed with this */
    AheadTasks tasks() {
        return tasks;
    }

    /** @return the next n bytes, n ≤ 64 KiB, fewer at the end of the first block; they are still to be read */
    byte[] peek(int n) throws IOException {
        fillBlock();
        return Arrays.copyOfRange(block, from, Math.min(to, from + n));
    }

    @Override
    public int read() throws IOException {
        return fillBlock() ? block[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int at, int length) throws IOException {
        if (from == to && length >= BgzfFrames.LARGEST_BLOCK) {
            return blocks.next(into, at);
        }
        if (length > 0 && !fillBlock()) {
            return -1;
        }
        int n = Math.min(length, to - from);
        System.arraycopy(block, from, into, at, n);
        from += n;
        return n;
    }

    /**
     * The next bytes, unpacked ahead, without a copy.
     *
     * @return null where there are none to be had in this way: they are to be read
     */
    @Nullable
    UnpackedBytes nextTogether() throws IOException {
        return from < to ? null : blocks.nextTogether();
    }

    private boolean fillBlock() throws IOException {
        if (from < to) {
            return true;
        }
        from = 0;
        to = Math.max(0, blocks.next(block, 0));
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        blocks.close();
        tasks.close();
        in.close();
    }
}
