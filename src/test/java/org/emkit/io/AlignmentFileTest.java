package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.emkit.io.AlignmentFiles.assertRefused;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.emkit.UserException;
import org.emkit.testing.NamedPipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentFileTest {
    private static final String SAM =
            AlignmentFiles.header(1000, 2000) + AlignmentFiles.randomRecords(new Random(1), 2, 3000);

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) {
        return AlignmentFiles.write(folder.resolve(name), bytes);
    }

    @Test
    void contentTellsTheFormatNotTheName() {
        byte[] sam = SAM.getBytes(UTF_8);
        List<String> expected = AlignmentFiles.read(file("a.bam", sam), null);
        assertThat(expected).hasSize(3000);
        assertThat(AlignmentFiles.read(file("b.sam", AlignmentFiles.bam(SAM)), null))
                .isEqualTo(expected);
        assertThat(AlignmentFiles.read(file("c.cram", AlignmentFiles.gzip(sam)), null))
                .isEqualTo(expected);
        byte[] unpacked = unpacked(AlignmentFiles.bam(SAM));
        assertThat(AlignmentFiles.read(file("d.txt", unpacked), null)).isEqualTo(expected);
        assertThat(AlignmentFiles.read(file("e.txt", AlignmentFiles.gzip(unpacked)), null))
                .isEqualTo(expected);
    }

    private byte[] unpacked(byte[] packed) {
        try (var in = InputFile.of(file("packed", packed).toString()).openUnpacked()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRegularFileIsReadAgainFromTheFirstRecord() {
        Path path = file("a.bam", AlignmentFiles.bam(SAM));
        try (AlignmentFile file = AlignmentFile.open(path.toString(), null)) {
            assertThat(file.canReopen()).isTrue();
            AlignmentRecord record = new AlignmentRecord();
            RecordSource first = file.records();
            assertThat(first.next(record)).isTrue();
            String line = AlignmentFiles.describe(record);
            assertThat(first.next(record)).isTrue();
            assertThat(AlignmentFiles.read(file.records()))
                    .hasSize(3000)
                    .first()
                    .isEqualTo(line);
        }
    }

    @Test
    void aPipeIsReadOnce() throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(NamedPipe.isMade(pipe), "no named pipes here");
        byte[] bam = AlignmentFiles.bam(SAM);
        Thread writer = new Thread(() -> {
            try (var out = Files.newOutputStream(pipe)) {
                for (int at = 0; at < bam.length; at += 1000) { // in small parts, as a slow aligner writes
                    out.write(bam, at, Math.min(1000, bam.length - at));
                    out.flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        writer.start();
        try (AlignmentFile file = AlignmentFile.open(pipe.toString(), null)) {
            assertThat(file.canReopen()).isFalse();
            assertThat(AlignmentFiles.read(file.records())).hasSize(3000);
            assertThatThrownBy(file::records).isInstanceOf(IllegalStateException.class);
        }
        writer.join();
    }

    @Test
    void cramIsReadWithItsReference() {
        Random random = new Random(2);
        String bases = random.ints(1000, 0, 4)
                .collect(StringBuilder::new, (s, b) -> s.append("ACGT".charAt(b)), StringBuilder::append)
                .toString();
        // one mismatch at the first base; soft-clipped 3; a mate without tags
        String read = (bases.charAt(100) == 'A' ? "C" : "A") + bases.substring(101, 150);
        String sam = AlignmentFiles.header(1000) + "r\t99\tt0\t101\t60\t50M\t=\t301\t250\t" + read + "\t*\tAS:i:-6\n"
                + "r\t147\tt0\t301\t60\t3S47M\t=\t101\t-250\tTTT" + bases.substring(300, 347) + "\t*\tNM:i:0\n";
        Path fasta = AlignmentFiles.write(
                folder.resolve("t.fa"), ">t0 text\n" + bases.toLowerCase(java.util.Locale.ROOT) + "\n");
        AlignmentFiles.write(folder.resolve("t.fa.fai"), "t0\t1000\t9\t1000\t1001\n");
        byte[] cram = AlignmentFiles.cram(sam, fasta);
        Path path = file("reads.cram", cram);
        Path packed = file("t.fa.gz", AlignmentFiles.gzip((">t0\n" + bases + "\n").getBytes(UTF_8)));
        List<String> expected = List.of(
                "r flag 99 on 0:100-150 clips 0,0 mate 0:300 HI -1 AS -6 penalty 6",
                "r flag 147 on 0:300-347 clips 3,0 mate 0:100 HI -1 AS none penalty 3");
        assertThat(AlignmentFiles.read(path, fasta)).isEqualTo(expected);
        assertThat(AlignmentFiles.read(path, packed)).isEqualTo(expected);
        assertThat(folder.resolve("t.fa.gz.fai")).doesNotExist();
        assertRefused(path, "CRAM leaves out what equals the reference; give the FASTA of the transcripts by -t");
        Path other = AlignmentFiles.write(folder.resolve("other.fa"), ">t0\n" + bases.substring(1) + "A\n");
        assertThatThrownBy(() -> AlignmentFiles.read(path, other))
                .isInstanceOf(UserException.class)
                .hasMessage(path + ": record 1: " + other + " has other bases than the reads were aligned to;"
                        + " give the FASTA that they were aligned to");
        for (int length = 30; length < cram.length; length += 17) {
            Path cut = file("cut.cram", Arrays.copyOf(cram, length));
            assertThatThrownBy(() -> AlignmentFiles.read(cut, fasta))
                    .as("cut to " + length)
                    .isInstanceOf(UserException.class);
        }
    }

    @ParameterizedTest(name = "AS:i:{0}")
    @ValueSource(longs = {500_000_001, -500_000_001, 2_147_483_647, -2_147_483_648, 4_294_967_295L})
    void aScoreThatASumOverMatesWouldOverflowIsRefused(long score) {
        String fault = "tag AS is " + score + ", beyond ±500000000; the file is damaged";
        String sam = AlignmentFiles.header(1000) + scored("good", -500_000_000) + scored("bad", score);
        assertRefused(file("a.sam", sam.getBytes(UTF_8)), "line 4: " + fault);
        assertRefused(file("a.bam", AlignmentFiles.bam(sam)), "record 2: " + fault);
        Path fasta = AlignmentFiles.write(folder.resolve("t.fa"), ">t0\n" + "A".repeat(1000) + "\n");
        AlignmentFiles.write(folder.resolve("t.fa.fai"), "t0\t1000\t4\t1000\t1001\n");
        Path cram = file("a.cram", AlignmentFiles.cram(sam, fasta));
        assertThatThrownBy(() -> AlignmentFiles.read(cram, fasta))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(cram + ": record 2: " + fault);
    }

    @ParameterizedTest(name = "AS:i:{0}")
    @ValueSource(ints = {500_000_000, -500_000_000})
    void theLargestScoresAreRead(int score) {
        String sam = AlignmentFiles.header(1000) + scored("good", score);
        assertThat(AlignmentFiles.read(file("a.bam", AlignmentFiles.bam(sam)), null))
                .singleElement()
                .asString()
                .contains(" AS " + score + " ");
    }

    private static String scored(String name, long score) {
        return name + "\t0\tt0\t1\t60\t4M\t*\t0\t0\tAAAA\t*\tAS:i:" + score + "\n";
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '!',
            value = {
                "''!is empty; see whether what should have written it failed",
                "@read1 text~ACGT~+~IIII~!is neither SAM nor BAM nor CRAM",
                ">t0~ACGT~!is neither SAM nor BAM nor CRAM",
                "@HD|VN:1.6~!the header lists no reference sequences (@SQ)",
                "r|4|*|0|0|*|*|0|0|*|*~!the header lists no reference sequences (@SQ)",
                "@SQ|SN:a~!line 1: @SQ without a length (LN)",
                "@SQ|LN:5~!line 1: @SQ without a name (SN)",
                "@SQ|SN:a|LN:0~!line 1: @SQ with the length '0'",
                "@SQ|SN:a|LN:2147483648~!line 1: @SQ with the length '2147483648'",
                "@SQ|SN:a|LN:5~@SQ|SN:a|LN:5~!line 2: @SQ with the name 'a' a second time",
                "@SQ|SN:*a|LN:5~!line 1: @SQ with the name '*a'",
                "@SQ|SN:a|LN:5~@HD|VN:1.6~!line 2: @HD is not the first line",
                "@SQ|SN:a|LN:5~@1~!line 2: not a line of a SAM header",
            })
    void aBadHeaderIsNamed(String text, String message) {
        String sam = text.replace('|', '\t').replace('~', '\n');
        assertRefused(file("reads.sam", sam.getBytes(UTF_8)), message);
    }

    @Test
    void whatIsNoFileIsNamed() {
        assertRefused(folder.resolve("none.bam"), "cannot be read: no such file or folder");
        assertRefused(folder, "is a folder, not a file; name a file");
    }

    @Test
    void namesWithBracketsAreReadWithAWarning() {
        Path path = file("reads.sam", "@SQ\tSN:l(3)05822^FBtr0083596\tLN:9\n".getBytes(UTF_8));
        try (AlignmentFile file = AlignmentFile.open(path.toString(), null)) {
            assertThat(file.transcriptome().name(0)).isEqualTo("l(3)05822^FBtr0083596");
            assertThat(file.warnings())
                    .containsExactly(path + ": l(3)05822^FBtr0083596 is a name that the SAM"
                            + " specification forbids; other programs may refuse the file");
        }
    }

    @Test
    void textAndListOfABamMustAgree() {
        byte[] bytes = unpacked(AlignmentFiles.bam(SAM));
        String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        bytes[text.indexOf("SN:t1") + 4] = '7';
        assertRefused(
                file("a.bam", bytes), "the header's text and its list of references disagree at t7; mend the header");
    }

    @ParameterizedTest(name = "{0} bytes a read")
    @ValueSource(ints = {1, 7, 65536})
    void gzipOfManyPartsIsUnpacked(int part) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (String each : List.of("first\n", "", "second\n")) {
            packed.writeBytes(AlignmentFiles.gzip(each.getBytes(UTF_8)));
        }
        packed.write(new byte[100]); // padding is no damage
        try (GzipInput in = new GzipInput(new Slow(packed.toByteArray(), part))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("first\nsecond\n");
        }
    }

    @Test
    void damagedGzipIsRefused() {
        byte[] packed = AlignmentFiles.gzip(SAM.getBytes(UTF_8));
        for (int length = 2; length < packed.length; length += 97) {
            byte[] cut = Arrays.copyOf(packed, length);
            assertThatThrownBy(() -> new GzipInput(new Slow(cut, 4096)).readAllBytes())
                    .isInstanceOf(IOException.class);
        }
        byte[] followed = Arrays.copyOf(packed, packed.length + 5);
        followed[packed.length] = 'x'; // the JDK's own reader would end here without a word
        assertThatThrownBy(() -> new GzipInput(new Slow(followed, 4096)).readAllBytes())
                .hasMessage("damaged between compressed parts");
        byte[] changed = packed.clone();
        changed[packed.length - 6] ^= 1;
        assertThatThrownBy(() -> new GzipInput(new Slow(changed, 4096)).readAllBytes())
                .hasMessage("compressed data are damaged: checksum or length differ");
    }

    /** Gives a few bytes at a time, as a pipe may. */
    private static final class Slow extends java.io.ByteArrayInputStream {
        private final int part;

        Slow(byte[] bytes, int part) {
            super(bytes);
            this.part = part;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(part, length));
        }
    }
}
