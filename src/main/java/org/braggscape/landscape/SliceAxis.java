package org.braggscape.landscape;

/**
 * One direction of a slice: points centre + offset·direction.
 *
 * @param direction in the flat vector space of the function, not zero
 * @param offsets increasing, at least two
 */
public record SliceAxis(double[] direction, double[] offsets) {
    /**
     * Checks the offsets.
     *
     * @throws IllegalArgumentException if there are fewer than two or they do not increase
     */
    public SliceAxis {
        if (offsets.length < 2) {
            throw new IllegalArgumentException("An axis needs at least two points, not " + offsets.length + ".");
        }
        for (int i = 1; i < offsets.length; i++) {
            if (!(offsets[i] > offsets[i - 1])) {
                throw new IllegalArgumentException("The points of an axis must increase.");
            }
        }
    }

    /**
     * An axis along one coordinate.
     *
     * @param dimension length of the flat vector
     * @param index which coordinate
     * @param from smallest offset
     * @param to largest offset
     * @param points number of points, at least 2
     * @return evenly spaced offsets; 0 is hit exactly where it lies on the grid
     */
    public static SliceAxis coordinate(int dimension, int index, double from, double to, int points) {
        double[] direction = new double[dimension];
        direction[index] = 1;
        double[] offsets = new double[points];
        for (int i = 0; i < points; i++) {
            offsets[i] = (from * (points - 1 - i) + to * i) / (points - 1);
        }
        return new SliceAxis(direction, offsets);
    }

    /** {@return the number of points} */
    public int count() {
        return offsets.length;
    }
}
