package org.emkit.cli;

import java.util.List;
import org.emkit.alignment.GeneMap;
import org.emkit.cohort.Cohort;
import org.emkit.cohort.Quantity;
import org.emkit.cohort.RowNames;
import org.emkit.io.OutputDirectory;
import org.emkit.report.MatrixTsv;
import org.emkit.report.SampleSheet;
import org.emkit.report.TranscriptGenes;

/** The files of {@code emkit merge}: which there are, and what they are called. */
final class MergeResults {
    private static final String TRANSCRIPT_COUNTS = "transcript_counts.tsv";
    private static final String TRANSCRIPT_TPM = "transcript_tpm.tsv";
    private static final String TRANSCRIPT_LENGTHS = "transcript_lengths.tsv";
    private static final String GENE_COUNTS = "gene_counts.tsv";
    private static final String GENE_TPM = "gene_tpm.tsv";
    private static final String GENE_LENGTHS = "gene_lengths.tsv";
    private static final String GENE_SCALED = "gene_counts_scaled.tsv";
    private static final String GENE_LENGTH_SCALED = "gene_counts_length_scaled.tsv";
    private static final String TRANSCRIPT_GENES = "tx2gene.tsv";

    /** Written last: a folder that has it holds a complete result. */
    static final String MARKER = "samples.tsv";

    /** All files that a run may write. */
    static final List<String> NAMES = List.of(
            TRANSCRIPT_COUNTS,
            TRANSCRIPT_TPM,
            TRANSCRIPT_LENGTHS,
            GENE_COUNTS,
            GENE_TPM,
            GENE_LENGTHS,
            GENE_SCALED,
            GENE_LENGTH_SCALED,
            TRANSCRIPT_GENES,
            MARKER);

    private MergeResults() {}

    static void writeTranscripts(OutputDirectory out, Cohort cohort) {
        matrix(out, TRANSCRIPT_COUNTS, cohort, Quantity.COUNTS);
        matrix(out, TRANSCRIPT_TPM, cohort, Quantity.TPM);
        matrix(out, TRANSCRIPT_LENGTHS, cohort, Quantity.LENGTHS);
    }

    static void writeGenes(OutputDirectory out, Cohort cohort) {
        matrix(out, GENE_COUNTS, cohort, Quantity.COUNTS);
        matrix(out, GENE_TPM, cohort, Quantity.TPM);
        matrix(out, GENE_LENGTHS, cohort, Quantity.LENGTHS);
        matrix(out, GENE_SCALED, cohort, Quantity.SCALED_COUNTS);
        matrix(out, GENE_LENGTH_SCALED, cohort, Quantity.LENGTH_SCALED_COUNTS);
    }

    static void writeTranscriptGenes(OutputDirectory out, RowNames transcripts, GeneMap genes) {
        out.writeText(TRANSCRIPT_GENES, to -> TranscriptGenes.write(transcripts, genes, to));
    }

    static void writeSamples(OutputDirectory out, MergeInputs inputs) {
        out.writeText(MARKER, to -> SampleSheet.write(inputs.names(), inputs.files(), to));
    }

    private static void matrix(OutputDirectory out, String name, Cohort cohort, Quantity quantity) {
        boolean genes = name.startsWith("gene");
        out.writeText(
                name,
                to -> MatrixTsv.write(
                        genes ? "gene_id" : "transcript_id",
                        cohort,
                        quantity,
                        genes ? MatrixTsv.Numbers.ROUNDED : MatrixTsv.Numbers.AS_READ,
                        to));
    }
}
