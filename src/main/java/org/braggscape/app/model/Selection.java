package org.braggscape.app.model;

import java.util.Arrays;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.landscape.Minimum;
import org.braggscape.session.Place;
import org.braggscape.study.Landscape;
import org.braggscape.study.LandscapeRequest;

/**
 * A place of a map: a minimum, a grid point, or the projection of a step of a descent.
 *
 * @param landscape the map
 * @param x value of the x parameter
 * @param y value of the y parameter
 * @param rank of a false minimum by its loss, from 1; 0 for the truth and for grid points
 * @param truth whether this is the truth
 * @param waypoint the step of a descent that lies there, null for the map itself
 */
public record Selection(Landscape landscape, double x, double y, int rank, boolean truth, Waypoint waypoint) {
    /**
     * A step of a descent, which has a cell of its own.
     *
     * @param title such as {@code Step 12}
     * @param descent such as {@code S1, unconstrained}
     * @param structure its cell and atoms
     */
    public record Waypoint(String title, String descent, CrystalStructure structure) {
    }

    /** {@return a step of a descent as seen on a map} */
    public static Selection waypoint(Landscape landscape, Waypoint waypoint) {
        double[] place = landscape.plane().place(waypoint.structure());
        return new Selection(landscape, place[0], place[1], 0, false, waypoint);
    }

    /** {@return a minimum of the map} */
    public static Selection minimum(Landscape landscape, Minimum minimum) {
        return new Selection(landscape, landscape.x(minimum), landscape.y(minimum), landscape.falseMinima().indexOf(minimum) + 1, minimum.truth(), null);
    }

    /** {@return what a document says of a place of a map, as nearly as the map has it} */
    public static Selection at(Landscape landscape, Place place) {
        if (place.kind() == Place.Kind.POINT) {
            return grid(landscape, nearest(landscape.xValues(), place.x()), nearest(landscape.yValues(), place.y()));
        }
        double[] xs = landscape.xValues();
        double[] ys = landscape.yValues();
        return near(landscape, place.x(), place.y(), xs[1] - xs[0], ys[1] - ys[0]);
    }

    /** {@return what a document says of it} */
    public Place place() {
        return waypoint != null ? Place.STEP : new Place(truth ? Place.Kind.TRUTH : rank > 0 ? Place.Kind.MINIMUM
                : Place.Kind.POINT, x, y, rank);
    }

    /**
     * Finds what the user means by a place: the nearest minimum within reach, else the nearest grid point.
     *
     * @param reachX how near a minimum must be, in units of the x parameter
     * @param reachY likewise for y
     */
    public static Selection near(Landscape landscape, double x, double y, double reachX, double reachY) {
        Selection nearest = null;
        double smallest = 1;
        for (Minimum minimum : landscape.minima()) {
            Selection candidate = minimum(landscape, minimum);
            double distance = Math.hypot((candidate.x - x) / reachX, (candidate.y - y) / reachY);
            if (distance <= smallest) {
                nearest = candidate;
                smallest = distance;
            }
        }
        return nearest != null ? nearest : grid(landscape, nearest(landscape.xValues(), x), nearest(landscape.yValues(), y));
    }

    /** {@return a grid point of the map, the nearest one where the indices lie outside} */
    private static Selection grid(Landscape landscape, int column, int row) {
        double[] xs = landscape.xValues();
        double[] ys = landscape.yValues();
        return new Selection(landscape, xs[Math.max(0, Math.min(xs.length - 1, column))],
                ys[Math.max(0, Math.min(ys.length - 1, row))], 0, false, null);
    }

    /** {@return the grid point some steps away, never outside of the map} */
    public Selection moved(int columns, int rows) {
        return grid(landscape, nearest(landscape.xValues(), x) + columns, nearest(landscape.yValues(), y) + rows);
    }

    /**
     * {@return what stands at the same place in another map, or the deepest false minimum there if that map shows other
     * parameters, another structure, another slice or another window; null if it has none}
     */
    public Selection in(Landscape other) {
        if (waypoint != null && landscape.request().structure() == other.request().structure()) {
            return waypoint(other, waypoint);
        }
        boolean comparable = comparable(landscape.request(), other.request());
        double[] xs = other.xValues();
        double[] ys = other.yValues();
        boolean inside = x >= xs[0] && x <= xs[xs.length - 1] && y >= ys[0] && y <= ys[ys.length - 1];
        return comparable && inside ? near(other, x, y, xs[1] - xs[0], ys[1] - ys[0]) : deepestFalse(other);
    }

    /** {@return whether places of one map mean the same cells on another} */
    public static boolean comparable(LandscapeRequest one, LandscapeRequest other) {
        return one.structure() == other.structure() && one.candidate() == other.candidate()
                && one.x().parameter().equals(other.x().parameter())
                && one.y().parameter().equals(other.y().parameter());
    }

    /** {@return the deepest false minimum, or null if there is none} */
    public static Selection deepestFalse(Landscape landscape) {
        List<Minimum> minima = landscape.falseMinima();
        return minima.isEmpty() ? null : minimum(landscape, minima.get(0));
    }

    /** {@return a, b, c in Å and α, β, γ in degrees} */
    public double[] cell() {
        return waypoint != null ? waypoint.structure().lattice().parameters() : landscape.cellAt(x, y);
    }

    /**
     * {@return the cell with its atoms}
     *
     * @throws IllegalArgumentException if the six numbers describe no cell
     */
    public CrystalStructure structure() {
        return waypoint != null ? waypoint.structure() : landscape.plane().structure(landscape.plane().point(x, y));
    }

    /**
     * {@return the experiment whose pattern is meant}
     *
     * @throws IllegalArgumentException if the profile of the place has no width
     */
    public XrdSettings settings() {
        return waypoint != null ? landscape.request().settings() : landscape.plane().settings(landscape.plane().point(x, y));
    }

    /** {@return what to call it} */
    public String title() {
        return waypoint != null ? waypoint.title() : truth ? "Truth" : rank > 0 ? "Minimum " + rank : "Probe";
    }

    public static int nearest(double[] values, double value) {
        int index = Arrays.binarySearch(values, value);
        if (index >= 0) {
            return index;
        }
        int above = Math.min(values.length - 1, -index - 1);
        return above > 0 && value - values[above - 1] <= values[above] - value ? above - 1 : above;
    }
}
