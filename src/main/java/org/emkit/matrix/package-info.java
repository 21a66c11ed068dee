/**
 * Vocabulary: motifs as matrices, whether found or read from a file. Imports {@code sequence} alone.
 *
 * <p>A motif of width w is a {@link org.emkit.matrix.PositionProbabilityMatrix} f(k, a); against a background p it becomes a
 * {@link org.emkit.matrix.PositionWeightMatrix} log₂ f(k, a)/p(a), which scores windows of w letters.
 */
@NullMarked
package org.emkit.matrix;

import org.jspecify.annotations.NullMarked;
