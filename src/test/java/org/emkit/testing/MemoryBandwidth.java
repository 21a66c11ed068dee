package org.emkit.testing;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.emkit.em.Workers;

/** Prints how many bytes a second so many threads read from memory, one after the other: what no scan can surpass. */
public final class MemoryBandwidth {
    private static final int NUMBERS = 1 << 23;
    private static final int ROUNDS = 12;

    private MemoryBandwidth() {}

    /** @param args number of threads */
    public static void main(String[] args) {
        int threads = Integer.parseInt(args[0]);
        long[][] numbers = new long[threads][NUMBERS];
        AtomicLong all = new AtomicLong();
        double best = 0;
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                workers.run(threads, t -> {
                    long sum = 0;
                    for (long each : numbers[t]) {
                        sum += each;
                    }
                    all.addAndGet(sum);
                });
                best = Math.max(best, 8.0 * NUMBERS * threads / (System.nanoTime() - start));
            }
        }
        System.out.printf(Locale.ROOT, "%.2f%n", best + all.get());
    }
}
