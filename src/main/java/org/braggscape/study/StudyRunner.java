package org.braggscape.study;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.braggscape.math.Progress;

/** Computes the cases of a study on several threads and hands on the records in the order of the cases. */
public final class StudyRunner {
    /** Cases under way at a time: a long one at the head must not leave other threads without work. */
    private static final int AHEAD = 64;
    /** So often the waiting thread asks whether the work is still wanted; a case may wait for another program. */
    private static final long ASK_MILLISECONDS = 20;

    /** Takes the records. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes the next record.
         *
         * @param record of the next case
         * @throws IOException if it cannot be kept; the study ends
         */
        void accept(StudyRecord record) throws IOException;
    }

    private StudyRunner() {
    }

    /**
     * Computes cases.
     *
     * @param study whose cases they are
     * @param cases what to compute, in order
     * @param done how many of them were done before; they are left out
     * @param executor where to compute
     * @param sink takes the records on the calling thread, in order
     * @param progress told of every record; when cancelled, no further case is begun or recorded, and those under way are
     *     interrupted
     * @throws IOException if the sink throws it
     * @throws CancellationException if the work was cancelled
     * @throws IllegalArgumentException as {@link StudyComputation#compute} does
     */
    public static void run(Study study, List<StudyCase> cases, int done, ExecutorService executor, Sink sink, Progress progress)
            throws IOException {
        StudyComputation computation = new StudyComputation(study);
        ArrayDeque<Future<StudyRecord>> underWay = new ArrayDeque<>();
        int next = done;
        int finished = done;
        progress.update(finished, cases.size());
        try {
            while (finished < cases.size()) {
                while (next < cases.size() && underWay.size() < AHEAD) {
                    StudyCase one = cases.get(next++);
                    underWay.add(executor.submit(() -> computation.compute(one, progress)));
                }
                sink.accept(result(underWay.remove(), progress));
                finished++;
                progress.update(finished, cases.size());
            }
        } finally {
            underWay.forEach(future -> future.cancel(true));
        }
    }

    private static StudyRecord result(Future<StudyRecord> future, Progress progress) {
        try {
            while (true) {
                try {
                    return future.get(ASK_MILLISECONDS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (progress.cancelled()) {
                        future.cancel(true);
                        throw new CancellationException();
                    }
                }
            }
        } catch (InterruptedException e) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
