package org.emkit.alignment;

import java.util.List;

/**
 * What was read, in records and fragments. {@code fragments = unmapped + qualityFailed + placed}.
 *
 * @param records        alignment records
 * @param supplementary  records left out because they are parts of a split alignment
 * @param repeated       records that repeat an alignment of the same read (left out)
 * @param fragments      distinct read names
 * @param unmapped       fragments without any alignment
 * @param qualityFailed  fragments flagged as failing quality checks
 * @param placed         fragments handed on
 * @param severalPrimary fragments with two different primary alignments of one mate: a name used twice?
 * @param scoreMissing   placed fragments with a record that has no alignment score, scored from CIGAR, NM and MD
 * @param scoreBlind     those of them whose records tell nothing of mismatches (neither NM nor MD nor =/X)
 * @param regrouped      whether records had to be regrouped by name
 * @param spilledBytes   bytes that went through temporary files while regrouping
 * @param warnings       what a user should know of the files, one line each
 */
public record AlignmentCounts(
        long records,
        long supplementary,
        long repeated,
        long fragments,
        long unmapped,
        long qualityFailed,
        long placed,
        long severalPrimary,
        long scoreMissing,
        long scoreBlind,
        boolean regrouped,
        long spilledBytes,
        List<String> warnings) {
    public AlignmentCounts {
        warnings = List.copyOf(warnings);
    }
}
