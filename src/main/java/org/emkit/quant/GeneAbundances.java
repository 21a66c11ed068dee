package org.emkit.quant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emkit.alignment.GeneMap;
import org.emkit.alignment.Transcriptome;

/**
 * Abundance of genes: fragments and TPM summed over the gene's transcripts, lengths averaged with TPM as weight (plain
 * mean where all TPM are 0). Genes come in the order of their first transcript. A transcript without a gene makes one
 * of its own, under its own name. Immutable.
 */
public final class GeneAbundances {
    private final List<String> name;
    private final double[] length;
    private final double[] effectiveLength;
    private final double[] tpm;
    private final double[] fragments;
    private final List<String> withoutGene;

    private GeneAbundances(List<String> name, double[][] column, List<String> withoutGene) {
        this.name = List.copyOf(name);
        this.length = column[0];
        this.effectiveLength = column[1];
        this.tpm = column[2];
        this.fragments = column[3];
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
        Transcriptome transcriptome = abundances.transcriptome();
        Map<String, Integer> index = new HashMap<>();
        List<String> names = new ArrayList<>();
        List<String> withoutGene = new ArrayList<>();
        int[] geneOf = new int[transcriptome.size()];
        for (int t = 0; t < geneOf.length; t++) {
            String gene = genes.geneOf(transcriptome.name(t));
            if (gene == null) {
                gene = transcriptome.name(t);
                withoutGene.add(gene);
            }
            Integer known = index.putIfAbsent(gene, names.size());
            if (known == null) {
                names.add(gene);
            }
            geneOf[t] = known == null ? names.size() - 1 : known;
        }
        return new GeneAbundances(names, columns(abundances, geneOf, names.size()), withoutGene);
    }

    private static double[][] columns(Abundances abundances, int[] geneOf, int genes) {
        double[] tpm = new double[genes];
        double[] fragments = new double[genes];
        int[] transcripts = new int[genes];
        for (int t = 0; t < geneOf.length; t++) {
            tpm[geneOf[t]] += abundances.tpm(t);
            fragments[geneOf[t]] += abundances.fragments(t);
            transcripts[geneOf[t]]++;
        }
        double[] length = new double[genes];
        double[] effectiveLength = new double[genes];
        for (int t = 0; t < geneOf.length; t++) {
            int g = geneOf[t];
            double weight = tpm[g] > 0 ? abundances.tpm(t) / tpm[g] : 1.0 / transcripts[g];
            length[g] += weight * abundances.transcriptome().length(t);
            effectiveLength[g] += weight * abundances.effectiveLength(t);
        }
        return new double[][] {length, effectiveLength, tpm, fragments};
    }

    /** @return number of genes */
    public int genes() {
        return name.size();
    }

    /** @return the gene's name */
    public String name(int gene) {
        return name.get(gene);
    }

    /** @return bases, mean of the gene's transcripts weighted by TPM */
    public double length(int gene) {
        return length[gene];
    }

    /** @return bases, mean of the gene's transcripts weighted by TPM */
    public double effectiveLength(int gene) {
        return effectiveLength[gene];
    }

    /** @return transcripts per million, ≥ 0 */
    public double tpm(int gene) {
        return tpm[gene];
    }

    /** @return expected fragments, ≥ 0 */
    public double fragments(int gene) {
        return fragments[gene];
    }

    /** @return names of transcripts that the map has no gene for, in order */
    public List<String> withoutGene() {
        return withoutGene;
    }
}
