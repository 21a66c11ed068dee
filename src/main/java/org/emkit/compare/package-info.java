/**
 * Which known motif is it: matrices against a database of matrices.
 *
 * <p>At an offset, columns of the query lie on columns of the target. Each such pair has a similarity, rounded to a whole
 * number x; a column of the query that lies on none counts as much as its median over all columns of the database. The
 * sum over the query's columns is the completed score S. Random targets have columns drawn from all of the database's, so
 * that P(S ≥ s) at one offset is exact: the sums' distribution by convolution. Of a target the best offset counts, on
 * either strand where letters pair, and p = 1 − Π P(S<sub>o</sub> &lt; s) over all offsets o, as if they were independent.
 * Sources: Gupta et al. 2007, Genome Biol. 8:R24; completed scores: Tanaka et al. 2011, Bioinformatics 27:1603.
 */
@NullMarked
package org.emkit.compare;

import org.jspecify.annotations.NullMarked;
