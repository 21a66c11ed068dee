package org.emkit.em;

/**
 * How large a sparse factor may become before Newton's method is given up for a part of a table.
 *
 * @param elements        of the factor, and of the matrix off its diagonal
 * @param multiplications to put the matrix together, and to factor it once
 */
record FactorLimit(long elements, double multiplications) {
    /** One gigabyte, or about half a minute for each step. */
    static final FactorLimit USUAL = new FactorLimit(1L << 27, 1e11);

    void check(long newElements, double newMultiplications) {
        if (newElements > elements || newMultiplications > multiplications) {
            throw new Exceeded();
        }
    }

    /** A factor would be too large. */
    static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
