package org.braggscape.study;

import java.util.Arrays;
import org.braggscape.crystal.CrystalStructure;
import org.braggscape.crystal.Lattice;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;

/**
 * Which map to compute: the loss against a structure's pattern over two lattice parameters, the other four and the atoms fixed
 * at those of a candidate, which is the truth itself for the usual map.
 *
 * @param structure the truth
 * @param candidate what the map is a slice through: its atoms, and its values of the four parameters that are not on the axes
 * @param settings the experiment
 * @param loss the loss
 * @param x the columns
 * @param y the rows, of another parameter
 * @param pointsX number of columns, 2 to 501
 * @param pointsY number of rows, 2 to 501
 */
public record LandscapeRequest(CrystalStructure structure, CrystalStructure candidate, XrdSettings settings, Loss loss,
        AxisRange x, AxisRange y, int pointsX, int pointsY) {
    /** The largest number of points along one axis. */
    public static final int MOST_POINTS = 501;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if both axes show the same parameter or a number of points is out of range
     */
    public LandscapeRequest {
        if (x.parameter() == y.parameter()) {
            throw new IllegalArgumentException("A map needs two different parameters, not "
                    + x.parameter().key() + " twice.");
        }
        for (int points : new int[] {pointsX, pointsY}) {
            if (points < 2 || points > MOST_POINTS) {
                throw new IllegalArgumentException(
                        points + " points along an axis are impossible: give a number from 2 to " + MOST_POINTS + ".");
            }
        }
    }

    /** Asks for the slice through the truth. */
    public LandscapeRequest(CrystalStructure structure, XrdSettings settings, Loss loss, AxisRange x, AxisRange y, int pointsX,
            int pointsY) {
        this(structure, structure, settings, loss, x, y, pointsX, pointsY);
    }

    /** {@return the cell in the middle of the plane: x and y of the truth, the other four of the candidate; it may be impossible} */
    public double[] centre() {
        double[] centre = candidate.lattice().parameters();
        for (AxisRange axis : new AxisRange[] {x, y}) {
            centre[axis.parameter().ordinal()] = structure.lattice().get(axis.parameter());
        }
        return centre;
    }

    /** {@return whether the truth lies in the plane of the map, be it inside of the window or not} */
    public boolean containsTruth() {
        return candidate.sites().equals(structure.sites()) && Arrays.equals(centre(), structure.lattice().parameters());
    }

    /** {@return how far the truth's cell is from the plane, as {@link Lattice#distance} measures it} */
    public double distanceOfTruth() {
        double[] truth = structure.lattice().parameters();
        double[] centre = centre();
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double u = i < 3 ? Math.log(centre[i] / truth[i]) : Math.toRadians(centre[i] - truth[i]);
            sum += u * u;
        }
        return Math.sqrt(sum);
    }
}
