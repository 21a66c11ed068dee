package org.emkit.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Transcriptome;

/**
 * Records from short lines, and fragments as lines, so that tests can be read. A record is
 * {@code name flag transcript position cigar mate-transcript mate-position [tags…]}, as in SAM with single blanks; a
 * fragment is {@code KIND transcript:orientation:length:score …}.
 */
final class FragmentLines implements FragmentSink {
    static final ScoreScale BOWTIE2 = new ScoreScale("bowtie2", 1, false, "test");
    private static final Pattern OPERATION = Pattern.compile("(\\d+)([MIDSHX=])");

    private final Transcriptome transcriptome;
    private final List<String> lines = new ArrayList<>();
    private int startedOver;

    FragmentLines(Transcriptome transcriptome) {
        this.transcriptome = transcriptome;
    }

    /** @return a record of that line; NM alone tells mismatches, and gaps cost nothing */
    static AlignmentRecord record(Transcriptome transcriptome, String line) {
        String[] column = line.split(" ", -1);
        AlignmentRecord record = new AlignmentRecord();
        byte[] name = column[0].getBytes(StandardCharsets.US_ASCII);
        record.setName(name, 0, name.length);
        record.flag = Integer.parseInt(column[1]);
        for (int i = 7; i < column.length; i++) {
            int value = Integer.parseInt(column[i].substring(5));
            switch (column[i].substring(0, 2)) {
                case "AS" -> record.score = value;
                case "HI" -> record.hitIndex = value;
                case "NM" -> {
                    record.mismatchesKnown = true;
                    record.penalty += 6 * value;
                }
                default -> throw new IllegalArgumentException(line);
            }
        }
        if (!column[5].equals("*")) {
            record.mateReference = transcriptome.indexOf(column[5].equals("=") ? column[2] : column[5]);
            record.mateStart = Integer.parseInt(column[6]) - 1;
        }
        if (record.is(AlignmentRecord.UNMAPPED)) {
            record.score = AlignmentRecord.NO_SCORE;
            return record;
        }
        record.reference = transcriptome.indexOf(column[2]);
        record.start = Integer.parseInt(column[3]) - 1;
        record.end = record.start;
        Matcher operation = OPERATION.matcher(column[4]);
        while (operation.find()) {
            int length = Integer.parseInt(operation.group(1));
            switch (operation.group(2)) {
                case "M", "D", "X", "=" -> record.end += length;
                case "S", "H" -> {
                    record.penalty += length;
                    if (record.end == record.start) {
                        record.clipBefore += length;
                    } else {
                        record.clipAfter += length;
                    }
                }
                default -> {}
            }
        }
        return record;
    }

    /** @return records of these lines */
    static List<AlignmentRecord> records(Transcriptome transcriptome, String... lines) {
        return Arrays.stream(lines).map(line -> record(transcriptome, line)).toList();
    }

    /** @return fragments of the records, in order of text */
    static List<String> fragments(Transcriptome transcriptome, ScoreScale scale, String... records) {
        Run run = run(transcriptome, scale, 1 << 20, List.of(MemoryInput.file(records(transcriptome, records))));
        return run.fragments();
    }

    /** What came of reading inputs. */
    record Run(List<String> fragments, AlignmentCounts counts, int startedOver, MemorySpills spills) {}

    /** @return what comes of reading these inputs */
    static Run run(
            Transcriptome transcriptome, ScoreScale scale, long bufferBytes, List<? extends RecordInput> inputs) {
        MemorySpills spills = new MemorySpills();
        FragmentLines sink = new FragmentLines(transcriptome);
        try (AlignmentFragmentSource source =
                new AlignmentFragmentSource(List.copyOf(inputs), transcriptome, scale, bufferBytes, spills::make)) {
            AlignmentCounts counts = source.forEach(sink);
            return new Run(sink.lines(), counts, sink.startedOver, spills);
        }
    }

    /** @return fragments accepted, in order of text */
    List<String> lines() {
        return lines.stream().sorted().toList();
    }

    @Override
    public FragmentBatch newBatch() {
        List<String> batch = new ArrayList<>();
        return new FragmentBatch() {
            @Override
            public void add(FragmentAlignments fragment) {
                batch.add(line(fragment));
            }

            @Override
            public int size() {
                return batch.size();
            }

            @Override
            public void flush() {
                lines.addAll(batch);
                batch.clear();
            }
        };
    }

    private String line(FragmentAlignments fragment) {
        StringBuilder line = new StringBuilder(fragment.kind().name());
        for (int p = 0; p < fragment.size(); p++) {
            line.append(' ')
                    .append(transcriptome.name(fragment.transcript(p)))
                    .append(':')
                    .append(fragment.orientation(p))
                    .append(':')
                    .append(fragment.length(p))
                    .append(':')
                    .append(fragment.score(p));
        }
        return line.toString();
    }

    @Override
    public void startOver() {
        startedOver++;
        lines.clear();
    }
}
