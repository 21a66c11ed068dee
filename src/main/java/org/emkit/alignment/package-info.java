/** What a BAM gives: transcripts, and the alignments of one fragment after another. Imports nothing. */
@NullMarked
package org.emkit.alignment;

import org.jspecify.annotations.NullMarked;
