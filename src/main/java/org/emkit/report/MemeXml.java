package org.emkit.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.motif.Site;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;

/** The file {@code meme.xml}: the search in MEME's XML format, with what its readers look for. */
public final class MemeXml {
    private static final int FLANK = 10;
    private static final double SHOWN_P_VALUE = 1e-4;

    private final MotifRun run;
    private final MotifResults results;
    private final SequenceSet sequences;
    private final StringBuilder out = new StringBuilder();

    private MemeXml(MotifRun run) {
        this.run = run;
        this.results = run.results();
        this.sequences = results.sequences();
    }

    /** Writes the file. */
    public static void write(MotifRun run, Appendable to) throws IOException {
        MemeXml xml = new MemeXml(run);
        xml.document();
        to.append(xml.out);
    }

    private void document() {
        out.append("<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n");
        out.append("<MEME version=\"5.5\" release=\"emkit ")
                .append(escaped(run.run().version()))
                .append("\">\n");
        trainingSet();
        model();
        out.append("<motifs>\n");
        for (int m = 0; m < results.motifs().size(); m++) {
            motif(m);
        }
        out.append("</motifs>\n");
        scannedSites();
        out.append("</MEME>\n");
    }

    private void trainingSet() {
        String controls = run.controls();
        out.append("<training_set primary_sequences=\"").append(escaped(run.sequences()));
        out.append("\" primary_count=\"").append(sequences.size());
        out.append("\" primary_positions=\"").append(sequences.letters());
        out.append("\" control_sequences=\"")
                .append(controls == null ? "--none--" : escaped(controls))
                .append("\">\n");
        alphabet();
        for (int i = 0; i < sequences.size(); i++) {
            out.append("<sequence id=\"sequence_")
                    .append(i)
                    .append("\" name=\"")
                    .append(escaped(sequences.name(i)));
            out.append("\" length=\"").append(sequences.length(i)).append("\" weight=\"");
            out.append(Decimals.fixed(sequences.weight(i), 6)).append("\" />\n");
        }
        out.append("<letter_frequencies>\n");
        array(frequencies());
        out.append("</letter_frequencies>\n</training_set>\n");
    }

    private void alphabet() {
        Alphabet alphabet = sequences.alphabet();
        String kind = alphabet.name().toLowerCase(Locale.ROOT);
        out.append("<alphabet name=\"")
                .append(alphabet.name())
                .append("\" like=\"")
                .append(kind)
                .append("\">\n");
        for (int a = 0; a < alphabet.size(); a++) {
            out.append("<letter id=\"")
                    .append(alphabet.letter(a))
                    .append("\" symbol=\"")
                    .append(alphabet.letter(a));
            if (alphabet.isComplementable()) {
                out.append("\" complement=\"").append(alphabet.letter(alphabet.complement(a)));
            }
            out.append("\"/>\n");
        }
        char wildcard = alphabet.letter(alphabet.wildcard());
        out.append("<letter id=\"").append(wildcard).append("\" symbol=\"").append(wildcard);
        out.append("\" equals=\"").append(alphabet.letters()).append("\"/>\n</alphabet>\n");
    }

    private double[] frequencies() {
        int letters = sequences.alphabet().size();
        double[] frequency = new double[letters];
        double all = 0;
        for (byte code : sequences.codes()) {
            if (code < letters) {
                frequency[code]++;
                all++;
            }
        }
        for (int a = 0; a < letters && all > 0; a++) {
            frequency[a] /= all;
        }
        return frequency;
    }

    private void array(double[] values) {
        out.append("<alphabet_array>\n");
        for (int a = 0; a < values.length; a++) {
            out.append("<value letter_id=\"")
                    .append(sequences.alphabet().letter(a))
                    .append("\">");
            Decimals.fixed(out, values[a], MotifText.DIGITS);
            out.append("</value>\n");
        }
        out.append("</alphabet_array>\n");
    }

    private void model() {
        MotifOptions options = run.options();
        out.append("<model>\n");
        element("command_line", String.join(" ", run.command()));
        element("type", options.model().name().toLowerCase(Locale.ROOT));
        element("nmotifs", Integer.toString(options.motifs()));
        double most = options.maxEValue();
        element("evalue_threshold", most < Double.POSITIVE_INFINITY ? Double.toString(most) : "inf");
        element("object_function", "E-value of product of p-values");
        element("min_width", Integer.toString(options.minWidth()));
        element("max_width", Integer.toString(options.maxWidth()));
        element("seed", Long.toString(options.seed()));
        element("strands", sequences.alphabet().isComplementable() ? run.bothStrands() ? "both" : "forward" : "none");
        element("reason_for_stopping", "Stopped because " + results.stopped() + ".");
        out.append("<background_frequencies source=\"").append(escaped(run.background()));
        out.append("\" order=\"").append(results.background().order()).append("\">\n");
        array(results.background().probabilities());
        out.append("</background_frequencies>\n</model>\n");
    }

    private void element(String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private void motif(int m) {
        Motif motif = results.motifs().get(m);
        double[] background = results.background().probabilities();
        out.append("<motif id=\"motif_").append(m + 1).append("\" name=\"").append(MotifRun.id(results, m));
        out.append("\" alt=\"")
                .append(MotifRun.alternateName(m))
                .append("\" width=\"")
                .append(motif.width());
        out.append("\" sites=\"").append(motif.sites().size()).append("\" ic=\"");
        out.append(Decimals.fixed(motif.observed().informationContent(background), 1))
                .append("\" re=\"");
        out.append(Decimals.fixed(motif.observed().informationContent(background), 1))
                .append("\" llr=\"");
        out.append(Decimals.fixed(motif.logLikelihoodRatio(), 0)).append("\" e_value=\"");
        out.append(Decimals.scientificOfLog(motif.logEValue())).append("\">\n");
        out.append("<scores>\n<alphabet_matrix>\n");
        double perBit = 100 / StrictMath.log(2);
        for (int k = 0; k < motif.width(); k++) {
            double[] score = new double[background.length];
            for (int a = 0; a < score.length; a++) {
                double odds = motif.fitted().probability(k, a) / background[a];
                score[a] = odds > 0 ? Math.rint(perBit * StrictMath.log(odds)) : -9999;
            }
            array(score);
        }
        out.append("</alphabet_matrix>\n</scores>\n<probabilities>\n<alphabet_matrix>\n");
        for (int k = 0; k < motif.width(); k++) {
            array(position(motif.observed(), k));
        }
        out.append("</alphabet_matrix>\n</probabilities>\n<regular_expression>\n");
        out.append(MotifPicture.regularExpression(motif.observed())).append("\n</regular_expression>\n");
        contributingSites(motif);
        out.append("</motif>\n");
    }

    private static double[] position(PositionProbabilityMatrix matrix, int position) {
        double[] letters = new double[matrix.alphabet().size()];
        for (int a = 0; a < letters.length; a++) {
            letters[a] = matrix.probability(position, a);
        }
        return letters;
    }

    private void contributingSites(Motif motif) {
        out.append("<contributing_sites>\n");
        for (Site site : motif.sites()) {
            int i = site.sequence();
            int end = site.start() + motif.width();
            boolean forward = site.strand() == Strand.FORWARD;
            String left = sequences.text(i, Math.max(0, site.start() - FLANK), site.start(), site.strand());
            String right = sequences.text(i, end, Math.min(sequences.length(i), end + FLANK), site.strand());
            out.append("<contributing_site sequence_id=\"sequence_").append(i);
            out.append("\" position=\"")
                    .append(site.start())
                    .append("\" strand=\"")
                    .append(strand(site));
            out.append("\" pvalue=\"")
                    .append(Decimals.scientific(site.pValue(), 2))
                    .append("\" >\n");
            out.append("<left_flank>").append(forward ? left : right).append("</left_flank>\n<site>\n");
            String text = sequences.text(i, site.start(), end, site.strand());
            for (int k = 0; k < text.length(); k++) {
                out.append("<letter_ref letter_id=\"").append(text.charAt(k)).append("\"/>\n");
            }
            out.append("</site>\n<right_flank>").append(forward ? right : left).append("</right_flank>\n");
            out.append("</contributing_site>\n");
        }
        out.append("</contributing_sites>\n");
    }

    private String strand(Site site) {
        if (!sequences.alphabet().isComplementable()) {
            return "none";
        }
        return site.strand() == Strand.FORWARD ? "plus" : "minus";
    }

    private void scannedSites() {
        out.append("<scanned_sites_summary p_thresh=\"0.0001\">\n");
        List<StringBuilder> bySequence = sequences.size() == 0 ? List.of() : texts();
        for (int i = 0; i < bySequence.size(); i++) {
            String sites = bySequence.get(i).toString();
            out.append("<scanned_sites sequence_id=\"sequence_").append(i).append("\" pvalue=\"");
            out.append(Decimals.scientific(results.combinedPValue(i), 2)).append("\" num_sites=\"");
            out.append(sites.lines().count()).append("\">").append(sites).append("</scanned_sites>\n");
        }
        out.append("</scanned_sites_summary>\n");
    }

    private List<StringBuilder> texts() {
        List<StringBuilder> texts = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            texts.add(new StringBuilder());
        }
        for (int m = 0; m < results.motifs().size(); m++) {
            for (Site site : results.motifs().get(m).sites()) {
                if (site.pValue() < SHOWN_P_VALUE) {
                    texts.get(site.sequence())
                            .append("<scanned_site motif_id=\"motif_")
                            .append(m + 1)
                            .append("\" strand=\"")
                            .append(strand(site))
                            .append("\" position=\"")
                            .append(site.start())
                            .append("\" pvalue=\"")
                            .append(Decimals.scientific(site.pValue(), 2))
                            .append("\"/>\n");
                }
            }
        }
        return texts;
    }

    /** Characters that XML 1.0 cannot hold become U+FFFD. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isCharacter(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    private static boolean isCharacter(int c) {
        boolean surrogate = c >= 0xD800 && c < 0xE000;
        return c >= ' ' && !surrogate && c != 0xFFFE && c != 0xFFFF;
    }
}
