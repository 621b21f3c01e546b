package org.braggscape.landscape;

/**
 * A rectangular grid in a plane through the parameter space of a function.
 *
 * @param centre the point with both offsets 0
 * @param x first direction, the columns
 * @param y second direction, the rows
 */
public record SlicePlane(double[] centre, SliceAxis x, SliceAxis y) {
    /**
     * Computes a point of the plane.
     *
     * @param offsetX along the first direction
     * @param offsetY along the second direction
     * @param point receives it
     */
    public void point(double offsetX, double offsetY, double[] point) {
        for (int i = 0; i < centre.length; i++) {
            point[i] = centre[i] + offsetX * x.direction()[i] + offsetY * y.direction()[i];
        }
    }

    /** {@return the number of grid points} */
    public int size() {
        return x.count() * y.count();
    }
}
