package org.emkit.io;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.UUID;
import org.emkit.UserException;
import org.emkit.alignment.Spill;

/**
 * Bytes put aside in a file of the folder for temporary files. The file goes away at {@link #close}, and where an open
 * file can be unlinked it goes away however the program ends. One thread appends; then any number may read. A full disk
 * is a {@link UserException}: those who use a store have nothing to add to it.
 */
public final class TemporaryStore implements Spill {
    private static final int BUFFER = 1 << 16;
    private static final String REMEDY =
            "name a folder with more room with --tmp-dir, or allow more memory with --buffer-memory";

    private final Path folder;
    private final FileChannel channel;
    private long size;

    private TemporaryStore(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Makes an empty store.
     *
     * @param folder where to put its file
     * @throws UserException where no file can be made there
     */
    public static TemporaryStore in(Path folder) {
        Path file = folder.resolve("emkit-" + UUID.randomUUID() + ".tmp");
        try {
            return new TemporaryStore(folder, FileChannel.open(file, CREATE_NEW, READ, WRITE, DELETE_ON_CLOSE));
        } catch (IOException e) {
            throw new UserException(
                    "no temporary file can be made: " + Words.fault(e),
                    folder.toString(),
                    "name another folder with --tmp-dir",
                    e);
        }
    }

    /** @return bytes appended, once the stream that appends them is closed or flushed */
    public long size() {
        return size;
    }

    @Override
    public OutputStream append() {
        return new BufferedOutputStream(new Writer(), BUFFER);
    }

    @Override
    public InputStream read() {
        return new PeekStream(new Reader());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw fault("a temporary file cannot be closed: ", folder, e);
        }
    }

    private static UserException fault(String what, Path folder, IOException e) {
        return new UserException(what + Words.fault(e), folder.toString(), REMEDY, e);
    }

    private final class Writer extends OutputStream {
        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) {
            ByteBuffer bytes = ByteBuffer.wrap(from, offset, length);
            try {
                while (bytes.hasRemaining()) {
                    size += channel.write(bytes, size);
                }
            } catch (IOException e) {
                throw fault("a temporary file cannot be written: ", folder, e);
            }
        }
    }

    private final class Reader extends InputStream {
        private long position;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            try {
                int got = channel.read(ByteBuffer.wrap(into, offset, length), position);
                position += Math.max(0, got);
                return got;
            } catch (IOException e) {
                throw fault("a temporary file cannot be read: ", folder, e);
            }
        }
    }
}
