package org.emkit.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.emkit.io.TemporaryStore;
import org.emkit.scan.ScannedSite;
import org.emkit.sequence.SequenceBlock;
import org.jspecify.annotations.Nullable;

/** Sites put aside in the order in which they come, in memory as long as they are few, then in a temporary file. */
final class SiteStore implements Closeable {
    private static final int FIXED_BYTES = 16;
    private static final int CHUNK = 1 << 20;

    private final IntUnaryOperator widthOfTarget;
    private final long mostBytes;
    private final Path temporary;
    private final List<byte[]> full = new ArrayList<>();
    private byte[] chunk = new byte[CHUNK];
    private int used;
    private @Nullable TemporaryStore file;
    private @Nullable OutputStream toFile;
    private long sites;

    /**
     * @param widthOfTarget letters of a site, by its target
     * @param mostBytes     kept in memory
     * @param temporary     folder for what is more
     */
    SiteStore(IntUnaryOperator widthOfTarget, long mostBytes, Path temporary) {
        this.widthOfTarget = widthOfTarget;
        this.mostBytes = mostBytes;
        this.temporary = temporary;
    }

    void add(SequenceBlock block, int piece, int index, int target, int score) {
        int width = widthOfTarget.applyAsInt(target);
        begin(width);
        put(block.sequence(piece));
        put(block.offset(piece, index));
        put(target);
        put(score);
        System.arraycopy(block.codes(), index, chunk, used, width);
        used += width;
        sites++;
    }

    void add(ScannedSite site) {
        int width = site.end() - site.start();
        begin(width);
        put(site.sequence());
        put(site.start());
        put(site.target());
        put(site.score());
        for (int k = 0; k < width; k++) {
            chunk[used++] = site.code(k);
        }
        sites++;
    }

    private void begin(int width) {
        if (used + FIXED_BYTES + width > chunk.length) {
            endChunk(width);
        }
    }

    private void put(int value) {
        ByteBuffer.wrap(chunk).putInt(used, value);
        used += Integer.BYTES;
    }

    private void endChunk(int width) {
        try {
            if (file == null && (full.size() + 1L) * CHUNK > mostBytes) {
                file = TemporaryStore.in(temporary);
                toFile = file.append();
                for (byte[] each : full) {
                    toFile.write(each);
                }
                full.clear();
            }
            if (toFile != null) {
                toFile.write(chunk, 0, used);
            } else {
                full.add(Arrays.copyOf(chunk, used));
            }
            used = 0;
            chunk = chunk.length < FIXED_BYTES + width ? new byte[FIXED_BYTES + width] : chunk;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return number of sites */
    long size() {
        return sites;
    }

    /** Takes one site after the other. */
    @FunctionalInterface
    interface Visitor {
        void visit(ScannedSite site) throws IOException;
    }

    /** Gives all sites in the order in which they came. */
    void forEach(Visitor visitor) throws IOException {
        try (DataInputStream in = new DataInputStream(bytes())) {
            byte[] fixed = new byte[FIXED_BYTES];
            for (long k = 0; k < sites; k++) {
                if (in.readNBytes(fixed, 0, FIXED_BYTES) < FIXED_BYTES) {
                    throw new EOFException("a temporary file is short");
                }
                ByteBuffer numbers = ByteBuffer.wrap(fixed);
                int sequence = numbers.getInt();
                int start = numbers.getInt();
                int target = numbers.getInt();
                int score = numbers.getInt();
                byte[] codes = new byte[widthOfTarget.applyAsInt(target)];
                in.readFully(codes);
                visitor.visit(new ScannedSite(sequence, start, target, score, codes));
            }
        }
    }

    private InputStream bytes() throws IOException {
        List<InputStream> parts = new ArrayList<>();
        if (file != null && toFile != null) {
            toFile.flush();
            parts.add(file.read());
        }
        for (byte[] each : full) {
            parts.add(new ByteArrayInputStream(each));
        }
        parts.add(new ByteArrayInputStream(chunk, 0, used));
        return new BufferedInputStream(new SequenceInputStream(Collections.enumeration(parts)), 1 << 16);
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
