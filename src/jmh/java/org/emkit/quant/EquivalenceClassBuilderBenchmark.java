package org.emkit.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.emkit.alignment.FragmentAlignments;
import org.emkit.alignment.FragmentBatch;
import org.emkit.alignment.LibraryType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to reduce 200 000 pairs with about two and a half placements each, and to put the reduced ones into classes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class EquivalenceClassBuilderBenchmark {
    private static final int FRAGMENTS = 200_000;
    private static final int A_BATCH = 1000;

    @Param({"1", "0"})
    double binNats;

    @Param({"400", "20000"})
    int transcripts;

    private List<FragmentAlignments> fragments;
    private FragmentReduction reduction;
    private RandomFragments random;

    @Setup
    public void setUp() {
        random = new RandomFragments(transcripts, 1);
        fragments = new ArrayList<>();
        random.pairs(FRAGMENTS).forEach(f -> fragments.add(f.fragment()));
        reduction = reduce();
    }

    /** From fragments to strings of bytes and counts. */
    @Benchmark
    public FragmentReduction reduce() {
        FragmentReduction result = new FragmentReduction(1000, 256L << 20, new MemorySpill());
        FragmentBatch batch = result.newBatch();
        for (int k = 0; k < fragments.size(); k++) {
            batch.add(fragments.get(k));
            if (batch.size() == A_BATCH) {
                batch.flush();
            }
        }
        batch.flush();
        return result;
    }

    /** From there to classes in canonical order. */
    @Benchmark
    public EquivalenceClasses classify() {
        QuantOptions options =
                QuantOptions.builder().bins(new WeightBins(binNats)).build();
        FragmentLengths lengths = FragmentLengths.gaussian(180, 30, 1000);
        CompatibilityWeight weights =
                new CompatibilityWeight(ListSource.transcriptome(random.lengths()), lengths, 1, true);
        EquivalenceClassBuilder builder = new EquivalenceClassBuilder(
                ListSource.transcriptome(random.lengths()), weights, LibraryType.IU, options);
        reduction.forEach(builder::add);
        return builder.build();
    }
}
