package org.emkit.enrich;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.emkit.contrast.BestWindow;
import org.emkit.contrast.ContentParts;
import org.emkit.contrast.Contrast;
import org.emkit.contrast.ContrastScores;
import org.emkit.contrast.ControlContrast;
import org.emkit.contrast.ShuffleContrast;
import org.emkit.em.Workers;
import org.emkit.matrix.KnownMotif;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.KletShuffle;
import org.emkit.sequence.SequenceSet;
import org.emkit.statistics.MultipleTests;
import org.emkit.statistics.RankSum;
import org.jspecify.annotations.Nullable;

/** Tests known motifs for enrichment in sequences. Results depend on no order of sequences and no number of threads. */
public final class MotifEnrichment {
    private static final int PARTS = 10;
    private static final int TRAINING_PARTS = 3;
    private static final int MOST_FOR_THRESHOLD = 1000;
    private static final int CONTROLS_FOR_THRESHOLD = 1000;
    private static final int CONTROLS = 2000;
    /** Scores held at once. */
    private static final long MOST_SCORES = 8_000_000;

    private final SequenceSet sequences;
    private final BackgroundModel background;
    private final EnrichmentOptions options;
    private final Contrast contrast;
    private final int scoresPerMotif;
    private final Workers workers;

    /**
     * @param sequences  to test
     * @param controls   sequences without the motifs; null: shuffles of the sequences
     * @param background letters without context are used, for scores
     * @param workers    threads
     */
    public MotifEnrichment(
            SequenceSet sequences,
            @Nullable SequenceSet controls,
            BackgroundModel background,
            EnrichmentOptions options,
            Workers workers) {
        this.sequences = sequences;
        this.background = background;
        this.options = options;
        this.workers = workers;
        ContentParts parts = new ContentParts(sequences, PARTS);
        if (controls == null) {
            KletShuffle shuffle = new KletShuffle(sequences.alphabet(), options.wordLength(), options.seed());
            contrast = new ShuffleContrast(sequences, parts, shuffle, false, workers);
            scoresPerMotif = Math.max(CONTROLS, 4 * sequences.size());
        } else {
            contrast =
                    new ControlContrast(sequences, parts, controls, new ContentParts(controls, PARTS), false, workers);
            scoresPerMotif = sequences.size()
                    + (int) ((long) controls.letters() * sequences.size() / Math.max(1, sequences.letters()));
        }
    }

    /**
     * @param motifs of the alphabet of the sequences
     * @return the result for each, the smallest p-value first; of equal ones, in the order of the motifs
     */
    public List<Enrichment> test(List<KnownMotif> motifs) {
        int batch = (int) Math.max(1, Math.min(motifs.size(), MOST_SCORES / Math.max(1, scoresPerMotif)));
        List<Enrichment> results = new ArrayList<>();
        for (int from = 0; from < motifs.size(); from += batch) {
            results.addAll(some(motifs.subList(from, Math.min(motifs.size(), from + batch))));
        }
        double[] logP = results.stream().mapToDouble(Enrichment::logPValue).toArray();
        double[] adjusted = MultipleTests.holm(logP);
        double[] logQ = MultipleTests.benjaminiHochberg(logP);
        for (int k = 0; k < logP.length; k++) {
            results.set(k, results.get(k).corrected(adjusted[k], logQ[k]));
        }
        results.sort(Comparator.comparingDouble(Enrichment::logPValue));
        return results;
    }

    private List<Enrichment> some(List<KnownMotif> motifs) {
        List<BestWindow> windows = new ArrayList<>();
        boolean bothStrands = options.bothStrands() && sequences.alphabet().isComplementable();
        for (KnownMotif motif : motifs) {
            windows.add(new BestWindow(motif.matrix(), background, bothStrands));
        }
        return options.test() == EnrichmentOptions.Test.RANKS ? byRanks(motifs, windows) : byHits(motifs, windows);
    }

    private List<Enrichment> byHits(List<KnownMotif> motifs, List<BestWindow> windows) {
        double[] threshold = new double[windows.size()];
        List<ContrastScores> seen =
                contrast.score(windows, 0, TRAINING_PARTS, MOST_FOR_THRESHOLD, CONTROLS_FOR_THRESHOLD);
        workers.run(threshold.length, k -> threshold[k] = seen.get(k).bestThreshold());
        List<ContrastScores> scores = contrast.score(windows, TRAINING_PARTS, PARTS, Integer.MAX_VALUE, CONTROLS);
        return each(windows.size(), k -> {
            ContrastScores of = scores.get(k);
            return new Enrichment(
                    motifs.get(k),
                    threshold[k],
                    of.positives(),
                    of.positivesHit(threshold[k]),
                    of.controls(),
                    of.controlsHit(threshold[k]),
                    of.logPValue(threshold[k]),
                    0,
                    0,
                    of.rankSum().rocArea());
        });
    }

    private List<Enrichment> byRanks(List<KnownMotif> motifs, List<BestWindow> windows) {
        List<ContrastScores> scores = contrast.score(windows, 0, PARTS, Integer.MAX_VALUE, CONTROLS);
        return each(windows.size(), k -> {
            ContrastScores of = scores.get(k);
            RankSum ranks = of.rankSum();
            double logP = ranks.logRightTail();
            return new Enrichment(
                    motifs.get(k), Double.NaN, of.positives(), 0, of.controls(), 0, logP, 0, 0, ranks.rocArea());
        });
    }

    private List<Enrichment> each(int motifs, IntFunction<Enrichment> result) {
        Enrichment[] results = new Enrichment[motifs];
        workers.run(motifs, k -> results[k] = result.apply(k));
        return List.of(results);
    }
}
