package org.emkit.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    private static final int NAME = 24;
    private static final double SHOWN_P_VALUE = 1e-4;
    private static final int LINE = 80;

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
        diagrams(m, motif);
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

    private void diagrams(int m, Motif motif) {
        out.append("SEQUENCE NAME            POSITION P-VALUE  MOTIF DIAGRAM\n");
        out.append("-------------            ----------------  -------------\n");
        List<List<Found>> bySequence = new ArrayList<>();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sequences.size(); i++) {
            bySequence.add(new ArrayList<>());
        }
        for (Site site : motif.sites()) {
            List<Found> found = bySequence.get(site.sequence());
            if (found.isEmpty()) {
                order.add(site.sequence());
            }
            found.add(new Found(m, motif.width(), site));
        }
        for (int i : order) {
            List<Found> found = bySequence.get(i);
            out.append(name(i)).append(' ');
            out.append(right(Decimals.scientific(found.get(0).site().pValue(), 1), 16))
                    .append("  ");
            found.sort(Comparator.comparing(f -> f.site().start()));
            diagram(i, found, false);
        }
    }

    private record Found(int motif, int width, Site site) {}

    private void diagram(int i, List<Found> found, boolean withPValues) {
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (Found each : found) {
            Site site = each.site();
            if (site.start() > at) {
                line.append(site.start() - at).append('_');
            }
            line.append('[');
            if (run.bothStrands()) {
                line.append(site.strand().symbol());
            }
            line.append(each.motif() + 1);
            if (withPValues) {
                line.append('(').append(Decimals.scientific(site.pValue(), 2)).append(')');
            }
            line.append("]_");
            at = site.start() + each.width();
        }
        if (sequences.length(i) > at) {
            line.append(sequences.length(i) - at);
        } else if (line.length() > 0) {
            line.setLength(line.length() - 1);
        }
        int column = NAME + 1 + 16 + 2;
        for (int from = 0; from < line.length(); ) {
            int most = LINE - column - 1;
            int to = Math.min(line.length(), from + most);
            if (to < line.length()) {
                int gap = line.lastIndexOf("_", to - 1);
                to = gap >= from ? gap + 1 : to;
            }
            out.append(line, from, to).append(to < line.length() ? "\\\n    " : "\n");
            column = 4;
            from = to;
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
        out.append("SEQUENCE NAME            COMBINED P-VALUE  MOTIF DIAGRAM\n");
        out.append("-------------            ----------------  -------------\n");
        List<List<Found>> bySequence = MotifPicture.lists(sequences.size());
        List<Found> all = new ArrayList<>();
        for (int m = 0; m < results.motifs().size(); m++) {
            for (Site site : results.motifs().get(m).sites()) {
                all.add(new Found(m, results.motifs().get(m).width(), site));
            }
        }
        all.sort(Comparator.comparing((Found f) -> f.site().pValue()));
        for (Found each : all) {
            List<Found> before = bySequence.get(each.site().sequence());
            if (each.site().pValue() < SHOWN_P_VALUE && before.stream().noneMatch(f -> overlap(f, each))) {
                before.add(each);
            }
        }
        for (int i = 0; i < sequences.size(); i++) {
            out.append(name(i)).append(' ');
            out.append(right(Decimals.scientific(results.combinedPValue(i), 2), 16))
                    .append("  ");
            bySequence.get(i).sort(Comparator.comparing(f -> f.site().start()));
            diagram(i, bySequence.get(i), true);
        }
        out.append(DASHES).append('\n').append(STARS).append("\n\n").append(STARS);
        out.append("Stopped because ").append(results.stopped()).append(".\n").append(STARS);
        out.append("\nCPU: emkit\n\n").append(STARS);
    }

    private static boolean overlap(Found a, Found b) {
        return a.site().start() < b.site().start() + b.width()
                && b.site().start() < a.site().start() + a.width();
    }

    private static String left(String text, int width) {
        return text.length() >= width ? text.substring(0, width) : text + " ".repeat(width - text.length());
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
