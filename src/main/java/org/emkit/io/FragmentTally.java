package org.emkit.io;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.alignment.AlignmentCounts;
import org.jspecify.annotations.Nullable;

/** The numbers of {@link AlignmentCounts} while they grow. */
final class FragmentTally {
    long records;
    long supplementary;
    long repeated;
    long fragments;
    long unmapped;
    long qualityFailed;
    long placed;
    long severalPrimary;
    long scoreMissing;
    long scoreBlind;

    private @Nullable String severalPrimaryName;

    /** Counts a record before anything else is done with it. */
    void addRecord(AlignmentRecord record) {
        records++;
        if (record.is(AlignmentRecord.SUPPLEMENTARY)) {
            supplementary++;
        }
    }

    /** @param name of the fragment, where it is known */
    void addSeveralPrimary(@Nullable String name) {
        severalPrimary++;
        if (severalPrimaryName == null) {
            severalPrimaryName = name;
        }
    }

    /** Takes over the counts of fragments that come after these; they are 0 then. */
    void takeFrom(FragmentTally later) {
        records += later.records;
        supplementary += later.supplementary;
        repeated += later.repeated;
        fragments += later.fragments;
        unmapped += later.unmapped;
        qualityFailed += later.qualityFailed;
        placed += later.placed;
        severalPrimary += later.severalPrimary;
        scoreMissing += later.scoreMissing;
        scoreBlind += later.scoreBlind;
        if (severalPrimaryName == null) {
            severalPrimaryName = later.severalPrimaryName;
        }
        later.clear();
    }

    private void clear() {
        records = 0;
        supplementary = 0;
        repeated = 0;
        fragments = 0;
        unmapped = 0;
        qualityFailed = 0;
        placed = 0;
        severalPrimary = 0;
        scoreMissing = 0;
        scoreBlind = 0;
        severalPrimaryName = null;
    }

    /** @return the counts so far; a warning about names used twice is added to the given ones */
    AlignmentCounts counts(boolean regrouped, long spilledBytes, List<String> warnings) {
        List<String> all = new ArrayList<>(warnings);
        if (severalPrimary > 0) {
            String example = severalPrimaryName == null ? "" : " (such as " + severalPrimaryName + ")";
            all.add(String.format(
                    Locale.ROOT,
                    "%d fragments%s have several primary alignments of one read: unless the aligner marks no alignment as"
                            + " secondary, different fragments share these names and were taken for one",
                    severalPrimary,
                    example));
        }
        return new AlignmentCounts(
                records,
                supplementary,
                repeated,
                fragments,
                unmapped,
                qualityFailed,
                placed,
                severalPrimary,
                scoreMissing,
                scoreBlind,
                regrouped,
                spilledBytes,
                all);
    }
}
