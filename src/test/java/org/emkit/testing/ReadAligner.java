package org.emkit.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * All end-to-end alignments of a read to the transcripts, on both strands, that share a seed with it and score no less
 * than −0.6 − 0.6 × read length. A mismatch costs 6, a gap of k bases 5 + 3k: bowtie2's terms for reads of high quality.
 * An alignment has one gap at most, four bases or more from the read's ends. Beside an alignment of its mate a read is
 * also found without a seed, if without gaps.
 */
final class ReadAligner {
    private static final int MISMATCH = 6;
    private static final int FLANK = 4;

    private static final Comparator<ReadAlignment> BEST_FIRST = Comparator.comparingInt(ReadAlignment::penalty)
            .thenComparingInt(ReadAlignment::start)
            .thenComparingInt(ReadAlignment::deleted);

    private final SimulatedTranscriptome transcriptome;
    private final SeedIndex index;
    private final int longestGap;

    /** @param longestGap bases; 0: alignments without gaps only */
    ReadAligner(SimulatedTranscriptome transcriptome, int longestGap) {
        this.transcriptome = transcriptome;
        this.index = new SeedIndex(transcriptome);
        this.longestGap = longestGap;
    }

    /** @return largest penalty of an alignment */
    static int largestPenalty(int readLength) {
        return (int) (0.6 + 0.6 * readLength);
    }

    /** @return bases of a gap × 3 + 5 */
    static int gapPenalty(int length) {
        return 5 + 3 * length;
    }

    /** @return alignments by transcript, best first, forward before reverse */
    List<ReadAlignment> align(byte[] read) {
        List<ReadAlignment> found = new ArrayList<>();
        alignStrand(read, false, found);
        int forward = found.size();
        alignStrand(Mutations.reverseComplement(read), true, found);
        if (forward > 0 && found.size() > forward) {
            found.sort(Comparator.comparingInt(ReadAlignment::transcript));
        }
        return found;
    }

    /**
     * The read's alignments on transcripts where only its mate has one: inward from the mate, within a fragment.
     *
     * @param own  alignments of the read, by transcript
     * @param mate alignments of the mate, by transcript
     * @return all alignments of the read, by transcript
     */
    List<ReadAlignment> besideMate(
            byte[] read, List<ReadAlignment> own, List<ReadAlignment> mate, int longestFragment) {
        List<ReadAlignment> all = new ArrayList<>(own);
        byte[] other = Mutations.reverseComplement(read);
        int next = 0;
        for (ReadAlignment of : mate) {
            while (next < own.size() && own.get(next).transcript() < of.transcript()) {
                next++;
            }
            if (next == own.size() || own.get(next).transcript() != of.transcript()) {
                int from = of.reverse() ? of.end(read.length) - longestFragment : of.start();
                int to = of.reverse() ? of.end(read.length) : of.start() + longestFragment;
                addWithin(of.reverse() ? read : other, of.transcript(), from, to, !of.reverse(), all);
            }
        }
        if (all.size() > own.size()) {
            all.sort(Comparator.comparingInt(ReadAlignment::transcript));
        }
        return all;
    }

    private void addWithin(byte[] read, int transcript, int from, int to, boolean reverse, List<ReadAlignment> all) {
        byte[] bases = transcriptome.sequence(transcript);
        int most = largestPenalty(read.length) / MISMATCH;
        for (int start = Math.max(0, from); start + read.length <= Math.min(bases.length, to); start++) {
            int mismatches = mismatches(read, bases, start, most + 1);
            ReadAlignment found = new ReadAlignment(transcript, start, reverse, MISMATCH * mismatches, 0, 0);
            if (mismatches <= most && !all.contains(found)) {
                all.add(found);
            }
        }
    }

    private void alignStrand(byte[] read, boolean reverse, List<ReadAlignment> found) {
        long[] diagonal = index.diagonals(read, read.length);
        List<ReadAlignment> here = new ArrayList<>();
        for (int i = 0; i < diagonal.length; i++) {
            int transcript = (int) (diagonal[i] >>> 32);
            int start = (int) diagonal[i] - read.length;
            addAt(read, transcript, start, reverse, here);
            if (i + 1 == diagonal.length || diagonal[i + 1] >>> 32 != transcript) {
                if (longestGap > 0) {
                    keepDistinct(here, found);
                } else {
                    found.addAll(here);
                }
                here.clear();
            }
        }
    }

    private void addAt(byte[] read, int transcript, int start, boolean reverse, List<ReadAlignment> here) {
        byte[] bases = transcriptome.sequence(transcript);
        int limit = largestPenalty(read.length);
        boolean inside = start >= 0 && start + read.length <= bases.length;
        int mismatches = inside ? mismatches(read, bases, start, limit / MISMATCH + 1) : limit;
        if (MISMATCH * mismatches <= limit) {
            here.add(new ReadAlignment(transcript, start, reverse, MISMATCH * mismatches, 0, 0));
        }
        for (int gap = 1; gap <= longestGap && gapPenalty(gap) < Math.min(limit + 1, MISMATCH * mismatches); gap++) {
            int most = Math.min(limit, MISMATCH * mismatches - 1);
            addGapped(read, transcript, new int[] {start, start + gap}, reverse, most, here);
            addGapped(read, transcript, new int[] {start, start - gap}, reverse, most, here);
            addGapped(read, transcript, new int[] {start - gap, start}, reverse, most, here);
            addGapped(read, transcript, new int[] {start + gap, start}, reverse, most, here);
        }
    }

    private static int mismatches(byte[] read, byte[] bases, int start, int enough) {
        int count = 0;
        for (int i = 0; i < read.length && count < enough; i++) {
            count += read[i] == bases[start + i] ? 0 : 1;
        }
        return count;
    }

    /**
     * Adds the best alignment whose first bases lie as if the read began at the first start, the last ones as at the
     * second; of equally good ones the one with the leftmost gap.
     */
    private void addGapped(
            byte[] read, int transcript, int[] start, boolean reverse, int most, List<ReadAlignment> here) {
        byte[] bases = transcriptome.sequence(transcript);
        int deleted = start[1] - start[0];
        int inserted = Math.max(0, -deleted);
        if (start[0] < 0 || start[1] + read.length > bases.length) {
            return;
        }
        int count = 0;
        for (int i = FLANK + inserted; i < read.length; i++) {
            count += differs(read, bases, i, start[1]);
        }
        for (int i = 0; i < FLANK; i++) {
            count += differs(read, bases, i, start[0]);
        }
        int best = Integer.MAX_VALUE;
        int bestAt = 0;
        for (int at = FLANK; at + inserted <= read.length - FLANK; at++) {
            if (count < best) {
                best = count;
                bestAt = at;
            }
            count += differs(read, bases, at, start[0]) - differs(read, bases, at + inserted, start[1]);
        }
        int penalty = MISMATCH * best + gapPenalty(Math.abs(deleted));
        if (best < Integer.MAX_VALUE && penalty <= most) {
            here.add(new ReadAlignment(transcript, start[0], reverse, penalty, bestAt, deleted));
        }
    }

    private static int differs(byte[] read, byte[] bases, int at, int start) {
        return read[at] == bases[start + at] ? 0 : 1;
    }

    /** Of alignments that begin or end alike the best one is kept. */
    private static void keepDistinct(List<ReadAlignment> here, List<ReadAlignment> found) {
        int from = found.size();
        here.sort(BEST_FIRST);
        for (ReadAlignment candidate : here) {
            boolean distinct = true;
            for (int i = from; distinct && i < found.size(); i++) {
                ReadAlignment kept = found.get(i);
                distinct = kept.start() != candidate.start()
                        && kept.start() + kept.deleted() != candidate.start() + candidate.deleted();
            }
            if (distinct) {
                found.add(candidate);
            }
        }
    }
}
