package org.emkit.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A gene: its exons, 5′ to 3′, and the isoforms made of them. */
final class SimulatedGene {
    private static final int SHORTEST_EXON = 50;
    private static final int LONGEST_EXON = 2500;
    private static final int SHORT_GENE = 130;

    private final byte[][] exon;
    private final List<Isoform> isoforms = new ArrayList<>();

    /** Exons taken, ascending, and bases left out at the 5′ end of the first and the 3′ end of the last of them. */
    record Isoform(List<Integer> exons, int trimmedStart, int trimmedEnd) {}

    private SimulatedGene(byte[][] exon) {
        this.exon = exon;
    }

    /** A new gene with up to that many isoforms; fewer where its exons do not allow more. */
    static SimulatedGene draw(int isoforms, Random random) {
        byte[][] exon = new byte[isoforms == 1 ? 1 + random.nextInt(4) : 3 + random.nextInt(8)][];
        for (int e = 0; e < exon.length; e++) {
            boolean last = e == exon.length - 1;
            exon[e] = bases(logNormal(last ? 500 : 140, last ? 0.7 : 0.5, random), random);
        }
        SimulatedGene gene = new SimulatedGene(exon);
        gene.drawIsoforms(isoforms, random);
        return gene;
    }

    /** A gene of one exon about as long as a fragment, or shorter. */
    static SimulatedGene drawShort(Random random) {
        SimulatedGene gene = new SimulatedGene(new byte[][] {bases(SHORT_GENE + random.nextInt(250), random)});
        gene.drawIsoforms(1, random);
        return gene;
    }

    /**
     * A paralogue: the same exons with changes.
     *
     * @param divergence share of bases substituted
     * @param gaps       share of bases before which up to three bases are inserted or deleted
     */
    SimulatedGene diverged(int isoformCount, double divergence, double gaps, Random random) {
        byte[][] changed = new byte[exon.length][];
        for (int e = 0; e < exon.length; e++) {
            changed[e] = Mutations.mutate(exon[e], divergence, gaps, random);
        }
        SimulatedGene gene = new SimulatedGene(changed);
        gene.drawIsoforms(isoformCount, random);
        return gene;
    }

    /** Puts a sequence into the middle of the last exon. */
    void insertIntoLastExon(byte[] repeat) {
        byte[] last = exon[exon.length - 1];
        byte[] longer = Arrays.copyOf(last, last.length + repeat.length);
        int at = last.length / 2;
        System.arraycopy(repeat, 0, longer, at, repeat.length);
        System.arraycopy(last, at, longer, at + repeat.length, last.length - at);
        exon[exon.length - 1] = longer;
    }

    /** Adds an isoform that equals the last one: nothing can tell them apart. */
    void duplicateLastIsoform() {
        isoforms.add(isoforms.get(isoforms.size() - 1));
    }

    private void drawIsoforms(int count, Random random) {
        Set<Isoform> known = new HashSet<>();
        List<Integer> all = new ArrayList<>();
        for (int e = 0; e < exon.length; e++) {
            all.add(e);
        }
        Isoform whole = new Isoform(all, 0, 0);
        known.add(whole);
        isoforms.add(whole);
        for (int attempt = 0; attempt < 20 * count && isoforms.size() < count; attempt++) {
            List<Integer> taken = new ArrayList<>();
            for (int e = 0; e < exon.length; e++) {
                boolean terminal = e == 0 || e == exon.length - 1;
                if (random.nextDouble() >= (terminal ? 0.15 : 0.3)) {
                    taken.add(e);
                }
            }
            if (!taken.isEmpty()) {
                int first = exon[taken.get(0)].length;
                int last = exon[taken.get(taken.size() - 1)].length;
                int start = random.nextInt(3) == 0 ? random.nextInt(first / 2) : 0;
                int end = random.nextInt(3) == 0 ? random.nextInt(last / 2) : 0;
                add(new Isoform(taken, start, end), known);
            }
        }
    }

    private void add(Isoform isoform, Set<Isoform> known) {
        if (sequence(isoform).length >= SHORT_GENE && known.add(isoform)) {
            isoforms.add(isoform);
        }
    }

    /** @return isoforms, each made of some exons; a repeated one is a duplicate */
    List<Isoform> isoforms() {
        return isoforms;
    }

    /** @return bases of the exon */
    int exonLength(int e) {
        return exon[e].length;
    }

    /** @return number of exons */
    int exons() {
        return exon.length;
    }

    /** @return spliced sequence, A, C, G and T */
    byte[] sequence(Isoform isoform) {
        int length = 0;
        for (int e : isoform.exons()) {
            length += exon[e].length;
        }
        byte[] whole = new byte[length];
        int at = 0;
        for (int e : isoform.exons()) {
            System.arraycopy(exon[e], 0, whole, at, exon[e].length);
            at += exon[e].length;
        }
        return Arrays.copyOfRange(
                whole, isoform.trimmedStart(), Math.max(isoform.trimmedStart(), length - isoform.trimmedEnd()));
    }

    static byte[] bases(int length, Random random) {
        byte[] bases = new byte[length];
        for (int i = 0; i < length; i++) {
            bases[i] = Mutations.base(random);
        }
        return bases;
    }

    private static int logNormal(double median, double spread, Random random) {
        double length = median * StrictMath.exp(spread * random.nextGaussian());
        return (int) Math.min(LONGEST_EXON, Math.max(SHORTEST_EXON, length));
    }
}
