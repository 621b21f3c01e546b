package org.braggscape.study;

import org.braggscape.crystal.CrystalStructure;
import org.braggscape.diffraction.XrdSettings;
import org.braggscape.loss.GpwdfLoss;
import org.braggscape.loss.Loss;
import org.braggscape.math.PlainNumber;
import org.braggscape.objective.EnergyLoss;
import org.braggscape.objective.JointLoss;
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

    /** The least width other than 0, in degrees 2θ. */
    public static final double LEAST_WIDTH = 0.1;
    /** The largest width in degrees 2θ. */
    public static final double MOST_WIDTH = 10;

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
     * Checks a width.
     *
     * @param width in degrees 2θ
     * @throws IllegalArgumentException if it is neither 0 nor from {@link #LEAST_WIDTH} to {@link #MOST_WIDTH}
     */
    public static void checkWidth(double width) {
        if (!(width == 0 || width >= LEAST_WIDTH && width <= MOST_WIDTH)) {
            throw new IllegalArgumentException("A width of " + PlainNumber.text(width) + "° is out of range; give 0 for the loss as it is, or a number "
                    + "from " + PlainNumber.text(LEAST_WIDTH) + " to " + PlainNumber.text(MOST_WIDTH) + ".");
        }
    }

    /**
     * Tells whether a loss against a target can be smoothed.
     *
     * @param loss the loss
     * @param target what patterns are compared with
     * @return false where it would broaden peaks and those of the target are measured, and for an energy, which has no peaks
     */
    public static boolean hasWidth(Loss loss, Target target) {
        if (loss instanceof JointLoss joint) {
            return hasWidth(joint.pattern(), target);
        }
        return loss instanceof GpwdfLoss || target.truth().isPresent() && !(loss instanceof EnergyLoss);
    }

    /**
     * Smooths the map.
     *
     * @param width in degrees 2θ, as {@link #checkWidth} has it: α of gpwdf; for other losses an extra width of all peaks, of the
     *     target and of the candidate, added to their FWHM in quadrature; 0 for the loss as it is
     * @return the request for the smoothed map; this one where {@link #hasWidth} says no
     * @throws IllegalArgumentException if the width is out of range
     */
    public LandscapeRequest withWidth(double width) {
        checkWidth(width);
        if (width == 0 || !hasWidth(loss, target)) {
            return this;
        }
        boolean overlap = (loss instanceof JointLoss joint ? joint.pattern() : loss) instanceof GpwdfLoss;
        return new LandscapeRequest(target, structure, candidate, overlap ? settings : settings.broadened(width),
                !overlap ? loss : loss instanceof JointLoss joint ? new JointLoss(new GpwdfLoss(width), joint.model(), joint.weight())
                        : new GpwdfLoss(width), x, y, pointsX, pointsY);
    }

    /** {@return the map of another loss} */
    public LandscapeRequest withLoss(Loss other) {
        return new LandscapeRequest(target, structure, candidate, settings, other, x, y, pointsX, pointsY);
    }

    /** {@return the same map on another grid} */
    public LandscapeRequest withPoints(int columns, int rows) {
        return new LandscapeRequest(target, structure, candidate, settings, loss, x, y, columns, rows);
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

    /** {@return whether the target is the pattern of the candidate's own structure as it is, of which nothing need be said} */
    public boolean hasOwnTarget() {
        return target instanceof Target.Simulated && target.name().equals(candidate.name());
    }

    /** {@return whether the truth is known and lies in the plane of the map, be it inside of the window or not} */
    public boolean containsTruth() {
        return target.truth().isPresent() && candidate.sites().equals(structure.sites()) && distanceOfTruth() == 0;
    }

    /** {@return whether the truth lies in the plane of the map and is the lowest point of the loss, so that other minima are false} */
    public boolean truthIsMinimum() {
        return lossKnowsTruth() && containsTruth();
    }

    /** {@return whether the loss is least at the truth and nowhere else: what a laboratory adds, or an energy, moves that point} */
    public boolean lossKnowsTruth() {
        return loss.knowsTruth() && target instanceof Target.Simulated;
    }

    /** {@return how far the cell in the middle is from the plane, as the distance between cells is measured} */
    public double distanceOfTruth() {
        return plane().distance(structure.lattice().parameters());
    }
}
