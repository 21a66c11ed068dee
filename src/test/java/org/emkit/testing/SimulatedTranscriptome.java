package org.emkit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Made-up genes whose isoforms share exons, with paralogues, repeats, duplicates and genes shorter than fragments, and
 * with the abundance of each transcript.
 */
public final class SimulatedTranscriptome {
    private static final int INTRON = 300;
    private static final int BETWEEN_GENES = 2000;
    private static final int LINE = 60;
    private static final int REPEATS = 20;
    private static final int REPEAT_LENGTH = 300;

    private final List<SimulatedGene> genes = new ArrayList<>();
    private final List<SimulatedGene.Isoform> isoform = new ArrayList<>();
    private final List<byte[]> sequence = new ArrayList<>();
    private final List<Integer> geneOf = new ArrayList<>();
    private final double[] abundance;

    /**
     * What is made.
     *
     * @param transcripts    number of transcripts
     * @param meanIsoforms   mean number of isoforms of a gene with several exons
     * @param paralogueOneIn every n-th gene is a copy of the one before with 1 … 6 % of its bases changed; 0: none
     * @param repeatOneIn    every n-th gene has a copy of one of 20 repeats, 5 … 15 % changed; 0: none
     * @param duplicateOneIn every n-th gene has two equal transcripts; 0: none
     * @param shortOneIn     every n-th gene is about as long as a fragment; 0: none
     * @param gaps           whether paralogues have insertions and deletions, too
     * @param seed           of everything
     */
    public record Shape(
            int transcripts,
            double meanIsoforms,
            int paralogueOneIn,
            int repeatOneIn,
            int duplicateOneIn,
            int shortOneIn,
            boolean gaps,
            long seed) {}

    private SimulatedTranscriptome(Shape shape) {
        Random random = new Random(shape.seed());
        byte[][] repeat = new byte[REPEATS][];
        for (int r = 0; r < REPEATS; r++) {
            repeat[r] = SimulatedGene.bases(REPEAT_LENGTH, random);
        }
        while (sequence.size() < shape.transcripts()) {
            add(drawGene(shape, repeat, random), shape.transcripts());
        }
        abundance = drawAbundances(random);
    }

    /** Makes genes until there are enough transcripts. */
    public static SimulatedTranscriptome of(Shape shape) {
        return new SimulatedTranscriptome(shape);
    }

    private SimulatedGene drawGene(Shape shape, byte[][] repeat, Random random) {
        int number = genes.size();
        int isoforms = 1 + (int) (-(shape.meanIsoforms() - 1) * StrictMath.log(1 - random.nextDouble()) + 0.5);
        SimulatedGene gene;
        if (isOneIn(shape.paralogueOneIn(), number) && number > 0) {
            double divergence = 0.01 + 0.05 * random.nextDouble();
            gene = genes.get(number - 1).diverged(isoforms, divergence, shape.gaps() ? 0.002 : 0, random);
        } else if (isOneIn(shape.shortOneIn(), number)) {
            gene = SimulatedGene.drawShort(random);
        } else {
            gene = SimulatedGene.draw(isoforms, random);
        }
        if (isOneIn(shape.repeatOneIn(), number)) {
            double divergence = 0.05 + 0.1 * random.nextDouble();
            gene.insertIntoLastExon(Mutations.mutate(repeat[random.nextInt(REPEATS)], divergence, 0, random));
        }
        if (isOneIn(shape.duplicateOneIn(), number)) {
            gene.duplicateLastIsoform();
        }
        return gene;
    }

    private static boolean isOneIn(int n, int number) {
        return n > 0 && number % n == n - 1;
    }

    private void add(SimulatedGene gene, int limit) {
        genes.add(gene);
        for (SimulatedGene.Isoform one : gene.isoforms()) {
            if (sequence.size() < limit) {
                isoform.add(one);
                sequence.add(gene.sequence(one));
                geneOf.add(genes.size() - 1);
            }
        }
    }

    /** Log-normal over genes and over the isoforms of each; one transcript in four is silent. */
    private double[] drawAbundances(Random random) {
        double[] ofGene = new double[genes.size()];
        for (int g = 0; g < ofGene.length; g++) {
            ofGene[g] = StrictMath.exp(1.5 * random.nextGaussian());
        }
        double[] drawn = new double[sequence.size()];
        for (int t = 0; t < drawn.length; t++) {
            double share = StrictMath.exp(1.2 * random.nextGaussian());
            drawn[t] = random.nextInt(4) == 0 ? 0 : ofGene[geneOf.get(t)] * share;
        }
        return drawn;
    }

    /** @return number of transcripts */
    public int size() {
        return sequence.size();
    }

    /** @return number of genes */
    public int genes() {
        return genes.size();
    }

    /** @return name of the transcript */
    public String name(int transcript) {
        return String.format(Locale.ROOT, "T%05d", transcript + 1);
    }

    /** @return name of the transcript's gene */
    public String gene(int transcript) {
        return geneName(geneOf.get(transcript));
    }

    private static String geneName(int gene) {
        return String.format(Locale.ROOT, "G%05d", gene + 1);
    }

    /** @return A, C, G and T; shared, not to be changed */
    public byte[] sequence(int transcript) {
        return sequence.get(transcript);
    }

    /** @return bases */
    public int length(int transcript) {
        return sequence.get(transcript).length;
    }

    /** @return molecules, in units that mean nothing; ≥ 0 */
    public double abundance(int transcript) {
        return abundance[transcript];
    }

    /** Writes the transcripts as FASTA. */
    public void writeFasta(Appendable out) {
        forEachTranscript(t -> {
            out.append('>').append(name(t)).append(" gene=").append(gene(t)).append('\n');
            String bases = new String(sequence(t), StandardCharsets.US_ASCII);
            for (int at = 0; at < bases.length(); at += LINE) {
                out.append(bases, at, Math.min(bases.length(), at + LINE)).append('\n');
            }
        });
    }

    /** Writes transcript and gene of each line, tab-separated, without header. */
    public void writeTranscriptToGene(Appendable out) {
        forEachTranscript(t -> out.append(name(t)).append('\t').append(gene(t)).append('\n'));
    }

    /** Writes transcripts and exons as GTF, on one made-up chromosome; every other gene lies on the reverse strand. */
    public void writeGtf(Appendable out) {
        long[] begin = {BETWEEN_GENES};
        int[] gene = {0};
        forEachTranscript(t -> {
            while (gene[0] < geneOf.get(t)) {
                begin[0] += span(genes.get(gene[0]++)) + BETWEEN_GENES;
            }
            writeTranscript(t, begin[0], out);
        });
    }

    private void writeTranscript(int transcript, long begin, Appendable out) throws IOException {
        SimulatedGene gene = genes.get(geneOf.get(transcript));
        SimulatedGene.Isoform of = isoform.get(transcript);
        boolean reverse = geneOf.get(transcript) % 2 == 1;
        List<long[]> blocks = new ArrayList<>();
        long offset = 0;
        int last = of.exons().get(of.exons().size() - 1);
        for (int e = 0; e < gene.exons(); e++) {
            if (of.exons().contains(e)) {
                long from = offset + (e == of.exons().get(0) ? of.trimmedStart() : 0);
                long to = offset + gene.exonLength(e) - (e == last ? of.trimmedEnd() : 0);
                long span = span(gene);
                blocks.add(
                        reverse
                                ? new long[] {begin + span - to, begin + span - from}
                                : new long[] {begin + from, begin + to});
            }
            offset += gene.exonLength(e) + INTRON;
        }
        long[] first = blocks.get(0);
        long[] end = blocks.get(blocks.size() - 1);
        writeLine("transcript", Math.min(first[0], end[0]), Math.max(first[1], end[1]), transcript, out);
        for (long[] block : blocks) {
            writeLine("exon", block[0], block[1], transcript, out);
        }
    }

    /** @param from 0-based half-open, as {@code to} */
    private void writeLine(String feature, long from, long to, int transcript, Appendable out) throws IOException {
        out.append(String.format(
                Locale.ROOT,
                "chrS\tsimulated\t%s\t%d\t%d\t.\t%s\t.\tgene_id \"%s\"; transcript_id \"%s\";\n",
                feature,
                from + 1,
                to,
                geneOf.get(transcript) % 2 == 1 ? "-" : "+",
                gene(transcript),
                name(transcript)));
    }

    private static long span(SimulatedGene gene) {
        long span = (gene.exons() - 1L) * INTRON;
        for (int e = 0; e < gene.exons(); e++) {
            span += gene.exonLength(e);
        }
        return span;
    }

    private interface TranscriptWriter {
        void write(int transcript) throws IOException;
    }

    private void forEachTranscript(TranscriptWriter writer) {
        try {
            for (int t = 0; t < size(); t++) {
                writer.write(t);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
