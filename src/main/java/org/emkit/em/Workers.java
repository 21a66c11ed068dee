package org.emkit.em;

import java.util.ArrayDeque;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs numbered tasks on a fixed number of threads, the caller's among them. Which thread runs which task, and when, is
 * not determined; callers write the result of task k to place k, so results never depend on it. A task may itself run
 * tasks on the same workers; who waits for the last tasks of a run helps with what these run. Threads are daemons and sleep
 * while there is nothing to do.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final Object lock = new Object();
    private final ArrayDeque<Job> open = new ArrayDeque<>();
    private long opened;
    private boolean closed;

    /** @param threads ≥ 1; one less is started */
    public Workers(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
        this.threads = threads;
        for (int k = 1; k < threads; k++) {
            Thread thread = new Thread(this::serve, "emkit-worker-" + k);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** @return workers whose only thread is the caller's; closing them does nothing of note */
    public static Workers single() {
        return new Workers(1);
    }

    /** @return number of threads, the caller's included */
    public int threads() {
        return threads;
    }

    /**
     * Runs task 0 … tasks−1 and returns when all are done. What the tasks wrote is visible to the caller then.
     *
     * @param tasks ≥ 0
     * @param task  called once with each number, unless one fails
     * @throws RuntimeException or an error: what a task threw, after all running tasks have ended; of several, that of
     *     the lowest number
     */
    public void run(int tasks, IntConsumer task) {
        if (threads == 1 || tasks <= 1) {
            for (int k = 0; k < tasks; k++) {
                task.accept(k);
            }
            return;
        }
        Job job = new Job(tasks, task);
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("workers are closed");
            }
            job.number = opened++;
            open.add(job);
            lock.notifyAll();
        }
        work(job);
        awaitEnd(job);
        job.rethrow();
    }

    private void serve() {
        while (true) {
            Job job;
            synchronized (lock) {
                while (open.isEmpty() && !closed) {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        // Nobody has a reason to interrupt a worker: closing ends it.
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
                if (open.isEmpty()) {
                    return;
                }
                job = open.getLast();
            }
            work(job);
        }
    }

    private void work(Job job) {
        int k = claim(job);
        while (k >= 0) {
            work(job, k);
            k = claim(job);
        }
    }

    private void work(Job job, int number) {
        Throwable failure = null;
        try {
            job.task.accept(number);
        } catch (RuntimeException | Error e) {
            failure = e;
        }
        end(job, number, failure);
    }

    private int claim(Job job) {
        synchronized (lock) {
            if (job.claimed == job.tasks) {
                open.remove(job);
                return -1;
            }
            return job.claimed++;
        }
    }

    private void end(Job job, int task, @Nullable Throwable failure) {
        synchronized (lock) {
            if (failure != null) {
                job.fail(task, failure);
            }
            job.ended++;
            if (job.ended == job.claimed) {
                lock.notifyAll();
            }
        }
    }

    /** Meanwhile helps with jobs that were opened later, as are those of the tasks that are awaited. */
    private void awaitEnd(Job job) {
        for (Job later = endOrLater(job); later != null; later = endOrLater(job)) {
            int k = claim(later);
            if (k >= 0) {
                work(later, k);
            }
        }
    }

    /** Waits for a job's end, where it returns null, or for a later job. An interruption is kept for the caller's caller. */
    private @Nullable Job endOrLater(Job job) {
        boolean interrupted = false;
        Job later = null;
        synchronized (lock) {
            while (job.ended < job.claimed && later == null) {
                Job last = open.peekLast();
                if (last != null && last.number > job.number) {
                    later = last;
                } else {
                    try {
                        lock.wait();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return later;
    }

    /** Ends the threads once their tasks are done. Later runs of more than one task fail. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
    }

    /** Tasks and how far they are; all but the first two fields belong to the lock. */
    private static final class Job {
        private int tasks;
        private final IntConsumer task;
        /** How many were opened before. */
        private long number;

        private int claimed;
        private int ended;
        private int failedTask = Integer.MAX_VALUE;
        private @Nullable Throwable failure;

        Job(int tasks, IntConsumer task) {
            this.tasks = tasks;
            this.task = task;
        }

        /** Keeps the failure of the lowest task and gives out no more. Lower ones were given out before. */
        void fail(int number, Throwable thrown) {
            if (number < failedTask) {
                failedTask = number;
                failure = thrown;
            }
            tasks = claimed;
        }

        void rethrow() {
            if (failure instanceof RuntimeException e) {
                throw e;
            }
            if (failure instanceof Error e) {
                throw e;
            }
        }
    }
}
