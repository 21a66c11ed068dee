package org.emkit.io;

import java.util.List;
import java.util.function.Supplier;
import org.emkit.UserException;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.FragmentSource;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Spill;
import org.emkit.alignment.Transcriptome;
import org.jspecify.annotations.Nullable;

/**
 * Fragments of one sample from its alignment files, whatever the order of the records: the same fragments, each with the
 * same placements, come from files that are grouped by name, sorted by position or shuffled, from one file or several,
 * from a file or a pipe.
 *
 * <p>Regular files are first taken as grouped by name, and every run of records of one name is registered. A name in two
 * runs proves that they are not: then the sink starts over, and the files are read again and regrouped. What can be read
 * only once is regrouped from the beginning.
 */
public final class AlignmentFragmentSource implements FragmentSource {
    /** Fragments that are handed on together. */
    private static final int AT_A_TIME = 1 << 10;

    private final List<RecordInput> inputs;
    private final Transcriptome transcriptome;
    private final ScoreScale scale;
    private final long bufferBytes;
    private final Supplier<Spill> spills;
    private final AlignmentRecord record = new AlignmentRecord();
    private FragmentTally tally = new FragmentTally();
    private boolean used;

    AlignmentFragmentSource(
            List<RecordInput> inputs,
            Transcriptome transcriptome,
            ScoreScale scale,
            long bufferBytes,
            Supplier<Spill> spills) {
        this.inputs = List.copyOf(inputs);
        this.transcriptome = transcriptome;
        this.scale = scale;
        this.bufferBytes = bufferBytes;
        this.spills = spills;
    }

    /**
     * Fragments of the files together, which are one sample: a fragment may even have its records in several of them.
     *
     * @param files   opened, at least one; closed with the source
     * @param options what may be used for regrouping
     * @throws UserException where the files do not have the same transcripts, or scores of different meaning
     */
    public static AlignmentFragmentSource open(List<AlignmentFile> files, RegroupOptions options) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no alignment files");
        }
        AlignmentFile first = files.get(0);
        for (AlignmentFile other : files) {
            checkTranscripts(first, other);
            checkScores(first, other);
        }
        return new AlignmentFragmentSource(
                files.stream().map(RecordInput::of).toList(),
                first.transcriptome(),
                first.scoreScale(),
                options.bufferBytes(),
                () -> TemporaryStore.in(options.temporaryDirectory()));
    }

    private static void checkTranscripts(AlignmentFile first, AlignmentFile other) {
        Transcriptome a = first.transcriptome();
        Transcriptome b = other.transcriptome();
        String remedy = "align all files of a sample to the same transcripts";
        if (a.size() != b.size()) {
            throw new UserException(
                    b.size() + " transcripts in its header, but " + first.name() + " has " + a.size(),
                    other.name(),
                    remedy);
        }
        for (int t = 0; t < a.size(); t++) {
            if (!a.name(t).equals(b.name(t)) || a.length(t) != b.length(t)) {
                throw new UserException(
                        "transcript " + (t + 1) + " in its header is " + described(b, t) + ", but in " + first.name()
                                + " it is " + described(a, t),
                        other.name(),
                        remedy);
            }
        }
    }

    private static String described(Transcriptome transcriptome, int transcript) {
        return transcriptome.name(transcript) + " of " + transcriptome.length(transcript) + " bases";
    }

    private static void checkScores(AlignmentFile first, AlignmentFile other) {
        ScoreScale a = first.scoreScale();
        ScoreScale b = other.scoreScale();
        if (a.natsPerUnit() != b.natsPerUnit() || a.perPair() != b.perPair()) {
            throw new UserException(
                    "its alignment scores are those of " + b.aligner() + " (" + b.origin() + "), those of "
                            + first.name() + " are of " + a.aligner() + " (" + a.origin() + ")",
                    other.name(),
                    "align all files of a sample with one program and the same scores");
        }
    }

    @Override
    public Transcriptome transcriptome() {
        return transcriptome;
    }

    @Override
    public ScoreScale scoreScale() {
        return scale;
    }

    @Override
    public AlignmentCounts forEach(FragmentSink sink) {
        if (used) {
            throw new IllegalStateException("fragments were read already");
        }
        used = true;
        if (inputs.stream().allMatch(RecordInput::canReopen)) {
            if (readGrouped(sink)) {
                return tally.counts(false, 0, warnings());
            }
            sink.startOver();
            tally = new FragmentTally();
        }
        long spilled = readCollated(sink);
        return tally.counts(true, spilled, warnings());
    }

    private List<String> warnings() {
        return inputs.stream()
                .flatMap(input -> input.warnings().stream())
                .distinct()
                .toList();
    }

    /** @return false where a name turned up in two runs, so that the fragments handed on are void */
    private boolean readGrouped(FragmentSink sink) {
        try (NameRegister register = new NameRegister(bufferBytes / 2, spills)) {
            FragmentRuns last = newRuns(sink);
            for (RecordInput input : inputs) {
                try (RecordSource source = input.recordSource()) {
                    last = source instanceof BamRecords bam
                            ? readPieces(bam.pieces(), last, sink, register)
                            : readRuns(source, last, register);
                }
                if (last == null) {
                    return false;
                }
            }
            last.end();
            return last.settle(register, tally) && register.allDiffer();
        }
    }

    private FragmentRuns newRuns(FragmentSink sink) {
        return new FragmentRuns(new FragmentPlacer(transcriptome, scale), sink.newBatch());
    }

    /** @return what holds the last run, which may go on in the next file; null where a name turned up in two runs */
    private @Nullable FragmentRuns readPieces(
            BamPieces pieces, FragmentRuns first, FragmentSink sink, NameRegister register) {
        return pieces.forEach(first, () -> newRuns(sink), runs -> runs.settle(register, tally));
    }

    /** As {@link #readPieces}, of records that come one by one. */
    private @Nullable FragmentRuns readRuns(RecordSource source, FragmentRuns runs, NameRegister register) {
        while (source.next(record)) {
            runs.add(record);
            if (runs.runs() >= AT_A_TIME && !runs.settle(register, tally)) {
                return null;
            }
        }
        return runs;
    }

    /** @return bytes that went through temporary files */
    private long readCollated(FragmentSink sink) {
        NameHash hash = new NameHash();
        try (RecordCollator collator = new RecordCollator(bufferBytes, spills)) {
            for (RecordInput input : inputs) {
                try (RecordSource source = input.recordSource()) {
                    while (source.next(record)) {
                        tally.addRecord(record);
                        hash.of(record.name, record.nameFrom, NameHash.fragmentNameLength(record));
                        collator.add(hash, record);
                    }
                }
            }
            placeGroups(collator, sink);
            return collator.spilledBytes();
        }
    }

    private void placeGroups(RecordCollator collator, FragmentSink sink) {
        FragmentPlacer placer = new FragmentPlacer(transcriptome, scale);
        FragmentBatch fragments = sink.newBatch();
        collator.forEachGroup(new RecordGroup(), records -> {
            if (records.hasSeveralPrimary()) {
                tally.addSeveralPrimary(null);
            }
            if (placer.place(records, tally)) {
                fragments.add(placer.placements());
            }
            if (fragments.size() >= AT_A_TIME) {
                fragments.flush();
            }
        });
        fragments.flush();
    }

    @Override
    public void close() {
        inputs.forEach(RecordInput::close);
    }
}
