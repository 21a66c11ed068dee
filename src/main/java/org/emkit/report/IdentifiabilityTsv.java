package org.emkit.report;

import java.io.IOException;
import org.emkit.quant.Abundances;
import org.emkit.quant.Identifiability;

/** The table {@code identifiability.tsv}: transcripts that the fragments determine only together with others. */
public final class IdentifiabilityTsv {
    /** Where it is inside a result's folder. */
    public static final String NAME = Run.AUX_FOLDER + "/identifiability.tsv";

    private IdentifiabilityTsv() {}

    /**
     * Writes such a transcript a line, in the order of {@link QuantSf}: name, group (from 1), expected fragments, the
     * fewest and the most in any optimal answer, the group's, and why.
     *
     * @param free of these abundances
     */
    public static void write(Abundances abundances, Identifiability free, Appendable out) throws IOException {
        out.append("Name\tGroup\tNumReads\tMinNumReads\tMaxNumReads\tGroupNumReads\tWhy\n");
        StringBuilder line = new StringBuilder();
        for (int k = 0; k < free.members(); k++) {
            int t = free.transcript(k);
            int group = free.group(k);
            line.setLength(0);
            line.append(abundances.transcriptome().name(t)).append('\t').append(group + 1);
            Decimals.fixed(line.append('\t'), abundances.fragments(t), 3);
            bound(line.append('\t'), free.minimum(k));
            bound(line.append('\t'), free.maximum(k));
            Decimals.fixed(line.append('\t'), free.groupFragments(group), 3);
            out.append(line.append(free.identical(group) ? "\tidentical\n" : "\tconfounded\n"));
        }
    }

    private static void bound(StringBuilder line, double fragments) {
        if (Double.isNaN(fragments)) {
            line.append("not_computed");
        } else {
            Decimals.fixed(line, fragments, 3);
        }
    }
}
