package org.emkit.report;

import java.util.List;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.scan.ScannedSite;
import org.emkit.scan.SiteCounts;
import org.emkit.sequence.Alphabet;

/** Sites of a scan as lines: of FIMO's table, GFF3 or BED. What depends on motif and score alone is made once. */
public final class ScanTable {
    private static final int SCORE_DIGITS = 4;

    private final List<KnownMotif> motifs;
    private final List<ScoreDistribution> scores;
    private final List<String> sequences;
    private final Alphabet alphabet;
    private final int[] threshold;
    private final double[][] qValue;
    /** Shape [motifs][most − threshold + 1]; null until it is needed. */
    private final Told[][] told;
    /** Shape [motifs]: sites written, for the ids of GFF3. */
    private final long[] written;

    /** What a score of a motif is in text. */
    private record Told(String tsv, String gff, String gffScore, String bedScore) {}

    /**
     * @param motifs    as they were scanned for
     * @param scores    of each motif
     * @param counts    of the whole scan
     * @param sequences names, by their place in the text
     */
    public ScanTable(
            List<KnownMotif> motifs, List<ScoreDistribution> scores, SiteCounts counts, List<String> sequences) {
        this.motifs = motifs;
        this.scores = scores;
        this.sequences = sequences;
        this.alphabet = motifs.get(0).matrix().alphabet();
        this.threshold = new int[motifs.size()];
        this.qValue = new double[motifs.size()][];
        this.told = new Told[motifs.size()][];
        this.written = new long[motifs.size()];
        for (int m = 0; m < told.length; m++) {
            threshold[m] = counts.threshold(m);
            qValue[m] = counts.qValues(m);
            told[m] = new Told[qValue[m].length];
        }
    }

    /** @return q-value of a site */
    public double qValue(ScannedSite site) {
        return qValue[site.motif()][site.score() - threshold[site.motif()]];
    }

    /** @return name of a site's sequence */
    public String sequence(ScannedSite site) {
        return sequences.get(site.sequence());
    }

    /** @return names of the columns of FIMO's table */
    public static String tsvHead() {
        return "motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value"
                + "\tmatched_sequence\n";
    }

    /** Appends a line of FIMO's table: positions from 1, the last included. */
    public void tsv(ScannedSite site, StringBuilder line) {
        KnownMotif motif = motifs.get(site.motif());
        line.append(motif.id()).append('\t').append(motif.alternateName());
        line.append('\t').append(sequence(site));
        line.append('\t').append(site.start() + 1).append('\t').append(site.end());
        line.append('\t').append(strand(site)).append(told(site).tsv);
        site.appendLetters(alphabet, line);
        line.append('\n');
    }

    /** @return the first line of GFF3 */
    public static String gff3Head() {
        return "##gff-version 3\n";
    }

    /** Appends a line of GFF3. */
    public void gff3(ScannedSite site, StringBuilder line) {
        KnownMotif motif = motifs.get(site.motif());
        String id = SiteTables.escaped(motif.id(), ".:^*$@!+_?-|/()[] ");
        line.append(SiteTables.escaped(sequence(site), ".:^*$@!+_?-|")).append("\temkit\t");
        line.append(alphabet.size() == 4 ? "nucleotide_motif" : "polypeptide_motif");
        line.append('\t').append(site.start() + 1).append('\t').append(site.end());
        line.append('\t')
                .append(told(site).gffScore)
                .append('\t')
                .append(strand(site))
                .append("\t.\t");
        line.append("Name=").append(id);
        if (!motif.alternateName().isEmpty()) {
            line.append(";Alias=").append(SiteTables.escaped(motif.alternateName(), ".:^*$@!+_?-|/()[] "));
        }
        line.append(";ID=").append(id).append('-').append(++written[site.motif()]);
        line.append(told(site).gff);
        site.appendLetters(alphabet, line);
        line.append(";\n");
    }

    /** Appends a line of BED, six columns. */
    public void bed(ScannedSite site, StringBuilder line) {
        line.append(sequence(site))
                .append('\t')
                .append(site.start())
                .append('\t')
                .append(site.end());
        line.append('\t').append(motifs.get(site.motif()).id());
        line.append('\t')
                .append(told(site).bedScore)
                .append('\t')
                .append(strand(site))
                .append('\n');
    }

    private char strand(ScannedSite site) {
        return alphabet.isComplementable() ? site.strand().symbol() : '.';
    }

    private Told told(ScannedSite site) {
        Told[] ofMotif = told[site.motif()];
        int k = site.score() - threshold[site.motif()];
        if (ofMotif[k] == null) {
            ScoreDistribution distribution = scores.get(site.motif());
            double p = distribution.pValue(site.score());
            String score = Decimals.fixed(distribution.bits(site.score()), SCORE_DIGITS);
            String pText = Decimals.scientific(p, 2);
            String qText = Decimals.scientific(qValue[site.motif()][k], 2);
            ofMotif[k] = new Told(
                    "\t" + score + "\t" + pText + "\t" + qText + "\t",
                    ";pvalue=" + pText + ";qvalue=" + qText + ";sequence=",
                    Decimals.fixed(SiteTables.score(p), 1),
                    Long.toString(Math.round(SiteTables.score(p))));
        }
        return ofMotif[k];
    }

    /** @return names of the columns of the table of motifs */
    public static String motifsHead() {
        return "motif_id\tmotif_alt_id\twidth\tthreshold_score\tthreshold_p-value\twindows\tsites\texpected_sites\n";
    }

    /** Appends a line for each motif: how often it occurs, and how often it would by chance. */
    public static void motifs(
            List<KnownMotif> motifs, List<ScoreDistribution> scores, SiteCounts counts, StringBuilder text) {
        for (int m = 0; m < motifs.size(); m++) {
            int threshold = counts.threshold(m);
            boolean none = threshold > scores.get(m).most();
            text.append(motifs.get(m).id()).append('\t').append(motifs.get(m).alternateName());
            text.append('\t').append(motifs.get(m).matrix().width());
            text.append('\t').append(none ? "NA" : Decimals.fixed(scores.get(m).bits(threshold), SCORE_DIGITS));
            text.append('\t')
                    .append(none ? "NA" : Decimals.scientific(scores.get(m).pValue(threshold), 2));
            text.append('\t').append(counts.windows(m)).append('\t').append(counts.sites(m));
            text.append('\t').append(Decimals.fixed(counts.expected(m), 2)).append('\n');
        }
    }
}
