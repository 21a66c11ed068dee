package org.emkit.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.AbundanceTable;
import org.emkit.alignment.GeneMap;

/**
 * Abundance of genes: fragments and TPM summed over the gene's transcripts, lengths averaged with TPM as weight (plain
 * mean where all TPM are 0). Genes come in the order of their first transcript. A transcript without a gene makes one
 * of its own, under its own name. Immutable.
 */
public final class GeneAbundances {
    private final AbundanceTable table;
    private final List<String> withoutGene;

    private GeneAbundances(AbundanceTable table, List<String> withoutGene) {
        this.table = table;
        this.withoutGene = List.copyOf(withoutGene);
    }

    /**
     * Sums up transcripts.
     *
     * @param abundances of transcripts
     * @param genes      which gene each transcript belongs to
     * @return one row for each gene that has a transcript
     */
    public static GeneAbundances of(Abundances abundances, GeneMap genes) {
        return of(abundances.table(), genes);
    }

    /**
     * Sums up transcripts.
     *
     * @param transcripts abundances of transcripts, a row each
     * @param genes       which gene each transcript belongs to
     * @return one row for each gene that has a transcript
     */
    public static GeneAbundances of(AbundanceTable transcripts, GeneMap genes) {
        Map<String, Integer> index = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<String> withoutGene = new ArrayList<>();
        int[] geneOf = new int[transcripts.size()];
        for (int t = 0; t < geneOf.length; t++) {
            String gene = genes.geneOf(transcripts.name(t));
            if (gene == null) {
                gene = transcripts.name(t);
                withoutGene.add(gene);
            }
            Integer known = index.putIfAbsent(gene, names.size());
            if (known == null) {
                names.add(gene);
            }
            geneOf[t] = known == null ? names.size() - 1 : known;
        }
        return new GeneAbundances(new AbundanceTable(names, columns(transcripts, geneOf, names.size())), withoutGene);
    }

    private static double[][] columns(AbundanceTable of, int[] geneOf, int genes) {
        double[] tpm = new double[genes];
        double[] fragments = new double[genes];
        int[] transcripts = new int[genes];
        for (int t = 0; t < geneOf.length; t++) {
            tpm[geneOf[t]] += of.tpm(t);
            fragments[geneOf[t]] += of.fragments(t);
            transcripts[geneOf[t]]++;
        }
        double[] length = new double[genes];
        double[] effectiveLength = new double[genes];
        for (int t = 0; t < geneOf.length; t++) {
            int g = geneOf[t];
            double weight = tpm[g] > 0 ? of.tpm(t) / tpm[g] : 1.0 / transcripts[g];
            length[g] += weight * of.length(t);
            effectiveLength[g] += weight * of.effectiveLength(t);
        }
        return new double[][] {length, effectiveLength, tpm, fragments};
    }

    /** @return a row each gene */
    public AbundanceTable table() {
        return table;
    }

    /** @return number of genes */
    public int genes() {
        return table.size();
    }

    /** @return the gene's name */
    public String name(int gene) {
        return table.name(gene);
    }

    /** @return bases, mean of the gene's transcripts weighted by TPM */
    public double length(int gene) {
        return table.length(gene);
    }

    /** @return bases, mean of the gene's transcripts weighted by TPM */
    public double effectiveLength(int gene) {
        return table.effectiveLength(gene);
    }

    /** @return transcripts per million, ≥ 0 */
    public double tpm(int gene) {
        return table.tpm(gene);
    }

    /** @return expected fragments, ≥ 0 */
    public double fragments(int gene) {
        return table.fragments(gene);
    }

    /** @return names of transcripts that the map has no gene for, in order */
    public List<String> withoutGene() {
        return withoutGene;
    }
}
