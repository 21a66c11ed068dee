/**
 * Where known motifs occur: every window of a sequence, on both strands, against every matrix.
 *
 * <p>A window's score is a whole number, {@link org.emkit.matrix.ScoreDistribution}, and a site is a window whose score
 * has a p-value at or below a threshold. {@link org.emkit.scan.SiteFinder} finds sites; {@link org.emkit.scan.SiteCounts}
 * keeps what q-values need. Windows with an ambiguous letter are neither sites nor tests.
 */
@NullMarked
package org.emkit.scan;

import org.jspecify.annotations.NullMarked;
