package org.emkit.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.emkit.em.Workers;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.matrix.PositionWeightMatrix;
import org.emkit.matrix.ScoreDistribution;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.BackgroundModel;
import org.emkit.sequence.SequenceBlock;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteFinderTest {
    private static ScoreDistribution motif(Alphabet alphabet, int width, SplittableRandom random) {
        double[] weight = new double[width * alphabet.size()];
        for (int k = 0; k < weight.length; k++) {
            double u = random.nextDouble();
            weight[k] = 0.02 + u * u * u;
        }
        BackgroundModel background = BackgroundModel.uniform(alphabet);
        return ScoreDistribution.of(
                PositionWeightMatrix.of(PositionProbabilityMatrix.of(alphabet, weight), background), background);
    }

    private static byte[] text(Alphabet alphabet, int length, SplittableRandom random) {
        byte[] codes = new byte[length];
        for (int k = 0; k < length; k++) {
            int drawn = random.nextInt(200);
            codes[k] = (byte) (drawn == 0 ? alphabet.wildcard() : random.nextInt(alphabet.size()));
        }
        return codes;
    }

    /** Sequences in blocks of a capacity, as a reader of any length would give them. */
    private static List<String> found(
            SiteFinder finder, List<byte[]> sequences, Alphabet alphabet, int capacity, Workers workers) {
        List<String> sites = new ArrayList<>();
        SiteCounts counts = finder.newCounts();
        SequenceBlock block = new SequenceBlock(alphabet, capacity);
        int overlap = finder.mostWidth() - 1;
        for (int i = 0; i < sequences.size(); i++) {
            int from = 0;
            while (from < sequences.get(i).length) {
                if (block.room() < overlap + 2) {
                    report(finder, block, workers, counts, sites);
                }
                block.begin(i, from);
                int to = Math.min(sequences.get(i).length, from + block.room() - 1);
                for (int k = from; k < to; k++) {
                    block.add(sequences.get(i)[k]);
                }
                boolean ends = to == sequences.get(i).length;
                block.end(ends ? 0 : overlap);
                from = ends ? to : to - overlap;
            }
        }
        report(finder, block, workers, counts, sites);
        for (int m = 0; m < counts.motifs(); m++) {
            sites.add("motif " + m + ": " + counts.windows(m) + " windows, " + counts.sites(m) + " sites");
        }
        return sites;
    }

    private static void report(
            SiteFinder finder, SequenceBlock block, Workers workers, SiteCounts counts, List<String> sites) {
        finder.find(
                block,
                workers,
                counts,
                (piece, index, target, score) -> sites.add(block.sequence(piece) + ":"
                        + block.offset(piece, index) + " " + SiteFinder.motif(target)
                        + SiteFinder.strand(target).symbol() + score));
        block.clear();
    }

    /** Every window of every sequence, one after the other. */
    private static List<String> expected(
            List<ScoreDistribution> motifs, List<byte[]> sequences, double pValue, boolean both) {
        List<String> sites = new ArrayList<>();
        long[] windows = new long[motifs.size()];
        long[] count = new long[motifs.size()];
        for (int i = 0; i < sequences.size(); i++) {
            byte[] codes = sequences.get(i);
            for (int from = 0; from < codes.length; from++) {
                for (int m = 0; m < motifs.size(); m++) {
                    ScoreDistribution scores = motifs.get(m);
                    if (from + scores.matrix().width() > codes.length || scores.score(codes, from) < 0) {
                        continue;
                    }
                    for (Strand strand : both ? Strand.values() : new Strand[] {Strand.FORWARD}) {
                        windows[m]++;
                        int score =
                                strand == Strand.FORWARD ? scores.score(codes, from) : scores.reverseScore(codes, from);
                        if (scores.pValue(score) <= pValue) {
                            count[m]++;
                            sites.add(i + ":" + from + " " + m + strand.symbol() + score);
                        }
                    }
                }
            }
        }
        for (int m = 0; m < motifs.size(); m++) {
            sites.add("motif " + m + ": " + windows[m] + " windows, " + count[m] + " sites");
        }
        return sites;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-3, 0.05, 1})
    void sitesAreThoseOfEveryWindow(double pValue) {
        SplittableRandom random = new SplittableRandom(4);
        List<ScoreDistribution> motifs = new ArrayList<>();
        for (int width = 1; width <= 40; width += pValue > 0.01 ? 3 : 1) {
            motifs.add(motif(Alphabet.DNA, width, random));
        }
        List<byte[]> sequences = new ArrayList<>();
        for (int length : new int[] {1, 9, 3000, 0, 39, 40, 41, pValue > 0.01 ? 500 : 200_000, 17}) {
            sequences.add(text(Alphabet.DNA, length, random));
        }
        List<String> expected = expected(motifs, sequences, pValue, true);
        SiteFinder finder = SiteFinder.of(motifs, pValue, true);
        for (int capacity : new int[] {pValue > 0.01 ? 101 : 70_001, 1 << 20}) {
            assertThat(found(finder, sequences, Alphabet.DNA, capacity, Workers.single()))
                    .isEqualTo(expected);
        }
        for (int threads : new int[] {2, 8}) {
            try (Workers workers = new Workers(threads)) {
                assertThat(found(finder, sequences, Alphabet.DNA, 1 << 20, workers))
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void oneStrandOfProteinsAndRna() {
        for (Alphabet alphabet : List.of(Alphabet.PROTEIN, Alphabet.RNA)) {
            SplittableRandom random = new SplittableRandom(4);
            List<ScoreDistribution> motifs =
                    List.of(motif(alphabet, 5, random), motif(alphabet, 12, random), motif(alphabet, 30, random));
            List<byte[]> sequences = List.of(text(alphabet, 20_000, random), text(alphabet, 3000, random));
            SiteFinder finder = SiteFinder.of(motifs, 1e-3, true);
            assertThat(found(finder, sequences, alphabet, 5000, Workers.single()))
                    .isEqualTo(expected(motifs, sequences, 1e-3, false))
                    .hasSizeGreaterThan(10);
        }
    }

    @Test
    void aMotifTooShortForThePValueHasNoSites() {
        ScoreDistribution scores = motif(Alphabet.DNA, 5, new SplittableRandom(1));
        SiteFinder finder = SiteFinder.of(List.of(scores), 1e-4, true);
        assertThat(finder.newCounts().threshold(0)).isEqualTo(scores.most() + 1);
        byte[] codes = text(Alphabet.DNA, 20_000, new SplittableRandom(2));
        assertThat(found(finder, List.of(codes), Alphabet.DNA, 1 << 16, Workers.single()))
                .hasSize(1)
                .first()
                .asString()
                .endsWith(" 0 sites");
    }

    /** q = N p / rank, the least of this and of all that are rarer still: by the definition, window by window. */
    @Test
    void qValuesAreThoseOfBenjaminiAndHochberg() {
        SplittableRandom random = new SplittableRandom(9);
        ScoreDistribution scores = motif(Alphabet.DNA, 8, random);
        byte[] codes = text(Alphabet.DNA, 30_000, random);
        byte[] best = {0, 0, 0, 0, 0, 0, 0, 0};
        for (int k = 0; k < best.length; k++) {
            for (int a = 0; a < 4; a++) {
                best[k] = scores.score(k, a) > scores.score(k, best[k]) ? (byte) a : best[k];
            }
        }
        for (int k = 0; k < 40; k++) {
            System.arraycopy(best, 0, codes, random.nextInt(29_000), best.length);
        }
        SiteFinder finder = SiteFinder.of(List.of(scores), 1e-3, false);
        SiteCounts counts = finder.newCounts();
        SequenceBlock block = new SequenceBlock(Alphabet.DNA, 1 << 16);
        block.begin(0, 0);
        for (byte code : codes) {
            block.add(code);
        }
        block.end(0);
        List<Integer> found = new ArrayList<>();
        finder.find(block, Workers.single(), counts, (piece, index, target, score) -> found.add(score));
        assertThat(counts.expected(0)).isCloseTo(counts.windows(0) * scores.pValue(counts.threshold(0)), within(1e-9));
        double[] q = counts.qValues(0);
        found.sort((a, b) -> b - a);
        double[] naive = new double[found.size()];
        double least = 1;
        for (int k = found.size() - 1; k >= 0; k--) {
            boolean lastOfTies = k == found.size() - 1 || !found.get(k + 1).equals(found.get(k));
            double candidate = scores.pValue(found.get(k)) * counts.windows(0) / (k + 1);
            least = lastOfTies ? Math.min(least, candidate) : least;
            naive[k] = least;
            assertThat(q[found.get(k) - counts.threshold(0)]).isCloseTo(naive[k], within(1e-12));
        }
        assertThat(naive[0]).isLessThan(0.05);
        assertThat(counts.sites(0)).isEqualTo(found.size());
    }
}
