package org.emkit.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our BAM reader against htsjdk's and against our SAM reader, and on damaged data. */
class BamRecordsTest {
    private static final int ENOUGH = 20_000;

    @TempDir
    private Path folder;

    private static String sam(long seed, int records) {
        return AlignmentFiles.header(1000, 2000, 3000) + AlignmentFiles.randomRecords(new Random(seed), 3, records);
    }

    private static RecordSource throughHtsjdk(byte[] bam) {
        return new HtsjdkRecords(
                "htsjdk", new ByteArrayInputStream(bam), new CramReference("htsjdk", null), new SourceNotes());
    }

    private static byte[] unpack(byte[] bam) throws IOException {
        try (BgzfInput in = new BgzfInput(new ByteArrayInputStream(bam), new SourceNotes(), 1)) {
            return in.readAllBytes();
        }
    }

    private static List<String> readUnpacked(byte[] bytes) {
        try (RecordSource source = new BamRecords("bam", new ByteArrayInputStream(bytes), new SourceNotes())) {
            return AlignmentFiles.read(source);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void samAndBamAndHtsjdkAgree(long seed) {
        String sam = sam(seed, 2000);
        byte[] bam = AlignmentFiles.bam(sam);
        List<String> fromSam = AlignmentFiles.read(AlignmentFiles.write(folder.resolve("a.sam"), sam), null);
        List<String> fromBam = AlignmentFiles.read(AlignmentFiles.write(folder.resolve("a.bam"), bam), null);
        assertThat(fromSam).hasSize(2000);
        assertThat(fromBam).isEqualTo(fromSam);
        assertThat(AlignmentFiles.read(throughHtsjdk(bam))).isEqualTo(fromSam);
    }

    @Test
    void realFilesReadAsHtsjdkReadsThem() throws IOException {
        String data = System.getProperty("emkit.data", "");
        assumeTrue(!data.isEmpty(), "emkit.data is not set: no real data");
        try (Stream<Path> files = Files.walk(Path.of(data))) {
            List<Path> bams =
                    files.filter(f -> f.toString().endsWith(".bam")).sorted().toList();
            assertThat(bams).isNotEmpty();
            for (Path bam : bams) {
                assertSameOutcome(bam);
            }
        }
    }

    /** The same first records, or both refuse; but for names with brackets, which htsjdk refuses. */
    private static void assertSameOutcome(Path bam) throws IOException {
        List<String> ours = new ArrayList<>();
        Throwable refused = catchThrowable(() -> {
            try (AlignmentFile file = AlignmentFile.open(bam.toString(), null)) {
                AlignmentFiles.read(file.records(), ENOUGH, ours);
            }
        });
        List<String> theirs = new ArrayList<>();
        Throwable strict = catchThrowable(() -> {
            try (RecordSource source = throughHtsjdk(Files.readAllBytes(bam))) {
                AlignmentFiles.read(source, ENOUGH, theirs);
            }
        });
        assertThat(refused)
                .as(bam.toString())
                .satisfiesAnyOf(r -> assertThat(r).isNull(), r -> assertThat(r).isInstanceOf(UserException.class));
        if (strict == null || !strict.getMessage().contains("doesn't match regex")) {
            assertThat(ours).as(bam.toString()).startsWith(theirs.toArray(String[]::new)); // htsjdk reads one ahead
            assertThat(ours.size() - theirs.size()).as(bam.toString()).isBetween(0, refused == null ? 0 : 1);
            assertThat(refused == null).as(bam + ": " + refused + strict).isEqualTo(strict == null);
        }
    }

    @Test
    void cigarsOfManyOperationsStandInATag() throws IOException {
        // 70 000 operations, 1M1I and so on: 35 000 bases of reference, 35 000 insertions of one base
        String sam = AlignmentFiles.header(40_000) + "r\t0\tt0\t1\t60\t" + "1M1I".repeat(35_000)
                + "\t*\t0\t0\t*\t*\tNM:i:35001\n";
        byte[] bam = AlignmentFiles.bam(sam);
        Path path = AlignmentFiles.write(folder.resolve("long.bam"), bam);
        assertThat(AlignmentFiles.read(path, null))
                .containsExactly(
                        "r flag 0 on 0:0-35000 clips 0,0 mate -1:-1 HI -1 AS none penalty " + (35_000 * 8 + 6));
        assertThat(unpack(bam))
                .asString(java.nio.charset.StandardCharsets.ISO_8859_1)
                .contains("CGB");
    }

    @Test
    void aFileCutAnywhereIsRefusedOrWarnedOf() {
        byte[] bam = AlignmentFiles.bam(sam(6, 5));
        int whole = AlignmentFiles.read(AlignmentFiles.write(folder.resolve("w.bam"), bam), null)
                .size();
        for (int length = 1; length < bam.length; length++) {
            Path path = AlignmentFiles.write(folder.resolve("cut.bam"), Arrays.copyOf(bam, length));
            try (AlignmentFile file = AlignmentFile.open(path.toString(), null)) {
                List<String> read = AlignmentFiles.read(file.records());
                assertThat(file.warnings()).as("cut to " + length).hasSize(1);
                assertThat(read).hasSize(whole);
            } catch (UserException e) {
                assertThat(e).hasMessageStartingWith(path + ": ");
            }
        }
    }

    @Test
    void unpackedBytesCutAnywhereAreRefusedUnlessBetweenRecords() throws IOException {
        byte[] bytes = unpack(AlignmentFiles.bam(sam(7, 20)));
        int refused = 0;
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            refused += catchThrowable(() -> readUnpacked(cut)) instanceof UserException ? 1 : 0;
        }
        assertThat(refused).isEqualTo(bytes.length - 20); // 20 ends: after the header and after 19 records
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void damagedBytesNeverBringAnotherException(long seed) throws IOException {
        Random random = new Random(seed);
        byte[] bytes = unpack(AlignmentFiles.bam(sam(seed, 50)));
        int refused = 0;
        for (int trial = 0; trial < 1000; trial++) {
            byte[] damaged = bytes.clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Throwable outcome = catchThrowable(() -> readUnpacked(damaged));
            if (outcome != null) {
                assertThat(outcome).isInstanceOf(UserException.class);
                refused++;
            }
        }
        assertThat(refused).isBetween(100, 999);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void damagedPackedBytesAreAlwaysFound(long seed) {
        Random random = new Random(seed);
        String sam = sam(seed, 200);
        byte[] bam = AlignmentFiles.bam(sam);
        List<String> whole = AlignmentFiles.read(AlignmentFiles.write(folder.resolve("w.bam"), bam), null);
        for (int trial = 0; trial < 200; trial++) {
            byte[] damaged = bam.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            Path path = AlignmentFiles.write(folder.resolve("d.bam"), damaged);
            Throwable outcome = catchThrowable(() -> assertThat(AlignmentFiles.read(path, null))
                    .isEqualTo(whole)); // a bit that means nothing, such as the block's time
            assertThat(outcome == null || outcome instanceof UserException)
                    .as(String.valueOf(outcome))
                    .isTrue();
        }
    }

    /** Records up to the fault, then the fault, then the warnings. */
    private List<String> outcome(Path path, int threads) {
        List<String> lines = new ArrayList<>();
        try (AlignmentFile file = AlignmentFile.open(path.toString(), null, TranscriptNames.WHOLE, threads)) {
            try {
                AlignmentFiles.read(file.records(), Integer.MAX_VALUE, lines);
            } catch (UserException e) {
                lines.add(e.getMessage());
            }
            lines.addAll(file.warnings());
        }
        return lines;
    }

    @Test
    void anyNumberOfThreadsReadsTheSame() {
        byte[] bam = AlignmentFiles.bam(sam(10, 60_000)); // some 100 blocks
        byte[] damaged = bam.clone();
        damaged[bam.length / 2] ^= 1;
        byte[] cut = Arrays.copyOf(bam, bam.length * 2 / 3);
        byte[] noEnd = Arrays.copyOf(bam, bam.length - 28);
        for (byte[] bytes : List.of(bam, damaged, cut, noEnd)) {
            Path path = AlignmentFiles.write(folder.resolve("t.bam"), bytes);
            List<String> expected = outcome(path, 1);
            assertThat(expected).hasSizeGreaterThan(1000);
            assertThat(outcome(path, 2)).isEqualTo(expected);
            assertThat(outcome(path, 5)).isEqualTo(expected);
        }
    }

    @Test
    void closingEarlyEndsTheThreads() {
        Path path = AlignmentFiles.write(folder.resolve("t.bam"), AlignmentFiles.bam(sam(11, 5_000)));
        for (int i = 0; i < 10; i++) {
            try (AlignmentFile file = AlignmentFile.open(path.toString(), null, TranscriptNames.WHOLE, 3)) {
                assertThat(file.records().next(new AlignmentRecord())).isTrue();
                assertThat(file.records().next(new AlignmentRecord())).isTrue();
            }
        }
    }

    @Test
    void aMissingEndBlockIsWarnedOf() {
        byte[] bam = AlignmentFiles.bam(sam(8, 30));
        Path path = AlignmentFiles.write(folder.resolve("noend.bam"), Arrays.copyOf(bam, bam.length - 28));
        try (AlignmentFile file = AlignmentFile.open(path.toString(), null)) {
            assertThat(file.warnings()).isEmpty();
            assertThat(AlignmentFiles.read(file.records())).hasSize(30);
            assertThat(file.warnings())
                    .containsExactly(
                            path
                                    + ": the end-of-file block is missing; the file may have been cut short between two blocks");
        }
    }

    @Test
    void whatFollowsTheEndBlockIsRead() {
        // two files set one after another by 'cat', as BGZF allows
        byte[] bam = AlignmentFiles.bam(sam(9, 5));
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.writeBytes(bam);
        twice.writeBytes(bam);
        Path path = AlignmentFiles.write(folder.resolve("twice.bam"), twice.toByteArray());
        assertThatThrownBy(() -> AlignmentFiles.read(path, null))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(path + ": record 6: another file's header follows; join ");
    }

    @Test
    void aRecordLargerThanTheBufferIsRead() {
        String sam = AlignmentFiles.header(1000) + "r\t0\tt0\t1\t0\t4M\t*\t0\t0\t*\t*\tXZ:Z:" + "x".repeat(3_000_000)
                + "\tAS:i:-3\nb\t0\tt0\t1\t0\t4M\t*\t0\t0\t*\t*\n";
        Path path = AlignmentFiles.write(folder.resolve("large.bam"), AlignmentFiles.bam(sam));
        assertThat(AlignmentFiles.read(path, null))
                .hasSize(2)
                .first()
                .asString()
                .contains(" AS -3 ");
    }
}
