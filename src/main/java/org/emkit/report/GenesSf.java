package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.GeneAbundances;

/** The table {@code quant.genes.sf}: a gene a line, in the columns of {@link QuantSf}. */
public final class GenesSf {
    private GenesSf() {}

    /** Writes name, length, effective length (3 digits each), TPM (6 digits) and expected fragments (3 digits). */
    public static void write(GeneAbundances genes, Appendable out) throws IOException {
        out.append(QuantSf.HEADING);
        StringBuilder line = new StringBuilder();
        for (int g = 0; g < genes.genes(); g++) {
            line.setLength(0);
            line.append(genes.name(g)).append('\t');
            Decimals.fixed(line, genes.length(g), 3);
            Decimals.fixed(line.append('\t'), genes.effectiveLength(g), 3);
            Decimals.fixed(line.append('\t'), genes.tpm(g), 6);
            Decimals.fixed(line.append('\t'), genes.fragments(g), 3);
            out.append(line.append('\n'));
        }
    }
}
