package org.braggscape.landscape;

import org.braggscape.autodiff.DifferentiableFunction;

/**
 * Finds the minimum of a function within a small box of a plane: Newton's method with differences of the gradient,
 * steepest descent where the curvature is not positive, every step kept inside the box and shortened until it descends.
 *
 * <p>Lengths are in units of the grid's spacing, so that both directions count alike.
 */
final class PlanePolish {
    private static final int ROUNDS = 60;
    private static final double DIFFERENCE = 1e-5;
    private static final double SMALLEST_STEP = 1e-10;

    private final DifferentiableFunction.Evaluator evaluator;
    private final SlicePlane plane;
    private final double unitX;
    private final double unitY;
    private final double[] point;
    private final double[] full;
    /** Offsets of the centre of the box. */
    private double originX;
    private double originY;

    PlanePolish(DifferentiableFunction.Evaluator evaluator, SlicePlane plane) {
        this.evaluator = evaluator;
        this.plane = plane;
        this.unitX = spacing(plane.x());
        this.unitY = spacing(plane.y());
        this.point = new double[plane.centre().length];
        this.full = new double[plane.centre().length];
    }

    private static double spacing(SliceAxis axis) {
        return (axis.offsets()[axis.count() - 1] - axis.offsets()[0]) / (axis.count() - 1);
    }

    /**
     * Searches the box |x|, |y| ≤ reach around a grid point.
     *
     * @param reach half the side of the box in units of the grid's spacing
     * @return the minimum, or null when the function falls all the way to the edge of the box
     */
    Minimum polish(double startX, double startY, double reach) {
        originX = startX;
        originY = startY;
        double[] u = {0, 0};
        double[] gradient = new double[2];
        double[] shifted = new double[2];
        double value = gradient(u[0], u[1], gradient);
        for (int round = 0; round < ROUNDS; round++) {
            double gx = gradient[0];
            double gy = gradient[1];
            gradient(u[0] + DIFFERENCE, u[1], shifted);
            double hxx = (shifted[0] - gx) / DIFFERENCE;
            double hxy = (shifted[1] - gy) / DIFFERENCE;
            gradient(u[0], u[1] + DIFFERENCE, shifted);
            double hyy = (shifted[1] - gy) / DIFFERENCE;
            hxy = (hxy + (shifted[0] - gx) / DIFFERENCE) / 2;
            double determinant = hxx * hyy - hxy * hxy;
            double stepX;
            double stepY;
            if (determinant > 0 && hxx > 0) {
                stepX = (hxy * gy - hyy * gx) / determinant;
                stepY = (hxy * gx - hxx * gy) / determinant;
            } else {
                double norm = Math.hypot(gx, gy);
                stepX = norm == 0 ? 0 : -0.25 * gx / norm;
                stepY = norm == 0 ? 0 : -0.25 * gy / norm;
            }
            double length = 1;
            boolean moved = false;
            while (length * Math.hypot(stepX, stepY) > SMALLEST_STEP) {
                double nextX = clamp(u[0] + length * stepX, reach);
                double nextY = clamp(u[1] + length * stepY, reach);
                double next = value(nextX, nextY);
                if (next < value) {
                    moved = Math.hypot(nextX - u[0], nextY - u[1]) > SMALLEST_STEP;
                    u[0] = nextX;
                    u[1] = nextY;
                    break;
                }
                length /= 2;
            }
            if (!moved) {
                break;
            }
            value = gradient(u[0], u[1], gradient);
        }
        boolean onEdge = Math.abs(u[0]) >= reach || Math.abs(u[1]) >= reach;
        if (onEdge || Double.isNaN(value)) {
            return null;
        }
        double offsetX = originX + unitX * u[0];
        double offsetY = originY + unitY * u[1];
        plane.point(offsetX, offsetY, point);
        return new Minimum(offsetX, offsetY, point.clone(), value, false);
    }

    private static double clamp(double t, double reach) {
        return Math.max(-reach, Math.min(reach, t));
    }

    private double value(double x, double y) {
        plane.point(originX + unitX * x, originY + unitY * y, point);
        return evaluator.value(point);
    }

    private double gradient(double x, double y, double[] gradient) {
        plane.point(originX + unitX * x, originY + unitY * y, point);
        double value = evaluator.gradient(point, full);
        double alongX = 0;
        double alongY = 0;
        for (int i = 0; i < full.length; i++) {
            alongX += full[i] * plane.x().direction()[i];
            alongY += full[i] * plane.y().direction()[i];
        }
        gradient[0] = alongX * unitX;
        gradient[1] = alongY * unitY;
        return value;
    }
}
