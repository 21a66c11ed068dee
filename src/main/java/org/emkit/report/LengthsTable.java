package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.Sample;

/** The table {@code lengths.tsv}: lengths of transcripts, a line each, in the first columns of {@link QuantSf}. */
public final class LengthsTable {
    private LengthsTable() {}

    /** Writes name, length and effective length, the latter with as many digits as it takes to read it back unchanged. */
    public static void write(Sample sample, Appendable out) throws IOException {
        out.append("Name\tLength\tEffectiveLength\n");
        StringBuilder line = new StringBuilder();
        for (int t = 0; t < sample.transcripts(); t++) {
            line.setLength(0);
            line.append(sample.transcriptome().name(t)).append('\t');
            line.append(sample.transcriptome().length(t));
            Decimals.shortest(line.append('\t'), sample.effectiveLength(t));
            out.append(line.append('\n'));
        }
    }
}
