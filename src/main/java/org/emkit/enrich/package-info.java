/**
 * Which known motifs have more sites in sequences than in controls.
 *
 * <p>A sequence counts by its best window, {@link org.emkit.contrast.BestWindow}. The threshold that makes a hit is chosen
 * on some of the sequences and tested on the others, so that p-values are honest; or all scores are compared by ranks.
 */
@NullMarked
package org.emkit.enrich;

import org.jspecify.annotations.NullMarked;
