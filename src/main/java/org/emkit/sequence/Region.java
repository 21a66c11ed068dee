package org.emkit.sequence;

/**
 * A stretch of a genome.
 *
 * @param chromosome name of the sequence it lies on
 * @param start      first letter, 0-based
 * @param end        one past the last letter, ≥ start
 * @param strand     the strand that its sequence was read from
 */
public record Region(String chromosome, int start, int end, Strand strand) {
    /** @throws IllegalArgumentException if the bounds are not in order */
    public Region {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException(chromosome + ": from " + start + " to " + end);
        }
    }

    /**
     * @param first of the part, counted from the first letter of the sequence, as it was read
     * @param width number of letters
     * @param on    strand of the part, as seen from the sequence
     * @return where a part of the sequence lies
     */
    public Region part(int first, int width, Strand on) {
        boolean forward = strand == Strand.FORWARD;
        int from = forward ? start + first : end - first - width;
        return new Region(chromosome, from, from + width, forward ? on : on.opposite());
    }

    /** @return number of letters */
    public int length() {
        return end - start;
    }
}
