package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.tribble.SimpleFeature;
import htsjdk.tribble.index.tabix.TabixFormat;
import htsjdk.tribble.index.tabix.TabixIndex;
import htsjdk.tribble.index.tabix.TabixIndexCreator;
import htsjdk.tribble.util.LittleEndianOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Lines of places of a genome, plain or packed by bgzip, with an index that tabix reads where that is wanted. */
public final class SortedTable implements AutoCloseable {
    private final OutputStream out;
    private final @Nullable BlockCompressedOutputStream packed;
    private final @Nullable TabixIndexCreator index;

    /** What the columns of a table are. */
    public enum Kind {
        /** Positions from 1 in the fourth and fifth column, the sequence in the third, below a line of names. */
        TSV,
        GFF3,
        BED;

        private TabixFormat format() {
            return switch (this) {
                case TSV -> new TabixFormat(TabixFormat.GENERIC_FLAGS, 3, 4, 5, '#', 1);
                case GFF3 -> TabixFormat.GFF;
                case BED -> TabixFormat.BED;
            };
        }
    }

    /**
     * @param out     gets the table; not closed
     * @param kind    of its columns
     * @param pack    whether to pack it by bgzip
     * @param indexed whether an index is made, of lines in the order of places; goes with {@code pack}
     */
    public SortedTable(OutputStream out, Kind kind, boolean pack, boolean indexed) {
        this.packed = pack ? new BlockCompressedOutputStream(unclosed(out), (Path) null) : null;
        this.out = packed == null ? out : packed;
        this.index = indexed ? new TabixIndexCreator(kind.format()) : null;
    }

    private static OutputStream unclosed(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }
        };
    }

    /** Writes lines that are of no place, such as the names of columns. */
    public void head(CharSequence text) throws IOException {
        out.write(text.toString().getBytes(UTF_8));
    }

    /**
     * Writes a line.
     *
     * @param start first position of its place, 0-based
     * @param end   one past the last
     */
    public void line(CharSequence text, String sequence, int start, int end) throws IOException {
        if (index != null && packed != null) {
            index.addFeature(new SimpleFeature(sequence, start + 1, end), packed.getFilePointer());
        }
        out.write(text.toString().getBytes(UTF_8));
    }

    /** Ends the table; its stream stays open. */
    @Override
    public void close() throws IOException {
        if (packed != null) {
            packed.close();
        } else {
            out.flush();
        }
    }

    /** Writes the index, itself packed by bgzip. Called before {@link #close}. */
    public void writeIndex(OutputStream to) throws IOException {
        if (index == null || packed == null) {
            throw new IllegalStateException("no index was made");
        }
        packed.flush();
        TabixIndex made = (TabixIndex) index.finalizeIndex(packed.getFilePointer());
        BlockCompressedOutputStream bytes = new BlockCompressedOutputStream(unclosed(to), (Path) null);
        try (LittleEndianOutputStream little = new LittleEndianOutputStream(bytes)) {
            made.write(little);
        }
    }
}
