package org.emkit.alignment;

import org.jspecify.annotations.Nullable;

/**
 * Equivalence classes as a class file holds them: for each class its transcripts, the weights of these, and the number
 * of fragments. Immutable; rows are classes, entries are (class, transcript) pairs in row order.
 */
public final class ClassTable {
    private final Transcriptome transcriptome;
    private final int[] start;
    private final int[] transcript;
    private final double @Nullable [] weight;
    private final double[] count;

    /**
     * @param transcriptome names; lengths may be unknown
     * @param start         shape [classes + 1]: entries of class c are start[c] … start[c+1]−1
     * @param transcript    shape [entries], indices into the transcriptome
     * @param weight        shape [entries], each ≥ 0, what multiplies the transcript's share (effective length
     *                      included); or null where the file has none
     * @param count         fragments, shape [classes], each ≥ 0
     */
    public ClassTable(
            Transcriptome transcriptome, int[] start, int[] transcript, double @Nullable [] weight, double[] count) {
        if (start.length != count.length + 1 || start[count.length] != transcript.length) {
            throw new IllegalArgumentException("row starts do not fit");
        }
        if (weight != null && weight.length != transcript.length) {
            throw new IllegalArgumentException(weight.length + " weights but " + transcript.length + " entries");
        }
        this.transcriptome = transcriptome;
        this.start = start.clone();
        this.transcript = transcript.clone();
        this.weight = weight == null ? null : weight.clone();
        this.count = count.clone();
    }

    /** @return the transcripts that entries refer to */
    public Transcriptome transcriptome() {
        return transcriptome;
    }

    /**
     * @param names the same transcripts, in the same order, by other names
     * @return these classes of them
     */
    public ClassTable of(Transcriptome names) {
        return names == transcriptome ? this : new ClassTable(names, start, transcript, weight, count);
    }

    /** @return number of classes */
    public int classes() {
        return count.length;
    }

    /** @return number of entries */
    public int entries() {
        return transcript.length;
    }

    /** @return first entry of the class; of {@code classes()}, the number of entries */
    public int start(int equivalenceClass) {
        return start[equivalenceClass];
    }

    /** @return the entry's transcript */
    public int transcript(int entry) {
        return transcript[entry];
    }

    /** @return whether entries have weights */
    public boolean hasWeights() {
        return weight != null;
    }

    /** @return the entry's weight, 1 where the table has none */
    public double weight(int entry) {
        return weight == null ? 1 : weight[entry];
    }

    /** @return fragments in the class */
    public double count(int equivalenceClass) {
        return count[equivalenceClass];
    }
}
