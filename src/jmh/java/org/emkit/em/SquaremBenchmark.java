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
import org.openjdk.jmh.annotations.Warmup;

/** Time and updates until the gap is certified, plain and accelerated. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(1)
public class SquaremBenchmark {
    @Param({"20000"})
    int observations;

    @Param({"6000"})
    int components;

    @Param({"1", "0.01"})
    double gapNats;

    private MixingProportions map;
    private double[] start;

    /** What the run took besides time; JMH adds it up over iterations. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Taken {
        /** Plain updates. */
        public long updates;

        /** 1 if certified. */
        public long converged;

        /** Zero before each run. */
        @Setup(Level.Iteration)
        public void clear() {
            updates = 0;
            converged = 0;
        }
    }

    @Setup(Level.Trial)
    public void setUp() {
        RandomProblem problem = new RandomProblem(observations, components, 4, true, 5);
        map = new MixingProportions(problem.pattern(), problem.likelihood, problem.weight, Workers.single());
        start = problem.start();
    }

    @Benchmark
    public EmResult plain(Taken taken) {
        return run(map, taken);
    }

    @Benchmark
    public EmResult accelerated(Taken taken) {
        return run(new Squarem(map), taken);
    }

    private EmResult run(EmMap emMap, Taken taken) {
        EmResult result =
                new EmLoop(StoppingRule.certifiedGap(gapNats), 0, 30_000).run(emMap, start, EmListener.none());
        taken.updates = result.convergence().updates();
        taken.converged = result.convergence().converged() ? 1 : 0;
        return result;
    }
}
