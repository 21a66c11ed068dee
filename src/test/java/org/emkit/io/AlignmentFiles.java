package org.emkit.io;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamInputResource;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.emkit.UserException;
import org.jspecify.annotations.Nullable;

/** Makes small alignment files for tests, and says what was read from them. */
final class AlignmentFiles {
    private AlignmentFiles() {}

    /** A header with these references, named t0, t1, …. */
    static String header(int... lengths) {
        StringBuilder text = new StringBuilder("@HD\tVN:1.6\n");
        for (int t = 0; t < lengths.length; t++) {
            text.append("@SQ\tSN:t")
                    .append(t)
                    .append("\tLN:")
                    .append(lengths[t])
                    .append('\n');
        }
        return text.toString();
    }

    /** Valid records of every shape, on references of at least 1000 bases. */
    static String randomRecords(Random random, int references, int records) {
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < records; r++) {
            boolean placed = random.nextInt(8) != 0;
            int flag = (random.nextInt(0x1000) & ~0x4) | (placed ? 0 : 0x4);
            String cigar = placed ? randomCigar(random) : "*";
            int bases = placed ? readLength(cigar) : random.nextInt(50);
            bases = random.nextInt(4) == 0 ? 0 : bases;
            String next = random.nextBoolean() ? "=" : random.nextBoolean() ? "*" : "t" + random.nextInt(references);
            text.append("read").append(random.nextInt(100));
            text.append('\t').append(flag);
            text.append('\t').append(placed ? "t" + random.nextInt(references) : "*");
            text.append('\t').append(placed ? 1 + random.nextInt(700) : 0);
            text.append("\t255\t").append(cigar).append('\t').append(placed ? next : "*");
            text.append('\t')
                    .append(placed && !next.equals("*") ? 1 + random.nextInt(900) : 0)
                    .append("\t0\t");
            text.append(bases == 0 ? "*" : "A".repeat(bases)).append("\t*");
            appendTags(random, text);
            text.append('\n');
        }
        return text.toString();
    }

    private static void appendTags(Random random, StringBuilder text) {
        int scale = 1 << random.nextInt(30); // every size of integer, none beyond what a score may be
        text.append(random.nextBoolean() ? "\tAS:i:" + (random.nextInt(scale) - scale / 2) : "");
        text.append(random.nextInt(3) == 0 ? "\tXA:A:x\tXF:f:1.5\tXB:B:s,1,-2,3\tXZ:Z:some text" : "");
        text.append(random.nextBoolean() ? "\tNM:i:" + random.nextInt(40) : "");
        text.append(random.nextBoolean() ? "\tHI:i:" + random.nextInt(300) : "");
        text.append(random.nextBoolean() ? "\tMD:Z:3A0C^GT5T2" : "");
    }

    private static String randomCigar(Random random) {
        StringBuilder cigar = new StringBuilder();
        cigar.append(random.nextInt(4) == 0 ? 1 + random.nextInt(9) + "H" : "");
        cigar.append(random.nextInt(4) == 0 ? 1 + random.nextInt(9) + "S" : "");
        String operations = random.nextBoolean() ? "=X" : "MIDP";
        cigar.append(10 + random.nextInt(20)).append(operations.charAt(0));
        for (int o = random.nextInt(4); o > 0; o--) {
            cigar.append(1 + random.nextInt(9)).append(operations.charAt(random.nextInt(operations.length())));
        }
        cigar.append(random.nextInt(4) == 0 ? 1 + random.nextInt(9) + "S" : "");
        return cigar.append(random.nextInt(4) == 0 ? 1 + random.nextInt(9) + "H" : "")
                .toString();
    }

    private static int readLength(String cigar) {
        int length = 0;
        int number = 0;
        for (int i = 0; i < cigar.length(); i++) {
            char c = cigar.charAt(i);
            if (Character.isDigit(c)) {
                number = number * 10 + (c - '0');
            } else {
                length += "MIS=X".indexOf(c) >= 0 ? number : 0;
                number = 0;
            }
        }
        return length;
    }

    /** SAM text as BAM, by htsjdk. */
    static byte[] bam(String sam) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(sam, header -> new SAMFileWriterFactory().makeBAMWriter(header, true, bytes));
        return bytes.toByteArray();
    }

    /** SAM text as CRAM, by htsjdk. */
    static byte[] cram(String sam, Path fasta) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(sam, header -> new SAMFileWriterFactory().makeCRAMWriter(header, bytes, fasta));
        return bytes.toByteArray();
    }

    private interface Maker {
        SAMFileWriter writer(htsjdk.samtools.SAMFileHeader header);
    }

    private static void copy(String sam, Maker maker) {
        try (SamReader reader = SamReaderFactory.make()
                        .validationStringency(ValidationStringency.SILENT)
                        .open(SamInputResource.of(new ByteArrayInputStream(sam.getBytes(UTF_8))));
                SAMFileWriter writer = maker.writer(reader.getFileHeader())) {
            for (SAMRecord record : reader) {
                writer.addAlignment(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes as one gzip member. */
    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static Path write(Path file, String text) {
        return write(file, text.getBytes(UTF_8));
    }

    static Path write(Path file, byte[] bytes) {
        try {
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All records of a file, one line each with every field. */
    static List<String> read(Path path, @Nullable Path fasta) {
        try (AlignmentFile file = AlignmentFile.open(path.toString(), fasta)) {
            return read(file.records());
        }
    }

    static List<String> read(RecordSource source) {
        List<String> lines = new ArrayList<>();
        read(source, Integer.MAX_VALUE, lines);
        return lines;
    }

    /** Adds the first records to the lines. */
    static void read(RecordSource source, int most, List<String> lines) {
        AlignmentRecord r = new AlignmentRecord();
        while (lines.size() < most && source.next(r)) {
            lines.add(describe(r));
        }
    }

    static String describe(AlignmentRecord r) {
        return new String(r.name, r.nameFrom, r.nameLength, UTF_8) + " flag " + r.flag + " on " + r.reference + ":"
                + r.start
                + "-" + r.end + " clips " + r.clipBefore + "," + r.clipAfter + " mate " + r.mateReference + ":"
                + r.mateStart + " HI " + r.hitIndex + " AS "
                + (r.score == AlignmentRecord.NO_SCORE ? "none" : "" + r.score) + " penalty " + r.penalty
                + (r.mismatchesKnown ? "" : "?");
    }

    /** Reads a file that cannot be read, and holds what is said against what should be. */
    static void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> read(path, null))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(path + ": " + message);
    }
}
