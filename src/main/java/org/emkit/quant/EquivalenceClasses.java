package org.emkit.quant;

import org.emkit.alignment.ClassTable;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.SparsePattern;

/**
 * Fragments grouped by the transcripts they may come from: of each class its transcripts, their weights and the number
 * of fragments. Classes are in canonical order, so that equal fragments give equal classes. Immutable.
 */
public final class EquivalenceClasses {
    private final SparsePattern pattern;
    private final double[] weight;
    private final double[] count;
    private final boolean lengthIncluded;

    /** Takes the arrays as its own. */
    EquivalenceClasses(SparsePattern pattern, double[] weight, double[] count, boolean lengthIncluded) {
        this.pattern = pattern;
        this.weight = weight;
        this.count = count;
        this.lengthIncluded = lengthIncluded;
    }

    /**
     * Classes as a file holds them, in canonical order. Members of weight 0 are dropped, repeated members of a class
     * merged; classes without fragments or without any positive weight are left out.
     *
     * @param table classes; weights are used as they stand, as what multiplies a transcript's share, effective length
     *              included; a table without weights has 1 everywhere, effective length not included
     * @return the classes
     */
    public static EquivalenceClasses fromClassTable(ClassTable table) {
        return ClassTables.read(table);
    }

    /**
     * The classes as a file holds them.
     *
     * @param transcriptome   names
     * @param effectiveLength bases, shape [transcripts], each &gt; 0; not used where weights include it already
     * @return a table whose weights include the effective length and sum to 1 in each class
     */
    public ClassTable toClassTable(Transcriptome transcriptome, double[] effectiveLength) {
        return ClassTables.write(this, transcriptome, effectiveLength);
    }

    /** @return transcripts (components) of each class (observation) */
    public SparsePattern pattern() {
        return pattern;
    }

    /** @return number of classes */
    public int classes() {
        return pattern.observations();
    }

    /** @return number of transcripts that members refer to */
    public int transcripts() {
        return pattern.components();
    }

    /** @return first entry of the class; of {@code classes()}, the number of entries */
    public int start(int equivalenceClass) {
        return pattern.start(equivalenceClass);
    }

    /** @return the entry's transcript */
    public int transcript(int entry) {
        return pattern.component(entry);
    }

    /**
     * @return mean compatibility weight of the class's fragments on the entry's transcript, relative to each fragment's
     *     best, in (0, 1]; or the weight in the class file that the classes were read from, &gt; 0
     */
    public double weight(int entry) {
        return weight[entry];
    }

    /** @return fragments in the class, &gt; 0 */
    public double count(int equivalenceClass) {
        return count[equivalenceClass];
    }

    /** @return fragments in each class, a copy, shape [classes] */
    public double[] counts() {
        return count.clone();
    }

    /** @return fragments in all classes */
    public double fragments() {
        double sum = 0;
        for (double n : count) {
            sum += n;
        }
        return sum;
    }

    /** @return whether weights include the effective length */
    public boolean lengthIncluded() {
        return lengthIncluded;
    }

    /**
     * Likelihood of each entry, P(fragment | transcript) = w / l̃, up to a factor common to a class.
     *
     * @param effectiveLength bases, shape [transcripts], each &gt; 0; not used where weights include it already
     * @return shape [entries], each &gt; 0
     */
    public double[] likelihood(double[] effectiveLength) {
        if (effectiveLength.length != transcripts()) {
            throw new IllegalArgumentException(effectiveLength.length + " lengths, " + transcripts() + " transcripts");
        }
        double[] likelihood = weight.clone();
        for (int e = 0; e < likelihood.length && !lengthIncluded; e++) {
            likelihood[e] /= effectiveLength[pattern.component(e)];
        }
        return likelihood;
    }

    /** @return fragments that fit the transcript alone, shape [transcripts] */
    public double[] uniqueFragments() {
        return fragmentsOf(true);
    }

    /** @return fragments that fit the transcript among others, shape [transcripts]; one fragment counts for several */
    public double[] ambiguousFragments() {
        return fragmentsOf(false);
    }

    private double[] fragmentsOf(boolean unique) {
        double[] sum = new double[transcripts()];
        for (int c = 0; c < classes(); c++) {
            if ((start(c + 1) - start(c) == 1) == unique) {
                for (int e = start(c); e < start(c + 1); e++) {
                    sum[transcript(e)] += count[c];
                }
            }
        }
        return sum;
    }

    /** @return each class's fragments shared equally among its transcripts, shape [transcripts] */
    double[] equalShares() {
        double[] sum = new double[transcripts()];
        for (int c = 0; c < classes(); c++) {
            double share = count[c] / (start(c + 1) - start(c));
            for (int e = start(c); e < start(c + 1); e++) {
                sum[transcript(e)] += share;
            }
        }
        return sum;
    }
}
