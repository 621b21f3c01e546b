package org.braggscape.study;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.Loss;

/**
 * Which map to compute: the loss of a structure against its own pattern over two lattice parameters, the other four fixed
 * at the truth.
 *
 * @param structure the truth
 * @param settings the experiment
 * @param loss the loss
 * @param x the columns
 * @param y the rows, of another parameter
 * @param pointsX number of columns, 2 to 501
 * @param pointsY number of rows, 2 to 501
 */
public record LandscapeRequest(CrystalStructure structure, XrdSettings settings, Loss loss, AxisRange x, AxisRange y,
        int pointsX, int pointsY) {
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
}
