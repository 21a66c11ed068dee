package org.emkit.report;

import java.io.IOException;
import org.emkit.alignment.GeneMap;
import org.emkit.cohort.RowNames;
import org.jspecify.annotations.Nullable;

/** The table {@code tx2gene.tsv}: the gene of each transcript, as tximport takes it. */
public final class TranscriptGenes {
    private TranscriptGenes() {}

    /** Writes a transcript a line; one without a gene is its own. */
    public static void write(RowNames transcripts, GeneMap genes, Appendable out) throws IOException {
        out.append("transcript_id\tgene_id\n");
        for (int row = 0; row < transcripts.size(); row++) {
            String transcript = transcripts.name(row);
            @Nullable String gene = genes.geneOf(transcript);
            out.append(transcript)
                    .append('\t')
                    .append(gene == null ? transcript : gene)
                    .append('\n');
        }
    }
}
