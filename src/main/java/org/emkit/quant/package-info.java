/** Transcript abundance: fragment alignments in, expected fragments and TPM out. */
@NullMarked
package org.emkit.quant;

import org.jspecify.annotations.NullMarked;
