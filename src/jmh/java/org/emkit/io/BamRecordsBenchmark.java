package org.emkit.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time to read one BAM record: ours on one and two threads, what unpacking alone takes of it, and htsjdk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class BamRecordsBenchmark {
    private static final int RECORDS = 100_000;

    private byte[] bam = {};

    @Setup
    public void make() {
        String header = AlignmentFiles.header(1000, 2000, 3000);
        bam = AlignmentFiles.bam(header + AlignmentFiles.randomRecords(new Random(1), 3, RECORDS));
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long unpackAlone() throws IOException {
        byte[] block = new byte[BgzfFrames.LARGEST_BLOCK];
        long bytes = 0;
        try (BgzfInput in = new BgzfInput(new ByteArrayInputStream(bam), new SourceNotes(), 1)) {
            for (int got = in.read(block, 0, block.length); got > 0; got = in.read(block, 0, block.length)) {
                bytes += got;
            }
        }
        return bytes;
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long oneThread() {
        return read(1);
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long twoThreads() {
        return read(2);
    }

    private long read(int threads) {
        SourceNotes notes = new SourceNotes();
        BgzfInput in = new BgzfInput(new ByteArrayInputStream(bam), notes, threads);
        try (RecordSource source = new BamRecords("bam", in, notes)) {
            return sum(source);
        }
    }

    @Benchmark
    @OperationsPerInvocation(RECORDS)
    public long htsjdk() {
        try (RecordSource source = new HtsjdkRecords(
                "bam", new ByteArrayInputStream(bam), new CramReference("bam", null), new SourceNotes())) {
            return sum(source);
        }
    }

    private static long sum(RecordSource source) {
        AlignmentRecord record = new AlignmentRecord();
        long sum = 0;
        while (source.next(record)) {
            sum += record.end;
        }
        return sum;
    }
}
