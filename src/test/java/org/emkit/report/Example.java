package org.emkit.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.FragmentKind;
import org.emkit.alignment.FragmentSink;
import org.emkit.alignment.FragmentSource;
import org.emkit.alignment.Orientation;
import org.emkit.alignment.ScoreScale;
import org.emkit.alignment.Spill;
import org.emkit.alignment.TranscriptDigests;
import org.emkit.alignment.Transcriptome;
import org.emkit.em.Workers;
import org.emkit.quant.Abundances;
import org.emkit.quant.QuantOptions;
import org.emkit.quant.Quantifier;

/** A small sample whose estimates are known: fragments are added by kind, then quantified. */
public final class Example {
    private static final Transcriptome TRANSCRIPTOME =
            new Transcriptome(new String[] {"a", "b", "c", "d", "e"}, new int[] {1000, 800, 300, 500, 500});

    private final List<Fragments> fragments = new ArrayList<>();
    private long unmapped;
    private List<String> warnings = List.of();

    private record Fragments(
            int number, FragmentKind kind, Orientation orientation, int length, List<Integer> transcripts) {}

    /**
     * Of 39 fragments 2 are unmapped, 2 lie on the wrong strand of a reverse library, 20 fit a alone, 11 b alone (one
     * of them a mate alone), and 4 fit d and e, of equal length: 2 each.
     */
    public static Example usual() {
        return new Example()
                .unmapped(2)
                .pairs(20, Orientation.ISR, 0)
                .pairs(2, Orientation.ISF, 0)
                .pairs(9, Orientation.ISR, 1)
                .pairs(1, Orientation.DOVETAIL_SR, 1)
                .add(1, FragmentKind.ORPHAN, Orientation.FIRST_REVERSE, 700, 1)
                .pairs(4, Orientation.ISR, 3, 4);
    }

    public Example unmapped(long number) {
        unmapped += number;
        return this;
    }

    public Example warnings(String... lines) {
        warnings = List.of(lines);
        return this;
    }

    public Example pairs(int number, Orientation orientation, int... transcripts) {
        return add(number, FragmentKind.PAIR, orientation, 200, transcripts);
    }

    public Example add(int number, FragmentKind kind, Orientation orientation, int length, int... transcripts) {
        fragments.add(new Fragments(
                number,
                kind,
                orientation,
                length,
                Arrays.stream(transcripts).boxed().toList()));
        return this;
    }

    public Abundances quantify(QuantOptions options) {
        return Quantifier.with(options, Workers.single()).quantify(source(), new Memory());
    }

    private FragmentSource source() {
        return new FragmentSource() {
            @Override
            public Transcriptome transcriptome() {
                return TRANSCRIPTOME;
            }

            @Override
            public ScoreScale scoreScale() {
                return new ScoreScale("bowtie2", 1, false, "mismatch penalty 6");
            }

            @Override
            public AlignmentCounts forEach(FragmentSink sink) {
                FragmentAlignments buffer = new FragmentAlignments();
                FragmentBatch batch = sink.newBatch();
                long placed = 0;
                for (Fragments each : fragments) {
                    for (int i = 0; i < each.number(); i++) {
                        buffer.clear(each.kind());
                        for (int transcript : each.transcripts()) {
                            buffer.add(transcript, 0, each.length(), each.orientation());
                        }
                        batch.add(buffer);
                        placed++;
                    }
                }
                batch.flush();
                return new AlignmentCounts(
                        2 * placed + unmapped,
                        0,
                        0,
                        placed + unmapped,
                        unmapped,
                        0,
                        placed,
                        0,
                        0,
                        0,
                        true,
                        0,
                        warnings);
            }

            @Override
            public void close() {}
        };
    }

    /** @return what is told of the run besides the result */
    public static Run run(boolean salmonCompatible) {
        Map<String, List<String>> options = new LinkedHashMap<>();
        options.put("alignments", List.of("x.bam", "y.bam"));
        options.put("dump-eq", List.of());
        options.put("out", List.of("result"));
        return new Run(
                "0.1.0",
                "sample 1",
                List.of("emkit", "quant", "-a", "x.bam", "y.bam"),
                options,
                List.of(
                        new Run.Input(Run.ALIGNMENTS, "x.bam", 1234, "00ff"),
                        new Run.Input(Run.ALIGNMENTS, "y.bam", -1, null)),
                new TranscriptDigests("5e", "5e512", "4a", null),
                true,
                salmonCompatible,
                new Run.Cost(
                        OffsetDateTime.parse("2026-03-01T08:05:09.250+01:00"),
                        OffsetDateTime.parse("2026-03-01T08:05:12.750+01:00"),
                        5.25,
                        300L << 20,
                        2),
                List.of("a warning of the run"));
    }

    /** A spill that stays in memory. */
    private static final class Memory implements Spill {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public OutputStream append() {
            return bytes;
        }

        @Override
        public InputStream read() {
            return new ByteArrayInputStream(bytes.toByteArray());
        }

        @Override
        public void close() {}
    }
}
