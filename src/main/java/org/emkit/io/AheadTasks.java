package org.emkit.io;

import java.io.Closeable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks ahead of their use on other threads. One thread submits all of them and awaits each; while the one that it
 * awaits is not done it runs others that no thread has begun, oldest first, so that it never idles, and needs no other
 * thread at all. A task must not await another.
 */
final class AheadTasks implements Closeable {
    private final int threads;
    private final @Nullable ExecutorService workers;
    private final Deque<FutureTask<?>> submitted = new ArrayDeque<>();

    /** @param threads the caller's and those that help it, ≥ 1 */
    AheadTasks(int threads) {
        this.threads = threads;
        workers = threads == 1
                ? null
                : Executors.newFixedThreadPool(threads - 1, task -> {
                    Thread thread = new Thread(task, "reader");
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /** @return the caller's thread and those that help it */
    int threads() {
        return threads;
    }

    /** @return the task, to be awaited by the caller */
    FutureTask<?> submit(Runnable work) {
        while (!submitted.isEmpty() && submitted.getFirst().isDone()) {
            submitted.removeFirst();
        }
        FutureTask<?> task = new FutureTask<>(work, null);
        submitted.addLast(task);
        if (workers != null) {
            workers.execute(task);
        }
        return task;
    }

    /** Comes back once the task is done, and throws what the task threw. */
    void await(FutureTask<?> task) {
        while (!task.isDone()) {
            FutureTask<?> oldest = submitted.pollFirst();
            if (oldest == null) {
                break;
            }
            oldest.run(); // nothing where a thread has it already
        }
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return fault instanceof RuntimeException exception ? exception : new IllegalStateException(fault);
    }

    /** Lets tasks that have begun end, they are short, and drops the others. */
    @Override
    public void close() {
        submitted.forEach(task -> task.cancel(false));
        if (workers != null) {
            workers.shutdown();
        }
    }
}
