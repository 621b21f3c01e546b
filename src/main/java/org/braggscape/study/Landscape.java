package org.braggscape.study;

import java.util.Arrays;
import java.util.List;
import org.braggscape.crystal.Lattice;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceAxis;

/**
 * A map and its minima.
 *
 * @param request what was asked for
 * @param slice the loss at every grid point; offsets count from the middle's values of the two parameters
 * @param plane where the map lies among all parameters
 * @param minima by increasing loss, the truth among them where it lies in the plane and the window; empty as long as not complete
 * @param complete false for a coarse picture on the way
 */
public record Landscape(LandscapeRequest request, MapPlane plane, Slice slice, List<Minimum> minima, boolean complete) {
    /** Lays the plane that the request asks for. */
    public Landscape(LandscapeRequest request, Slice slice, List<Minimum> minima, boolean complete) {
        this(request, request.plane(), slice, minima, complete);
    }

    /** {@return the values of the x parameter, one per column, in its unit} */
    public double[] xValues() {
        return values(slice.plane().x(), plane.middleX());
    }

    /** {@return the values of the y parameter, one per row, in its unit} */
    public double[] yValues() {
        return values(slice.plane().y(), plane.middleY());
    }

    private static double[] values(SliceAxis axis, double middle) {
        double[] values = axis.offsets().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += middle;
        }
        return values;
    }

    /** {@return the minima that are not the truth, by increasing loss} */
    public List<Minimum> falseMinima() {
        return minima.stream().filter(minimum -> !minimum.truth()).toList();
    }

    /** {@return the value of the x parameter at a minimum} */
    public double x(Minimum minimum) {
        return plane.middleX() + minimum.offsetX();
    }

    /** {@return the value of the y parameter at a minimum} */
    public double y(Minimum minimum) {
        return plane.middleY() + minimum.offsetY();
    }

    /**
     * The cell at a place of the map.
     *
     * @param x value of the x parameter
     * @param y value of the y parameter
     * @return a, b, c in Å and α, β, γ in degrees, which may be no possible cell
     */
    public double[] cellAt(double x, double y) {
        return Arrays.copyOf(plane.point(x, y), 6);
    }

    /** {@return the cell of a minimum} */
    public static Lattice cell(Minimum minimum) {
        return Lattice.of(Arrays.copyOf(minimum.point(), 6));
    }
}
