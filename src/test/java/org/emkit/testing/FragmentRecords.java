package org.emkit.testing;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * The records of one fragment, as bowtie2 -k 200 would write them: each pair that faces inward within 1 000 bases; where
 * there is none, each mate by itself. The first of equally good alignments, drawn by lot, is primary.
 */
final class FragmentRecords {
    private static final int MOST = 200;
    private static final int LONGEST_FRAGMENT = 1000;
    private static final String BEST_QUALITY = "I";

    private final SimulatedTranscriptome transcriptome;
    private final ReadAligner aligner;
    private final SAMFileHeader header;
    private final Random random;
    private final List<SAMRecord> records = new ArrayList<>();
    private String name = "";
    private byte[][] reads = {};
    private byte[][] reversed = {};

    FragmentRecords(SimulatedTranscriptome transcriptome, ReadAligner aligner, SAMFileHeader header, long seed) {
        this.transcriptome = transcriptome;
        this.aligner = aligner;
        this.header = header;
        this.random = new Random(seed);
    }

    private record Pair(ReadAlignment first, ReadAlignment second) {
        int penalty() {
            return first.penalty() + second.penalty();
        }
    }

    /** Aligns a fragment; the list is reused. */
    List<SAMRecord> of(String fragmentName, byte[][] fragmentReads) {
        records.clear();
        name = fragmentName;
        reads = fragmentReads;
        reversed = new byte[reads.length][];
        for (int r = 0; r < reads.length; r++) {
            reversed[r] = Mutations.reverseComplement(reads[r]);
        }
        List<ReadAlignment> first = aligner.align(reads[0]);
        if (reads.length == 1) {
            addSingle(0, inOrder(first, Comparator.comparingInt(ReadAlignment::penalty)), List.of());
            return records;
        }
        List<ReadAlignment> second = aligner.align(reads[1]);
        List<ReadAlignment> seeded = first;
        first = aligner.besideMate(reads[0], first, second, LONGEST_FRAGMENT);
        second = aligner.besideMate(reads[1], second, seeded, LONGEST_FRAGMENT);
        List<Pair> pairs = inOrder(pairs(first, second), Comparator.comparingInt(Pair::penalty));
        for (int p = 0; p < pairs.size(); p++) {
            addPair(pairs.get(p), p == 0);
        }
        if (pairs.isEmpty()) {
            List<ReadAlignment> of1 = inOrder(first, Comparator.comparingInt(ReadAlignment::penalty));
            List<ReadAlignment> of2 = inOrder(second, Comparator.comparingInt(ReadAlignment::penalty));
            addSingle(0, of1, of2);
            addSingle(1, of2, of1);
        }
        return records;
    }

    private List<Pair> pairs(List<ReadAlignment> first, List<ReadAlignment> second) {
        List<Pair> pairs = new ArrayList<>();
        int from = 0;
        for (ReadAlignment a : first) {
            while (from < second.size() && second.get(from).transcript() < a.transcript()) {
                from++;
            }
            for (int i = from; i < second.size() && second.get(i).transcript() == a.transcript(); i++) {
                ReadAlignment b = second.get(i);
                if (a.reverse() != b.reverse() && faceEachOther(a.reverse() ? b : a, a.reverse() ? a : b)) {
                    pairs.add(new Pair(a, b));
                }
            }
        }
        return pairs;
    }

    private boolean faceEachOther(ReadAlignment forward, ReadAlignment reverse) {
        int length = reads[0].length;
        return (forward.start() <= reverse.start() || forward.end(length) <= reverse.end(length))
                && reverse.end(length) - forward.start() >= length / 2
                && reverse.end(length) - forward.start() <= LONGEST_FRAGMENT;
    }

    /** Best first; equally good ones stay in order, but the first of all is drawn by lot. */
    private <T> List<T> inOrder(List<T> all, Comparator<T> bestFirst) {
        List<T> sorted = new ArrayList<>(all);
        sorted.sort(bestFirst);
        int best = 1;
        while (best < sorted.size() && bestFirst.compare(sorted.get(best), sorted.get(0)) == 0) {
            best++;
        }
        if (sorted.size() > 1) {
            Collections.swap(sorted, 0, random.nextInt(best));
        }
        return sorted.size() > MOST ? sorted.subList(0, MOST) : sorted;
    }

    private void addPair(Pair pair, boolean primary) {
        SAMRecord first = record(0, pair.first(), primary);
        SAMRecord second = record(1, pair.second(), primary);
        int from = Math.min(first.getAlignmentStart(), second.getAlignmentStart());
        int to = Math.max(first.getAlignmentEnd(), second.getAlignmentEnd());
        boolean firstLeft = pair.first().start() != pair.second().start()
                ? pair.first().start() < pair.second().start()
                : !pair.first().reverse();
        int span = to - from + 1;
        addPaired(first, second, firstLeft ? span : -span);
        addPaired(second, first, firstLeft ? -span : span);
    }

    private void addPaired(SAMRecord record, SAMRecord mate, int span) {
        record.setProperPairFlag(true);
        setMate(record, mate.getReferenceIndex(), mate.getAlignmentStart(), mate.getReadNegativeStrandFlag());
        record.setInferredInsertSize(span);
        record.setAttribute("YS", mate.getIntegerAttribute("AS"));
        record.setAttribute("YT", "CP");
        records.add(record);
    }

    /** Adds a read's alignments, or says that it has none; the mate's best one is named. */
    private void addSingle(int read, List<ReadAlignment> alignments, List<ReadAlignment> ofMate) {
        boolean paired = reads.length == 2;
        List<SAMRecord> added = new ArrayList<>();
        for (ReadAlignment alignment : alignments) {
            added.add(record(read, alignment, added.isEmpty()));
        }
        if (added.isEmpty()) {
            SAMRecord record = blank(read, false);
            record.setReadUnmappedFlag(true);
            if (!ofMate.isEmpty()) {
                record.setReferenceIndex(ofMate.get(0).transcript());
                record.setAlignmentStart(ofMate.get(0).start() + 1);
            }
            added.add(record);
        }
        for (SAMRecord record : added) {
            record.setAttribute("YT", paired ? "UP" : "UU");
            if (paired && ofMate.isEmpty()) {
                record.setMateUnmappedFlag(true);
                record.setMateReferenceIndex(record.getReferenceIndex());
                record.setMateAlignmentStart(record.getAlignmentStart());
            } else if (paired) {
                ReadAlignment mate = ofMate.get(0);
                setMate(record, mate.transcript(), mate.start() + 1, mate.reverse());
            }
            records.add(record);
        }
    }

    private static void setMate(SAMRecord record, int transcript, int start, boolean reverse) {
        record.setMateReferenceIndex(transcript);
        record.setMateAlignmentStart(start);
        record.setMateNegativeStrandFlag(reverse);
    }

    private SAMRecord record(int read, ReadAlignment alignment, boolean primary) {
        SAMRecord record = blank(read, alignment.reverse());
        byte[] bases = alignment.reverse() ? reversed[read] : reads[read];
        record.setReferenceIndex(alignment.transcript());
        record.setAlignmentStart(alignment.start() + 1);
        record.setCigarString(alignment.cigar(bases.length));
        record.setSecondaryAlignment(!primary);
        record.setMappingQuality(primary ? 1 : 255);
        record.setAttribute("AS", -alignment.penalty());
        record.setAttribute("NM", alignment.editDistance());
        record.setAttribute("MD", alignment.md(bases, transcriptome.sequence(alignment.transcript())));
        return record;
    }

    private SAMRecord blank(int read, boolean reverse) {
        SAMRecord record = new SAMRecord(header);
        record.setReadName(name);
        record.setReadBases(reverse ? reversed[read] : reads[read]);
        byte[] quality = new byte[reads[read].length];
        Arrays.fill(quality, (byte) (BEST_QUALITY.charAt(0) - 33));
        record.setBaseQualities(quality);
        record.setReadNegativeStrandFlag(reverse);
        if (reads.length == 2) {
            record.setReadPairedFlag(true);
            record.setFirstOfPairFlag(read == 0);
            record.setSecondOfPairFlag(read == 1);
        }
        return record;
    }
}
