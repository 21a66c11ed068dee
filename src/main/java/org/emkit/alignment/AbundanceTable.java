package org.emkit.alignment;

import java.util.List;

/**
 * Abundances of one sample's transcripts, or genes, as a table of results has them: a row each, in the order of the
 * table. Immutable.
 */
public final class AbundanceTable {
    private final List<String> name;
    private final double[] length;
    private final double[] effectiveLength;
    private final double[] tpm;
    private final double[] fragments;

    /**
     * @param names   shape [rows], distinct
     * @param columns shape [4][rows]: lengths and effective lengths in bases, each &gt; 0; transcripts per million and
     *                expected fragments, each ≥ 0
     * @throws IllegalArgumentException where shapes differ
     */
    public AbundanceTable(List<String> names, double[][] columns) {
        if (columns.length != 4) {
            throw new IllegalArgumentException(columns.length + " columns instead of 4");
        }
        for (double[] column : columns) {
            if (column.length != names.size()) {
                throw new IllegalArgumentException(names.size() + " names but " + column.length + " values");
            }
        }
        this.name = List.copyOf(names);
        this.length = columns[0].clone();
        this.effectiveLength = columns[1].clone();
        this.tpm = columns[2].clone();
        this.fragments = columns[3].clone();
    }

    /** @return number of rows */
    public int size() {
        return name.size();
    }

    /** @return all names, in order */
    public List<String> names() {
        return name;
    }

    /** @return name of the transcript or gene */
    public String name(int row) {
        return name.get(row);
    }

    /** @return bases, &gt; 0 */
    public double length(int row) {
        return length[row];
    }

    /** @return bases, &gt; 0 */
    public double effectiveLength(int row) {
        return effectiveLength[row];
    }

    /** @return transcripts per million, ≥ 0 */
    public double tpm(int row) {
        return tpm[row];
    }

    /** @return expected fragments, ≥ 0 */
    public double fragments(int row) {
        return fragments[row];
    }
}
