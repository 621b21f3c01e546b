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

    /**
     * Projects a conventional cell onto this family, in place: lengths that symmetry makes equal become their mean, angles
     * that it fixes become 90° or 120°. Monoclinic cells have the unique axis b.
     *
     * @param cell a, b, c in Å and α, β, γ in degrees, modified
     */
    public void project(double[] cell) {
        switch (this) {
            case CUBIC -> {
                fillLengths(cell, 3);
                setAngles(cell, 90, 90, 90);
            }
            case HEXAGONAL -> {
                fillLengths(cell, 2);
                setAngles(cell, 90, 90, 120);
            }
            case TETRAGONAL -> {
                fillLengths(cell, 2);
                setAngles(cell, 90, 90, 90);
            }
            case ORTHORHOMBIC -> setAngles(cell, 90, 90, 90);
            case MONOCLINIC -> setAngles(cell, 90, cell[4], 90);
            case TRICLINIC -> {
                // every cell is triclinic
            }
        }
    }

    private static void fillLengths(double[] cell, int count) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += cell[i];
        }
        for (int i = 0; i < count; i++) {
            cell[i] = sum / count;
        }
    }

    private static void setAngles(double[] cell, double alpha, double beta, double gamma) {
        cell[3] = alpha;
        cell[4] = beta;
        cell[5] = gamma;
    }
}
