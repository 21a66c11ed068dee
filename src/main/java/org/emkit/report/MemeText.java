package org.emkit.report;

import java.io.IOException;
import java.util.Locale;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.motif.Site;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.Strand;

/**
 * The file {@code meme.txt}: the search in MEME's full text format, with all sequences. As in MEME's own files, names are
 * cut to 24 characters; tables have them whole. Unlike in these, an empty line ends the background's letters, without
 * which Biopython's reader fails.
 */
public final class MemeText {
    private static final String STARS = "*".repeat(80) + "\n";
    private static final String DASHES = "-".repeat(80) + "\n";
    private static final int FLANK = 10;
    static final int NAME = 24;

    private final MotifRun run;
    private final MotifResults results;
    private final SequenceSet sequences;
    private final StringBuilder out = new StringBuilder();

    private MemeText(MotifRun run) {
        this.run = run;
        this.results = run.results();
        this.sequences = results.sequences();
    }

    /** Writes the file. */
    public static void write(MotifRun run, Appendable to) throws IOException {
        MemeText text = new MemeText(run);
        text.head();
        text.trainingSet();
        text.commandLine();
        to.append(text.out);
        for (int m = 0; m < text.results.motifs().size(); m++) {
            text.out.setLength(0);
            text.motif(m);
            to.append(text.out);
        }
        text.out.setLength(0);
        text.summary();
        to.append(text.out);
    }

    private void head() {
        out.append(STARS).append("MEME - Motif discovery tool\n").append(STARS);
        out.append("MEME version 5.5 (format; written by emkit ")
                .append(run.run().version())
                .append(")\n\n");
        out.append(STARS).append("\n\n");
    }

    private void title(String title) {
        out.append(STARS).append(title).append('\n').append(STARS);
    }

    private void trainingSet() {
        title("TRAINING SET");
        out.append("PRIMARY SEQUENCES= ").append(run.sequences()).append('\n');
        out.append("CONTROL SEQUENCES= ");
        String controls = run.controls();
        out.append(controls == null ? "--none--" : controls).append('\n');
        out.append("ALPHABET= ").append(sequences.alphabet().letters()).append('\n');
        String head = "Sequence name            Weight Length  ";
        String line = "-------------            ------ ------  ";
        out.append(head).append(head).append('\n').append(line).append(line).append('\n');
        for (int i = 0; i < sequences.size(); i++) {
            out.append(name(i)).append(' ').append(right(Decimals.fixed(sequences.weight(i), 4), 6));
            out.append(' ')
                    .append(right(Integer.toString(sequences.length(i)), 6))
                    .append("  ");
            out.append(i % 2 == 1 || i + 1 == sequences.size() ? "\n" : "");
        }
        out.append(STARS).append('\n');
    }

    private String name(int i) {
        return left(sequences.name(i), NAME);
    }

    private void commandLine() {
        MotifOptions options = run.options();
        title("COMMAND LINE SUMMARY");
        out.append("command: ").append(String.join(" ", run.command())).append("\n\n");
        out.append("model:  mod=  ").append(right(options.model().name().toLowerCase(Locale.ROOT), 8));
        out.append("    nmotifs= ")
                .append(right(Integer.toString(options.motifs()), 8))
                .append("    evt= ");
        double most = options.maxEValue();
        out.append(right(most < Double.POSITIVE_INFINITY ? Double.toString(most) : "inf", 8))
                .append('\n');
        if (sequences.alphabet().isComplementable()) {
            out.append(run.bothStrands() ? "strands: + -\n" : "strands: +\n");
        }
        out.append("width:  minw= ").append(right(Integer.toString(options.minWidth()), 12));
        out.append("    maxw= ")
                .append(right(Integer.toString(options.maxWidth()), 12))
                .append('\n');
        out.append("nsites: minsites= ").append(right(Integer.toString(options.minSites()), 8));
        out.append("    maxsites= ")
                .append(right(Integer.toString(options.maxSites()), 8))
                .append('\n');
        out.append("data:   n= ").append(right(Integer.toString(sequences.letters()), 15));
        out.append("    N= ")
                .append(right(Integer.toString(sequences.size()), 15))
                .append('\n');
        out.append("sample: seed= ")
                .append(right(Long.toString(options.seed()), 12))
                .append('\n');
        out.append("Letter frequencies in dataset:\n");
        letters(frequencies());
        out.append("Background letter frequencies (from ")
                .append(run.background())
                .append("):\n");
        letters(results.background().probabilities());
        out.append('\n');
        out.append("Background model order: ")
                .append(results.background().order())
                .append('\n');
        out.append(STARS).append("\n\n");
    }

    private double[] frequencies() {
        int letters = sequences.alphabet().size();
        double[] count = new double[letters + 1];
        double all = 0;
        for (byte code : sequences.codes()) {
            count[code]++;
            all += code < letters ? 1 : 0;
        }
        double[] frequency = new double[letters];
        for (int a = 0; a < letters; a++) {
            frequency[a] = all > 0 ? count[a] / all : 0;
        }
        return frequency;
    }

    /** One line, whatever its length: readers want it so. */
    private void letters(double[] frequency) {
        for (int a = 0; a < frequency.length; a++) {
            out.append(a == 0 ? "" : " ").append(sequences.alphabet().letter(a)).append(' ');
            Decimals.fixed(out, frequency[a], MotifText.DIGITS);
        }
        out.append('\n');
    }

    private void motif(int m) {
        Motif motif = results.motifs().get(m);
        String id = MotifRun.id(results, m);
        String name = "Motif " + id + " " + MotifRun.alternateName(m) + " ";
        String e = Decimals.scientificOfLog(motif.logEValue());
        out.append(STARS).append("MOTIF ").append(id).append(' ').append(MotifRun.alternateName(m));
        out.append("\twidth = ").append(right(Integer.toString(motif.width()), 3));
        out.append("  sites = ").append(right(Integer.toString(motif.sites().size()), 3));
        out.append("  llr = ").append(Decimals.fixed(motif.logLikelihoodRatio(), 0));
        out.append("  E-value = ").append(e).append('\n').append(STARS);
        block(name + "Description");
        MotifPicture.append(out, motif.observed(), results.background().probabilities());
        out.append(DASHES).append('\n');
        block(name + "sites sorted by position p-value");
        sites(motif);
        out.append(DASHES).append('\n');
        block(name + "block diagrams");
        new MemeDiagrams(run, out).of(m);
        out.append(DASHES).append('\n');
        block(name + "in BLOCKS format");
        blocks(id, motif);
        out.append(DASHES).append('\n');
        block(name + "position-specific scoring matrix");
        out.append("log-odds matrix: alength= ").append(sequences.alphabet().size());
        out.append(" w= ").append(motif.width()).append(" n= ").append(places(motif.width()));
        out.append(" bayes= 0 E= ").append(e).append('\n');
        scores(motif);
        out.append(DASHES).append('\n');
        block(name + "position-specific probability matrix");
        try {
            MotifText.probabilityMatrix(
                    motif.observed(), Math.max(1, motif.sites().size()), e, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible); // a StringBuilder does not fail
        }
        out.append(DASHES).append('\n');
        block(name + "regular expression");
        out.append(MotifPicture.regularExpression(motif.observed())).append('\n');
        out.append(DASHES).append("\n\n").append(STARS).append("\n\n");
    }

    private void block(String title) {
        out.append(DASHES).append('\t').append(title).append('\n').append(DASHES);
    }

    private void sites(Motif motif) {
        boolean strands = run.bothStrands();
        int width = Math.max(4, motif.width());
        String head = " ".repeat((width - 4) / 2) + "Site" + " ".repeat((width - 3) / 2);
        out.append(left("Sequence name", NAME)).append(strands ? " Strand" : "").append("  Start   P-value ");
        out.append(" ".repeat(FLANK)).append(' ').append(head).append('\n');
        out.append(left("-------------", NAME)).append(strands ? " ------" : "").append(" ------ --------- ");
        out.append(" ".repeat(FLANK)).append(' ').append("-".repeat(width)).append('\n');
        for (Site site : motif.sites()) {
            int i = site.sequence();
            int end = site.start() + motif.width();
            String before = sequences.text(i, Math.max(0, site.start() - FLANK), site.start(), Strand.FORWARD);
            String after = sequences.text(i, end, Math.min(sequences.length(i), end + FLANK), Strand.FORWARD);
            if (site.strand() == Strand.REVERSE) {
                before = sequences.text(i, end, Math.min(sequences.length(i), end + FLANK), Strand.REVERSE);
                after = sequences.text(i, Math.max(0, site.start() - FLANK), site.start(), Strand.REVERSE);
            }
            out.append(name(i));
            if (strands) {
                out.append("     ").append(site.strand().symbol());
            }
            out.append(' ').append(right(Integer.toString(site.start() + 1), 6));
            out.append(' ').append(right(Decimals.scientific(site.pValue(), 2), 9));
            out.append(' ').append(right(before.isEmpty() ? "." : before, FLANK));
            out.append(' ').append(left(sequences.text(i, site.start(), end, site.strand()), width));
            out.append(' ').append(left(after.isEmpty() ? "." : after, FLANK)).append('\n');
        }
    }

    private void blocks(String id, Motif motif) {
        out.append("BL   MOTIF ").append(id).append(" width=").append(motif.width());
        out.append(" seqs=").append(motif.sites().size()).append('\n');
        for (Site site : motif.sites()) {
            int i = site.sequence();
            out.append(name(i))
                    .append(" ( ")
                    .append(right(Integer.toString(site.start() + 1), 4))
                    .append(") ");
            out.append(sequences.text(i, site.start(), site.start() + motif.width(), site.strand()));
            StringBuilder weight = new StringBuilder();
            Decimals.shortest(weight, sequences.weight(i));
            out.append("  ").append(weight).append(" \n");
        }
        out.append("//\n\n");
    }

    private long places(int width) {
        long places = 0;
        for (int i = 0; i < sequences.size(); i++) {
            places += Math.max(0, sequences.length(i) - width + 1);
        }
        return places;
    }

    private void scores(Motif motif) {
        double perBit = 100 / StrictMath.log(2);
        for (int k = 0; k < motif.width(); k++) {
            for (int a = 0; a < sequences.alphabet().size(); a++) {
                double odds =
                        motif.fitted().probability(k, a) / results.background().probability(a);
                long score = odds > 0 ? Math.round(perBit * StrictMath.log(odds)) : -9999;
                out.append(right(Long.toString(score), 6)).append(' ');
            }
            out.append('\n');
        }
    }

    private void summary() {
        title("SUMMARY OF MOTIFS");
        out.append('\n');
        block("Combined block diagrams: non-overlapping sites with p-value < 0.0001");
        new MemeDiagrams(run, out).ofAll();
        out.append(DASHES).append('\n').append(STARS).append("\n\n").append(STARS);
        out.append("Stopped because ").append(results.stopped()).append(".\n").append(STARS);
        out.append("\nCPU: emkit\n\n").append(STARS);
    }

    /** @return the text, cut or filled with blanks, at the left of a column */
    static String left(String text, int width) {
        return text.length() >= width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }

    /** @return the text at the right of a column, which is wider where the text is */
    static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
