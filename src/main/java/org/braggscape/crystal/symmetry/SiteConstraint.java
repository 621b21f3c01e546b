package org.braggscape.crystal.symmetry;

import java.util.ArrayList;
import java.util.List;
import org.braggscape.crystal.CrystalStructure;

/**
 * What symmetry asks of the fractional coordinates of all atoms of a cell: atoms on special positions stay there, equivalent
 * atoms move together. Works on the flat vector x, y, z of the first site first. Immutable.
 *
 * <p>Points are averaged over the group: P x = mean over operations g of g⁻¹ applied to the image sites. This is linear in the
 * displacement from the structure itself, which is a fixed point. Vectors are projected orthogonally onto the same space. In
 * hexagonal axes these two differ, for a rotation is no orthogonal matrix there; only the orthogonal one turns the gradient
 * of a function into that of the function restricted to the space, which is what a line search and a quasi-Newton method
 * need.
 */
public final class SiteConstraint {
    private final double[] reference;
    private final List<MovingOrbit> orbits;

    private SiteConstraint(double[] reference, List<MovingOrbit> orbits) {
        this.reference = reference;
        this.orbits = List.copyOf(orbits);
    }

    /**
     * Finds the constraint of a structure: that of the space group that it declares, or, where it declares none or P1, of the
     * symmetry that cell and atoms have within 10⁻³ Å and 0.05°.
     *
     * @param structure the undistorted structure
     * @return the constraint
     * @throws IllegalArgumentException if the atoms break the declared space group
     */
    public static SiteConstraint of(CrystalStructure structure) {
        List<SiteMapping> group = SiteMapping.of(structure);
        List<MovingOrbit> orbits = new ArrayList<>();
        boolean[] done = new boolean[structure.sites().size()];
        for (int site = 0; site < done.length; site++) {
            if (!done[site]) {
                MovingOrbit orbit = new MovingOrbit(site, group);
                orbits.add(orbit);
                orbit.sites().forEach(image -> done[image] = true);
            }
        }
        return new SiteConstraint(structure.fractionalCoordinates(), orbits);
    }

    /** {@return how many coordinates can be chosen freely; 0 where every atom is fixed by symmetry} */
    public int freedom() {
        return orbits.stream().mapToInt(MovingOrbit::freedom).sum();
    }

    /**
     * Adds whole cell vectors so that each coordinate lies within ½ of the structure's own: the projection takes
     * displacements as they are, and 0.99 for 0.01 would be one of −0.98.
     *
     * @param coordinates three per site, modified
     * @throws IllegalArgumentException if the number of coordinates is wrong
     */
    public void unwrap(double[] coordinates) {
        checkLength(coordinates);
        for (int i = 0; i < reference.length; i++) {
            coordinates[i] -= Math.rint(coordinates[i] - reference[i]);
        }
    }

    /**
     * Projects positions, in place.
     *
     * @param coordinates three per site, near the structure's own (see {@link #unwrap}), modified
     * @throws IllegalArgumentException if the number of coordinates is wrong
     */
    public void project(double[] coordinates) {
        checkLength(coordinates);
        double[] displacement = new double[reference.length];
        for (int i = 0; i < reference.length; i++) {
            displacement[i] = coordinates[i] - reference[i];
        }
        orbits.forEach(orbit -> orbit.average(displacement));
        for (int i = 0; i < reference.length; i++) {
            coordinates[i] = reference[i] + displacement[i];
        }
    }

    /**
     * Projects a displacement of all sites, or a gradient, onto the displacements that symmetry allows, in place.
     *
     * @param vector three numbers per site, modified
     * @throws IllegalArgumentException if the number of coordinates is wrong
     */
    public void projectDirection(double[] vector) {
        checkLength(vector);
        orbits.forEach(orbit -> orbit.projectOrthogonally(vector));
    }

    private void checkLength(double[] vector) {
        if (vector.length != reference.length) {
            throw new IllegalArgumentException("There are " + vector.length + " coordinates for " + reference.length / 3
                    + " sites, but there must be three per site.");
        }
    }
}
