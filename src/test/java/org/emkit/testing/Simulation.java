package org.emkit.testing;

import htsjdk.samtools.SAMFileHeader;
import htsjdk.samtools.SAMFileWriter;
import htsjdk.samtools.SAMFileWriterFactory;
import htsjdk.samtools.SAMProgramRecord;
import htsjdk.samtools.SAMRecord;
import htsjdk.samtools.SAMSequenceRecord;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A made-up sample as files: transcripts, annotation, reads, their alignments, and how many fragments each transcript gave. */
public final class Simulation {
    private static final int LONGEST_GAP = 6;

    private final SimulatedTranscriptome transcriptome;
    private final SimulatedReads.Protocol protocol;
    private final long fragments;
    private final boolean gaps;
    private final int[] drawn;
    private final int[] placed;
    private long placements;

    /**
     * Prepares a sample.
     *
     * @param shape     of the transcriptome; its gaps also say whether alignments may have gaps
     * @param protocol  how reads are made
     * @param fragments how many
     */
    public Simulation(SimulatedTranscriptome.Shape shape, SimulatedReads.Protocol protocol, long fragments) {
        this.transcriptome = SimulatedTranscriptome.of(shape);
        this.protocol = protocol;
        this.fragments = fragments;
        this.gaps = shape.gaps();
        this.drawn = new int[transcriptome.size()];
        this.placed = new int[transcriptome.size()];
    }

    /** @return what the reads are from */
    public SimulatedTranscriptome transcriptome() {
        return transcriptome;
    }

    /** @return how many fragments each transcript gave, shape [transcripts] */
    public int[] truth() {
        return drawn.clone();
    }

    /** @return placements per fragment with any */
    public double meanPlacements() {
        long sum = 0;
        for (int count : placed) {
            sum += count;
        }
        return sum == 0 ? 0 : (double) placements / sum;
    }

    /** Writes {@code transcripts.fa}, {@code annotation.gtf} and {@code tx2gene.tsv}. */
    public void writeTranscripts(Path folder) throws IOException {
        write(folder.resolve("transcripts.fa"), transcriptome::writeFasta);
        write(folder.resolve("annotation.gtf"), transcriptome::writeGtf);
        write(folder.resolve("tx2gene.tsv"), transcriptome::writeTranscriptToGene);
    }

    /** Writes {@code truth.tsv}: fragments of each transcript, and how many of them have an alignment at all. */
    public void writeTruth(Path folder) throws IOException {
        try (Writer out = Files.newBufferedWriter(folder.resolve("truth.tsv"))) {
            out.write("transcript\tlength\tabundance\tfragments\tplaced\n");
            for (int t = 0; t < drawn.length; t++) {
                out.write(String.format(
                        Locale.ROOT,
                        "%s\t%d\t%.6f\t%d\t%d\n",
                        transcriptome.name(t),
                        transcriptome.length(t),
                        transcriptome.abundance(t),
                        drawn[t],
                        placed[t]));
            }
        }
    }

    /** Aligns all fragments by construction and writes {@code reads.bam}, grouped by name. */
    public void writeAlignments(Path folder, int compression) throws IOException {
        SAMFileHeader header = header();
        ReadAligner aligner = new ReadAligner(transcriptome, gaps ? LONGEST_GAP : 0);
        FragmentRecords records = new FragmentRecords(transcriptome, aligner, header, protocol.seed() + 1);
        SAMFileWriterFactory factory = new SAMFileWriterFactory()
                .setCreateIndex(false)
                .setCreateMd5File(false)
                .setUseAsyncIo(fragments > 100_000)
                .setCompressionLevel(compression);
        try (SAMFileWriter out = factory.makeBAMWriter(header, true, folder.resolve("reads.bam"))) {
            forEachFragment((number, fragment) -> {
                List<SAMRecord> of = records.of(fragment.name(number, transcriptome), fragment.reads);
                count(fragment, of);
                of.forEach(out::addAlignment);
            });
        }
    }

    /** Writes {@code reads_1.fastq.gz} and, of pairs, {@code reads_2.fastq.gz}. */
    public void writeReads(Path folder) throws IOException {
        int mates = protocol.library().isPaired() ? 2 : 1;
        try (OutputStream first = gzip(folder.resolve("reads_1.fastq.gz"));
                OutputStream second = mates == 2 ? gzip(folder.resolve("reads_2.fastq.gz")) : first) {
            forEachFragment((number, fragment) -> {
                String name = fragment.name(number, transcriptome);
                for (int r = 0; r < mates; r++) {
                    String bases = new String(fragment.reads[r], StandardCharsets.US_ASCII);
                    String entry =
                            "@" + name + "/" + (r + 1) + "\n" + bases + "\n+\n" + "I".repeat(bases.length()) + "\n";
                    (r == 0 ? first : second).write(entry.getBytes(StandardCharsets.US_ASCII));
                }
            });
        }
    }

    private interface FragmentWriter {
        void write(long number, SimulatedReads.Fragment fragment) throws IOException;
    }

    private void forEachFragment(FragmentWriter writer) throws IOException {
        SimulatedReads reads = new SimulatedReads(transcriptome, protocol);
        for (long number = 1; number <= fragments; number++) {
            writer.write(number, reads.next());
        }
    }

    private void count(SimulatedReads.Fragment fragment, List<SAMRecord> records) {
        boolean mapped = !records.get(0).getReadUnmappedFlag()
                || !records.get(records.size() - 1).getReadUnmappedFlag();
        if (fragment.transcript >= 0) {
            drawn[fragment.transcript]++;
            if (mapped) {
                placed[fragment.transcript]++;
                boolean pairs =
                        records.get(0).getReadPairedFlag() && records.get(0).getProperPairFlag();
                for (SAMRecord record : records) {
                    placements += record.getReadUnmappedFlag() || (pairs && record.getSecondOfPairFlag()) ? 0 : 1;
                }
            }
        }
    }

    private SAMFileHeader header() {
        SAMFileHeader header = new SAMFileHeader();
        header.setSortOrder(SAMFileHeader.SortOrder.unsorted);
        header.setGroupOrder(SAMFileHeader.GroupOrder.query);
        for (int t = 0; t < transcriptome.size(); t++) {
            header.addSequence(new SAMSequenceRecord(transcriptome.name(t), transcriptome.length(t)));
        }
        SAMProgramRecord program = new SAMProgramRecord("simulator");
        program.setProgramName("simulator");
        header.addProgramRecord(program);
        return header;
    }

    private static OutputStream gzip(Path file) throws IOException {
        return new BufferedOutputStream(new FastGzip(Files.newOutputStream(file)), 1 << 16);
    }

    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static void write(Path file, Consumer<Appendable> content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            content.accept(out);
        }
    }
}
