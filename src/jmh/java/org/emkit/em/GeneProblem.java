package org.emkit.em;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A seeded problem with the links that a sample has: isoforms of a gene, genes of a family, and repeats that tie thousands
 * of genes into one giant connected part.
 */
final class GeneProblem {
    private static final int REPEATS = 100;

    final int components;
    final int[] start;
    final int[] component;
    final double[] likelihood;
    final double[] weight;

    private final SplittableRandom random;
    private final int mostIsoforms;
    private final int[] firstOfGene;
    private final int[] family;
    private final int[][] members;
    private int[] found = new int[64];
    private int size;

    /**
     * @param observations classes
     * @param components   transcripts
     * @param mostIsoforms of a gene; 15 gives 4 transcripts a class, 50 gives 10
     * @param repeatShare  part of the classes that hold repeats
     */
    GeneProblem(int observations, int components, int mostIsoforms, double repeatShare, long seed) {
        this.components = components;
        this.mostIsoforms = mostIsoforms;
        this.random = new SplittableRandom(seed);
        this.firstOfGene = genes();
        int genes = firstOfGene.length - 1;
        this.family = new int[genes];
        int families = 0;
        for (int gene = 0; gene < genes; families++) {
            // Seven of ten genes stand alone; others have 1 to 30 relatives, mostly few.
            int relatives = random.nextInt(10) < 7 ? 1 : 1 + (int) Math.min(29, 1 / (1 - random.nextDouble()));
            for (int k = 0; k < relatives && gene < genes; k++) {
                family[gene++] = families;
            }
        }
        this.members = new int[REPEATS][];
        for (int r = 0; r < REPEATS; r++) {
            members[r] = random.ints(10 + genes / 500, 0, genes).sorted().toArray();
        }
        double[] appetite = random.doubles(components).map(u -> Math.pow(u, 4)).toArray();
        this.start = new int[observations + 1];
        this.weight = new double[observations];
        int[] entries = new int[16 * observations];
        for (int i = 0; i < observations; i++) {
            size = 0;
            double kind = random.nextDouble();
            int gene = random.nextInt(genes);
            if (kind < repeatShare) {
                repeat();
            } else if (kind < 0.2) {
                relatives(gene);
            } else {
                isoforms(gene, mostIsoforms + 1);
            }
            Arrays.sort(found, 0, size);
            int at = start[i];
            if (at + size > entries.length) {
                entries = Arrays.copyOf(entries, 2 * entries.length);
            }
            double most = 0;
            for (int k = 0; k < size; k++) {
                if (k == 0 || found[k] != found[k - 1]) {
                    entries[at++] = found[k];
                    most = Math.max(most, appetite[found[k]]);
                }
            }
            start[i + 1] = at;
            weight[i] = 1 + (int) (200 * most * random.nextDouble() * random.nextDouble());
        }
        this.component = Arrays.copyOf(entries, start[observations]);
        this.likelihood = random.doubles(component.length)
                .map(u -> Math.exp(-Math.rint(4 * u * u)) * (1 + 0.1 * u))
                .toArray();
    }

    private int[] genes() {
        int[] first = new int[components + 1];
        int genes = 0;
        for (int t = 0; t < components; genes++) {
            first[genes] = t;
            t += 1 + random.nextInt(mostIsoforms);
        }
        first[genes] = components;
        return Arrays.copyOf(first, genes + 1);
    }

    private void add(int transcript) {
        if (size == found.length) {
            found = Arrays.copyOf(found, 2 * size);
        }
        found[size++] = transcript;
    }

    private void isoforms(int gene, int most) {
        int first = firstOfGene[gene];
        int isoforms = firstOfGene[gene + 1] - first;
        // Exons in common follow the order of isoforms, in most cases.
        int from = random.nextInt(isoforms);
        int length = 1 + random.nextInt(Math.min(most, isoforms - from));
        for (int k = 0; k < length; k++) {
            add(first + from + k);
        }
    }

    private void relatives(int gene) {
        isoforms(gene, (mostIsoforms + 1) / 2);
        for (int other = gene + 1; other < family.length && family[other] == family[gene] && size < 100; other++) {
            if (random.nextInt(3) > 0) {
                isoforms(other, (mostIsoforms + 1) / 2);
            }
        }
    }

    /** Copies that are next to each other in the family tree of a repeat are alike. */
    private void repeat() {
        int[] copies = members[random.nextInt(REPEATS)];
        int from = random.nextInt(copies.length);
        int many = 2 + random.nextInt(10);
        for (int k = 0; k < many; k++) {
            isoforms(copies[(from + k) % copies.length], 3);
        }
    }

    SparsePattern pattern() {
        return new SparsePattern(components, start, component);
    }

    double[] start() {
        double sum = Arrays.stream(weight).sum();
        double[] theta = new double[components];
        Arrays.fill(theta, sum / components);
        return theta;
    }
}
