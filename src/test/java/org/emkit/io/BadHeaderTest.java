package org.emkit.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.emkit.io.AlignmentFiles.assertRefused;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import htsjdk.samtools.util.BlockCompressedOutputStream;
import htsjdk.samtools.util.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.emkit.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that cannot be read, or claim to be larger than any: one line, nothing left open, no memory taken. */
class BadHeaderTest {
    private static final String SAM =
            AlignmentFiles.header(1000, 2000) + AlignmentFiles.randomRecords(new Random(1), 2, 30);

    @TempDir
    private Path folder;

    private Path file(String name, byte[] bytes) {
        return AlignmentFiles.write(folder.resolve(name), bytes);
    }

    private static byte[] unpacked(byte[] packed) {
        try (BgzfInput in = new BgzfInput(new ByteArrayInputStream(packed), new SourceNotes(), 1)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void nothingStaysOpenWhereTheHeaderIsBad() throws Exception {
        byte[] bam = AlignmentFiles.bam(SAM);
        byte[] otherText = unpacked(bam);
        otherText[new String(otherText, ISO_8859_1).indexOf("SN:t1") + 4] = '7';
        List<Path> bad = List.of(
                file("empty", new byte[0]),
                file("text.sam", "neither".getBytes(UTF_8)),
                file("none.sam", "@HD\tVN:1.6\n".getBytes(UTF_8)),
                file("packed.sam.gz", AlignmentFiles.gzip("neither".getBytes(UTF_8))),
                file("cut.gz", Arrays.copyOf(AlignmentFiles.gzip(SAM.getBytes(UTF_8)), 12)),
                file("unpacked.bam", otherText),
                file("cut.bam", Arrays.copyOf(bam, 40)),
                file("bad.bam", bgzip(otherText)),
                file("bad.cram", "CRAM\3\0 and nothing of the kind".getBytes(UTF_8)),
                file("twice.sam", "@SQ\tSN:a|1\tLN:9\n@SQ\tSN:a|2\tLN:9\n".getBytes(UTF_8)));
        for (Path path : bad) {
            assertThatThrownBy(() -> AlignmentFile.open(path.toString(), null, new TranscriptNames(true, false), 3))
                    .as(path.toString())
                    .isInstanceOf(UserException.class);
            assertThat(openFiles()).as(path.toString()).doesNotContain(path);
        }
        for (int wait = 0; wait < 500 && unpackers() > 0; wait++) {
            Thread.sleep(10);
        }
        assertThat(unpackers()).isZero();
    }

    private static byte[] bgzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (BlockCompressedOutputStream out = new BlockCompressedOutputStream(packed, (Path) null)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** @return what the file descriptors of this process lead to, where the system tells */
    private static List<Path> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        assumeTrue(Files.isDirectory(descriptors), "nothing tells the open files here");
        List<Path> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(descriptors)) {
            for (Path each : all.toList()) {
                try {
                    open.add(Files.readSymbolicLink(each));
                } catch (NoSuchFileException e) {
                    // that of the listing itself
                }
            }
        }
        return open;
    }

    private static long unpackers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("bgzf"))
                .count();
    }

    @Test
    void aHeaderLargerThanAnyIsRefusedByItsClaim() {
        byte[] bytes = unpacked(AlignmentFiles.bam(SAM));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, 1 << 30);
        assertRefused(file("a.bam", bytes), "the header cannot be read: it is larger than 1 GiB; the file is damaged");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, Integer.MAX_VALUE);
        assertRefused(file("b.bam", bgzip(bytes)), "the header cannot be read: it is larger than 1 GiB");
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -2);
        assertRefused(file("c.bam", bytes), "the header cannot be read: its text has the length -2");
    }

    /** Lengths that the decoder would allocate: those of the first container and of the first block in it. */
    @Test
    void aHeaderOfCramLargerThanAnyIsRefusedByItsClaim() {
        String large = "the header cannot be read: it is larger than 1 GiB; the file is damaged";
        assertRefused(file("a.cram", cramHead(3, (1 << 30) + 1, 100, 100)), large);
        assertRefused(file("a.cram", cramHead(3, Integer.MAX_VALUE, 100, 100)), large);
        assertRefused(file("a.cram", cramHead(3, 1000, (1 << 30) + 1, 100)), large);
        assertRefused(file("a.cram", cramHead(3, 1000, 100, Integer.MAX_VALUE)), large);
        assertRefused(file("a.cram", cramHead(2, 1000, 100, Integer.MAX_VALUE)), large);
        String negative = "the header cannot be read: its size is given as -1 bytes; the file is damaged";
        assertRefused(file("a.cram", cramHead(3, -1, 100, 100)), negative);
        assertRefused(file("a.cram", cramHead(3, 1000, -1, 100)), negative);
        assertRefused(file("a.cram", cramHead(3, 1000, 100, 100)), "the header cannot be read: ");
    }

    private static byte[] cramHead(int version, int container, int packed, int unpacked) {
        ByteBuffer head = ByteBuffer.allocate(200).order(ByteOrder.LITTLE_ENDIAN);
        head.put("CRAM".getBytes(UTF_8)).put((byte) version).put(new byte[21]).putInt(container);
        head.put(new byte[4]); // reference, start, span, records
        head.put((byte) 0xff).put(new byte[8]).put((byte) 0x81).put((byte) 1); // counters of eight and of one byte more
        head.put((byte) 2).put((byte) 3); // blocks; landmarks, of one to three bytes
        head.put((byte) 7)
                .put((byte) 0x86)
                .put((byte) 7)
                .put((byte) 0xc1)
                .put((byte) 2)
                .put((byte) 3);
        head.put(new byte[version < 3 ? 0 : 4]); // checksum
        head.put((byte) 1).put((byte) 0).put((byte) 0); // packed, header, its number
        for (int size : new int[] {packed, unpacked}) {
            head.put((byte) (0xf0 | size >>> 28)).put((byte) (size >>> 20)).put((byte) (size >>> 12));
            head.put((byte) (size >>> 4)).put((byte) (size & 0xf));
        }
        return head.array();
    }

    /** Lines of its own would mix with ours; it writes them to a stream that it got when it was loaded. */
    @Test
    void theDecoderOfCramSaysNothing() {
        PrintStream before = Log.getGlobalPrintStream();
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        try (PrintStream listener = new PrintStream(heard, true, UTF_8)) {
            Log.setGlobalPrintStream(listener);
            assertRefused(file("bad.cram", cramHead(3, 1000, 100, 100)), "the header cannot be read: ");
            Log.getInstance(BadHeaderTest.class).error("its words");
            assertThat(heard.toString(UTF_8)).isEmpty();
        } finally {
            Log.setGlobalPrintStream(before);
        }
    }

    @Test
    void aHeaderOfTextLargerThanAnyIsRefused() {
        byte[] line = ("@CO\t" + "x".repeat((1 << 20) - 5) + "\n").getBytes(UTF_8);
        assertThatThrownBy(() -> new SamRecords("large.sam", new Endless(line), new SourceNotes(), 4 << 20))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "large.sam: the header is larger than 4 MiB; the file is damaged or not SAM: make it again");
    }

    @Test
    void aLineLongerThanAnyIsRefused() {
        assertThatThrownBy(() -> new SamRecords("zero", new Endless(new byte[1 << 16]), new SourceNotes()))
                .isInstanceOf(UserException.class)
                .hasMessage("zero: line 1: longer than 256 MiB; the file is damaged or not SAM: make it again");
    }

    /** The same bytes again and again. */
    private static final class Endless extends InputStream {
        private final byte[] part;
        private int at;

        Endless(byte[] part) {
            this.part = part;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            read(one, 0, 1);
            return one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int n = Math.min(length, part.length - at);
            System.arraycopy(part, at, into, offset, n);
            at = (at + n) % part.length;
            return n;
        }
    }
}
