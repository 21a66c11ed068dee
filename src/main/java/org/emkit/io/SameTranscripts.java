package org.emkit.io;

import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;

/** Holds the transcripts of one input of classes against those of another: same names and lengths, in any order. */
public final class SameTranscripts {
    private static final String REMEDY = "give classes of reads that were aligned to the same transcripts";

    private SameTranscripts() {}

    /**
     * Compares names.
     *
     * @param first     transcripts of the first file
     * @param firstFile its name, for the message
     * @param other     transcripts of another
     * @param otherFile its name, for the message
     * @throws UserException where one has a transcript that the other lacks: the first such one
     */
    public static void checkNames(Transcriptome first, String firstFile, Transcriptome other, String otherFile) {
        for (int t = 0; t < other.size(); t++) {
            if (first.indexOf(other.name(t)) < 0) {
                throw new UserException(
                        "transcript " + (t + 1) + " of " + other.size() + ", " + other.name(t) + ", is not among the "
                                + first.size() + " of " + firstFile,
                        otherFile,
                        REMEDY);
            }
        }
        for (int t = 0; t < first.size(); t++) {
            if (other.indexOf(first.name(t)) < 0) {
                throw new UserException(
                        "lacks transcript " + (t + 1) + " of the " + first.size() + " of " + firstFile + ", "
                                + first.name(t),
                        otherFile,
                        REMEDY);
            }
        }
    }

    /**
     * Compares lengths of transcripts whose names are the same.
     *
     * @param first     transcripts with lengths
     * @param firstFile where the lengths are from, for the message
     * @param other     transcripts with lengths
     * @param otherFile where they are from, for the message
     * @throws UserException where a length differs
     */
    public static void checkLengths(Transcriptome first, String firstFile, Transcriptome other, String otherFile) {
        for (int t = 0; t < other.size(); t++) {
            int length = first.length(first.indexOf(other.name(t)));
            if (length != other.length(t)) {
                throw new UserException(
                        "transcript " + other.name(t) + " has " + other.length(t) + " bases, but " + length + " in "
                                + firstFile,
                        otherFile,
                        REMEDY);
            }
        }
    }
}
