package org.emkit.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.emkit.motif.Motif;
import org.emkit.motif.Site;
import org.emkit.sequence.SequenceSet;

/** Tables of sites: {@code sites.tsv} (FIMO's columns first), {@code sites.gff3}, {@code sites.bed}, {@code sequences.tsv}. */
public final class SiteTables {
    private static final double LN_10 = StrictMath.log(10);
    private static final int MOST_SCORE = 1000;

    private SiteTables() {}

    /**
     * Writes {@code sites.tsv}: positions from 1, the last included; of sequences cut out of a genome, columns of their
     * places there at the right.
     */
    public static void writeTsv(MotifRun run, Appendable out) throws IOException {
        SequenceSet sequences = run.results().sequences();
        boolean genome = sequences.hasRegions();
        out.append("motif_id\tmotif_alt_id\tsequence_name\tstart\tstop\tstrand\tscore\tp-value\tq-value"
                + "\tmatched_sequence");
        out.append(genome ? "\tchromosome\tchromosome_start\tchromosome_stop\tchromosome_strand\n" : "\n");
        for (PlacedSites.Placed each : PlacedSites.of(run)) {
            Site site = each.site();
            StringBuilder line = new StringBuilder();
            line.append(MotifRun.id(run.results(), each.motif())).append('\t');
            line.append(MotifRun.alternateName(each.motif())).append('\t');
            line.append(sequences.name(site.sequence())).append('\t');
            line.append(site.start() + 1).append('\t');
            line.append(site.start() + each.text().length()).append('\t');
            line.append(strand(sequences, site.strand().symbol())).append('\t');
            line.append(Decimals.fixed(site.score(), 4)).append('\t');
            line.append(Decimals.scientific(site.pValue(), 2)).append('\t');
            line.append(Decimals.scientific(each.qValue(), 2)).append('\t').append(each.text());
            if (genome) {
                line.append('\t').append(each.region().chromosome());
                line.append('\t')
                        .append(each.region().start() + 1)
                        .append('\t')
                        .append(each.region().end());
                line.append('\t').append(each.region().strand().symbol());
            }
            out.append(line).append('\n');
        }
    }

    private static char strand(SequenceSet sequences, char symbol) {
        return sequences.alphabet().isComplementable() ? symbol : '.';
    }

    /** Writes {@code sites.gff3}, with places in the genome where sequences were cut out of one. */
    public static void writeGff3(MotifRun run, Appendable out) throws IOException {
        SequenceSet sequences = run.results().sequences();
        String type = sequences.alphabet().size() == 4 ? "nucleotide_motif" : "polypeptide_motif";
        out.append("##gff-version 3\n");
        int number = 0;
        int last = -1;
        for (PlacedSites.Placed each : PlacedSites.of(run)) {
            number = each.motif() == last ? number + 1 : 1;
            last = each.motif();
            String id = MotifRun.id(run.results(), each.motif());
            StringBuilder line = new StringBuilder();
            line.append(escaped(each.region().chromosome(), ".:^*$@!+_?-|"))
                    .append("\temkit\t")
                    .append(type);
            line.append('\t')
                    .append(each.region().start() + 1)
                    .append('\t')
                    .append(each.region().end());
            line.append('\t').append(Decimals.fixed(score(each.site().pValue()), 1));
            line.append('\t')
                    .append(strand(sequences, each.region().strand().symbol()))
                    .append("\t.\t");
            line.append("Name=").append(id).append(";Alias=").append(MotifRun.alternateName(each.motif()));
            line.append(";ID=").append(id).append('-').append(number);
            if (each.onGenome()) {
                String name = sequences.name(each.site().sequence());
                line.append(";region=").append(escaped(name, ".:^*$@!+_?-|/()[] "));
            }
            line.append(";pvalue=").append(Decimals.scientific(each.site().pValue(), 2));
            line.append(";qvalue=").append(Decimals.scientific(each.qValue(), 2));
            line.append(";sequence=").append(each.text()).append(";\n");
            out.append(line);
        }
    }

    static double score(double pValue) {
        return pValue > 0 ? Math.min(MOST_SCORE, Math.max(0, -10 * StrictMath.log(pValue) / LN_10)) : MOST_SCORE;
    }

    static String escaped(String text, String plain) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(UTF_8)) {
            boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || (b >= '0' && b <= '9');
            if (letter || (b > 0 && plain.indexOf(b) >= 0)) {
                escaped.append((char) b);
            } else {
                escaped.append('%').append("0123456789ABCDEF".charAt((b >> 4) & 15));
                escaped.append("0123456789ABCDEF".charAt(b & 15));
            }
        }
        return escaped.toString();
    }

    /** Writes {@code sites.bed}, six columns, by sequence name and start, as genome browsers and bedtools want it. */
    public static void writeBed(MotifRun run, Appendable out) throws IOException {
        List<PlacedSites.Placed> sites = PlacedSites.of(run).stream()
                .sorted(Comparator.comparing(
                                (PlacedSites.Placed p) -> p.region().chromosome())
                        .thenComparing(p -> p.region().start())
                        .thenComparing(p -> p.region().end())
                        .thenComparing(PlacedSites.Placed::motif)
                        .thenComparing(p -> p.region().strand()))
                .toList();
        for (PlacedSites.Placed each : sites) {
            out.append(each.region().chromosome() + "\t" + each.region().start() + "\t"
                    + each.region().end() + "\t" + MotifRun.id(run.results(), each.motif()) + "\t"
                    + Math.round(score(each.site().pValue())) + "\t"
                    + strand(run.results().sequences(), each.region().strand().symbol()) + "\n");
        }
    }

    /** Writes {@code sequences.tsv}: of each sequence its combined p-value and how many sites of each motif it has. */
    public static void writeSequences(MotifRun run, Appendable out) throws IOException {
        SequenceSet sequences = run.results().sequences();
        List<Motif> motifs = run.results().motifs();
        int[][] sites = new int[motifs.size()][sequences.size()];
        StringBuilder head = new StringBuilder("sequence_name\tlength\tweight\tcombined_p-value");
        for (int m = 0; m < motifs.size(); m++) {
            head.append('\t').append(MotifRun.id(run.results(), m));
            for (Site site : motifs.get(m).sites()) {
                sites[m][site.sequence()]++;
            }
        }
        out.append(head).append('\n');
        for (int i = 0; i < sequences.size(); i++) {
            StringBuilder line = new StringBuilder(sequences.name(i));
            line.append('\t').append(sequences.length(i)).append('\t');
            Decimals.shortest(line, sequences.weight(i));
            line.append('\t').append(Decimals.scientific(run.results().combinedPValue(i), 2));
            for (int[] ofMotif : sites) {
                line.append('\t').append(ofMotif[i]);
            }
            out.append(line).append('\n');
        }
    }
}
