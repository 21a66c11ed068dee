package org.emkit.quant;

import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.LibraryType;
import org.emkit.alignment.ScoreScale;

/**
 * What the fragments of a sample told of it, besides abundances.
 *
 * @param alignments      what was read
 * @param scoreScale      what one unit of alignment score means, as used
 * @param library         orientations of all fragments
 * @param libraryType     the type used: as given, or else as the orientations say
 * @param fragmentLengths lengths of fragments, as used
 */
public record FragmentEvidence(
        AlignmentCounts alignments,
        ScoreScale scoreScale,
        LibraryEvidence library,
        LibraryType libraryType,
        FragmentLengths fragmentLengths) {}
