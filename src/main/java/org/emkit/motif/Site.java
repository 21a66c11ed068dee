package org.emkit.motif;

import org.emkit.sequence.Strand;

/**
 * An occurrence of a motif.
 *
 * @param sequence index in the sequence set, as read
 * @param start    first letter on the forward strand, 0-based; the site ends width letters further
 * @param strand   the strand on which the motif reads
 * @param score    log-odds of the motif against letters of the background without context, bits
 * @param pValue   chance of such a score or a higher one in a random window, in (0, 1]
 */
public record Site(int sequence, int start, Strand strand, double score, double pValue) {}
