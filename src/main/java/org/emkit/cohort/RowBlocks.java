package org.emkit.cohort;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.emkit.alignment.Spill;

/**
 * Turns columns, which come sample by sample, into rows. Rows are cut into blocks of which one fits into memory; where
 * there are several, each waits in a spill of its own.
 */
final class RowBlocks implements AutoCloseable {
    private final int rows;
    private final int columns;
    private final int rowsInBlock;
    /** Shape [columns added][rows], where one block holds all. */
    private final List<double[]> inMemory = new ArrayList<>();
    /** Shape [blocks], empty where one block holds all. */
    private final List<Spill> spills = new ArrayList<>();

    /** Takes a row: values of all columns, reused for the next row. */
    @FunctionalInterface
    interface Sink {
        void row(int row, double[] values) throws IOException;
    }

    /**
     * @param rows        of each column, at least 1
     * @param columns     that will be added, at least 1
     * @param bufferBytes memory for values
     * @param makeSpill   makes what waits outside of memory
     */
    RowBlocks(int rows, int columns, long bufferBytes, Supplier<Spill> makeSpill) {
        this.rows = rows;
        this.columns = columns;
        long fitting = Math.max(1, bufferBytes / ((long) columns * Double.BYTES));
        int most = Integer.MAX_VALUE / (2 * Double.BYTES) / columns; // a block is one array
        this.rowsInBlock = (int) Math.min(rows, Math.min(fitting, Math.max(1, most)));
        if (rowsInBlock < rows) {
            for (int from = 0; from < rows; from += rowsInBlock) {
                spills.add(makeSpill.get());
            }
        }
    }

    /** Adds a column, shape [rows], copied. */
    void add(double[] column) {
        if (spills.isEmpty()) {
            inMemory.add(column.clone());
            return;
        }
        for (int block = 0; block < spills.size(); block++) {
            int from = block * rowsInBlock;
            int length = Math.min(rowsInBlock, rows - from);
            ByteBuffer bytes = ByteBuffer.allocate(length * Double.BYTES);
            bytes.asDoubleBuffer().put(column, from, length);
            try (OutputStream out = spills.get(block).append()) {
                out.write(bytes.array());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Hands out all rows, in order. */
    void forEach(Sink sink) throws IOException {
        double[] values = new double[columns];
        if (spills.isEmpty()) {
            for (int row = 0; row < rows; row++) {
                for (int c = 0; c < columns; c++) {
                    values[c] = inMemory.get(c)[row];
                }
                sink.row(row, values);
            }
            return;
        }
        for (int block = 0; block < spills.size(); block++) {
            int from = block * rowsInBlock;
            int length = Math.min(rowsInBlock, rows - from);
            double[] all = read(spills.get(block), length);
            for (int row = 0; row < length; row++) {
                for (int c = 0; c < columns; c++) {
                    values[c] = all[c * length + row];
                }
                sink.row(from + row, values);
            }
        }
    }

    private double[] read(Spill spill, int length) throws IOException {
        double[] all = new double[columns * length];
        byte[] column = new byte[length * Double.BYTES];
        DoubleBuffer numbers = ByteBuffer.wrap(column).asDoubleBuffer();
        try (InputStream bytes = spill.read();
                DataInputStream in = new DataInputStream(bytes)) {
            for (int c = 0; c < columns; c++) {
                in.readFully(column);
                numbers.rewind().get(all, c * length, length);
            }
        }
        return all;
    }

    @Override
    public void close() {
        spills.forEach(Spill::close);
    }
}
