package org.emkit.io;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.emkit.UserException;
import org.emkit.alignment.GeneMap;

/**
 * Reads which gene each transcript belongs to, plain or gzip-compressed, the format told by the content:
 *
 * <ul>
 *   <li>a table: transcript, gene, anything; columns parted by tabs, or else commas, or else blanks; with or without a
 *       line of column names;
 *   <li>GTF: {@code transcript_id} and {@code gene_id} of any line that has both;
 *   <li>GFF3: likewise, or else the features that {@code Parent} leads from to a gene.
 * </ul>
 *
 * <p>Where an annotation has the version apart (Ensembl's {@code transcript_version} and {@code version}), a transcript
 * is known both with and without it.
 */
public final class GeneMapFile {
    private static final String REMEDY = "give a table of transcript and gene, a GTF or a GFF3 file";
    private static final int ANNOTATION_COLUMNS = 9;
    private static final Set<String> TRANSCRIPT_HEADINGS = Set.of(
            "transcript",
            "transcript_id",
            "transcriptid",
            "transcript_name",
            "tx",
            "tx_id",
            "txid",
            "txname",
            "name",
            "target_id",
            "target",
            "feature_id");
    private static final Set<String> GENE_HEADINGS =
            Set.of("gene", "gene_id", "geneid", "gene_name", "genename", "ens_gene", "symbol", "gene_symbol");

    private final LineReader lines;
    private final UnaryOperator<String> transcriptName;
    private final Map<String, String> geneOf = new LinkedHashMap<>();

    private GeneMapFile(LineReader lines, UnaryOperator<String> transcriptName) {
        this.lines = lines;
        this.transcriptName = transcriptName;
    }

    /**
     * Reads a file that tells genes.
     *
     * @param pathOrDash     a path or {@code -}: table, GTF or GFF3
     * @param transcriptName what is done to each transcript's name before it is looked up, such as cutting its version
     * @throws UserException where the file cannot be read, a line is not as it must be, a transcript has two genes or
     *     no transcript has any
     */
    public static GeneMap read(String pathOrDash, UnaryOperator<String> transcriptName) {
        try (LineReader lines = LineReader.open(pathOrDash)) {
            GeneMapFile reader = new GeneMapFile(lines, transcriptName);
            reader.read();
            if (reader.geneOf.isEmpty()) {
                throw lines.badFile("no transcript with a gene in it", REMEDY);
            }
            return new GeneMap(reader.geneOf);
        }
    }

    private void read() {
        String line = lines.next();
        while (line != null && (line.isBlank() || line.startsWith("#"))) {
            line = lines.next();
        }
        if (line == null) {
            return;
        }
        if (line.indexOf('\0') >= 0) {
            throw lines.bad("not text", REMEDY);
        }
        if (isAnnotation(line)) {
            annotation(line);
        } else {
            table(line);
        }
    }

    private static boolean isAnnotation(String line) {
        String[] column = line.split("\t", -1);
        return column.length >= ANNOTATION_COLUMNS
                && column[3].matches("[0-9]+")
                && column[4].matches("[0-9]+")
                && column[6].length() == 1;
    }

    private void annotation(String first) {
        Gff3Genes hierarchy = new Gff3Genes();
        for (String line = first; line != null; line = lines.next()) {
            if (line.startsWith("##FASTA") || line.startsWith(">")) {
                break;
            }
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Map<String, String> attribute = Attributes.parse(line, lastColumn(line));
            String transcript = attribute.getOrDefault("transcript_id", "");
            String gene = attribute.getOrDefault("gene_id", "");
            if (!transcript.isEmpty() && !gene.isEmpty()) {
                put(transcript, gene);
                String version = attribute.getOrDefault("transcript_version", "");
                if (!version.isEmpty()) {
                    put(transcript + "." + version, gene);
                }
            } else {
                hierarchy.add(line.split("\t", -1)[2], attribute, lines.number());
            }
        }
        hierarchy.forEachTranscript(this::put);
    }

    private int lastColumn(String line) {
        int at = 0;
        for (int column = 1; column < ANNOTATION_COLUMNS; column++) {
            at = line.indexOf('\t', at) + 1;
            if (at == 0) {
                throw lines.bad(column + " columns instead of " + ANNOTATION_COLUMNS, REMEDY);
            }
        }
        return at;
    }

    private void table(String first) {
        String separator = first.indexOf('\t') >= 0 ? "\t" : first.indexOf(',') >= 0 ? "," : "\\s+";
        boolean heading = true;
        for (String line = first; line != null; line = lines.next()) {
            if (line.isBlank()) {
                continue;
            }
            String[] column = line.strip().split(separator, -1);
            if (column.length < 2) {
                throw lines.bad("one column: no gene", REMEDY);
            }
            String transcript = unquoted(column[0]);
            String gene = unquoted(column[1]);
            if (!(heading && isHeading(transcript, gene))) {
                if (transcript.isEmpty() || gene.isEmpty()) {
                    throw lines.bad("no " + (gene.isEmpty() ? "gene" : "transcript"), REMEDY);
                }
                put(transcript, gene);
            }
            heading = false;
        }
    }

    private static boolean isHeading(String transcript, String gene) {
        return TRANSCRIPT_HEADINGS.contains(transcript.toLowerCase(Locale.ROOT))
                && GENE_HEADINGS.contains(gene.toLowerCase(Locale.ROOT));
    }

    private static String unquoted(String field) {
        String text = field.strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private void put(String transcript, String gene) {
        put(transcript, gene, lines.number());
    }

    private void put(String transcript, String gene, long line) {
        String name = transcriptName.apply(transcript);
        String before = geneOf.putIfAbsent(name, gene);
        if (before != null && !before.equals(gene)) {
            throw lines.bad(
                    line,
                    "transcript " + name + " belongs to gene " + gene + " and to gene " + before,
                    "give a table of transcript and gene, or an annotation in which it has one");
        }
    }
}
