package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What every {@link EmMap} must do. A subclass gives a map and a feasible starting point. */
public abstract class EmMapContract {
    /** @return a new map of the problem: the same each time, but for its threads */
    protected abstract EmMap map(Workers workers);

    /** @return a feasible starting point, not a fixed point: a new array each time */
    protected abstract double[] start();

    /** @return applications during which the objective is watched */
    protected int applications() {
        return 60;
    }

    /** @return rounding allowed where the objective must not fall, relative to its size */
    protected double rounding() {
        return 1e-13;
    }

    /** @return applications after which the map is taken to have arrived */
    protected int applicationsToArrive() {
        return 3000;
    }

    /** @return largest move allowed at the point of arrival, relative to the largest parameter */
    protected double restlessness() {
        return 1e-9;
    }

    /** The same problem with its parameters in another order. */
    protected static final class Relabelled {
        private final EmMap map;
        private final int[] place;

        /** @param place where each parameter of the first map stands in this one */
        public Relabelled(EmMap map, int[] place) {
            this.map = map;
            this.place = place.clone();
        }

        private double[] carry(double[] theta) {
            double[] carried = new double[theta.length];
            for (int k = 0; k < theta.length; k++) {
                carried[place[k]] = theta[k];
            }
            return carried;
        }
    }

    /** @return the problem relabelled, if there is such a thing */
    protected Optional<Relabelled> relabelled() {
        return Optional.empty();
    }

    /** @return the test's own view, for plain maximum-likelihood and MAP maps */
    protected Optional<ExactPosteriorView> view() {
        return Optional.empty();
    }

    @Test
    void objectiveNeverFalls() {
        EmMap map = map(Workers.single());
        double[] theta = start();
        double[] next = new double[map.dimension()];
        double before = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < applications(); k++) {
            double objective = map.apply(theta, next);
            assertThat(objective)
                    .as("objective of application %d", k)
                    .isFinite()
                    .isGreaterThanOrEqualTo(before - rounding() * Math.abs(objective));
            before = objective;
            theta = next.clone();
        }
    }

    @Test
    void thetaStaysAsItIsAndHistoryDoesNotMatter() {
        EmMap map = map(Workers.single());
        double[] theta = start();
        double[] first = new double[map.dimension()];
        double objective = map.apply(theta, first);
        double gap = map.gapNats();
        assertThat(theta).as("theta").containsExactly(start());
        double[] elsewhere = new double[map.dimension()];
        map.apply(first, elsewhere);
        double[] again = new double[map.dimension()];
        assertThat(map.apply(theta, again)).as("objective").isEqualTo(objective);
        assertThat(again).as("image").containsExactly(first);
        assertThat(Double.compare(map.gapNats(), gap)).as("gap").isZero();
    }

    @Test
    void imageIsFeasible() {
        EmMap map = map(Workers.single());
        double[] theta = start();
        double[] next = new double[map.dimension()];
        map.apply(theta, next);
        double[] repaired = next.clone();
        map.repair(repaired, next);
        assertThat(next).usingComparatorWithPrecision(1e-12).containsExactly(repaired);
        assertThat(map.apply(next, theta)).isFinite();
    }

    @Test
    void fixedPointStays() {
        EmMap map = map(Workers.single());
        double[] theta = start();
        double[] next = new double[map.dimension()];
        for (int k = 0; k < applicationsToArrive(); k++) {
            map.apply(theta, next);
            double[] image = next;
            next = theta;
            theta = image;
        }
        map.apply(theta, next);
        double size = Arrays.stream(theta).map(Math::abs).max().orElse(1);
        for (int k = 0; k < theta.length; k++) {
            assertThat(next[k]).as("parameter %d", k).isCloseTo(theta[k], within(restlessness() * size));
        }
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        double[] expected = null;
        for (int threads : new int[] {1, 2, 3, 8}) {
            try (Workers workers = new Workers(threads)) {
                double[] trace = trace(map(workers));
                expected = expected == null ? trace : expected;
                assertThat(trace).as("%d threads", threads).containsExactly(expected);
            }
        }
    }

    private double[] trace(EmMap map) {
        double[] theta = start();
        double[] next = new double[map.dimension()];
        double[] numbers = new double[10];
        for (int k = 0; k < 5; k++) {
            numbers[2 * k] = map.apply(theta, next);
            numbers[2 * k + 1] = map.gapNats();
            theta = next.clone();
        }
        double[] trace = Arrays.copyOf(theta, theta.length + numbers.length);
        System.arraycopy(numbers, 0, trace, theta.length, numbers.length);
        return trace;
    }

    @Test
    void relabellingChangesOnlyLabels() {
        Optional<Relabelled> other = relabelled();
        Assumptions.assumeTrue(other.isPresent(), "this map has no other labelling");
        EmMap map = map(Workers.single());
        double[] theta = start();
        double[] next = new double[map.dimension()];
        double objective = map.apply(theta, next);
        double[] image = new double[next.length];
        double same = other.get().map.apply(other.get().carry(theta), image);
        assertThat(same).isCloseTo(objective, within(1e-12 * Math.abs(objective)));
        double[] carried = other.get().carry(next);
        for (int k = 0; k < image.length; k++) {
            assertThat(image[k]).as("parameter %d", k).isCloseTo(carried[k], within(1e-9 * Math.abs(carried[k])));
        }
    }

    @Test
    void boundTouchesTheObjectiveAtTheExactPosterior() {
        ExactPosteriorView view = viewOrSkip();
        EmMap map = map(Workers.single());
        double[] theta = start();
        double[] next = new double[map.dimension()];
        for (int k = 0; k < 4; k++) {
            double objective = map.apply(theta, next);
            assertThat(view.completeObjective(theta, theta) + view.entropy(theta))
                    .as("bound at update %d", k)
                    .isCloseTo(objective, within(1e-9 * (1 + Math.abs(objective))));
            theta = next.clone();
        }
    }

    @Test
    void imageMaximisesTheExpectedCompleteObjective() {
        ExactPosteriorView view = viewOrSkip();
        EmMap map = map(Workers.single());
        SplittableRandom random = new SplittableRandom(11);
        double[] theta = start();
        double[] next = new double[map.dimension()];
        for (int k = 0; k < 3; k++) {
            map.apply(theta, next);
            double highest = view.completeObjective(next, theta);
            for (int trial = 0; trial < 40; trial++) {
                double size = Math.pow(10, -1 - trial % 4);
                assertThat(view.completeObjective(view.near(next, size, random), theta))
                        .as("a step of %s from image %d", size, k)
                        .isLessThanOrEqualTo(highest + 1e-11 * (1 + Math.abs(highest)));
            }
            theta = next.clone();
        }
    }

    private ExactPosteriorView viewOrSkip() {
        Optional<ExactPosteriorView> view = view();
        Assumptions.assumeTrue(view.isPresent(), "not a plain maximum-likelihood or MAP map");
        return view.get();
    }
}
