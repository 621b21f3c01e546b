package org.braggscape.landscape;

/**
 * A function on a plane.
 *
 * @param plane where
 * @param values [row of y][column of x]; NaN where the function is not defined, a hole in the map
 */
public record Slice(SlicePlane plane, double[][] values) {
    /** {@return the smallest value, NaN where all are holes} */
    public double minimum() {
        double minimum = Double.NaN;
        for (double[] row : values) {
            for (double value : row) {
                if (!(minimum <= value) && !Double.isNaN(value)) {
                    minimum = value;
                }
            }
        }
        return minimum;
    }

    /** {@return the largest value, NaN where all are holes} */
    public double maximum() {
        double maximum = Double.NaN;
        for (double[] row : values) {
            for (double value : row) {
                if (!(maximum >= value) && !Double.isNaN(value)) {
                    maximum = value;
                }
            }
        }
        return maximum;
    }
}
