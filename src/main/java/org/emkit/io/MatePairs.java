package org.emkit.io;

import java.util.Arrays;

/**
 * Which alignments of the two mates belong together on one transcript. Aligners tell it in different ways:
 *
 * <ol>
 *   <li>bowtie2, HISAT2 and STAR write the two records of each pair so that each names the other's transcript and start,
 *       and repeat a record that belongs to several pairs. Such reciprocal links are taken, all of them; where both
 *       records have a hit index it must be the same.
 *   <li>Alignments without such a link: the same hit index on both mates, if they lie concordantly.
 *   <li>minimap2 and bwa let every secondary record name the mate's primary one, which tells nothing. An alignment that
 *       is still without a partner gets the nearest alignment of the other mate that lies concordantly, linked or not.
 *   <li>If the transcript has no pair by then, each alignment gets the nearest of the other mate, however it lies.
 * </ol>
 *
 * Concordant are mates on opposite strands, the forward one starting before the reverse one ends. Reused for one
 * transcript after another; nothing depends on the order of records.
 */
final class MatePairs {
    private static final int NONE = -1;

    private final DistinctAlignments alignments;
    private final PairScore score;

    /** Alignments of mate 1 forward, mate 1 reverse, mate 2 forward, mate 2 reverse: where each of these begins. */
    private final int[] bound = new int[5];

    private boolean[] linked = new boolean[16];
    private int[] choice = new int[16];
    private long[] hits = new long[16];
    private int[] first = new int[16];
    private int[] second = new int[16];
    private int[] scores = new int[16];
    private int size;

    /** Score of two records as a pair. */
    interface PairScore {
        int of(int firstRecord, int secondRecord);
    }

    MatePairs(DistinctAlignments alignments, PairScore score) {
        this.alignments = alignments;
        this.score = score;
    }

    /** Pairs the alignments [from, to), which are all those of one transcript. */
    void of(int from, int to) {
        size = 0;
        setBounds(from, to);
        if (bound[2] == from || bound[2] == to) {
            return;
        }
        if (to - from == 2) {
            add(from, from + 1, alignments.bestRecord(from), alignments.bestRecord(from + 1));
            return;
        }
        if (to > linked.length) {
            linked = new boolean[to * 2];
            choice = new int[to * 2];
        }
        Arrays.fill(linked, from, to, false);
        linkReciprocal();
        linkByHitIndex();
        linkNearest(true);
        if (size == 0) {
            linkNearest(false);
        }
    }

    private void setBounds(int from, int to) {
        int group = 0;
        bound[0] = from;
        for (int a = from; a < to; a++) {
            int of = (alignments.mate(a) == 2 ? 2 : 0) + (alignments.isReverse(a) ? 1 : 0);
            while (group < of) {
                bound[++group] = a;
            }
        }
        while (group < 4) {
            bound[++group] = to;
        }
    }

    private void linkReciprocal() {
        for (int a = bound[0]; a < bound[2]; a++) {
            for (int p = alignments.firstPosition(a); p < alignments.firstPosition(a + 1); p++) {
                int record = alignments.record(p);
                if (alignments.value(record, CompactRecord.LINK) >= 0) {
                    int flags = alignments.value(record, CompactRecord.FLAGS);
                    int strand = (flags & AlignmentRecord.MATE_REVERSE) != 0 ? 1 : 0;
                    if (!linkTo(a, record, strand)) {
                        linkTo(a, record, 1 - strand);
                    }
                }
            }
        }
    }

    /** Links the first mate's record to those of the second mate that name it, on that strand. */
    private boolean linkTo(int a, int record, int strand) {
        int start = alignments.start(a);
        int mateStart = alignments.value(record, CompactRecord.LINK);
        int end = bound[3 + strand];
        boolean found = false;
        for (int b = alignments.lowerBound(bound[2 + strand], end, mateStart);
                b < end && alignments.start(b) == mateStart;
                b++) {
            for (int p = alignments.firstLinked(b, start); p < alignments.firstPosition(b + 1); p++) {
                int mate = alignments.record(p);
                if (alignments.value(mate, CompactRecord.LINK) != start) {
                    break;
                }
                if (agree(record, mate)) {
                    add(a, b, record, mate);
                    linked[a] = true;
                    linked[b] = true;
                    found = true;
                }
            }
        }
        return found;
    }

    private boolean agree(int record, int mate) {
        int hit = alignments.value(record, CompactRecord.HIT_INDEX);
        int mateHit = alignments.value(mate, CompactRecord.HIT_INDEX);
        return hit == mateHit || hit < 0 || mateHit < 0;
    }

    private void linkByHitIndex() {
        int count = collectHits();
        if (count == 0) {
            return;
        }
        Arrays.sort(hits, 0, count);
        int fresh = size;
        for (int a = bound[0]; a < bound[2]; a++) {
            for (int p = alignments.firstPosition(a); !linked[a] && p < alignments.firstPosition(a + 1); p++) {
                int record = alignments.record(p);
                int hit = alignments.value(record, CompactRecord.HIT_INDEX);
                for (int h = hit < 0 ? count : firstHit(count, hit); h < count && (int) (hits[h] >>> 32) == hit; h++) {
                    int position = (int) hits[h];
                    int b = alignments.alignmentOf(position);
                    if (isConcordant(a, b)) {
                        add(a, b, record, alignments.record(position));
                    }
                }
            }
        }
        for (int i = fresh; i < size; i++) {
            linked[first[i]] = true;
            linked[second[i]] = true;
        }
    }

    /** Hit indices of the second mate's alignments without link, each with the record's position. */
    private int collectHits() {
        int count = 0;
        for (int b = bound[2]; b < bound[4]; b++) {
            for (int p = alignments.firstPosition(b); !linked[b] && p < alignments.firstPosition(b + 1); p++) {
                int hit = alignments.value(alignments.record(p), CompactRecord.HIT_INDEX);
                if (hit >= 0) {
                    if (count == hits.length) {
                        hits = Arrays.copyOf(hits, count * 2);
                    }
                    hits[count++] = (long) hit << 32 | p;
                }
            }
        }
        return count;
    }

    private int firstHit(int count, int hit) {
        int found = Arrays.binarySearch(hits, 0, count, (long) hit << 32);
        return found >= 0 ? found : -found - 1;
    }

    private boolean isConcordant(int a, int b) {
        boolean reverse = alignments.isReverse(a);
        return reverse != alignments.isReverse(b) && (reverse ? reaches(b, a) : reaches(a, b));
    }

    private boolean reaches(int forward, int reverse) {
        return alignments.start(forward) < alignments.end(reverse);
    }

    private void linkNearest(boolean concordant) {
        for (int a = bound[0]; a < bound[2]; a++) {
            choice[a] = linked[a] ? NONE : nearest(a, 2, concordant);
            if (choice[a] != NONE) {
                add(a, choice[a], alignments.bestRecord(a), alignments.bestRecord(choice[a]));
            }
        }
        for (int b = bound[2]; b < bound[4]; b++) {
            int a = linked[b] ? NONE : nearest(b, 0, concordant);
            if (a != NONE && choice[a] != b) {
                add(a, b, alignments.bestRecord(a), alignments.bestRecord(b));
            }
        }
    }

    /** Nearest by start; of equally near ones the one on the opposite strand, then the one that lies inward. */
    private int nearest(int alignment, int other, boolean concordant) {
        int opposite = other + (alignments.isReverse(alignment) ? 0 : 1);
        int found = nearest(alignment, bound[opposite], bound[opposite + 1], concordant, NONE);
        if (concordant) {
            return found;
        }
        int same = other + (alignments.isReverse(alignment) ? 1 : 0);
        return nearest(alignment, bound[same], bound[same + 1], false, found);
    }

    private int nearest(int alignment, int from, int to, boolean concordant, int soFar) {
        int start = alignments.start(alignment);
        int next = alignments.lowerBound(from, to, start);
        boolean reverse = alignments.isReverse(alignment);
        int inward = reverse ? next - 1 : next;
        int beyond = reverse ? next : next - 1;
        int found = nearer(alignment, inward, inward >= from && inward < to, concordant, soFar);
        return nearer(alignment, beyond, beyond >= from && beyond < to, concordant, found);
    }

    private int nearer(int alignment, int candidate, boolean exists, boolean concordant, int soFar) {
        if (!exists || (concordant && !isConcordant(alignment, candidate))) {
            return soFar;
        }
        if (soFar == NONE) {
            return candidate;
        }
        int start = alignments.start(alignment);
        int distance = Math.abs(alignments.start(candidate) - start);
        return distance < Math.abs(alignments.start(soFar) - start) ? candidate : soFar;
    }

    /** Adds a pair, or lets it have the better of its two scores where the first mate has it already. */
    private void add(int a, int b, int firstRecord, int secondRecord) {
        int pairScore = score.of(firstRecord, secondRecord);
        for (int i = size - 1; i >= 0 && first[i] == a; i--) {
            if (second[i] == b) {
                scores[i] = Math.max(scores[i], pairScore);
                return;
            }
        }
        if (size == first.length) {
            first = Arrays.copyOf(first, size * 2);
            second = Arrays.copyOf(second, size * 2);
            scores = Arrays.copyOf(scores, size * 2);
        }
        first[size] = a;
        second[size] = b;
        scores[size] = pairScore;
        size++;
    }

    /** @return number of pairs */
    int size() {
        return size;
    }

    /** @return the pair's alignment of mate 1 */
    int first(int pair) {
        return first[pair];
    }

    /** @return the pair's alignment of mate 2 */
    int second(int pair) {
        return second[pair];
    }

    /** @return units of the aligner */
    int score(int pair) {
        return scores[pair];
    }
}
