package org.emkit.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;
import org.emkit.report.Run;

/**
 * Time and memory that this process takes. The clock of the wall is read once, for when it began; how long it takes is told
 * by one that nobody can set.
 */
final class ProcessCost {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private final OffsetDateTime started;
    private final LongSupplier nanos;
    private final long startedNanos;

    /**
     * Starts a watch.
     *
     * @param wall  tells when that was
     * @param nanos nanoseconds since whenever, never less than before
     */
    ProcessCost(Clock wall, LongSupplier nanos) {
        this.started = OffsetDateTime.now(wall.withZone(ZoneOffset.UTC));
        this.nanos = nanos;
        this.startedNanos = nanos.getAsLong();
    }

    /** @return a watch that runs from now on; CPU time and memory count from the start of the process */
    static ProcessCost start() {
        return new ProcessCost(Clock.systemUTC(), System::nanoTime);
    }

    /** @return time since the start */
    double seconds() {
        return (nanos.getAsLong() - startedNanos) / 1e9;
    }

    /** @return what it took until now */
    Run.Cost end(int threads) {
        OffsetDateTime ended = started.plusNanos(nanos.getAsLong() - startedNanos);
        return new Run.Cost(started, ended, cpuSeconds(), peakBytes(), threads);
    }

    /** The JVM's beans would tell finer, but take longer to load than what they tell of. */
    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e9)
                .orElse(Double.NaN);
    }

    /** Linux tells the largest resident size; elsewhere it is not known. */
    private static long peakBytes() {
        try {
            if (!Files.isReadable(STATUS)) {
                return -1;
            }
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(PEAK)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
                }
            }
            return -1;
        } catch (IOException e) {
            return -1;
        }
    }
}
