package org.emkit.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.emkit.UserException;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.FragmentSource;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Spill;
import org.emkit.alignment.Transcriptome;

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
    private final List<RecordInput> inputs;
    private final Transcriptome transcriptome;
    private final ScoreScale scale;
    private final long bufferBytes;
    private final Supplier<Spill> spills;
    private final AlignmentRecord record = new AlignmentRecord();
    private final RecordGroup group = new RecordGroup();
    private final FragmentPlacer placer;
    private FragmentTally tally = new FragmentTally();
    private boolean used;

    private byte[] runName = new byte[256];
    private int runLength = -1;

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
        this.placer = new FragmentPlacer(transcriptome, scale);
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
        NameHash hash = new NameHash();
        try (NameRegister register = new NameRegister(bufferBytes / 2, spills)) {
            for (RecordInput input : inputs) {
                try (RecordSource source = input.recordSource()) {
                    while (source.next(record)) {
                        tally.addRecord(record);
                        int length = NameHash.fragmentNameLength(record);
                        if (!isRunName(length)) {
                            endRun(sink);
                            hash.of(record.name, length);
                            if (!register.add(hash.high())) {
                                return false;
                            }
                            beginRun(length);
                        }
                        group.add(record);
                    }
                }
            }
            endRun(sink);
            return register.allDiffer();
        }
    }

    private boolean isRunName(int length) {
        return length == runLength && Arrays.equals(record.name, 0, length, runName, 0, length);
    }

    private void beginRun(int length) {
        if (runName.length < length) {
            runName = new byte[length];
        }
        System.arraycopy(record.name, 0, runName, 0, length);
        runLength = length;
        group.clear();
    }

    private void endRun(FragmentSink sink) {
        if (runLength < 0) {
            return;
        }
        if (group.hasSeveralPrimary()) {
            tally.addSeveralPrimary(new String(runName, 0, runLength, StandardCharsets.ISO_8859_1));
        }
        place(sink, group);
    }

    private void place(FragmentSink sink, RecordGroup records) {
        if (placer.place(records, tally)) {
            sink.accept(placer.placements());
        }
    }

    /** @return bytes that went through temporary files */
    private long readCollated(FragmentSink sink) {
        NameHash hash = new NameHash();
        try (RecordCollator collator = new RecordCollator(bufferBytes, spills)) {
            for (RecordInput input : inputs) {
                try (RecordSource source = input.recordSource()) {
                    while (source.next(record)) {
                        tally.addRecord(record);
                        hash.of(record.name, NameHash.fragmentNameLength(record));
                        collator.add(hash, record);
                    }
                }
            }
            collator.forEachGroup(group, records -> {
                if (records.hasSeveralPrimary()) {
                    tally.addSeveralPrimary(null);
                }
                place(sink, records);
            });
            return collator.spilledBytes();
        }
    }

    @Override
    public void close() {
        inputs.forEach(RecordInput::close);
    }
}
