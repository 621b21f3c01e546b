package org.braggscape.figure;

import java.awt.geom.Path2D;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;

/**
 * Curves of thousands of points as paths of no more than can be seen: of all points within a quarter of a pixel the first,
 * the lowest, the highest and the last stay, which leaves every peak as high as it is.
 */
final class CurvePath {
    private static final double COLUMN = 0.25;

    private final Path2D path = new Path2D.Double();
    private final int last;
    private final IntToDoubleFunction value;
    private final IntToDoubleFunction pixelX;
    private final DoubleUnaryOperator pixelY;

    private CurvePath(int last, IntToDoubleFunction value, IntToDoubleFunction pixelX, DoubleUnaryOperator pixelY) {
        this.last = last;
        this.value = value;
        this.pixelX = pixelX;
        this.pixelY = pixelY;
    }

    /**
     * Draws points as a path.
     *
     * @param first index of the first point
     * @param last index of the last point, not below the first
     * @param value of a point
     * @param pixelX of a point, increasing
     * @param pixelY of a value
     * @return the path
     */
    static Path2D of(int first, int last, IntToDoubleFunction value, IntToDoubleFunction pixelX,
            DoubleUnaryOperator pixelY) {
        CurvePath curve = new CurvePath(last, value, pixelX, pixelY);
        for (int start = first; start <= last; ) {
            start = curve.column(start);
        }
        return curve.path;
    }

    private int column(int start) {
        int lowest = start;
        int highest = start;
        int end = start;
        double limit = pixelX.applyAsDouble(start) + COLUMN;
        while (end < last && pixelX.applyAsDouble(end + 1) < limit) {
            end++;
            if (value.applyAsDouble(end) < value.applyAsDouble(lowest)) {
                lowest = end;
            }
            if (value.applyAsDouble(end) > value.applyAsDouble(highest)) {
                highest = end;
            }
        }
        int previous = -1;
        for (int point : new int[] {start, Math.min(lowest, highest), Math.max(lowest, highest), end}) {
            if (point != previous) {
                add(point);
            }
            previous = point;
        }
        return end + 1;
    }

    private void add(int point) {
        double x = pixelX.applyAsDouble(point);
        double y = pixelY.applyAsDouble(value.applyAsDouble(point));
        if (path.getCurrentPoint() == null) {
            path.moveTo(x, y);
        } else {
            path.lineTo(x, y);
        }
    }
}
