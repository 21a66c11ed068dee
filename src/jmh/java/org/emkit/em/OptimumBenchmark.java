package org.emkit.em;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/** Time and work until the optimum is proved, beside twenty plain updates of the same table. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class OptimumBenchmark {
    @Param({"100000"})
    int observations;

    @Param({"20000"})
    int components;

    /** Of a gene at most: 15 gives 4 transcripts a class, 50 gives 10. */
    @Param({"15"})
    int isoforms;

    /** Part of the classes that hold repeats, which tie genes into one giant part. */
    @Param({"0", "0.0005", "0.002"})
    double repeats;

    @Param({"1", "2"})
    int threads;

    private Workers workers;
    private GeneProblem problem;
    private OptimalProportions proportions;

    /** What the run took besides time; JMH adds it up over iterations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Taken {
        /** Columns of the largest connected part. */
        public long largestPart;

        /** Newton steps in the part that took the most. */
        public long newtonSteps;

        /** Work in plain updates of the whole table. */
        public long updateEquivalents;

        /** 1 if proved. */
        public long converged;

        /** Zero before each run. */
        @Setup(Level.Iteration)
        public void clear() {
            largestPart = 0;
            newtonSteps = 0;
            updateEquivalents = 0;
            converged = 0;
        }
    }

    @Setup(Level.Trial)
    public void setUp() {
        workers = new Workers(threads);
        problem = new GeneProblem(observations, components, isoforms, repeats, 1);
        proportions = new OptimalProportions(problem.pattern(), problem.likelihood, workers);
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        workers.close();
    }

    @Benchmark
    public ProportionsFit optimum(Taken taken) {
        ProportionsFit fit = proportions.fit(problem.weight, problem.start(), 1e-3, 10_000, workers, EmListener.none());
        taken.largestPart = fit.work().largestPart();
        taken.newtonSteps = fit.work().newtonSteps();
        taken.updateEquivalents = Math.round(fit.work().updateEquivalents());
        taken.converged = fit.result().convergence().converged() ? 1 : 0;
        return fit;
    }

    @Benchmark
    public double[] twentyUpdates() {
        MixingProportions map = proportions.map(problem.weight, workers);
        double[] theta = problem.start();
        double[] next = new double[theta.length];
        for (int k = 0; k < 20; k++) {
            map.apply(theta, next);
            double[] image = next;
            next = theta;
            theta = image;
        }
        return theta;
    }
}
