package org.emkit.quant;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.emkit.em.EmListener;
import org.emkit.em.GeneProblemFile;
import org.emkit.em.Workers;
import org.emkit.io.ClassFile;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A bootstrap replicate, its draw included, beside the certified fit of the sample and what all replicates share. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 20)
@Measurement(iterations = 9)
@Fork(1)
public class BootstrapBenchmark {
    private static final int REPLICATES = 30;

    /** Class file of a sample, as {@code --dump-eq} writes it; without one, classes of made-up genes. */
    @Param({""})
    String classes;

    @Param({"1", "2"})
    int threads;

    private Workers workers;
    private EquivalenceClasses sample;
    private double[] lengths;
    private Estimator estimator;
    private double[] estimate;
    private Bootstrap bootstrap;

    /** Reads the classes and fits them once. */
    @Setup(Level.Trial)
    public void setUp() throws IOException {
        workers = new Workers(threads);
        sample = EquivalenceClasses.fromClassTable(ClassFile.read(classes.isEmpty() ? madeUp() : classes));
        lengths = new double[sample.transcripts()];
        Arrays.fill(lengths, 1);
        estimator = estimator();
        estimate = estimator.fit(workers, EmListener.none()).fragments();
        bootstrap = new Bootstrap(estimator, estimate, 1, workers);
    }

    @TearDown(Level.Trial)
    public void tearDown() {
        workers.close();
    }

    /** From classes to a proof within 0.001 nats, parts set up included. */
    @Benchmark
    public Estimate fit() {
        return estimator().fit(workers, EmListener.none());
    }

    /** What is made once for all replicates. */
    @Benchmark
    public Bootstrap preparation() {
        return new Bootstrap(estimator, estimate, 1, workers);
    }

    /** One of thirty. */
    @Benchmark
    @OperationsPerInvocation(REPLICATES)
    public BootstrapEstimates replicate() {
        return bootstrap.run(0, REPLICATES, workers);
    }

    private Estimator estimator() {
        return new Estimator(QuantOptions.builder().build(), sample, lengths, workers);
    }

    private static String madeUp() throws IOException {
        Path folder = Files.createTempDirectory("emkit-benchmark");
        GeneProblemFile.main(new String[] {"50000", "20000", "15", "0.0005", folder.toString()});
        return folder.resolve("eq_classes.txt").toString();
    }
}
