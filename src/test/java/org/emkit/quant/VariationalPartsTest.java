package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.emkit.em.EmListener;
import org.emkit.em.EmLoop;
import org.emkit.em.EmResult;
import org.emkit.em.OptimalProportions;
import org.emkit.em.SparsePattern;
import org.emkit.em.StoppingRule;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariationalPartsTest {
    private static final int ROWS = 12;
    private static final int GENE = 5;

    /** Classes of some genes that share nothing; of every third gene but one class is seen. One transcript is in no class. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Table(SparsePattern pattern, double[] likelihood, double[] counts, double[] prior) {
        static Table random(int genes, double prior, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int rows = genes * ROWS;
            int[] start = new int[rows + 1];
            int[] component = new int[rows * GENE];
            double[] counts = new double[rows];
            for (int i = 0; i < rows; i++) {
                int gene = i / ROWS;
                int at = start[i];
                for (int t = 0; t < GENE; t++) {
                    if (t == i % GENE || random.nextInt(3) == 0) {
                        component[at++] = gene * GENE + t;
                    }
                }
                start[i + 1] = at;
                counts[i] = gene % 3 == 2 && i % ROWS > 0 ? 0 : random.nextInt(50);
            }
            double[] likelihood = random.doubles(start[rows], 0.1, 1).toArray();
            double[] priors = new double[genes * GENE + 1];
            Arrays.fill(priors, prior);
            return new Table(
                    new SparsePattern(genes * GENE + 1, start, Arrays.copyOf(component, start[rows])),
                    likelihood,
                    counts,
                    priors);
        }

        double[] start() {
            double[] start = new double[prior.length];
            Arrays.fill(start, 1);
            return start;
        }

        OptimalProportions proportions() {
            return new OptimalProportions(pattern, likelihood, Workers.single());
        }

        Estimate byParts(int maxUpdates, Workers workers) {
            return new VariationalParts(proportions(), pattern, likelihood, prior)
                    .fit(counts, start(), maxUpdates, workers, EmListener.none());
        }

        EmResult whole() {
            return new EmLoop(StoppingRule.absoluteChange(1e-9), 50, 1_000_000)
                    .run(
                            new VariationalAbundance(
                                    proportions().map(counts, Workers.single()), prior, Workers.single()),
                            start(),
                            EmListener.none());
        }
    }

    @ParameterizedTest(name = "{0} genes, prior {1}")
    @CsvSource({"1, 1", "2, 0.5", "7, 0.1", "20, 2"})
    void endsWhereTheWholeTableEnds(int genes, double prior) {
        Table table = Table.random(genes, prior, genes);
        Estimate parts = table.byParts(100_000, Workers.single());
        EmResult whole = table.whole();
        assertThat(parts.convergence().converged()).isTrue();
        assertThat(whole.convergence().converged()).isTrue();
        assertThat(parts.fragments()).usingComparatorWithPrecision(1e-3).containsExactly(whole.parameters());
        assertThat(parts.convergence().objective())
                .isCloseTo(whole.convergence().objective(), within(1e-6));
        assertThat(parts.convergence().gapNats()).isNaN();
    }

    @Test
    void eachPartKeepsItsFragments() {
        Table table = Table.random(9, 0.01, 3);
        double[] fragments = table.byParts(100_000, Workers.single()).fragments();
        for (int gene = 0; gene < 9; gene++) {
            double expected = 0;
            double found = 0;
            for (int k = 0; k < ROWS; k++) {
                expected += table.counts[gene * ROWS + k];
            }
            for (int t = 0; t < GENE; t++) {
                found += fragments[gene * GENE + t];
            }
            assertThat(found).isCloseTo(expected, within(1e-9 * (1 + expected)));
        }
        assertThat(fragments[9 * GENE]).isZero();
    }

    @Test
    void threadsChangeNoBit() {
        Table table = Table.random(40, 0.01, 4);
        double[] one = table.byParts(300, Workers.single()).fragments();
        for (int threads : new int[] {2, 3, 8}) {
            try (Workers workers = new Workers(threads)) {
                assertThat(table.byParts(300, workers).fragments()).containsExactly(one);
            }
        }
    }

    @Test
    void theUpdatesOfThePartThatTookTheMostAreTold() {
        Table table = Table.random(5, 0.01, 5);
        Estimate early = table.byParts(7, Workers.single());
        assertThat(early.convergence().updates()).isEqualTo(7);
        assertThat(early.convergence().converged()).isFalse();
        Estimate end = table.byParts(100_000, Workers.single());
        assertThat(end.convergence().updates()).isBetween(VariationalParts.LEAST_UPDATES, 100_000);
        assertThat(end.convergence().objective())
                .isGreaterThan(early.convergence().objective());
    }
}
