package org.emkit.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.emkit.em.Workers;
import org.emkit.matrix.KnownMotif;
import org.emkit.matrix.PositionProbabilityMatrix;
import org.emkit.sequence.Alphabet;
import org.emkit.sequence.Strand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MotifComparisonTest {
    private static final CompareOptions DEFAULTS = CompareOptions.withDefaults();

    private static PositionProbabilityMatrix random(Alphabet alphabet, int width, SplittableRandom random) {
        double[] weight = new double[width * alphabet.size()];
        for (int k = 0; k < weight.length; k++) {
            double u = random.nextDouble();
            weight[k] = 0.02 + u * u * u * u;
        }
        return PositionProbabilityMatrix.of(alphabet, weight);
    }

    private static List<KnownMotif> database(Alphabet alphabet, int size, int least, int most, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<KnownMotif> motifs = new ArrayList<>();
        for (int t = 0; t < size; t++) {
            motifs.add(new KnownMotif(
                    "m" + t, "", random(alphabet, random.nextInt(least, most + 1), random), 20, Double.NaN));
        }
        return motifs;
    }

    /** All choices of columns of the database under a span of the query, each as likely as any other. */
    @ParameterizedTest
    @EnumSource
    void pValuesAtOneOffsetAreThoseOfAllColumns(ColumnSimilarity similarity) {
        TargetColumns targets = TargetColumns.of(database(Alphabet.DNA, 3, 2, 3, 5), true);
        PositionProbabilityMatrix query = random(Alphabet.DNA, 4, new SplittableRandom(8));
        QueryScores scores = new QueryScores(query, targets, similarity);
        for (int from = 0; from < 4; from++) {
            for (int to = from + 1; to <= Math.min(4, from + targets.mostWidth()); to++) {
                long[] count = new long[1000];
                long all = count(scores, targets.size(), from, to, 0, count);
                long sum = 0;
                for (int s = count.length - 1; s >= 0; s--) {
                    sum += count[s];
                    assertThat(scores.pValue(from, to, s))
                            .isCloseTo((double) sum / all, Percentage.withPercentage(1e-9));
                }
            }
        }
    }

    private static long count(QueryScores scores, int columns, int from, int to, int sum, long[] count) {
        if (from == to) {
            count[sum]++;
            return 1;
        }
        long all = 0;
        for (int j = 0; j < columns; j++) {
            all += count(scores, columns, from + 1, to, sum + scores.score(from, j), count);
        }
        return all;
    }

    /** Targets whose columns are drawn from the database's: the null model, but for offsets, which share columns. */
    @ParameterizedTest
    @EnumSource
    void pValuesOfRandomTargetsAreNotTooSmall(ColumnSimilarity similarity) {
        Share share = new Share();
        for (int round = 0; round < 10; round++) {
            List<KnownMotif> database = database(Alphabet.DNA, 300, 5, 16, 100 + round);
            MotifComparison comparison = MotifComparison.with(database, new CompareOptions(similarity, 5, true));
            SplittableRandom random = new SplittableRandom(round);
            for (int q = 0; q < 20; q++) {
                share.add(comparison.compare(random(Alphabet.DNA, random.nextInt(5, 20), random)));
            }
        }
        share.check();
    }

    /** Queries whose columns are drawn from those of JASPAR, on JASPAR itself. */
    @ParameterizedTest
    @EnumSource
    void pValuesOfShuffledQueriesOnJasparAreNotTooSmall(ColumnSimilarity similarity) {
        List<KnownMotif> database = Jaspar.read("JASPAR2022_vertebrates.meme.gz");
        assertThat(database).hasSize(838);
        MotifComparison comparison = MotifComparison.with(database, new CompareOptions(similarity, 5, true));
        SplittableRandom random = new SplittableRandom(3);
        Share share = new Share();
        for (int q = 0; q < 150; q++) {
            int width = random.nextInt(6, 20);
            double[] weight = new double[4 * width];
            for (int k = 0; k < width; k++) {
                PositionProbabilityMatrix from =
                        database.get(random.nextInt(database.size())).matrix();
                int column = random.nextInt(from.width());
                for (int a = 0; a < 4; a++) {
                    weight[4 * k + a] = from.probability(column, a);
                }
            }
            share.add(comparison.compare(PositionProbabilityMatrix.of(Alphabet.DNA, weight)));
        }
        share.check();
    }

    /** Shares of p ≤ u, with standard errors over queries, since the targets of one query are not independent. */
    private static final class Share {
        private static final double[] LEVEL = {0.001, 0.01, 0.05};

        private final List<double[]> ofQuery = new ArrayList<>();

        void add(List<MotifMatch> matches) {
            double[] share = new double[LEVEL.length];
            for (int k = 0; k < LEVEL.length; k++) {
                double level = LEVEL[k];
                share[k] = matches.stream().filter(m -> m.pValue() <= level).count() / (double) matches.size();
            }
            ofQuery.add(share);
        }

        void check() {
            for (int k = 0; k < LEVEL.length; k++) {
                int level = k;
                double mean =
                        ofQuery.stream().mapToDouble(s -> s[level]).average().orElseThrow();
                double variance = ofQuery.stream()
                        .mapToDouble(s -> (s[level] - mean) * (s[level] - mean))
                        .sum();
                double error = Math.sqrt(variance) / ofQuery.size();
                assertThat(mean).as("p <= %s", LEVEL[k]).isLessThanOrEqualTo(LEVEL[k] + 3 * error);
            }
        }
    }

    @Test
    void aMotifIsFoundShiftedAndOnTheOtherStrand() {
        List<KnownMotif> database = database(Alphabet.DNA, 60, 8, 14, 2);
        PositionProbabilityMatrix target = database.get(17).matrix();
        MotifComparison comparison = MotifComparison.with(database, DEFAULTS);
        MotifMatch same = comparison.compare(target).get(0);
        assertThat(same.target()).isEqualTo(17);
        assertThat(same.offset()).isZero();
        assertThat(same.overlap()).isEqualTo(target.width());
        assertThat(same.strand()).isEqualTo(Strand.FORWARD);
        assertThat(same.eValue()).isCloseTo(60 * same.pValue(), Percentage.withPercentage(1e-9));
        MotifMatch part = comparison
                .compare(target.columns(2, target.width()).reverseComplement())
                .get(0);
        assertThat(part.target()).isEqualTo(17);
        assertThat(part.strand()).isEqualTo(Strand.REVERSE);
        assertThat(part.offset()).isZero();
        assertThat(part.overlap()).isEqualTo(target.width() - 2);
        MotifMatch inner = comparison.compare(target.columns(2, target.width())).get(0);
        assertThat(inner.offset()).isEqualTo(2);
        assertThat(inner.pValue()).isGreaterThan(same.pValue()).isLessThan(1e-5);
    }

    @Test
    void everyTargetIsThereOnceInOrder() {
        List<KnownMotif> database = database(Alphabet.DNA, 40, 3, 30, 4);
        List<MotifMatch> matches =
                MotifComparison.with(database, DEFAULTS).compare(random(Alphabet.DNA, 3, new SplittableRandom(1)));
        assertThat(matches).hasSize(40);
        assertThat(matches).extracting(MotifMatch::target).doesNotHaveDuplicates();
        assertThat(matches).extracting(MotifMatch::pValue).isSorted();
        assertThat(matches).extracting(MotifMatch::qValue).isSorted();
        assertThat(matches).allSatisfy(m -> assertThat(m.pValue()).isBetween(0.0, 1.0));
    }

    @Test
    void proteinsHaveOneStrand() {
        List<KnownMotif> database = database(Alphabet.PROTEIN, 50, 6, 12, 6);
        List<MotifMatch> matches =
                MotifComparison.with(database, DEFAULTS).compare(database.get(9).matrix());
        assertThat(matches.get(0).target()).isEqualTo(9);
        assertThat(matches).extracting(MotifMatch::strand).containsOnly(Strand.FORWARD);
    }

    @Test
    void threadsDoNotMatter() {
        List<KnownMotif> database = database(Alphabet.DNA, 50, 6, 12, 6);
        List<PositionProbabilityMatrix> queries =
                database.stream().map(KnownMotif::matrix).toList();
        MotifComparison comparison = MotifComparison.with(database, DEFAULTS);
        List<List<MotifMatch>> single = comparison.compareAll(queries, Workers.single());
        try (Workers workers = new Workers(8)) {
            assertThat(comparison.compareAll(queries, workers)).isEqualTo(single);
        }
        assertThat(single.get(3)).isEqualTo(comparison.compare(queries.get(3)));
    }

    @Test
    void whatCannotBeComparedIsRefused() {
        assertThatThrownBy(() -> MotifComparison.with(List.of(), DEFAULTS))
                .isInstanceOf(IllegalArgumentException.class);
        MotifComparison dna = MotifComparison.with(database(Alphabet.DNA, 5, 6, 12, 6), DEFAULTS);
        assertThatThrownBy(() -> dna.compare(random(Alphabet.RNA, 5, new SplittableRandom(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CompareOptions(ColumnSimilarity.PEARSON, 0, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void similaritiesAreTheirFormulas() {
        double[] f = {1, 0, 0, 0, 0.25, 0.25, 0.25, 0.25};
        double[] g = {0.5, 0.5, 0, 0};
        assertThat(ColumnSimilarity.EUCLIDEAN.of(f, 0, g, 0, 4)).isCloseTo(-Math.sqrt(0.5), within(1e-12));
        assertThat(ColumnSimilarity.SANDELIN.of(f, 0, g, 0, 4)).isCloseTo(1.5, within(1e-12));
        assertThat(ColumnSimilarity.PEARSON.of(f, 0, g, 0, 4)).isCloseTo(1 / Math.sqrt(3), within(1e-12));
        assertThat(ColumnSimilarity.PEARSON.of(f, 4, g, 0, 4)).isZero();
    }
}
