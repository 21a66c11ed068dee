package org.emkit.io;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emkit.UserException;
import org.emkit.alignment.Transcriptome;

/** Holds the transcripts of an alignment header against those of a FASTA: same names, same lengths, in any order. */
public final class HeaderCheck {
    private static final TranscriptNames[] REMEDIES = {
        new TranscriptNames(true, false), new TranscriptNames(false, true), new TranscriptNames(true, true)
    };

    private final Transcriptome fasta;
    private final String fastaFile;
    private final Transcriptome header;
    private final String alignmentFile;

    private HeaderCheck(Transcriptome fasta, String fastaFile, Transcriptome header, String alignmentFile) {
        this.fasta = fasta;
        this.fastaFile = fastaFile;
        this.header = header;
        this.alignmentFile = alignmentFile;
    }

    /**
     * Compares the two.
     *
     * @param fasta         names and lengths from the FASTA, shortened as asked
     * @param fastaFile     its name, for the message
     * @param header        names and lengths from the alignment header, shortened as asked
     * @param alignmentFile its name, for the message
     * @throws UserException where they differ: the first five names, and the option that would help
     */
    public static void check(Transcriptome fasta, String fastaFile, Transcriptome header, String alignmentFile) {
        new HeaderCheck(fasta, fastaFile, header, alignmentFile).check();
    }

    private void check() {
        if (isSame()) {
            return;
        }
        List<String> unknown = namesMissing(header, fasta);
        if (!unknown.isEmpty()) {
            throw different("transcripts that " + fastaFile + " does not have (" + unknown.size() + "): ", unknown);
        }
        List<String> extra = namesMissing(fasta, header);
        if (!extra.isEmpty()) {
            throw different("no such transcripts as " + fastaFile + " has (" + extra.size() + "): ", extra);
        }
        List<String> lengths = new ArrayList<>();
        for (int t = 0; t < header.size(); t++) {
            int other = fasta.length(fasta.indexOf(header.name(t)));
            if (header.length(t) != other) {
                lengths.add(header.name(t) + " (" + header.length(t) + " and " + other + ")");
            }
        }
        if (!lengths.isEmpty()) {
            throw new UserException(
                    "other lengths than in " + fastaFile + " (" + lengths.size() + "): " + Words.firstFew(lengths),
                    alignmentFile,
                    "give the FASTA that the reads were aligned to");
        }
    }

    /** @return whether the two are the same, in the same order, as they are where one was made from the other */
    private boolean isSame() {
        boolean same = fasta.size() == header.size();
        for (int t = 0; same && t < header.size(); t++) {
            same = fasta.length(t) == header.length(t) && fasta.name(t).equals(header.name(t));
        }
        return same;
    }

    private static List<String> namesMissing(Transcriptome from, Transcriptome in) {
        List<String> missing = new ArrayList<>();
        for (int t = 0; t < from.size(); t++) {
            if (in.indexOf(from.name(t)) < 0) {
                missing.add(from.name(t));
            }
        }
        return missing;
    }

    private UserException different(String what, List<String> names) {
        return new UserException("has " + what + Words.firstFew(names), alignmentFile, remedy());
    }

    /** The mildest shortening that makes the names agree; else what the names look like. */
    private String remedy() {
        for (TranscriptNames shortened : REMEDIES) {
            if (names(fasta, shortened).equals(names(header, shortened))) {
                return "use " + shortened.options();
            }
        }
        if (header.size() > 0 && looksLikeGenome()) {
            return "these seem to be alignments to a genome: align to the transcripts";
        }
        return "give the FASTA that the reads were aligned to";
    }

    private boolean looksLikeGenome() {
        int chromosomes = 0;
        for (int t = 0; t < header.size(); t++) {
            boolean named = header.name(t).matches("(?i)(chr)?([0-9]{1,2}|[XYMW]|MT|[IVX]+)|chr.*");
            chromosomes += named || header.length(t) > AlignmentHeader.CHROMOSOME ? 1 : 0;
        }
        return chromosomes * 2 > header.size() || longest() > AlignmentHeader.CHROMOSOME;
    }

    private int longest() {
        int longest = 0;
        for (int length : header.lengths()) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    private static Set<String> names(Transcriptome of, TranscriptNames shortened) {
        Set<String> names = new HashSet<>();
        for (int t = 0; t < of.size(); t++) {
            names.add(shortened.of(of.name(t)));
        }
        return names;
    }
}
