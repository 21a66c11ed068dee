package org.emkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SamInputResource;
import htsjdk.samtools.SamReader;
import htsjdk.samtools.SamReaderFactory;
import htsjdk.samtools.ValidationStringency;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** The sample under {@code test-data/quant/tiny} as lines of SAM, to be written again in other ways. Immutable. */
final class TinySample {
    private static final Path FOLDER = Path.of("test-data", "quant", "tiny");
    static final String TRANSCRIPTS = FOLDER.resolve("transcripts.fa").toString();
    static final String READS = FOLDER.resolve("reads.bam").toString();
    static final String ANNOTATION = FOLDER.resolve("annotation.gtf").toString();
    static final String GENES = FOLDER.resolve("tx2gene.tsv").toString();
    static final Path TRUTH = FOLDER.resolve("truth.tsv");

    private static final int UNMAPPED = 0x4;

    private final String header;
    private final List<String> records;

    private TinySample(String header, List<String> records) {
        this.header = header;
        this.records = List.copyOf(records);
    }

    static TinySample read() {
        List<String> records = new ArrayList<>();
        try (SamReader reader = SamReaderFactory.make()
                .validationStringency(ValidationStringency.SILENT)
                .open(Path.of(READS))) {
            for (SAMRecord record : reader) {
                records.add(record.getSAMString().stripTrailing());
            }
            return new TinySample(reader.getFileHeader().getSAMString(), records);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> records() {
        return records;
    }

    String header() {
        return header;
    }

    /** @return how many names of reads there are */
    int fragments() {
        Set<String> names = new LinkedHashSet<>();
        records.forEach(record -> names.add(column(record, 0)));
        return names.size();
    }

    static String column(String record, int at) {
        return record.split("\t", at + 2)[at];
    }

    static int flag(String record) {
        return Integer.parseInt(column(record, 1));
    }

    TinySample with(List<String> others) {
        return new TinySample(header, others);
    }

    TinySample and(String... others) {
        List<String> all = new ArrayList<>(records);
        all.addAll(List.of(others));
        return with(all);
    }

    TinySample headerOnly() {
        return with(List.of());
    }

    TinySample only(Predicate<String> record) {
        return with(records.stream().filter(record).toList());
    }

    /** @return all records of fragments of which one record passes */
    TinySample fragmentsWith(Predicate<String> record) {
        Set<String> names = new LinkedHashSet<>();
        records.stream().filter(record).forEach(r -> names.add(column(r, 0)));
        return only(r -> names.contains(column(r, 0)));
    }

    /** @return the first mates as single-end reads */
    TinySample firstMates() {
        List<String> reads = new ArrayList<>();
        for (String record : records) {
            if ((flag(record) & 0x40) != 0) {
                String[] columns = record.split("\t", -1);
                columns[1] = Integer.toString(flag(record) & 0x114);
                columns[6] = "*";
                columns[7] = "0";
                columns[8] = "0";
                reads.add(String.join("\t", columns));
            }
        }
        return with(reads);
    }

    /** @return so many parts that fragments are dealt out to, one by one */
    List<TinySample> split(int parts) {
        Map<String, Integer> number = new HashMap<>();
        records.forEach(record -> number.putIfAbsent(column(record, 0), number.size()));
        List<TinySample> split = new ArrayList<>();
        for (int k = 0; k < parts; k++) {
            int part = k;
            split.add(only(record -> number.get(column(record, 0)) % parts == part));
        }
        return split;
    }

    TinySample shuffled(long seed) {
        List<String> other = new ArrayList<>(records);
        Collections.shuffle(other, new Random(seed));
        return with(other);
    }

    /** @return sorted by place, as samtools sorts, unplaced reads last */
    TinySample sorted() {
        Map<String, Integer> index = new HashMap<>();
        header.lines().filter(line -> line.startsWith("@SQ")).forEach(line -> {
            index.put(line.replaceFirst(".*\tSN:([^\t]+).*", "$1"), index.size());
        });
        List<String> other = new ArrayList<>(records);
        other.sort(Comparator.<String>comparingInt(r -> index.getOrDefault(column(r, 2), Integer.MAX_VALUE))
                .thenComparingInt(r -> Integer.parseInt(column(r, 3))));
        return new TinySample(header.replaceFirst("(?m)^@HD.*$", "@HD\tVN:1.6\tSO:coordinate"), other);
    }

    /** @return the fragments several times, under other names */
    TinySample copies(int copies) {
        List<String> other = new ArrayList<>();
        for (int c = 0; c < copies; c++) {
            int copy = c;
            records.forEach(record -> other.add("copy" + copy + "_" + record));
        }
        return with(other);
    }

    /** @return other names of transcripts, in header and records */
    TinySample renamed(Function<String, String> name) {
        StringBuilder text = new StringBuilder();
        Map<String, String> names = new HashMap<>();
        header.lines().forEach(line -> {
            if (line.startsWith("@SQ")) {
                String old = line.replaceFirst(".*\tSN:([^\t]+).*", "$1");
                names.put(old, name.apply(old));
                text.append(line.replace("\tSN:" + old, "\tSN:" + name.apply(old)));
            } else {
                text.append(line);
            }
            text.append('\n');
        });
        List<String> other = new ArrayList<>();
        for (String record : records) {
            String[] columns = record.split("\t", -1);
            columns[2] = names.getOrDefault(columns[2], columns[2]);
            columns[6] = names.getOrDefault(columns[6], columns[6]);
            other.add(String.join("\t", columns));
        }
        return new TinySample(text.toString(), other);
    }

    static boolean isMapped(String record) {
        return (flag(record) & UNMAPPED) == 0;
    }

    private byte[] text() {
        return (header + (records.isEmpty() ? "" : String.join("\n", records) + "\n")).getBytes(UTF_8);
    }

    /** @return the file's path */
    String sam(Path file) {
        try {
            return Files.write(file, text()).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the file's path */
    String bam(Path file) {
        return write(
                file, head -> new SAMFileWriterFactory().setCreateIndex(false).makeBAMWriter(head, true, file));
    }

    /** @return the file's path; the FASTA needs its index for that */
    String cram(Path file, Path fasta) {
        return write(
                file, head -> new SAMFileWriterFactory().setCreateIndex(false).makeCRAMWriter(head, true, file, fasta));
    }

    private String write(Path file, Function<SAMFileHeader, SAMFileWriter> maker) {
        try (SamReader reader = SamReaderFactory.make()
                        .validationStringency(ValidationStringency.SILENT)
                        .open(SamInputResource.of(new ByteArrayInputStream(text())));
                SAMFileWriter writer = maker.apply(reader.getFileHeader())) {
            for (SAMRecord record : reader) {
                writer.addAlignment(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toString();
    }
}
