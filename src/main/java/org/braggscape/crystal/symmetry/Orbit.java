package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.Fractional;
import org.braggscape.crystal.Lattice;

/** The images of one position under a group: how one site of an asymmetric unit fills the cell. */
public final class Orbit {
    /** A little more than 0.001, by which the images of 0.333, 0.667 (for 1/3, 2/3) under a threefold axis differ. */
    private static final double SAME_FRACTION = 1.2e-3;
    private static final double SAME_LENGTH = 0.01;
    /** Coordinates this near to a multiple of 1/24 are that multiple: what is left is rounding in the average. */
    private static final double ROUNDING = 1e-9;

    private Orbit() {
    }

    /**
     * Tells whether two positions are one spot of the crystal: each coordinate within about 0.001, or closer than 0.01 Å.
     *
     * @param one in units of the cell vectors
     * @param other in units of the cell vectors
     * @param cell the cell
     * @return whether they coincide, whole cell vectors apart or not
     */
    public static boolean coincide(Fractional one, Fractional other, Lattice cell) {
        Fractional gap = one.nearest(other);
        double largest = Math.max(Math.abs(gap.x()), Math.max(Math.abs(gap.y()), Math.abs(gap.z())));
        return largest < SAME_FRACTION || largest < 0.1 && cell.length(gap) < SAME_LENGTH;
    }

    /**
     * Lists the images of a position. A position near a special one is first put exactly on it, at the mean of those images
     * that coincide with it: files round 2/3 to 0.6667.
     *
     * @param position in units of the cell vectors
     * @param operations the whole group, centring included
     * @param cell the cell, for what counts as one spot
     * @return the different images, coordinates in [0, 1), that of the position itself first
     */
    public static List<Fractional> of(Fractional position, List<SymmetryOperation> operations, Lattice cell) {
        Fractional exact = onSpecialPosition(position, operations, cell);
        List<Fractional> images = new ArrayList<>(List.of(tidy(exact)));
        for (SymmetryOperation operation : operations) {
            Fractional image = tidy(operation.apply(exact));
            if (images.stream().noneMatch(known -> coincide(known, image, cell))) {
                images.add(image);
            }
        }
        return List.copyOf(images);
    }

    private static Fractional onSpecialPosition(Fractional position, List<SymmetryOperation> operations, Lattice cell) {
        double x = 0;
        double y = 0;
        double z = 0;
        int count = 0;
        for (SymmetryOperation operation : operations) {
            Fractional image = operation.apply(position);
            if (coincide(image, position, cell)) {
                Fractional gap = image.nearest(position);
                x += gap.x();
                y += gap.y();
                z += gap.z();
                count++;
            }
        }
        if (count < 2) {
            return position;
        }
        return new Fractional(position.x() + x / count, position.y() + y / count, position.z() + z / count);
    }

    private static Fractional tidy(Fractional position) {
        Fractional wrapped = position.wrapped();
        return new Fractional(tidy(wrapped.x()), tidy(wrapped.y()), tidy(wrapped.z()));
    }

    private static double tidy(double coordinate) {
        long part = Math.round(24 * coordinate);
        return Math.abs(coordinate - part / 24.0) < ROUNDING ? part % 24 / 24.0 : coordinate;
    }
}
