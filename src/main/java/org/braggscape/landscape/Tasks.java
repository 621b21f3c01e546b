package org.braggscape.landscape;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Runs pieces of work at the same time and waits for all of them, or for the first that fails. */
final class Tasks {
    private Tasks() {
    }

    /**
     * Runs pieces of work. When one fails, the others are interrupted at once: one of them may wait for something that will
     * never come.
     *
     * @param executor runs them; this thread waits
     * @param work the pieces
     * @return the results, in the order of the pieces
     * @throws CancellationException if a piece threw it, or this thread is interrupted
     * @throws IllegalStateException if a piece failed otherwise, with the reason as its cause
     */
    static <T> List<T> run(ExecutorService executor, List<Callable<T>> work) {
        ExecutorCompletionService<T> service = new ExecutorCompletionService<>(executor);
        List<Future<T>> tasks = new ArrayList<>();
        try {
            work.forEach(piece -> tasks.add(service.submit(piece)));
            for (int i = 0; i < tasks.size(); i++) {
                service.take().get();
            }
            List<T> results = new ArrayList<>();
            for (Future<T> task : tasks) {
                results.add(task.get());
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CancellationException cancelled) {
                throw cancelled;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
    }
}
