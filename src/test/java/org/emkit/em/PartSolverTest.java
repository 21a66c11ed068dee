package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartSolverTest {
    /**
     * 100 components that a row not seen makes one part: {0, 1} seen once, each other alone 10 000 times. At two counts
     * each, 0 and 1 have little and do not pay: their ratio is 1/4. Yet their row must not lose both.
     */
    @Test
    void everyRowKeepsAComponent() {
        int[][] rows = new int[100][];
        double[] weight = new double[100];
        double[] theta = new double[100];
        rows[0] = new int[] {0, 1};
        weight[0] = 1;
        for (int c = 2; c < 100; c++) {
            rows[c - 1] = new int[] {c};
            weight[c - 1] = 1e4;
        }
        rows[99] = new int[100];
        Arrays.setAll(rows[99], c -> c);
        Arrays.setAll(theta, c -> c < 2 ? 2 : 1e4);
        RandomTable table = RandomTable.classes(100, rows, weight);
        double[] likelihood = table.likelihood.clone();
        likelihood[1] = 0.9;
        PartSolver solver = solver(table.with(likelihood, weight), 0);
        solver.solve(theta, new PartedTable.Allowance(1e-6, 0), 100);
        assertThat(solver.unmet()).isFalse();
        assertThat(theta[0]).isCloseTo(1, within(1e-5));
        assertThat(theta[1]).isCloseTo(0, within(1e-5));
        assertThat(theta[50]).isCloseTo(1e4, within(0.1));
    }

    /** What is not its own it leaves alone. */
    @Test
    void onlyItsPartIsReplaced() {
        RandomTable table = RandomTable.classes(5, new int[][] {{1, 3}, {3}, {0, 4}, {4}}, 4, 2, 5, 5);
        double[] theta = {7, 7, 7, 7, 7};
        PartSolver solver = solver(table, 1);
        solver.solve(theta, new PartedTable.Allowance(1e-9, 0), 100);
        assertThat(theta).usingComparatorWithPrecision(1e-4).containsExactly(7, 0, 7, 6, 7);
        assertThat(solver.steps()).isBetween(1, 60);
        assertThat(solver.updates()).isZero();
        assertThat(solver.work()).isPositive();
    }

    /** Three updates of EM, where Newton's method is not allowed, do not lead far. */
    @Test
    void saysWhetherTheToleranceWasMet() {
        RandomTable table = RandomTable.of(30, 100, 4, 3);
        double[] theta = table.start();
        PartSolver met = solver(table, 0);
        met.solve(theta, new PartedTable.Allowance(0, 1e-9), 100);
        assertThat(met.unmet()).isFalse();
        assertThat(gap(table, theta)).isLessThan(1e-9 * table.total());
        theta = table.start();
        PartSolver unmet = solver(table, 0, new FactorLimit(1, 1));
        unmet.solve(theta, new PartedTable.Allowance(0, 1e-9), 3);
        assertThat(unmet.unmet()).isTrue();
        assertThat(gap(table, theta)).isGreaterThan(1e-9 * table.total());
    }

    /**
     * Two components that a row not seen makes a part. EM is there at once, but rounding leaves a gap, so it asks for less
     * and less until its updates are used up; never for nothing, which no rule takes. One sample in ten is so.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 10, 12, 41, 58})
    void aGapThatRoundingHides(int seed) {
        Random random = new Random(seed);
        double[] weight = {1 + 999 * random.nextDouble(), 1 + 999 * random.nextDouble(), 0};
        RandomTable table = RandomTable.classes(2, new int[][] {{0}, {1}, {0, 1}}, weight);
        double[] theta = {1, 1};
        PartSolver solver = solver(table, 0, new FactorLimit(1, 1));
        solver.solve(theta, new PartedTable.Allowance(Double.MIN_VALUE, 0), 5000);
        assertThat(solver.updates()).isGreaterThanOrEqualTo(5000);
        assertThat(theta).usingComparatorWithPrecision(1e-9).containsExactly(weight[0], weight[1]);
    }

    @Test
    void aPartThatWasNotSeenGetsNothing() {
        RandomTable table = RandomTable.classes(3, new int[][] {{0, 1}, {2}}, 0, 5);
        double[] theta = {1, 2, 3};
        PartSolver solver = solver(table, 0);
        solver.solve(theta, new PartedTable.Allowance(1e-3, 0), 100);
        assertThat(theta).containsExactly(0, 0, 3);
        assertThat(solver.unmet()).isFalse();
        assertThat(solver.steps()).isZero();
    }

    private static double gap(RandomTable table, double[] theta) {
        MixingProportions map = table.map(Workers.single());
        map.apply(theta, new double[theta.length]);
        return map.gapNats();
    }

    private static PartSolver solver(RandomTable table, int part) {
        return solver(table, part, FactorLimit.USUAL);
    }

    private static PartSolver solver(RandomTable table, int part, FactorLimit limit) {
        PartedTable parted = new PartedTable(table.pattern, table.likelihood, Components.of(table.pattern), limit);
        return new PartSolver(parted, table.weight, part, Workers.single());
    }
}
