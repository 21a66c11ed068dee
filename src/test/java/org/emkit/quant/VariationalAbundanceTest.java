package org.emkit.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.emkit.em.EmMap;
import org.emkit.em.EmMapContract;
import org.emkit.em.MixingProportions;
import org.emkit.em.SparsePattern;
import org.emkit.em.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VariationalAbundanceTest {
    /** A random table: observations of two to five components each, weights of whole numbers. */
    private static VariationalAbundance random(int components, int observations, double prior, Workers workers) {
        SplittableRandom random = new SplittableRandom(12);
        int[] start = new int[observations + 1];
        int[] component = new int[observations * 5];
        double[] likelihood = new double[component.length];
        double[] weight = new double[observations];
        for (int i = 0; i < observations; i++) {
            int size = 2 + random.nextInt(4);
            start[i + 1] = start[i] + size;
            weight[i] = 1 + random.nextInt(50);
            for (int e = start[i]; e < start[i + 1]; e++) {
                component[e] = random.nextInt(components);
                likelihood[e] = Math.exp(-3 * random.nextDouble());
            }
        }
        int entries = start[observations];
        SparsePattern pattern = new SparsePattern(components, start, Arrays.copyOf(component, entries));
        double[] priors = new double[components];
        Arrays.fill(priors, prior);
        return new VariationalAbundance(
                new MixingProportions(pattern, Arrays.copyOf(likelihood, entries), weight, workers), priors, workers);
    }

    private static double[] ones(int size) {
        double[] ones = new double[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Nested
    class SparsePrior extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return random(30, 200, 0.01, workers);
        }

        @Override
        protected double[] start() {
            return ones(30);
        }

        @Override
        protected double restlessness() {
            return 1e-5;
        }
    }

    @Nested
    class ManyTranscripts extends EmMapContract {
        @Override
        protected EmMap map(Workers workers) {
            return random(5000, 20_000, 1, workers);
        }

        @Override
        protected double[] start() {
            return ones(5000);
        }

        @Override
        protected int applicationsToArrive() {
            return 500;
        }

        @Override
        protected double restlessness() {
            return 1e-3;
        }
    }

    private static VariationalAbundance twoTranscripts() {
        // One class of 6 fragments on the first alone, one of 4 on both, likelihoods 1 and 1/2. Prior 1/2 each.
        SparsePattern pattern = new SparsePattern(2, new int[] {0, 1, 3}, new int[] {0, 0, 1});
        return new VariationalAbundance(
                new MixingProportions(pattern, new double[] {1, 1, 0.5}, new double[] {6, 4}, Workers.single()),
                new double[] {0.5, 0.5},
                Workers.single());
    }

    @Test
    void oneUpdateByHand() {
        double[] next = new double[2];
        twoTranscripts().apply(new double[] {8.5, 1.5}, next);
        // gamma = (9, 2): psi(9) = H_8 - euler, psi(2) = 1 - euler, so m_1 / m_0 = exp(1 - H_8), H_8 = 761/280.
        double ratio = Math.exp(1 - 761.0 / 280) / 2;
        assertThat(next[0]).isCloseTo(6 + 4 / (1 + ratio), within(1e-12));
        assertThat(next[1]).isCloseTo(4 * ratio / (1 + ratio), within(1e-12));
    }

    @Test
    void boundByHand() {
        double objective = twoTranscripts().apply(new double[] {8.5, 1.5}, new double[2]);
        // ln m_0 = psi(9) - psi(11) = -(1/9 + 1/10); ln m_1 = psi(2) - psi(11) = 1 - H_10, H_10 = 7381/2520.
        double first = -(1 / 9.0 + 1 / 10.0);
        double second = 1 - 7381 / 2520.0;
        double likelihood = 6 * first + 4 * Math.log(Math.exp(first) + Math.exp(second) / 2);
        // KL(Dir(9, 2) | Dir(1/2, 1/2)) = ln [G(11) / (G(9) G(2))] - ln [G(1) / (G(1/2) G(1/2))]
        //   + 8.5 ln m_0 + 1.5 ln m_1, with G(11) / G(9) = 90 and G(1/2)^2 = pi.
        double divergence = Math.log(90) + Math.log(Math.PI) + 8.5 * first + 1.5 * second;
        assertThat(objective).isCloseTo(likelihood - divergence, within(1e-11));
    }

    @Test
    void boundIsBelowTheEvidence() {
        // Evidence by the sum over how many of the 4 common fragments are from the second: k of them with
        // Beta-binomial weight; B(.5 + 10 - k, .5 + k) / B(.5, .5) C(4, k) (1/2)^k.
        double evidence = 0;
        for (int k = 0; k <= 4; k++) {
            double beta = Digamma.logGamma(10.5 - k) + Digamma.logGamma(0.5 + k) - Digamma.logGamma(11);
            double choose = new double[] {1, 4, 6, 4, 1}[k];
            evidence += Math.exp(beta - Math.log(Math.PI)) * choose * Math.pow(0.5, k);
        }
        VariationalAbundance map = twoTranscripts();
        double[] theta = {8, 2};
        double[] next = new double[2];
        double bound = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < 200; k++) {
            bound = map.apply(theta, next);
            theta = next.clone();
        }
        assertThat(bound).isLessThan(Math.log(evidence)).isGreaterThan(Math.log(evidence) - 0.5);
    }

    @Test
    void tinyPriorsStayInRange() {
        VariationalAbundance map = random(30, 200, 1e-6, Workers.single());
        double[] theta = ones(30);
        double[] next = new double[30];
        for (int k = 0; k < 3000; k++) {
            assertThat(map.apply(theta, next)).isFinite();
            theta = next.clone();
        }
        assertThat(Arrays.stream(theta).sum()).isCloseTo(Arrays.stream(next).sum(), within(1e-6));
        assertThat(map.gapNats()).isNaN();
    }
}
