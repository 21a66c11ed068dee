package org.emkit.scan;

/** Letters without a wildcard, and which windows of them are to be looked at. */
final class Run {
    private final byte[] codes;
    private final int from;
    private final int to;
    private final int end;
    private final int origin;

    /**
     * @param codes  letters; {@link org.emkit.sequence.SequenceBlock#MARGIN} more of them than {@code end}
     * @param from   first window's first letter
     * @param to     one past the last window's first letter
     * @param end    one past the last letter of the run
     * @param origin index that positions of sites are told from
     */
    Run(byte[] codes, int from, int to, int end, int origin) {
        this.codes = codes;
        this.from = from;
        this.to = to;
        this.end = end;
        this.origin = origin;
    }

    byte[] codes() {
        return codes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int end() {
        return end;
    }

    int origin() {
        return origin;
    }
}
