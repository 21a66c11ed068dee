package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A BAM read in pieces, on any number of threads, gives what its records one by one give: fragments, counts, faults. */
class BamPiecesTest {
    private static final String HEADER = AlignmentFiles.header(1000, 2000, 3000);

    @TempDir
    private Path folder;

    /** A file whose records come one by one. */
    private record OneByOne(AlignmentFile file) implements RecordInput {
        @Override
        public boolean canReopen() {
            return true;
        }

        @Override
        public RecordSource recordSource() {
            RecordSource records = file.records();
            return new RecordSource() {
                @Override
                public boolean next(AlignmentRecord into) {
                    return records.next(into);
                }

                @Override
                public void close() {
                    records.close();
                }
            };
        }

        @Override
        public List<String> warnings() {
            return file.warnings();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    private static List<String> outcome(List<Path> paths, int threads, boolean pieces) {
        List<AlignmentFile> files = new ArrayList<>();
        try {
            for (Path path : paths) {
                files.add(AlignmentFile.open(path.toString(), null, TranscriptNames.WHOLE, threads));
            }
            List<RecordInput> inputs = files.stream()
                    .map(file -> pieces ? RecordInput.of(file) : new OneByOne(file))
                    .toList();
            FragmentLines.Run run =
                    FragmentLines.run(files.get(0).transcriptome(), FragmentLines.BOWTIE2, 1 << 22, inputs);
            List<String> lines = new ArrayList<>(run.fragments());
            lines.add(run.counts().toString());
            lines.add("started over " + run.startedOver());
            return lines;
        } catch (UserException e) {
            return List.of(e.getMessage());
        } finally {
            files.forEach(AlignmentFile::close);
        }
    }

    private static List<String> assertSame(Path... paths) {
        List<String> expected = outcome(List.of(paths), 1, false);
        for (int threads : new int[] {1, 2, 5}) {
            assertThat(outcome(List.of(paths), threads, true)).isEqualTo(expected);
        }
        return expected;
    }

    /** Records of every shape, 17 of each name together; none failed quality checks. */
    private static List<String> grouped(long seed, int records) {
        List<String> lines = new ArrayList<>();
        for (String line : AlignmentFiles.randomRecords(new Random(seed), 3, records)
                .lines()
                .toList()) {
            String[] column = line.split("\t", 3);
            int flag = Integer.parseInt(column[1]) & ~AlignmentRecord.QUALITY_FAILED;
            lines.add("name" + lines.size() / 17 + "\t" + flag + "\t" + column[2]);
        }
        return lines;
    }

    private static String sam(List<String> lines) {
        return HEADER + lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private Path bam(String name, List<String> lines) {
        return AlignmentFiles.write(folder.resolve(name), AlignmentFiles.bam(sam(lines)));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void groupedRecords(long seed) {
        List<String> outcome = assertSame(bam("g.bam", grouped(seed, 30_000))); // some 4 MB unpacked
        assertThat(outcome).hasSizeGreaterThan(1000).last().isEqualTo("started over 0");
    }

    @Test
    void recordsInAnyOrder() {
        List<String> lines = new ArrayList<>(grouped(3, 20_000));
        Collections.shuffle(lines, new Random(3));
        assertThat(assertSame(bam("s.bam", lines))).last().isEqualTo("started over 1");
    }

    @Test
    void oneNameOfManyPieces() {
        List<String> lines = grouped(4, 12_000).stream()
                .map(line -> "one" + line.substring(line.indexOf('\t')))
                .toList();
        assertThat(assertSame(bam("o.bam", lines))).hasSize(1 + 2);
    }

    @Test
    void aRunGoesOnInTheNextFile() {
        List<String> lines = grouped(5, 20_000);
        Path first = bam("1.bam", lines.subList(0, 10_003));
        Path none = bam("2.bam", List.of());
        Path second = bam("3.bam", lines.subList(10_003, 10_010));
        Path third = bam("4.bam", lines.subList(10_010, lines.size()));
        List<String> outcome = assertSame(first, none, second, third);
        assertThat(outcome).last().isEqualTo("started over 0");
        int fragments = outcome.size() - 2;
        assertThat(outcome.subList(0, fragments))
                .isEqualTo(assertSame(bam("g.bam", lines)).subList(0, fragments));
    }

    @Test
    void damagedFiles() {
        byte[] bam = AlignmentFiles.bam(sam(grouped(6, 20_000)));
        Random random = new Random(6);
        for (int trial = 0; trial < 20; trial++) {
            byte[] damaged = Arrays.copyOf(bam, trial % 2 == 0 ? bam.length : 1 + random.nextInt(bam.length));
            damaged[random.nextInt(damaged.length)] ^= 1;
            assertSame(AlignmentFiles.write(folder.resolve("d.bam"), damaged));
        }
    }

    @Test
    void damagedRecords() throws IOException {
        byte[] bytes;
        try (BgzfInput in =
                new BgzfInput(Files.newInputStream(bam("w.bam", grouped(7, 10_000))), new SourceNotes(), 1)) {
            bytes = in.readAllBytes();
        }
        Random random = new Random(7);
        int refused = 0;
        for (int trial = 0; trial < 40; trial++) {
            byte[] damaged = Arrays.copyOf(bytes, trial % 4 == 0 ? random.nextInt(bytes.length) : bytes.length);
            for (int change = random.nextInt(3); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Path path = AlignmentFiles.write(folder.resolve("d.bam"), AlignmentFiles.gzip(damaged));
            refused += assertSame(path).size() == 1 ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    @Test
    void hostileFiles() throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        Path hostile = Path.of(data, "hostile");
        assumeTrue(Files.isDirectory(hostile), "no hostile files in " + data);
        try (Stream<Path> files = Files.walk(hostile)) {
            List<Path> bams =
                    files.filter(f -> f.toString().endsWith(".bam")).sorted().toList();
            assertThat(bams).isNotEmpty();
            bams.forEach(BamPiecesTest::assertSame);
        }
    }
}
