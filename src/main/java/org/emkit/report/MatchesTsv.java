package org.emkit.report;

import java.io.IOException;
import java.util.List;
import org.emkit.compare.MotifMatch;
import org.emkit.matrix.Consensus;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Strand;

/** The table {@code matches.tsv}: known motifs that motifs are like, Tomtom's columns first. */
public final class MatchesTsv {
    private static final String HEAD = "Query_ID\tTarget_ID\tOptimal_offset\tp-value\tE-value\tq-value\tOverlap"
            + "\tQuery_consensus\tTarget_consensus\tOrientation\tQuery_name\tTarget_name\n";
    private static final int DIGITS = 5;

    private MatchesTsv() {}

    /**
     * Writes the table.
     *
     * @param queries  motifs that were compared
     * @param database known motifs
     * @param matches  of each query, from the best on
     */
    public static void write(
            List<KnownMotif> queries, List<KnownMotif> database, List<List<MotifMatch>> matches, Appendable out)
            throws IOException {
        out.append(HEAD);
        for (int q = 0; q < queries.size(); q++) {
            KnownMotif query = queries.get(q);
            String consensus = Consensus.of(query.matrix());
            for (MotifMatch match : matches.get(q)) {
                KnownMotif target = database.get(match.target());
                PositionProbabilityMatrix read = match.strand() == Strand.FORWARD
                        ? target.matrix()
                        : target.matrix().reverseComplement();
                StringBuilder line = new StringBuilder();
                line.append(query.id()).append('\t').append(target.id());
                line.append('\t').append(match.offset());
                line.append('\t').append(Decimals.scientific(match.pValue(), DIGITS));
                line.append('\t').append(Decimals.scientific(match.eValue(), DIGITS));
                line.append('\t').append(Decimals.scientific(match.qValue(), DIGITS));
                line.append('\t').append(match.overlap());
                line.append('\t').append(consensus).append('\t').append(Consensus.of(read));
                line.append('\t').append(match.strand().symbol());
                line.append('\t').append(query.alternateName());
                line.append('\t').append(target.alternateName());
                out.append(line.append('\n'));
            }
        }
    }
}
