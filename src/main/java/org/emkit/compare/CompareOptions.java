package org.emkit.compare;

/**
 * How motifs are compared.
 *
 * @param similarity     of two columns
 * @param minimumOverlap columns that lie on columns at least, &gt; 0; as many as the shorter motif has where that is less
 * @param bothStrands    whether targets are read on the other strand, too; without effect where letters do not pair
 */
public record CompareOptions(ColumnSimilarity similarity, int minimumOverlap, boolean bothStrands) {
    /** @throws IllegalArgumentException if a number is out of range */
    public CompareOptions {
        if (minimumOverlap < 1) {
            throw new IllegalArgumentException("minimumOverlap is " + minimumOverlap);
        }
    }

    /** Euclidean distance, five columns, both strands. */
    public static CompareOptions withDefaults() {
        return new CompareOptions(ColumnSimilarity.EUCLIDEAN, 5, true);
    }
}
