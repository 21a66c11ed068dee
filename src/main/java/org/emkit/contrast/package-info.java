/**
 * Sequences beside controls: the best score of a motif in each, a threshold, and how surprising it is that more sequences
 * than controls reach it. {@code motif} judges what it found by it, {@code enrich} what is known.
 *
 * <p>Controls are shuffles of the sequences themselves, {@link org.emkit.contrast.ShuffleContrast}, or given,
 * {@link org.emkit.contrast.ControlContrast}. Sequences are divided into parts by their content,
 * {@link org.emkit.contrast.ContentParts}: what is chosen on some parts is tested on others.
 */
@NullMarked
package org.emkit.contrast;

import org.jspecify.annotations.NullMarked;
