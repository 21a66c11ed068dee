package org.emkit.io;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Unpacked BGZF blocks, one after another, each checked against its checksum and length. Not thread-safe. */
interface BgzfBlocks extends Closeable {
    /**
     * Unpacks the next block that is not empty.
     *
     * @param into has room for {@link BgzfFrames#LARGEST_BLOCK} bytes from {@code at} on
     * @return bytes unpacked, ≥ 1, or −1 at the end of the file
     */
    int next(byte[] into, int at) throws IOException;

    /**
     * Takes all blocks that were unpacked together, from the next one on.
     *
     * @return null where there are none: at the end of the file, and where each is unpacked when it is asked for
     */
    default @Nullable UnpackedBytes nextTogether() throws IOException {
        return null;
    }

    @Override
    void close();

    /** Unpacks each block when it is asked for, on the caller's thread. */
    static BgzfBlocks oneByOne(BgzfFrames frames) {
        BgzfUnpacker unpacker = new BgzfUnpacker();
        return new BgzfBlocks() {
            @Override
            public int next(byte[] into, int at) throws IOException {
                BgzfBlock block = frames.next();
                if (block == null) {
                    return -1;
                }
                unpacker.unpack(frames.bytes(), block, into, at);
                return block.size();
            }

            @Override
            public void close() {
                unpacker.close();
            }
        };
    }
}
