package org.emkit.enrich;

import org.emkit.sequence.KletShuffle;

/**
 * How enrichment is tested.
 *
 * @param test        of what
 * @param wordLength  shuffles keep words of so many letters, in [1, {@value KletShuffle#MOST_LETTERS}]
 * @param bothStrands whether sites may lie on either strand; without effect where letters do not pair
 * @param seed        of the shuffles
 */
public record EnrichmentOptions(Test test, int wordLength, boolean bothStrands, long seed) {
    /** What is compared. */
    public enum Test {
        /** How many reach the threshold that is best on three tenths of the sequences; of the other seven tenths. */
        THRESHOLD,
        /** The ranks of all scores. */
        RANKS
    }

    /** @throws IllegalArgumentException if a number is out of range */
    public EnrichmentOptions {
        if (wordLength < 1 || wordLength > KletShuffle.MOST_LETTERS) {
            throw new IllegalArgumentException("words of " + wordLength + " letters");
        }
    }
}
