package org.braggscape.app.descent;

import java.util.Arrays;
import java.util.Optional;
import org.braggscape.optim.PathPoint;
import org.braggscape.optim.StopReason;
import org.braggscape.study.DescentMode;

/** The points of one descent: one thread adds them, any other may read those that are there already. */
public final class Trail {
    private static final int CELL = 6;

    private final DescentMode mode;
    /** The cell of all points where it is not free, else null. */
    private final double[] fixedCell;
    /** Numbers per point: the free parameters, the cell first, and the loss. Set with the first point. */
    private volatile int width;
    /** Replaced before the count says that there is more in it. */
    private volatile double[] values = {};
    private volatile int count;
    private volatile StopReason reason;
    private volatile Boolean matches;

    /**
     * Starts empty.
     *
     * @param mode which descent
     * @param fixedCell the cell where it is not free, else null
     */
    Trail(DescentMode mode, double[] fixedCell) {
        this.mode = mode;
        this.fixedCell = fixedCell;
    }

    public DescentMode mode() {
        return mode;
    }

    /** Adds a point; the descending thread only. */
    void add(PathPoint point) {
        int free = point.x().length;
        if (count == 0) {
            width = free + 1;
        }
        int at = count * width;
        if (at == values.length) {
            values = Arrays.copyOf(values, Math.max(64 * width, 2 * values.length));
        }
        System.arraycopy(point.x(), 0, values, at, free);
        values[at + free] = point.value();
        count++;
    }

    /** Says why there will be no more points, and whether the last one matches the truth where that is known. */
    void end(StopReason why, Optional<Boolean> match) {
        matches = match.orElse(null);
        reason = why;
    }

    /** {@return whether its end matches the truth, nothing while it has none or where the truth is not known} */
    public Optional<Boolean> matches() {
        return Optional.ofNullable(matches);
    }

    /** {@return why it ended, null while it has not} */
    StopReason reason() {
        return reason;
    }

    /** {@return how many points there are: the start and one per step} */
    public int count() {
        return count;
    }

    /** {@return a, b, c in Å and α, β, γ in degrees after some steps} */
    public double[] cell(int step) {
        return fixedCell != null ? fixedCell.clone() : Arrays.copyOfRange(values, step * width, step * width + CELL);
    }

    /** {@return the free parameters after some steps} */
    double[] vector(int step) {
        return Arrays.copyOfRange(values, step * width, (step + 1) * width - 1);
    }

    /** {@return one parameter of the cell after some steps} */
    double value(int step, int parameter) {
        return fixedCell != null ? fixedCell[parameter] : values[step * width + parameter];
    }

    /** {@return the loss after some steps} */
    public double loss(int step) {
        return values[(step + 1) * width - 1];
    }

    /** {@return the losses of the first points} */
    public double[] losses(int points) {
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
