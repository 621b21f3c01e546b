package org.braggscape.app;

import java.util.Arrays;
import org.braggscape.optim.PathPoint;
import org.braggscape.optim.StopReason;
import org.braggscape.study.DescentMode;

/** The points of one descent of the cell: one thread adds them, any other may read those that are there already. */
final class Trail {
    private static final int CELL = 6;
    private static final int WIDTH = CELL + 1;

    private final DescentMode mode;
    /** Replaced before the count says that there is more in it. */
    private volatile double[] values = new double[64 * WIDTH];
    private volatile int count;
    private volatile StopReason reason;

    Trail(DescentMode mode) {
        this.mode = mode;
    }

    DescentMode mode() {
        return mode;
    }

    /** Adds a point; the descending thread only. */
    void add(PathPoint point) {
        int at = count * WIDTH;
        if (at == values.length) {
            values = Arrays.copyOf(values, 2 * values.length);
        }
        System.arraycopy(point.x(), 0, values, at, CELL);
        values[at + CELL] = point.value();
        count++;
    }

    /** Says why there will be no more points. */
    void end(StopReason why) {
        reason = why;
    }

    /** {@return why it ended, null while it has not} */
    StopReason reason() {
        return reason;
    }

    /** {@return how many points there are: the start and one per step} */
    int count() {
        return count;
    }

    /** {@return a, b, c in Å and α, β, γ in degrees after some steps} */
    double[] cell(int step) {
        return Arrays.copyOfRange(values, step * WIDTH, step * WIDTH + CELL);
    }

    /** {@return one parameter of the cell after some steps} */
    double value(int step, int parameter) {
        return values[step * WIDTH + parameter];
    }

    /** {@return the loss after some steps} */
    double loss(int step) {
        return values[step * WIDTH + CELL];
    }

    /** {@return the losses of the first points} */
    double[] losses(int points) {
        double[] losses = new double[points];
        for (int i = 0; i < points; i++) {
            losses[i] = loss(i);
        }
        return losses;
    }

    /** {@return where a playback stands on this trail, which may be shorter} */
    int at(double step) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor(step)));
    }

    /** {@return whether a playback has reached the end} */
    boolean finishedAt(double step) {
        return reason != null && step >= count - 1;
    }
}
