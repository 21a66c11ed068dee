package org.emkit.matrix;

/**
 * A motif with a name, as databases hold them.
 *
 * @param id            unique in its file, without blanks
 * @param alternateName such as the factor's; empty where there is none
 * @param matrix        probabilities of the letters
 * @param sites         number of sites the matrix was made from, &gt; 0; NaN where not told
 * @param eValue        ≥ 0; NaN where not told
 */
public record KnownMotif(
        String id, String alternateName, PositionProbabilityMatrix matrix, double sites, double eValue) {}
