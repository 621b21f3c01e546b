package org.braggscape.app.model;

import java.util.concurrent.atomic.AtomicLong;
import org.braggscape.math.Progress;

/** One computation of a map: how far it is, and whether it is still wanted. */
public final class LandscapeRun implements Progress {
    private final long started = System.nanoTime();
    private final AtomicLong done = new AtomicLong();
    private volatile long total;
    private volatile boolean cancelled;
    private volatile long ended;

    @Override
    public void update(long nowDone, long nowTotal) {
        total = nowTotal;
        // several threads report, and not in order
        done.accumulateAndGet(nowDone, Math::max);
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
    }

    public void end() {
        ended = System.nanoTime();
    }

    /** {@return how far it is at this moment} */
    public Status status() {
        long until = ended == 0 ? System.nanoTime() : ended;
        return new Status(done.get(), total, (until - started) / 1e9, ended == 0 && !cancelled, cancelled);
    }

    /**
     * A moment of the computation.
     *
     * @param done grid points finished
     * @param total grid points in all, 0 as long as not known
     * @param seconds since the start
     * @param running whether it still runs
     * @param cancelled whether it was cancelled
     */
    public record Status(long done, long total, double seconds, boolean running, boolean cancelled) {
    }
}
