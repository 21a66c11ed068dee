package org.emkit.motif;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;

/**
 * How many planted sites the search finds, and how many of those it finds were planted, beside an oracle that knows the
 * motif's true frequencies and the share of sequences with a site: it takes the best window of each sequence that is
 * likelier than not to hold one. Command line of {@code scripts/recall}, which describes it.
 */
final class Recall {
    private static final int SLACK = 3;

    /**
     * What is planted.
     *
     * @param alphabet  whose letters are even
     * @param sequences number of them
     * @param length    letters of each
     * @param width     letters of the motifs
     * @param bits      information of a motif; NaN: four letters of each site are changed, all sites are on one strand and
     *                  their width and number are known
     * @param share     of the sequences with a site of each motif
     * @param motifs    number of them
     */
    record Row(Alphabet alphabet, int sequences, int length, int width, double bits, double share, int motifs) {
        private static final int CHANGES = 4;

        private boolean isChallenge() {
            return Double.isNaN(bits);
        }

        /** Chance that a letter is that of the word, and any other one. */
        private double[] chances() {
            int letters = alphabet.size();
            double own = isChallenge() ? 1 - CHANGES / (double) width : own(letters, bits / width);
            return new double[] {own, (1 - own) / (letters - 1)};
        }

        private boolean bothStrands() {
            return alphabet.isComplementable() && !isChallenge();
        }

        private MotifOptions options() {
            MotifOptions options = MotifOptions.withDefaults()
                    .withMotifs(motifs)
                    .withBothStrands(bothStrands())
                    .withHeldOut(false, 5);
            return isChallenge() ? options.withModel(SiteModel.OOPS).withWidths(width, width) : options;
        }

        private Planted planted(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Planted.Recipe> recipes = new ArrayList<>();
            for (int m = 0; m < motifs; m++) {
                StringBuilder word = new StringBuilder();
                while (word.length() < width) {
                    word.append(alphabet.letter(random.nextInt(alphabet.size())));
                }
                double fidelity = chances()[0] - chances()[1];
                recipes.add(new Planted.Recipe(word.toString(), fidelity, share, isChallenge() ? CHANGES : -1));
            }
            return new Planted(alphabet, sequences, length, bothStrands(), seed, recipes);
        }
    }

    /** The chance of one letter that gives a column so many bits if the others share the rest, by halving. */
    private static double own(int letters, double bits) {
        double low = 1.0 / letters;
        double high = 1;
        for (int step = 0; step < 60; step++) {
            double middle = 0.5 * (low + high);
            double rest = 1 - middle;
            double information = Math.log(letters)
                    + middle * Math.log(middle)
                    + (rest > 0 ? rest * Math.log(rest / (letters - 1)) : 0);
            if (information / Math.log(2) < bits) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** Recall and precision, means over motifs and sets. */
    record Outcome(double recall, double precision, double recallOfOracle, double precisionOfOracle) {
        private static double balanced(double recall, double precision) {
            return recall + precision > 0 ? 2 * recall * precision / (recall + precision) : 0;
        }

        /** Harmonic mean of recall and precision. */
        double balanced() {
            return balanced(recall, precision);
        }

        /** The same of the oracle. */
        double balancedOfOracle() {
            return balanced(recallOfOracle, precisionOfOracle);
        }
    }

    private Recall() {}

    /** Searches sets of a row with default settings, for as many motifs as were planted. */
    static Outcome of(Row row, int sets, Workers workers) {
        double[] sum = new double[4];
        for (int seed = 1; seed <= sets; seed++) {
            Planted planted = row.planted(seed);
            SequenceSet set = planted.set();
            BackgroundModel background =
                    BackgroundModel.estimate(set, MotifOptions.usualBackgroundOrder(set), row.bothStrands());
            List<Motif> found = MotifFinder.with(row.options(), workers)
                    .find(set, background, MotifListener.none())
                    .motifs();
            for (int m = 0; m < row.motifs; m++) {
                double[] best = {0, 0};
                for (Motif each : found) {
                    double[] one = {planted.recall(m, each, SLACK), planted.precision(m, each, SLACK)};
                    best = Outcome.balanced(one[0], one[1]) > Outcome.balanced(best[0], best[1]) ? one : best;
                }
                double[] oracle = oracle(row, planted, m);
                sum[0] += best[0];
                sum[1] += best[1];
                sum[2] += oracle[0];
                sum[3] += oracle[1];
            }
        }
        double all = sets * row.motifs;
        return new Outcome(sum[0] / all, sum[1] / all, sum[2] / all, sum[3] / all);
    }

    /** Recall and precision of who knows the motif. */
    private static double[] oracle(Row row, Planted planted, int motif) {
        double[] ratio = row.chances();
        ratio[0] *= row.alphabet.size();
        ratio[1] *= row.alphabet.size();
        int[] word = codes(row.alphabet, planted.word(motif));
        int[] other = new int[word.length];
        for (int k = 0; k < word.length && row.bothStrands(); k++) {
            other[k] = row.alphabet.complement(word[word.length - 1 - k]);
        }
        double taken = 0;
        double right = 0;
        double all =
                planted.truth().stream().filter(each -> each.motif() == motif).count();
        for (int i = 0; i < row.sequences; i++) {
            int[] letters = codes(row.alphabet, planted.texts().get(i));
            double sum = 0;
            double best = 0;
            int at = 0;
            int places = 0;
            for (int start = 0; start + word.length <= letters.length; start++) {
                double here = odds(letters, start, word, ratio);
                places++;
                if (row.bothStrands()) {
                    here = Math.max(here, odds(letters, start, other, ratio));
                    sum += Math.min(odds(letters, start, word, ratio), odds(letters, start, other, ratio));
                    places++;
                }
                sum += here;
                at = here > best ? start : at;
                best = Math.max(best, here);
            }
            if (row.share * sum / places >= 1 - row.share) {
                taken++;
                right += planted.isPlanted(motif, i, at, word.length, SLACK) ? 1 : 0;
            }
        }
        return new double[] {all == 0 ? 1 : right / all, taken == 0 ? 1 : right / taken};
    }

    private static int[] codes(Alphabet alphabet, String text) {
        return text.chars().map(letter -> alphabet.code((char) letter)).toArray();
    }

    private static double odds(int[] letters, int start, int[] word, double[] ratio) {
        double odds = 1;
        for (int k = 0; k < word.length; k++) {
            odds *= letters[start + k] == word[k] ? ratio[0] : ratio[1];
        }
        return odds;
    }

    /** The rows of the manual. */
    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Alphabet alphabet : List.of(Alphabet.DNA, Alphabet.PROTEIN)) {
            for (double share : new double[] {1, 0.6, 0.2}) {
                for (int bits = 8; bits <= 16; bits += 2) {
                    rows.add(new Row(alphabet, 100, 100, 10, bits, share, 1));
                }
            }
            for (int width : new int[] {6, 8, 15, 20}) {
                rows.add(new Row(alphabet, 100, 100, width, 12, 0.6, 1));
            }
            for (int motifs : new int[] {2, 3, 5}) {
                rows.add(new Row(alphabet, 100, 100, 10, 14, 0.6, motifs));
            }
        }
        rows.add(new Row(Alphabet.DNA, 20, 600, 15, Double.NaN, 1, 1));
        return rows;
    }

    /** Words: number of sets of each row; first row and that after the last. */
    public static void main(String[] words) {
        System.out.println("| letters | sequences | width | bits | share with a site | motifs |"
                + " recall | precision | both | recall, known | precision, known | both, known |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        try (Workers workers = new Workers(2)) {
            List<Row> rows = rows();
            int to = Math.min(rows.size(), Integer.parseInt(words[2]));
            for (Row row : rows.subList(Integer.parseInt(words[1]), to)) {
                Outcome outcome = of(row, Integer.parseInt(words[0]), workers);
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %d × %d | %d | %s | %.1f | %d | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
                        row.alphabet == Alphabet.DNA ? "DNA" : "protein",
                        row.sequences,
                        row.length,
                        row.width,
                        row.isChallenge() ? "4 letters changed" : String.format(Locale.ROOT, "%.0f", row.bits),
                        row.share,
                        row.motifs,
                        outcome.recall,
                        outcome.precision,
                        outcome.balanced(),
                        outcome.recallOfOracle,
                        outcome.precisionOfOracle,
                        outcome.balancedOfOracle());
            }
        }
    }
}
