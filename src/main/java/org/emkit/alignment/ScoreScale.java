package org.emkit.alignment;

/**
 * What one unit of alignment score means: a placement that scores d units below the fragment's best has conditional
 * likelihood exp(−natsPerUnit · d).
 *
 * @param aligner     the program that made the alignments, as the header names it, or "unknown"
 * @param natsPerUnit nats, &gt; 0
 * @param perPair     whether each mate carries the score of the pair (STAR), so that it must not be summed
 * @param origin      why this scale was taken, in a few words for the log
 */
public record ScoreScale(String aligner, double natsPerUnit, boolean perPair, String origin) {}
