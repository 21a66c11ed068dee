package org.emkit.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.emkit.report.Run;

/** Time and memory that this process takes. */
final class ProcessCost {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String PEAK = "VmHWM:";

    private final OffsetDateTime started;

    private ProcessCost(OffsetDateTime started) {
        this.started = started;
    }

    /** @return a watch that runs from now on; CPU time and memory count from the start of the process */
    static ProcessCost start() {
        return new ProcessCost(OffsetDateTime.now(ZoneOffset.UTC));
    }

    /** @return what it took until now */
    Run.Cost end(int threads) {
        return new Run.Cost(started, OffsetDateTime.now(ZoneOffset.UTC), cpuSeconds(), peakBytes(), threads);
    }

    private static double cpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                        && system.getProcessCpuTime() >= 0
                ? system.getProcessCpuTime() / 1e9
                : Double.NaN;
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
