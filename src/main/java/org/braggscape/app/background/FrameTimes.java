package org.braggscape.app.background;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * How long the program's own work took in each of the last frames, and how far apart the frames came. The time that the
 * processor really worked is noted as well: on a busy machine a thread may have to wait in the middle of a frame.
 */
public final class FrameTimes {
    private static final int KEPT = 8192;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final long[] work = new long[KEPT];
    private final long[] processor = new long[KEPT];
    private final long[] gaps = new long[KEPT];
    private int count;
    private long previous;
    private long begin;
    private long beginProcessor;

    /** Begins a frame, on the thread that does its work. */
    public void begin() {
        beginProcessor = processorTime();
        begin = System.nanoTime();
    }

    /** Ends a frame. */
    public void end() {
        work[count % KEPT] = System.nanoTime() - begin;
        processor[count % KEPT] = processorTime() - beginProcessor;
        gaps[count % KEPT] = previous == 0 ? 0 : begin - previous;
        previous = begin;
        count++;
    }

    private static long processorTime() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
    }

    /** Forgets all frames. */
    public void clear() {
        count = 0;
        pause();
    }

    /** The next frame does not follow the last one. */
    public void pause() {
        previous = 0;
    }

    /** {@return the number of frames noted} */
    public int count() {
        return count;
    }

    /** {@return the milliseconds of work that a share of the frames did not exceed; 1 for the longest} */
    public double work(double share) {
        return quantile(work, share);
    }

    /** {@return the milliseconds of processor time likewise; 0 where the system does not tell} */
    public double processor(double share) {
        return quantile(processor, share);
    }

    /** {@return the milliseconds between frames that a share of them did not exceed} */
    public double gap(double share) {
        return quantile(gaps, share);
    }

    private double quantile(long[] nanos, double share) {
        int known = Math.min(count, KEPT);
        if (known == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, known);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(known - 1, Math.max(0, Math.ceil(share * known) - 1))] / 1e6;
    }
}
