package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import org.emkit.alignment.AlignmentCounts;
import org.emkit.alignment.Transcriptome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same fragments and counts, however the records come, with memory enough and with next to none. */
class AnyOrderTest {
    private static final Transcriptome TRANSCRIPTS = new Transcriptome(
            IntStream.range(0, 20).mapToObj(t -> "t" + t).toArray(String[]::new),
            IntStream.range(0, 20).map(t -> 400 + 30 * t).toArray());

    private static final long PLENTY = 1 << 20;

    private static FragmentLines.Run read(long bufferBytes, MemoryInput... inputs) {
        return FragmentLines.run(TRANSCRIPTS, FragmentLines.BOWTIE2, bufferBytes, List.of(inputs));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void sameFragments(long seed) {
        Random random = new Random(seed);
        List<AlignmentRecord> grouped = randomSample(random, 300);
        FragmentLines.Run expected = read(PLENTY, MemoryInput.file(grouped));
        assertThat(expected.startedOver()).isZero();
        assertThat(expected.counts().regrouped()).isFalse();
        assertThat(expected.counts().fragments()).isEqualTo(300);
        assertThat(expected.fragments()).hasSize((int) expected.counts().placed());

        List<AlignmentRecord> shuffled = new ArrayList<>(grouped);
        Collections.shuffle(shuffled, random);
        List<AlignmentRecord> sorted = new ArrayList<>(grouped);
        sorted.sort(Comparator.comparingInt((AlignmentRecord r) -> r.reference & Integer.MAX_VALUE)
                .thenComparingInt(r -> r.start));
        for (long memory : new long[] {PLENTY, 1000, 1}) {
            for (List<AlignmentRecord> order : List.of(shuffled, sorted)) {
                FragmentLines.Run run = read(memory, MemoryInput.file(order));
                assertSame(run, expected, true);
                assertThat(run.startedOver()).isEqualTo(1);
            }
            assertSame(read(memory, MemoryInput.file(grouped)), expected, false);
            FragmentLines.Run piped = read(memory, MemoryInput.pipe(grouped));
            assertSame(piped, expected, true);
            assertThat(piped.startedOver()).isZero();
            assertThat(piped.counts().spilledBytes() > 0).isEqualTo(memory < PLENTY);
            assertSplit(grouped, random.nextInt(grouped.size() + 1), memory, expected);
        }
    }

    private static void assertSplit(List<AlignmentRecord> grouped, int at, long memory, FragmentLines.Run expected) {
        List<AlignmentRecord> head = grouped.subList(0, at);
        List<AlignmentRecord> tail = grouped.subList(at, grouped.size());
        assertSame(read(memory, MemoryInput.file(head), MemoryInput.file(tail)), expected, false);
        FragmentLines.Run swapped = read(memory, MemoryInput.file(tail), MemoryInput.file(head));
        assertSame(swapped, expected, swapped.counts().regrouped());
        assertSame(read(memory, MemoryInput.file(head), MemoryInput.pipe(tail)), expected, true);
    }

    /** Mates in files of their own. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 8})
    void matesInTwoFiles(long seed) {
        List<AlignmentRecord> grouped = randomSample(new Random(seed), 200);
        FragmentLines.Run expected = read(PLENTY, MemoryInput.file(grouped));
        List<AlignmentRecord> first = grouped.stream().filter(r -> r.is(0x40)).toList();
        List<AlignmentRecord> others = grouped.stream().filter(r -> !r.is(0x40)).toList();
        assertSame(read(PLENTY, MemoryInput.file(first), MemoryInput.file(others)), expected, true);
    }

    private static void assertSame(FragmentLines.Run run, FragmentLines.Run expected, boolean regrouped) {
        assertThat(run.fragments()).isEqualTo(expected.fragments());
        assertThat(run.spills().open()).as("temporary files left").isZero();
        AlignmentCounts counts = run.counts();
        AlignmentCounts known = expected.counts();
        // Warnings may name an example only where names are at hand.
        assertThat(counts)
                .isEqualTo(new AlignmentCounts(
                        known.records(),
                        known.supplementary(),
                        known.repeated(),
                        known.fragments(),
                        known.unmapped(),
                        known.qualityFailed(),
                        known.placed(),
                        known.severalPrimary(),
                        known.scoreMissing(),
                        known.scoreBlind(),
                        regrouped,
                        counts.spilledBytes(),
                        counts.warnings()));
        assertThat(counts.warnings()).hasSameSizeAs(known.warnings());
    }

    private static List<AlignmentRecord> randomSample(Random random, int fragments) {
        List<AlignmentRecord> records = new ArrayList<>();
        for (int f = 0; f < fragments; f++) {
            String name = String.format(Locale.ROOT, "run.%d", f);
            switch (random.nextInt(8)) {
                case 0 -> {
                    records.add(FragmentLines.record(TRANSCRIPTS, name + " 77 * 0 * * 0"));
                    records.add(FragmentLines.record(TRANSCRIPTS, name + " 141 * 0 * * 0"));
                }
                case 1 -> addSingles(random, name, 0, records);
                case 2 -> addSingles(random, name, 0x41, records);
                case 3 -> addMess(random, name, records);
                default -> addPairs(random, name, records);
            }
        }
        return records;
    }

    private static void addPairs(Random random, String name, List<AlignmentRecord> records) {
        int pairs = 1 + random.nextInt(random.nextInt(20) == 0 ? 100 : 5);
        for (int p = 0; p < pairs; p++) {
            int secondary = p > 0 ? 256 : 0;
            int t = random.nextInt(TRANSCRIPTS.size());
            int left = 1 + random.nextInt(100);
            int right = left + random.nextInt(200);
            add(records, "%s %d t%d %d 50M = %d AS:i:%d", name, 99 + secondary, t, left, right, -random.nextInt(9));
            add(records, "%s %d t%d %d 50M = %d AS:i:%d", name, 147 + secondary, t, right, left, -random.nextInt(9));
        }
    }

    private static void addSingles(Random random, String name, int flag, List<AlignmentRecord> records) {
        for (int p = 0; p <= random.nextInt(5); p++) {
            int flags = flag | (p > 0 ? 256 : 0) | random.nextInt(2) * 16;
            int t = random.nextInt(TRANSCRIPTS.size());
            add(records, "%s %d t%d %d 5S50M * 0 AS:i:%d", name, flags, t, 1 + random.nextInt(300), -random.nextInt(9));
        }
    }

    /** Any mates, strands, links, hit indices; some without score, failing quality checks, or supplementary. */
    private static void addMess(Random random, String name, List<AlignmentRecord> records) {
        int n = 1 + random.nextInt(30);
        for (int i = 0; i < n; i++) {
            int flags = 1
                    | (random.nextBoolean() ? 0x40 : 0x80)
                    | random.nextInt(4) * 16
                    | (random.nextInt(10) > 0 ? 0x100 : 0)
                    | (random.nextInt(50) == 0 ? 0x200 : 0)
                    | (random.nextInt(10) == 0 ? 0x800 : 0)
                    | (random.nextInt(300) == 0 ? 4 : 0);
            String score = random.nextInt(40) == 0 ? "NM:i:" + random.nextInt(3) : "AS:i:" + -random.nextInt(3);
            add(
                    records,
                    "%s %d t%d %d 50M t%d %d %s HI:i:%d",
                    name,
                    flags,
                    random.nextInt(3),
                    1 + random.nextInt(20),
                    random.nextInt(3),
                    1 + random.nextInt(20),
                    score,
                    random.nextInt(3) - 1);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void add(List<AlignmentRecord> records, String format, Object... values) {
        records.add(FragmentLines.record(TRANSCRIPTS, String.format(Locale.ROOT, format, values)));
    }
}
