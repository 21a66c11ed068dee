package org.emkit.em;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {
    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 2, 3, 8})
    void everyTaskRunsOnceAndIsSeen(int threads) {
        try (Workers workers = new Workers(threads)) {
            assertThat(workers.threads()).isEqualTo(threads);
            for (int tasks : new int[] {0, 1, 2, 7, 1000}) {
                int[] calls = new int[tasks];
                workers.run(tasks, k -> calls[k]++);
                assertThat(calls).containsOnly(tasks == 0 ? new int[0] : new int[] {1});
            }
        }
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 2, 8})
    void tasksMayRunTasks(int threads) {
        try (Workers workers = new Workers(threads)) {
            AtomicIntegerArray calls = new AtomicIntegerArray(400);
            workers.run(20, k -> workers.run(20, j -> calls.incrementAndGet(20 * k + j)));
            for (int k = 0; k < calls.length(); k++) {
                assertThat(calls.get(k)).isEqualTo(1);
            }
        }
    }

    /** Both tasks wait for each other: they end only if two threads run them. */
    @Test
    void tasksRunAtTheSameTime() {
        try (Workers workers = new Workers(2)) {
            CountDownLatch met = new CountDownLatch(2);
            workers.run(2, k -> {
                met.countDown();
                await(met);
            });
            assertThat(met.getCount()).isZero();
        }
    }

    /** The caller has nothing left to do but the tasks of the worker's task, of which two wait for each other. */
    @Test
    @Timeout(60)
    void whoWaitsHelps() {
        try (Workers workers = new Workers(2)) {
            Thread caller = Thread.currentThread();
            CountDownLatch started = new CountDownLatch(1);
            CountDownLatch met = new CountDownLatch(2);
            workers.run(2, k -> {
                if (Thread.currentThread() == caller) {
                    await(started);
                } else {
                    started.countDown();
                    workers.run(2, j -> {
                        met.countDown();
                        await(met);
                    });
                }
            });
            assertThat(met.getCount()).isZero();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest(name = "{0} threads")
    @ValueSource(ints = {1, 2, 8})
    void lowestFailurePropagates(int threads) {
        try (Workers workers = new Workers(threads)) {
            for (int round = 0; round < 50; round++) {
                assertThatThrownBy(() -> workers.run(100, k -> {
                            if (k >= 13) {
                                throw new IllegalStateException("task " + k);
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("task 13");
            }
            assertThatThrownBy(() -> workers.run(9, k -> {
                        throw new AssertionError("an error");
                    }))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("an error");
            int[] calls = new int[50];
            workers.run(50, k -> calls[k]++);
            assertThat(calls).as("usable after failures").containsOnly(1);
        }
    }

    @Test
    void closedWorkersRefuse() {
        Workers workers = new Workers(2);
        workers.close();
        assertThatThrownBy(() -> workers.run(2, k -> {})).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Workers(0)).hasMessage("threads: 0");
    }

    @Test
    void singleRunsOnTheCaller() {
        Thread[] ran = new Thread[3];
        Workers.single().run(3, k -> ran[k] = Thread.currentThread());
        assertThat(ran).containsOnly(Thread.currentThread());
    }
}
