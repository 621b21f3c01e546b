package org.braggscape.math;

import java.util.function.DoubleUnaryOperator;

/**
 * A smooth function of one variable as a table of cubics that have its exact values and slopes at evenly spaced points. The
 * error is h⁴|f⁗|/384 for a spacing h.
 */
public final class HermiteTable {
    private final double from;
    private final double inverse;
    private final int last;
    /** Four coefficients of the local coordinate per interval. */
    private final double[] coefficients;

    /**
     * Fills the table.
     *
     * @param from start of the range
     * @param to end of the range, larger
     * @param intervals number of cubics, at least 1
     * @param function the function
     * @param derivative its derivative
     */
    public HermiteTable(double from, double to, int intervals, DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        this.from = from;
        this.last = intervals - 1;
        double step = (to - from) / intervals;
        this.inverse = 1 / step;
        this.coefficients = new double[4 * intervals];
        double left = function.applyAsDouble(from);
        double leftSlope = derivative.applyAsDouble(from) * step;
        for (int i = 0; i < intervals; i++) {
            double x = from + (i + 1) * step;
            double right = function.applyAsDouble(x);
            double rightSlope = derivative.applyAsDouble(x) * step;
            coefficients[4 * i] = left;
            coefficients[4 * i + 1] = leftSlope;
            coefficients[4 * i + 2] = 3 * (right - left) - 2 * leftSlope - rightSlope;
            coefficients[4 * i + 3] = 2 * (left - right) + leftSlope + rightSlope;
            left = right;
            leftSlope = rightSlope;
        }
    }

    /**
     * Looks a value up.
     *
     * @param x within the range; beyond it the first or last cubic is continued
     * @return the interpolated value
     */
    public double at(double x) {
        double position = (x - from) * inverse;
        int i = Math.max(0, Math.min(last, (int) position));
        double t = position - i;
        return ((coefficients[4 * i + 3] * t + coefficients[4 * i + 2]) * t + coefficients[4 * i + 1]) * t
                + coefficients[4 * i];
    }
}
