package org.emkit.io;

import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;

/**
 * Turns all records of one fragment into its placements. If any transcript holds both mates, the placements are the
 * pairs on such transcripts alone; otherwise they are the single mates or reads.
 *
 * <p>Length of a pair: inward or dovetailed, from 5′ end to 5′ end; otherwise the span of both mates. Clipped bases count
 * where they lie beyond a 5′ end; nothing reaches past the ends of the transcript.
 *
 * <p>Score of a pair: the sum of its mates', or, where each mate carries the pair's, the larger one. If any of the
 * fragment's records lacks a score, all its placements are scored by what their records tell of mismatches, gaps and
 * clips instead, in the same unit.
 */
final class FragmentPlacer {
    private final int[] transcriptLength;
    private final ScoreScale scale;
    private final FragmentAlignments placements = new FragmentAlignments();
    private final DistinctAlignments alignments = new DistinctAlignments();
    private final MatePairs pairs = new MatePairs(alignments, this::pairScore);
    private boolean fallback;

    FragmentPlacer(Transcriptome transcriptome, ScoreScale scale) {
        this.transcriptLength = transcriptome.lengths();
        this.scale = scale;
    }

    /**
     * Places a fragment and counts it.
     *
     * @return whether it has placements, to be found in {@link #placements}
     */
    boolean place(RecordGroup group, FragmentTally tally) {
        tally.fragments++;
        if (group.isQualityFailed()) {
            tally.qualityFailed++;
            return false;
        }
        if (group.size() == 0) {
            tally.unmapped++;
            return false;
        }
        fallback = group.isScoreMissing();
        if (fallback) {
            tally.scoreMissing++;
            tally.scoreBlind += group.areMismatchesUnknown() ? 1 : 0;
        }
        alignments.of(group);
        tally.repeated += alignments.records() - alignments.size();
        tally.placed++;
        if (!addPairs()) {
            addSingles();
        }
        placements.sort();
        return true;
    }

    /** @return those of the last fragment placed */
    FragmentAlignments placements() {
        return placements;
    }

    private boolean addPairs() {
        placements.clear(FragmentKind.PAIR);
        int to;
        for (int from = 0; from < alignments.size(); from = to) {
            int transcript = alignments.transcript(from);
            to = from + 1;
            while (to < alignments.size() && alignments.transcript(to) == transcript) {
                to++;
            }
            if (to - from > 1) {
                pairs.of(from, to);
                for (int p = 0; p < pairs.size(); p++) {
                    addPair(transcript, pairs.first(p), pairs.second(p), pairs.score(p));
                }
            }
        }
        return placements.size() > 0;
    }

    private void addPair(int transcript, int first, int second, int score) {
        boolean firstReverse = alignments.isReverse(first);
        if (firstReverse == alignments.isReverse(second)) {
            int length = firstReverse
                    ? Math.max(fivePrime(first), fivePrime(second))
                            - Math.min(alignments.start(first), alignments.start(second))
                    : Math.max(alignments.end(first), alignments.end(second))
                            - Math.min(fivePrime(first), fivePrime(second));
            placements.add(transcript, score, length, firstReverse ? Orientation.MSR : Orientation.MSF);
            return;
        }
        int forward = firstReverse ? second : first;
        int reverse = firstReverse ? first : second;
        if (alignments.start(forward) >= alignments.end(reverse)) {
            int length = alignments.end(forward) - alignments.start(reverse);
            placements.add(transcript, score, length, firstReverse ? Orientation.OSR : Orientation.OSF);
            return;
        }
        int length = fivePrime(reverse) - fivePrime(forward);
        boolean inward = alignments.start(forward) <= alignments.start(reverse);
        Orientation orientation = inward
                ? (firstReverse ? Orientation.ISR : Orientation.ISF)
                : (firstReverse ? Orientation.DOVETAIL_SR : Orientation.DOVETAIL_SF);
        placements.add(transcript, score, length, orientation);
    }

    private void addSingles() {
        int last = alignments.mate(alignments.size() - 1);
        boolean both = false;
        for (int a = 0; a < alignments.size(); a++) {
            both |= alignments.mate(a) != last;
        }
        placements.clear(both ? FragmentKind.DISCORDANT : last == 0 ? FragmentKind.SINGLE : FragmentKind.ORPHAN);
        for (int a = 0; a < alignments.size(); a++) {
            int transcript = alignments.transcript(a);
            boolean reverse = alignments.isReverse(a);
            int room = reverse ? fivePrime(a) : transcriptLength[transcript] - fivePrime(a);
            Orientation orientation = switch (alignments.mate(a)) {
                case 1 -> reverse ? Orientation.FIRST_REVERSE : Orientation.FIRST_FORWARD;
                case 2 -> reverse ? Orientation.SECOND_REVERSE : Orientation.SECOND_FORWARD;
                default -> reverse ? Orientation.SR : Orientation.SF;
            };
            placements.add(transcript, score(alignments.bestRecord(a)), room, orientation);
        }
    }

    /** Where the read's 5′ end lies, were its clipped bases aligned too: 0 … transcript length. */
    private int fivePrime(int alignment) {
        if (alignments.isReverse(alignment)) {
            long end = (long) alignments.end(alignment) + alignments.clip(alignment);
            return (int) Math.min(end, transcriptLength[alignments.transcript(alignment)]);
        }
        return Math.max(0, alignments.start(alignment) - alignments.clip(alignment));
    }

    private int score(int record) {
        return fallback
                ? units(alignments.value(record, CompactRecord.PENALTY))
                : alignments.value(record, CompactRecord.SCORE);
    }

    private int pairScore(int firstRecord, int secondRecord) {
        if (fallback) {
            return units(alignments.value(firstRecord, CompactRecord.PENALTY)
                    + alignments.value(secondRecord, CompactRecord.PENALTY));
        }
        int first = alignments.value(firstRecord, CompactRecord.SCORE);
        int second = alignments.value(secondRecord, CompactRecord.SCORE);
        return scale.perPair() ? Math.max(first, second) : first + second;
    }

    private int units(int penalty) {
        return (int) -Math.min(2L * AlignmentRecord.LARGEST_SCORE, Math.round(penalty / scale.natsPerUnit()));
    }
}
