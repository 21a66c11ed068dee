package org.emkit.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.emkit.em.Workers;
import org.emkit.io.SequenceFile;
import org.emkit.motif.HeldOut;
import org.emkit.motif.MotifFinder;
import org.emkit.motif.MotifListener;
import org.emkit.motif.MotifOptions;
import org.emkit.motif.MotifResults;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.KletShuffle;
import org.emkit.sequence.SequenceSet;
import org.emkit.sequence.SequenceSetBuilder;

/**
 * How often the search finds a "significant" motif where there is none: in sequences that were shuffled. Command line of
 * {@code scripts/calibrate}, which describes it.
 */
public final class Calibrate {
    private static final double[] LEVELS = {0.001, 0.01, 0.05, 0.1, 0.25};

    private final SequenceSet sequences;
    private final KletShuffle shuffle;
    private final int controls;
    private final MotifOptions options;

    private Calibrate(SequenceSet sequences, int wordLength, int controls, MotifOptions options) {
        this.controls = controls;
        this.sequences = sequences;
        this.shuffle = new KletShuffle(sequences.alphabet(), wordLength, 0x5eed);
        this.options = options;
    }

    /**
     * Words: FASTA, number of sequences, their most letters, letters of words kept, number of sets, widths, and how many
     * controls each sequence gets, other shuffles of it; 0: none are given.
     */
    public static void main(String[] words) {
        SequenceSet all = SequenceFile.read(words[0], null, false).sequences();
        SequenceSet some = middles(all, Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        int sets = Integer.parseInt(words[4]);
        MotifOptions options = MotifOptions.withDefaults()
                .withMotifs(2)
                .withWidths(Integer.parseInt(words[5]), Integer.parseInt(words[6]))
                .withHeldOut(true, MotifOptions.usualFolds(some.size(), Integer.parseInt(words[7]) > 0))
                .withSeed(1);
        Calibrate calibrate = new Calibrate(some, Integer.parseInt(words[3]), Integer.parseInt(words[7]), options);
        try (Workers workers = new Workers(2)) {
            double[][] logP = new double[3][sets];
            for (int s = 0; s < sets; s++) {
                List<HeldOut> evidence = calibrate.evidence(s, workers);
                logP[0][s] = evidence.isEmpty() ? 0 : evidence.get(0).logPValue();
                logP[1][s] = evidence.size() < 2 ? 0 : evidence.get(1).logPValue();
                logP[2][s] = evidence.stream()
                        .mapToDouble(HeldOut::logAdjusted)
                        .min()
                        .orElse(0);
                if ((s + 1) % 10 == 0) {
                    System.err.println((s + 1) + " of " + sets + " sets");
                }
            }
            print(logP, sets);
        }
    }

    private static SequenceSet middles(SequenceSet all, int count, int length) {
        SequenceSetBuilder some = new SequenceSetBuilder(all.alphabet());
        for (int i = 0; i < Math.min(count, all.size()); i++) {
            int spare = Math.max(0, all.length(i) - length);
            some.begin(all.name(i));
            for (int k = spare / 2; k < all.length(i) - (spare - spare / 2); k++) {
                some.add(all.code(i, k));
            }
        }
        return some.build();
    }

    private List<HeldOut> evidence(int number, Workers workers) {
        int copies = controls + 1;
        SequenceSet shuffled = shuffle.shuffle(sequences, number * copies);
        BackgroundModel background = BackgroundModel.estimate(
                shuffled,
                MotifOptions.usualBackgroundOrder(shuffled),
                shuffled.alphabet().isComplementable());
        MotifOptions search = controls == 0 ? options : options.withControls(others(number * copies + 1));
        MotifResults results = MotifFinder.with(search, workers).find(shuffled, background, MotifListener.none());
        return results.motifs().stream()
                .map(motif -> {
                    HeldOut heldOut = motif.heldOut();
                    if (heldOut == null) {
                        throw new IllegalStateException("not judged");
                    }
                    return heldOut;
                })
                .toList();
    }

    private SequenceSet others(int from) {
        SequenceSetBuilder others = new SequenceSetBuilder(sequences.alphabet());
        for (int k = 0; k < controls; k++) {
            SequenceSet shuffled = shuffle.shuffle(sequences, from + k);
            for (int i = 0; i < shuffled.size(); i++) {
                others.begin(k + ":" + shuffled.name(i));
                for (int p = 0; p < shuffled.length(i); p++) {
                    others.add(shuffled.code(i, p));
                }
            }
        }
        return others.build();
    }

    private static void print(double[][] logP, int sets) {
        System.out.println("| p ≤ | first motif | second motif | any, adjusted | allowed |");
        System.out.println("|---|---|---|---|---|");
        for (double level : LEVELS) {
            long[] atMost = Arrays.stream(logP)
                    .mapToLong(all -> Arrays.stream(all)
                            .filter(each -> each <= Math.log(level))
                            .count())
                    .toArray();
            System.out.printf(Locale.ROOT, "| %s | %d | %d | %d | %d |%n", level, atMost[0], atMost[1], atMost[2], (int)
                    (sets * (level + 3 * Math.sqrt(level * (1 - level) / sets))));
        }
    }
}
