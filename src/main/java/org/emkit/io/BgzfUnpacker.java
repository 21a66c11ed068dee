package org.emkit.io;

import java.io.Closeable;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates single BGZF blocks and checks their length and checksum. Not thread-safe: one for each thread. */
final class BgzfUnpacker implements Closeable {
    private final Inflater inflater;
    private final CRC32 checksum = new CRC32();

    BgzfUnpacker() {
        this(Inflaters.raw());
    }

    /** @param inflater of raw deflate data, ended by {@link #close} */
    BgzfUnpacker(Inflater inflater) {
        this.inflater = inflater;
    }

    /**
     * Unpacks one block.
     *
     * @param packed holds its data
     * @param into   takes its unpacked bytes from {@code at} on
     */
    void unpack(byte[] packed, BgzfBlock block, byte[] into, int at) throws IOException {
        int unpacked;
        try {
            inflater.reset();
            inflater.setInput(packed, block.data(), block.dataSize());
            unpacked = inflater.inflate(into, at, block.size());
        } catch (DataFormatException | RuntimeException e) { // the latter from native code
            throw BgzfFrames.damaged(block.offset(), "cannot be unpacked", e);
        }
        if (unpacked != block.size()) {
            throw BgzfFrames.damaged(block.offset(), "has a wrong length", null);
        }
        checksum.reset();
        checksum.update(into, at, unpacked);
        if ((int) checksum.getValue() != block.checksum()) {
            throw BgzfFrames.damaged(block.offset(), "has a wrong checksum", null);
        }
    }

    @Override
    public void close() {
        inflater.end();
    }
}
