package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.Abundances;

/** The table {@code ambig_info.tsv}: fragments that fit a transcript alone, and that fit it among others. */
public final class AmbigInfo {
    private AmbigInfo() {}

    /** Writes a transcript a line, in the order of {@link QuantSf}. */
    public static void write(Abundances abundances, Appendable out) throws IOException {
        out.append("UniqueCount\tAmbigCount\n");
        StringBuilder line = new StringBuilder();
        for (int t = 0; t < abundances.transcripts(); t++) {
            line.setLength(0);
            Decimals.shortest(line, abundances.uniqueFragments(t));
            Decimals.shortest(line.append('\t'), abundances.ambiguousFragments(t));
            out.append(line.append('\n'));
        }
    }
}
