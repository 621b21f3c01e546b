package org.braggscape.app.descent;

import java.util.Arrays;
import org.braggscape.figure.MapFrame;
import org.braggscape.study.MapPlane;

/**
 * A trail as the map shows it: in pixels, without the points that nobody could tell apart, and with the thickness that says
 * how far the other four parameters are from the map's plane. Grows with the trail, so that a frame only looks at what is new.
 */
final class ProjectedTrail {
    /** Limits of the distance from the map, as {@code Lattice.distance} measures it, and the widths between them. */
    private static final double[] LIMITS = {0.01, 0.03, 0.08};
    private static final double[] WIDTHS = {2.8, 2.0, 1.4, 0.8};
    private static final double SMALLEST_MOVE = 0.8;

    private final Trail trail;
    private final MapFrame frame;
    private final MapPlane plane;
    private double[] x = new double[64];
    private double[] y = new double[64];
    private int[] steps = new int[64];
    private int[] classes = new int[64];
    private int count;
    private int seen;

    ProjectedTrail(Trail trail, MapFrame frame, MapPlane plane) {
        this.trail = trail;
        this.frame = frame;
        this.plane = plane;
    }

    /** {@return whether it belongs to the picture on screen} */
    boolean fits(MapFrame otherFrame, MapPlane otherPlane) {
        return frame.equals(otherFrame) && plane == otherPlane;
    }

    /** Takes in what the trail has got since. */
    void update() {
        int known = trail.count();
        for (int step = seen; step < known; step++) {
            double pixelX = pixelX(step);
            double pixelY = pixelY(step);
            int width = widthClass(step);
            if (count == 0 || width != classes[count - 1]
                    || Math.hypot(pixelX - x[count - 1], pixelY - y[count - 1]) >= SMALLEST_MOVE) {
                add(pixelX, pixelY, step, width);
            }
        }
        seen = known;
    }

    private void add(double pixelX, double pixelY, int step, int width) {
        if (count == x.length) {
            x = Arrays.copyOf(x, 2 * count);
            y = Arrays.copyOf(y, 2 * count);
            steps = Arrays.copyOf(steps, 2 * count);
            classes = Arrays.copyOf(classes, 2 * count);
        }
        x[count] = pixelX;
        y[count] = pixelY;
        steps[count] = step;
        classes[count] = width;
        count++;
    }

    private double pixelX(int step) {
        return frame.pixelX(plane.place(trail.cell(step))[0]);
    }

    private double pixelY(int step) {
        return frame.pixelY(plane.place(trail.cell(step))[1]);
    }

    /** {@return the column of the playback's head, between two steps as well} */
    double headX(double step) {
        int at = trail.at(step);
        int next = trail.at(at + 1.0);
        return pixelX(at) + (pixelX(next) - pixelX(at)) * between(step, at);
    }

    /** {@return the row of the playback's head} */
    double headY(double step) {
        int at = trail.at(step);
        int next = trail.at(at + 1.0);
        return pixelY(at) + (pixelY(next) - pixelY(at)) * between(step, at);
    }

    private static double between(double step, int at) {
        return Math.max(0, Math.min(1, step - at));
    }

    private int widthClass(int step) {
        double distance = plane.distance(trail.cell(step));
        int index = 0;
        while (index < LIMITS.length && distance > LIMITS[index]) {
            index++;
        }
        return index;
    }

    int count() {
        return count;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
    }

    /** {@return the loss at a point} */
    double loss(int point) {
        return trail.loss(steps[point]);
    }

    /** {@return which step of the trail a point is} */
    int step(int point) {
        return steps[point];
    }

    /** {@return the width of the line that leads to a point} */
    double width(int point) {
        return WIDTHS[classes[point]];
    }
}
