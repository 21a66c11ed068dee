package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.Abundances;

/** The table {@code quant.sf}: a transcript a line, in the order of the alignment header, in salmon's columns. */
public final class QuantSf {
    static final String HEADING = "Name\tLength\tEffectiveLength\tTPM\tNumReads\n";

    private QuantSf() {}

    /** Writes name, length, effective length (3 digits), TPM (6 digits) and expected fragments (3 digits). */
    public static void write(Abundances abundances, Appendable out) throws IOException {
        out.append(HEADING);
        StringBuilder line = new StringBuilder();
        for (int t = 0; t < abundances.transcripts(); t++) {
            line.setLength(0);
            line.append(abundances.transcriptome().name(t)).append('\t');
            line.append(abundances.transcriptome().length(t)).append('\t');
            Decimals.fixed(line, abundances.effectiveLength(t), 3);
            Decimals.fixed(line.append('\t'), abundances.tpm(t), 6);
            Decimals.fixed(line.append('\t'), abundances.fragments(t), 3);
            out.append(line.append('\n'));
        }
    }
}
