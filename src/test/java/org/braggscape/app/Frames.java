package org.braggscape.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.animation.AnimationTimer;

/** Processor time of the JavaFX thread from one frame to the next. */
public final class Frames extends AnimationTimer {
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final ConcurrentLinkedQueue<Double> milliseconds = new ConcurrentLinkedQueue<>();
    private long before = -1;

    @Override
    public void handle(long now) {
        long used = threads.getCurrentThreadCpuTime();
        if (before >= 0) {
            milliseconds.add((used - before) / 1e6);
        }
        before = used;
    }

    /** Begins anew. */
    public void clear() {
        milliseconds.clear();
    }

    /** {@return the times so far, in milliseconds} */
    public List<Double> milliseconds() {
        return List.copyOf(milliseconds);
    }
}
