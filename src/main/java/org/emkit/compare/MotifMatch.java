package org.emkit.compare;

import org.emkit.sequence.Strand;

/**
 * A target as it lies best on a query.
 *
 * @param target  index in the database
 * @param offset  the target's column, in its own reading direction on that strand, on which the query's first column lies;
 *                negative where the query begins before the target does
 * @param overlap columns that lie on columns
 * @param strand  REVERSE where the target's reverse complement fits better
 * @param pValue  probability that a random target of that width fits as well, at whichever offset
 * @param eValue  how many targets of the database are expected to fit as well by chance
 * @param qValue  least rate of false discoveries among the query's matches at which this is one
 */
public record MotifMatch(
        int target, int offset, int overlap, Strand strand, double pValue, double eValue, double qValue) {}
