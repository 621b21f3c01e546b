package org.braggscape.crystal;

/** The six crystal families, by the metric of their conventional cells. */
public enum CrystalFamily {
    TRICLINIC, MONOCLINIC, ORTHORHOMBIC, TETRAGONAL, HEXAGONAL, CUBIC;

    /**
     * Tells the family of a space group. Trigonal groups belong to the hexagonal family.
     *
     * @param number in the International Tables, 1 to 230
     * @return the family
     * @throws IllegalArgumentException if there is no group of that number
     */
    public static CrystalFamily ofSpaceGroup(int number) {
        if (number < 1 || number > 230) {
            throw new IllegalArgumentException("There is no space group number " + number + ": they run from 1 to 230.");
        }
        int[] last = {2, 15, 74, 142, 194, 230};
        int family = 0;
        while (number > last[family]) {
            family++;
        }
        return values()[family];
    }

    /** {@return what the family asks of its conventional cell; monoclinic cells have the unique axis b} */
    public CellConstraint constraint() {
        return switch (this) {
            case TRICLINIC -> CellConstraint.TRICLINIC;
            case MONOCLINIC -> CellConstraint.MONOCLINIC_B;
            case ORTHORHOMBIC -> CellConstraint.ORTHORHOMBIC;
            case TETRAGONAL -> CellConstraint.TETRAGONAL;
            case HEXAGONAL -> CellConstraint.HEXAGONAL;
            case CUBIC -> CellConstraint.CUBIC;
        };
    }

    /**
     * Projects a conventional cell onto this family, in place: lengths that symmetry makes equal become their mean, angles
     * that it fixes become 90° or 120°. Monoclinic cells have the unique axis b.
     *
     * @param cell a, b, c in Å and α, β, γ in degrees, modified
     */
    public void project(double[] cell) {
        constraint().project(cell);
    }
}
