package org.emkit.em;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One update of mixing proportions, and what it is measured against: row after row with a scatter (one thread only), and
 * a gather through a copy of the entries ordered by component. All times are of one update; divide by
 * {@code entriesPerRow × observations} for one entry.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx4g")
public class EmUpdateBenchmark {
    @Param({"1000000"})
    int observations;

    @Param({"200000"})
    int components;

    @Param({"10"})
    int entriesPerRow;

    @Param({"false", "true"})
    boolean local;

    @Param({"1", "2"})
    int threads;

    private RandomProblem problem;
    private Workers workers;
    private MixingProportions map;
    private double[] theta;
    private double[] next;
    private double[] share;
    private double[] scale;
    private SparseExpectation expectation;
    private int[] componentStart;
    private int[] row;
    private double[] byComponent;

    @Setup(Level.Trial)
    public void setUp() {
        problem = new RandomProblem(observations, components, entriesPerRow, local, 7);
        workers = new Workers(threads);
        map = new MixingProportions(problem.pattern(), problem.likelihood, problem.weight, workers);
        expectation = new SparseExpectation(problem.pattern(), problem.weight, workers);
        theta = problem.start();
        double sum = Arrays.stream(theta).sum();
        share = Arrays.stream(theta).map(x -> x / sum).toArray();
        next = new double[components];
        scale = new double[observations];
        orderByComponent();
    }

    private void orderByComponent() {
        componentStart = new int[components + 1];
        for (int c : problem.component) {
            componentStart[c + 1]++;
        }
        for (int c = 0; c < components; c++) {
            componentStart[c + 1] += componentStart[c];
        }
        int[] place = componentStart.clone();
        row = new int[problem.component.length];
        byComponent = new double[row.length];
        for (int i = 0; i < observations; i++) {
            for (int e = problem.start[i]; e < problem.start[i + 1]; e++) {
                int to = place[problem.component[e]]++;
                row[to] = i;
                byComponent[to] = problem.likelihood[e];
            }
        }
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        workers.close();
    }

    /** The kernel. */
    @Benchmark
    public double update() {
        return map.apply(theta, next);
    }

    /** Its E-step alone, in the pattern's own order, for moving likelihoods. */
    @Benchmark
    public double expectation() {
        return expectation.expect(problem.likelihood, share);
    }

    /** Baseline: as it would be written first. One thread, whatever the parameter says. */
    @Benchmark
    public double scatterRowAfterRow() {
        return scatter(problem.start, problem.component, problem.likelihood, problem.weight, share, next);
    }

    private static double scatter(
            int[] start, int[] component, double[] likelihood, double[] weight, double[] share, double[] next) {
        Arrays.fill(next, 0);
        double nats = 0;
        for (int i = 0; i < weight.length; i++) {
            double s = 0;
            for (int e = start[i]; e < start[i + 1]; e++) {
                s += share[component[e]] * likelihood[e];
            }
            nats += weight[i] * Math.log(s);
            double scale = weight[i] / s;
            for (int e = start[i]; e < start[i + 1]; e++) {
                next[component[e]] += scale * likelihood[e];
            }
        }
        for (int c = 0; c < next.length; c++) {
            next[c] *= share[c];
        }
        return nats;
    }

    /** Baseline: the E-step, then each component gathers its entries. */
    @Benchmark
    public double gatherByComponent() {
        double nats = expectation.expect(problem.likelihood, share);
        int blocks = 64;
        workers.run(blocks, k -> {
            for (int i = (int) ((long) observations * k / blocks); i < (long) observations * (k + 1) / blocks; i++) {
                scale[i] = expectation.scale(i);
            }
        });
        workers.run(
                blocks,
                k -> gather((int) ((long) components * k / blocks), (int) ((long) components * (k + 1) / blocks)));
        return nats;
    }

    private void gather(int from, int to) {
        for (int c = from; c < to; c++) {
            double sum = 0;
            for (int e = componentStart[c]; e < componentStart[c + 1]; e++) {
                sum += byComponent[e] * scale[row[e]];
            }
            next[c] = share[c] * sum;
        }
    }
}
