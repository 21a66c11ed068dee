package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.Abundances;

/** The table {@code abundance.tsv}: a transcript a line, in kallisto's columns, with the digits of {@link QuantSf}. */
public final class KallistoTsv {
    private KallistoTsv() {}

    /** Writes name, length, effective length (3 digits), expected fragments (3 digits) and TPM (6 digits). */
    public static void write(Abundances abundances, Appendable out) throws IOException {
        out.append("target_id\tlength\teff_length\test_counts\ttpm\n");
        StringBuilder line = new StringBuilder();
        for (int t = 0; t < abundances.transcripts(); t++) {
            line.setLength(0);
            line.append(abundances.transcriptome().name(t)).append('\t');
            line.append(abundances.transcriptome().length(t));
            Decimals.fixed(line.append('\t'), abundances.effectiveLength(t), 3);
            Decimals.fixed(line.append('\t'), abundances.fragments(t), 3);
            Decimals.fixed(line.append('\t'), abundances.tpm(t), 6);
            out.append(line.append('\n'));
        }
    }
}
