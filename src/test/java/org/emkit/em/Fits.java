package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;

/** Runs of {@link OptimalProportions} in tests, and what all of them must keep. */
final class Fits {
    static final int MOST_UPDATES = 10_000;

    private Fits() {}

    static ProportionsFit fit(RandomTable table, double toleranceNats) {
        return fit(table, table.start(), toleranceNats, MOST_UPDATES, Workers.single());
    }

    static ProportionsFit fit(
            RandomTable table, double[] start, double toleranceNats, int maxUpdates, Workers workers) {
        double[] last = {Double.NEGATIVE_INFINITY, 0, Double.NaN};
        ProportionsFit fit = new OptimalProportions(table.pattern, table.likelihood, workers)
                .fit(table.weight, start, toleranceNats, maxUpdates, workers, (update, objective, gapNats) -> {
                    assertThat(objective)
                            .as("update %d", update)
                            .isGreaterThanOrEqualTo(last[0] - 1e-12 * Math.abs(objective));
                    assertThat((double) update).isGreaterThan(last[1]);
                    last[0] = objective;
                    last[1] = update;
                    last[2] = gapNats;
                });
        Convergence end = fit.result().convergence();
        assertThat(last).as("told at last").containsExactly(end.objective(), end.updates(), end.gapNats());
        assertThat(end.converged()).isEqualTo(end.gapNats() <= toleranceNats);
        expectCounts(table, fit);
        return fit;
    }

    /** Counts ≥ 0 that sum to N; and to the weight of each part, once Newton's method has run. */
    private static void expectCounts(RandomTable table, ProportionsFit fit) {
        double[] counts = fit.result().parameters();
        double total = table.total();
        for (double count : counts) {
            assertThat(count).isNotNegative().isFinite();
        }
        assertThat(Arrays.stream(counts).sum()).isCloseTo(total, within(1e-9 * total));
        if (fit.work().newtonSteps() == 0) {
            return;
        }
        Components parts = Components.of(table.pattern);
        double[] sum = new double[parts.count()];
        for (int c = 0; c < counts.length; c++) {
            if (parts.of(c) == Components.NONE) {
                assertThat(counts[c]).as("in no observation").isZero();
            } else {
                sum[parts.of(c)] += counts[c];
            }
        }
        for (int part = 0; part < sum.length; part++) {
            double weight = 0;
            for (int k = 0; k < parts.observations(part); k++) {
                weight += table.weight[parts.observation(part, k)];
            }
            assertThat(sum[part]).as("part %d", part).isCloseTo(weight, within(1e-9 * weight));
        }
    }

    /** What the dense verifier says: the objective, and that no share pays by more than the gap. */
    static void expectProved(RandomTable table, ProportionsFit fit) {
        NaiveEm naive = new NaiveEm(table);
        Convergence end = fit.result().convergence();
        double rounding = 1e-11 * (1 + Math.abs(end.objective()));
        double[] counts = fit.result().parameters();
        assertThat(end.objective()).isCloseTo(naive.logLikelihood(counts), within(rounding));
        Components parts = Components.of(table.pattern);
        double[] ratio = naive.ratios(counts);
        double gapNats = 0;
        for (int part = 0; part < parts.count(); part++) {
            double weight = 0;
            double largest = 0;
            for (int k = 0; k < parts.observations(part); k++) {
                weight += table.weight[parts.observation(part, k)];
            }
            for (int k = 0; k < parts.size(part); k++) {
                largest = Math.max(largest, ratio[parts.component(part, k)]);
            }
            gapNats += weight == 0 ? 0 : weight * Math.log(largest);
        }
        assertThat(end.gapNats()).isCloseTo(Math.max(0, gapNats), within(rounding));
    }

    /** The highest objective found by EM alone, to 1e-8 nats or as near as a hundred thousand updates lead. */
    static double highestByEm(RandomTable table) {
        return new EmLoop(StoppingRule.certifiedGap(1e-8), 0, 100_000)
                .run(new Squarem(table.map(Workers.single())), table.start(), EmListener.none())
                .convergence()
                .objective();
    }
}
