package org.emkit.testing;

/**
 * Where a read lies on a transcript, from end to end.
 *
 * @param transcript index
 * @param start      first aligned base of the transcript, from 0
 * @param reverse    whether the read's reverse complement is aligned
 * @param penalty    minus the score
 * @param gapAt      bases of the aligned read before its gap; 0 without one
 * @param deleted    bases of the transcript that the gap skips; negative: bases of the read inserted; 0: no gap
 */
record ReadAlignment(int transcript, int start, boolean reverse, int penalty, int gapAt, int deleted) {
    /** @return bases of the gap */
    int gap() {
        return Math.abs(deleted);
    }

    /** @return bases of the transcript from first to last aligned */
    int span(int readLength) {
        return readLength + deleted;
    }

    /** @return just behind the last aligned base of the transcript */
    int end(int readLength) {
        return start + span(readLength);
    }

    String cigar(int readLength) {
        if (deleted == 0) {
            return readLength + "M";
        }
        return deleted > 0
                ? gapAt + "M" + deleted + "D" + (readLength - gapAt) + "M"
                : gapAt + "M" + -deleted + "I" + (readLength - gapAt + deleted) + "M";
    }

    /** @return the SAM specification's MD string */
    String md(byte[] alignedRead, byte[] bases) {
        StringBuilder md = new StringBuilder();
        int run = 0;
        for (int i = 0; i < alignedRead.length; i++) {
            if (i == gapAt && deleted < 0) {
                i -= deleted;
            } else if (i == gapAt && deleted > 0) {
                md.append(run).append('^');
                for (int k = 0; k < deleted; k++) {
                    md.append((char) bases[start + gapAt + k]);
                }
                run = 0;
            }
            int at = start + i + (i >= gapAt ? deleted : 0);
            if (alignedRead[i] == bases[at]) {
                run++;
            } else {
                md.append(run).append((char) bases[at]);
                run = 0;
            }
        }
        return md.append(run).toString();
    }

    /** @return mismatches, inserted and deleted bases */
    int editDistance() {
        int gapPenalty = deleted == 0 ? 0 : ReadAligner.gapPenalty(gap());
        return (penalty - gapPenalty) / 6 + gap();
    }
}
