package org.emkit.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.compare.CompareOptions;
import org.emkit.compare.MotifComparison;
import org.emkit.em.Workers;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.motif.HeldOut;
import org.emkit.motif.Motif;
import org.emkit.motif.MotifResults;
import org.emkit.motif.MotifTrace;
import org.emkit.motif.Site;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;
import org.emkit.sequence.Strand;

/** Random sequences with planted words, and results that say so. */
final class MotifExample {
    private static final int LENGTH = 120;

    private MotifExample() {}

    /** Plants word m in sequence i where (i + m) % 3 &gt; 0; in every other sequence on the other strand. */
    static MotifResults of(Alphabet alphabet, int sequences, String name, String... words) {
        SplittableRandom random = new SplittableRandom(11);
        SequenceSetBuilder builder = new SequenceSetBuilder(alphabet);
        List<List<Site>> sites = new ArrayList<>();
        for (int m = 0; m < words.length; m++) {
            sites.add(new ArrayList<>());
        }
        for (int i = 0; i < sequences; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < LENGTH; k++) {
                text.append(alphabet.letter(random.nextInt(alphabet.size())));
            }
            for (int m = 0; m < words.length; m++) {
                if ((i + m) % 3 > 0) {
                    boolean reverse = i % 2 == 1 && alphabet.isComplementable();
                    int at = 10 + m * 35 + random.nextInt(20);
                    text.replace(at, at + words[m].length(), reverse ? reversed(alphabet, words[m]) : words[m]);
                    Strand strand = reverse ? Strand.REVERSE : Strand.FORWARD;
                    sites.get(m).add(new Site(i, at, strand, 12, 1e-7 * (1 + random.nextInt(900))));
                }
            }
            builder.begin(name + (i + 1)).add(text);
        }
        SequenceSet set = builder.build();
        List<Motif> motifs = new ArrayList<>();
        for (int m = 0; m < words.length; m++) {
            sites.get(m).sort(Comparator.comparingDouble(Site::pValue).thenComparingInt(Site::sequence));
            motifs.add(motif(alphabet, m, words[m], sites.get(m)));
        }
        double[] combined = new double[sequences];
        for (int i = 0; i < sequences; i++) {
            combined[i] = 1.0 / (2 + (i * 7) % sequences);
        }
        String stopped = "as many as were asked for";
        return new MotifResults(set, BackgroundModel.estimate(set, 0, false), motifs, combined, stopped);
    }

    private static String reversed(Alphabet alphabet, String word) {
        StringBuilder other = new StringBuilder();
        for (int k = word.length() - 1; k >= 0; k--) {
            other.append(alphabet.letter(alphabet.complement(alphabet.code(word.charAt(k)))));
        }
        return other.toString();
    }

    private static Motif motif(Alphabet alphabet, int number, String word, List<Site> sites) {
        PositionProbabilityMatrix matrix = matrix(alphabet, word, 0.7 + 0.1 * (number % 3));
        HeldOut heldOut = new HeldOut(
                sites.size(),
                sites.size() - number,
                sites.size(),
                1 + number,
                number == 0 ? -1500 : -2,
                number == 0 ? -1400 : -0.5,
                0.9);
        List<Double> objective = new ArrayList<>();
        for (int u = 0; u < 12; u++) {
            objective.add(-1000 - 400 * StrictMath.exp(-u / 2.0));
        }
        return new Motif(
                matrix,
                matrix,
                sites,
                321.5,
                number == 0 ? -2000 : 1,
                sites.size() + 0.5,
                heldOut,
                new MotifTrace(4000, 12, word, 48, 3, true, objective));
    }

    static PositionProbabilityMatrix matrix(Alphabet alphabet, String word, double certain) {
        double[] weight = new double[word.length() * alphabet.size()];
        for (int k = 0; k < weight.length; k++) {
            boolean letter = alphabet.code(word.charAt(k / alphabet.size())) == k % alphabet.size();
            weight[k] = letter ? certain : (1 - certain) / (alphabet.size() - 1);
        }
        return PositionProbabilityMatrix.of(alphabet, weight);
    }

    /** Known motifs, of which the first few are like the words. */
    static KnownMatches known(MotifResults results, String name, String... words) {
        Alphabet alphabet = results.sequences().alphabet();
        SplittableRandom random = new SplittableRandom(3);
        List<KnownMotif> database = new ArrayList<>();
        for (int t = 0; t < 200; t++) {
            StringBuilder word = new StringBuilder(t < words.length ? words[t] : "");
            while (word.length() < 7 + t % 5) {
                word.append(alphabet.letter(random.nextInt(alphabet.size())));
            }
            database.add(
                    new KnownMotif(name + t, "Factor" + t, matrix(alphabet, word.toString(), 0.8), 20, Double.NaN));
        }
        CompareOptions options = CompareOptions.withDefaults();
        List<PositionProbabilityMatrix> queries = new ArrayList<>();
        for (Motif motif : results.motifs()) {
            queries.add(motif.observed());
        }
        return new KnownMatches(
                database, MotifComparison.with(database, options).compareAll(queries, Workers.single()));
    }
}
