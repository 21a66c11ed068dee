package org.emkit.cohort;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.emkit.alignment.AbundanceTable;
import org.emkit.alignment.Spill;

/**
 * Abundances of many samples, added one after the other and read row by row. Memory is bounded: what does not fit waits
 * in spills. Not thread-safe.
 */
public final class Cohort implements AutoCloseable {
    private static final int QUANTITIES = 3;

    private final RowNames rows;
    private final List<String> samples;
    private final boolean genes;
    private final RowBlocks blocks;
    private int added;

    /** Takes one row of a matrix. */
    @FunctionalInterface
    public interface Row {
        /**
         * @param name   of the row
         * @param values shape [samples], reused for the next row
         */
        void accept(String name, double[] values) throws IOException;
    }

    private Cohort(RowNames rows, List<String> samples, boolean genes, RowBlocks blocks) {
        this.rows = rows;
        this.samples = List.copyOf(samples);
        this.genes = genes;
        this.blocks = blocks;
    }

    /**
     * Begins with no sample.
     *
     * @param rows        transcripts
     * @param samples     names of samples, in the order in which they will be added, at least one
     * @param bufferBytes memory for values
     * @param spills      makes what waits outside of memory
     */
    public static Cohort ofTranscripts(RowNames rows, List<String> samples, long bufferBytes, Supplier<Spill> spills) {
        return new Cohort(rows, samples, false, blocks(rows, samples, bufferBytes, spills));
    }

    /**
     * Begins with no sample. Effective lengths of a gene that a sample has none of are made up from other samples, see
     * the package.
     *
     * @param rows        genes
     * @param samples     names of samples, in the order in which they will be added, at least one
     * @param bufferBytes memory for values
     * @param spills      makes what waits outside of memory
     */
    public static Cohort ofGenes(RowNames rows, List<String> samples, long bufferBytes, Supplier<Spill> spills) {
        return new Cohort(rows, samples, true, blocks(rows, samples, bufferBytes, spills));
    }

    private static RowBlocks blocks(RowNames rows, List<String> samples, long bufferBytes, Supplier<Spill> spills) {
        return new RowBlocks(rows.size(), QUANTITIES * samples.size(), bufferBytes, spills);
    }

    /** @return transcripts or genes */
    public RowNames rows() {
        return rows;
    }

    /** @return names of samples, in order */
    public List<String> samples() {
        return samples;
    }

    /**
     * Adds the next sample.
     *
     * @param table abundances of the same names, in any order
     * @throws IllegalArgumentException where names differ
     * @throws IllegalStateException where all samples are there
     */
    public void add(AbundanceTable table) {
        if (added == samples.size()) {
            throw new IllegalStateException("all " + added + " samples are there");
        }
        int[] row = rows.rowsOf(table);
        double[][] column = new double[QUANTITIES][rows.size()];
        for (int r = 0; r < row.length; r++) {
            column[0][row[r]] = table.effectiveLength(r);
            column[1][row[r]] = table.tpm(r);
            column[2][row[r]] = table.fragments(r);
        }
        for (double[] each : column) {
            blocks.add(each);
        }
        added++;
    }

    /**
     * Hands out a matrix, in the order of rows.
     *
     * @throws IllegalStateException where a sample is missing
     */
    public void forEachRow(Quantity quantity, Row sink) throws IOException {
        double[] scale = scale(quantity);
        double[] values = new double[samples.size()];
        forEachRow((row, length, tpm, fragments) -> {
            for (int s = 0; s < values.length; s++) {
                values[s] = switch (quantity) {
                    case COUNTS -> fragments[s];
                    case TPM -> tpm[s];
                    case LENGTHS -> length[s];
                    case SCALED_COUNTS, LENGTH_SCALED_COUNTS -> tpm[s] * weight(quantity, length) * scale[s];
                };
            }
            sink.accept(rows.name(row), values);
        });
    }

    private static double weight(Quantity quantity, double[] length) {
        return quantity == Quantity.LENGTH_SCALED_COUNTS ? Arrays.stream(length).sum() / length.length : 1;
    }

    /** @return what brings weighted TPM of each sample to its number of fragments, shape [samples] */
    private double[] scale(Quantity quantity) throws IOException {
        double[] scale = new double[samples.size()];
        if (quantity != Quantity.SCALED_COUNTS && quantity != Quantity.LENGTH_SCALED_COUNTS) {
            return scale;
        }
        double[] all = new double[samples.size()];
        forEachRow((row, length, tpm, fragments) -> {
            double weight = weight(quantity, length);
            for (int s = 0; s < all.length; s++) {
                scale[s] += tpm[s] * weight;
                all[s] += fragments[s];
            }
        });
        for (int s = 0; s < scale.length; s++) {
            scale[s] = scale[s] > 0 ? all[s] / scale[s] : 0;
        }
        return scale;
    }

    private interface Values {
        void accept(int row, double[] length, double[] tpm, double[] fragments) throws IOException;
    }

    private void forEachRow(Values sink) throws IOException {
        if (added < samples.size()) {
            throw new IllegalStateException("only " + added + " of " + samples.size() + " samples are there");
        }
        double[][] value = new double[QUANTITIES][samples.size()];
        blocks.forEach((row, values) -> {
            for (int s = 0; s < samples.size(); s++) {
                for (int q = 0; q < QUANTITIES; q++) {
                    value[q][s] = values[s * QUANTITIES + q];
                }
            }
            if (genes) {
                MissingLengths.fill(value[0], value[1]);
            }
            sink.accept(row, value[0], value[1], value[2]);
        });
    }

    /** Removes what waits outside of memory. */
    @Override
    public void close() {
        blocks.close();
    }
}
