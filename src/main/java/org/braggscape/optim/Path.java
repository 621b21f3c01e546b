package org.braggscape.optim;

import java.util.List;

/**
 * What a descent recorded.
 *
 * @param points first to last; the start and the end are always among them
 * @param reason why it ended; null while it still runs
 * @param steps how many steps it made, recorded or not
 * @param evaluations how often it computed the function, shortened steps and line searches included
 */
public record Path(List<PathPoint> points, StopReason reason, int steps, int evaluations) {
    /** Copies the list. */
    public Path {
        points = List.copyOf(points);
    }

    /** {@return the start, projected where there is a constraint} */
    public PathPoint start() {
        return points.get(0);
    }

    /** {@return the last point} */
    public PathPoint end() {
        return points.get(points.size() - 1);
    }
}
