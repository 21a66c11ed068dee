package org.emkit.io;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.emkit.alignment.Spill;

/** Records that a {@link RecordCollator} put aside: written once, read once, then removed. */
final class RecordPartition implements Closeable {
    private final Spill spill;
    private final ByteBuffer buffer;
    private final OutputStream out;
    private long numbers;

    /** Takes the numbers of one record, its hash first; valid during the call alone. */
    interface Consumer {
        void accept(int[] record, int size);
    }

    RecordPartition(Spill spill, int bufferBytes) {
        this.spill = spill;
        this.buffer = ByteBuffer.allocate(bufferBytes);
        try {
            this.out = spill.append();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Appends a record, the numbers [at, at + size). */
    void put(int[] from, int at, int size) {
        if (buffer.remaining() < size * Integer.BYTES) {
            flush();
        }
        for (int i = at; i < at + size; i++) {
            buffer.putInt(from[i]);
        }
        numbers += size;
    }

    private void flush() {
        try {
            out.write(buffer.array(), 0, buffer.position());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.clear();
    }

    /** Ends the writing. */
    void finish() {
        flush();
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hands over all records, in the order in which they were put. */
    void forEachRecord(Consumer consumer) {
        int[] record = new int[RecordCollator.LARGEST_RECORD];
        try (InputStream in = spill.read()) {
            buffer.limit(0);
            int size;
            for (long left = numbers; left > 0; left -= size) {
                fill(in, left);
                int flags = buffer.getInt(buffer.position() + RecordCollator.HASH_SIZE * Integer.BYTES);
                size = RecordCollator.HASH_SIZE + CompactRecord.size(flags);
                for (int i = 0; i < size; i++) {
                    record[i] = buffer.getInt();
                }
                consumer.accept(record, size);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes sure that a whole record is in the buffer. */
    private void fill(InputStream in, long left) throws IOException {
        long needed = Math.min(left, RecordCollator.LARGEST_RECORD) * Integer.BYTES;
        if (buffer.remaining() >= needed) {
            return;
        }
        buffer.compact();
        int read = in.readNBytes(buffer.array(), buffer.position(), buffer.remaining());
        buffer.position(buffer.position() + read);
        buffer.flip();
        if (buffer.remaining() < needed) {
            throw new EOFException("cut short");
        }
    }

    @Override
    public void close() {
        spill.close();
    }
}
