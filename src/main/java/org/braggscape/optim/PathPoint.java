package org.braggscape.optim;

import java.util.Arrays;

/**
 * One recorded point of a descent.
 *
 * @param x where; copied in and out
 * @param value of the function, never NaN
 * @param gradientNorm Euclidean norm of the gradient, within the constraint where there is one
 * @param stepLength Euclidean length of the step that led here, 0 at the start
 * @param projected whether the projection moved this point by more than rounding
 */
public record PathPoint(double[] x, double value, double gradientNorm, double stepLength, boolean projected) {
    /** Copies the coordinates. */
    public PathPoint {
        x = x.clone();
    }

    @Override
    public double[] x() {
        return x.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPoint point && Arrays.equals(x, point.x) && value == point.value
                && gradientNorm == point.gradientNorm && stepLength == point.stepLength && projected == point.projected;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(x) + Double.hashCode(value);
    }
}
