package org.braggscape.study;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;
import org.braggscape.objective.ParameterGroup;
import org.braggscape.objective.Target;

/**
 * Which map to compute: the loss against a target over two parameters, all others fixed at those of a candidate, which is the
 * structure in the middle itself for the usual map.
 *
 * @param target what patterns are compared with
 * @param structure the structure in the middle of the map: the truth where it is known, else what the user opened
 * @param candidate what the map is a slice through: its atoms, and its values of the parameters that are not on the axes
 * @param settings the experiment
 * @param loss the loss
 * @param x the columns
 * @param y the rows, of another parameter
 * @param pointsX number of columns, 2 to 501
 * @param pointsY number of rows, 2 to 501
 */
public record LandscapeRequest(Target target, CrystalStructure structure, CrystalStructure candidate, XrdSettings settings,
        Loss loss, AxisRange x, AxisRange y, int pointsX, int pointsY) {
    /** The largest number of points along one axis. */
    public static final int MOST_POINTS = 501;

    /**
     * Checks the numbers. A map over displacement parameters lets them count in the settings.
     *
     * @throws IllegalArgumentException if both axes show the same parameter or a number of points is out of range
     */
    public LandscapeRequest {
        if (x.parameter().equals(y.parameter())) {
            throw new IllegalArgumentException("A map needs two different parameters, not "
                    + x.parameter().key() + " twice.");
        }
        for (int points : new int[] {pointsX, pointsY}) {
            if (points < 2 || points > MOST_POINTS) {
                throw new IllegalArgumentException(
                        points + " points along an axis are impossible: give a number from 2 to " + MOST_POINTS + ".");
            }
        }
        if (x.parameter().group() == ParameterGroup.DISPLACEMENTS || y.parameter().group() == ParameterGroup.DISPLACEMENTS) {
            settings = settings.withDisplacement(true);
        }
    }

    /** Asks for the slice through the truth. */
    public LandscapeRequest(CrystalStructure structure, XrdSettings settings, Loss loss, AxisRange x, AxisRange y, int pointsX,
            int pointsY) {
        this(Target.of(structure), structure, structure, settings, loss, x, y, pointsX, pointsY);
    }

    /**
     * Lays the plane of the map.
     *
     * @return the plane
     * @throws IllegalArgumentException if both parameters move along one line
     */
    public MapPlane plane() {
        return new MapPlane(structure, candidate, settings, x.parameter(), y.parameter());
    }

    /** {@return whether the truth is known and lies in the plane of the map, be it inside of the window or not} */
    public boolean containsTruth() {
        return target.truth().isPresent() && candidate.sites().equals(structure.sites()) && distanceOfTruth() == 0;
    }

    /** {@return whether the truth lies in the plane of the map and is the lowest point of the loss, so that other minima are false} */
    public boolean truthIsMinimum() {
        return loss.knowsTruth() && containsTruth();
    }

    /** {@return how far the cell in the middle is from the plane, as the distance between cells is measured} */
    public double distanceOfTruth() {
        return plane().distance(structure.lattice().parameters());
    }
}
