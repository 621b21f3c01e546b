package org.braggscape.study;

import java.util.List;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;
import org.braggscape.landscape.Minimum;
import org.braggscape.landscape.Slice;
import org.braggscape.landscape.SliceAxis;

/**
 * A map and its minima.
 *
 * @param request what was asked for
 * @param slice the loss at every grid point; offsets count from the truth's values of the two parameters
 * @param minima by increasing loss, the truth among them where it lies in the plane and the window; empty as long as not complete
 * @param complete false for a coarse picture on the way
 */
public record Landscape(LandscapeRequest request, Slice slice, List<Minimum> minima, boolean complete) {
    /** {@return the values of the x parameter, one per column, in Å or degrees} */
    public double[] xValues() {
        return values(slice.plane().x(), request.x().parameter());
    }

    /** {@return the values of the y parameter, one per row, in Å or degrees} */
    public double[] yValues() {
        return values(slice.plane().y(), request.y().parameter());
    }

    private double[] values(SliceAxis axis, LatticeParameter parameter) {
        double truth = request.structure().lattice().get(parameter);
        double[] values = axis.offsets().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] += truth;
        }
        return values;
    }

    /** {@return the minima that are not the truth, by increasing loss} */
    public List<Minimum> falseMinima() {
        return minima.stream().filter(minimum -> !minimum.truth()).toList();
    }

    /**
     * The cell at a place of the map.
     *
     * @param x value of the x parameter
     * @param y value of the y parameter
     * @return a, b, c in Å and α, β, γ in degrees, which may be no possible cell
     */
    public double[] cellAt(double x, double y) {
        double[] cell = request.centre();
        cell[request.x().parameter().ordinal()] = x;
        cell[request.y().parameter().ordinal()] = y;
        return cell;
    }

    /** {@return the cell of a minimum} */
    public static Lattice cell(Minimum minimum) {
        return Lattice.of(minimum.point());
    }
}
