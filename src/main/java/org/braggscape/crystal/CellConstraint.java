package org.braggscape.crystal;

/**
 * What symmetry asks of the six cell parameters, and the orthogonal projection onto it: lengths (or angles) that are equal
 * become their mean, fixed angles take their value. From the most general to the most special. Which one a structure has,
 * {@link org.braggscape.crystal.symmetry.CellConstraints} finds out.
 */
public enum CellConstraint {
    TRICLINIC(CrystalFamily.TRICLINIC, "triclinic", "a b c α β γ"),
    MONOCLINIC_A(CrystalFamily.MONOCLINIC, "monoclinic, unique axis a", "a b c α 90 90"),
    MONOCLINIC_B(CrystalFamily.MONOCLINIC, "monoclinic, unique axis b", "a b c 90 β 90"),
    MONOCLINIC_C(CrystalFamily.MONOCLINIC, "monoclinic, unique axis c", "a b c 90 90 γ"),
    ORTHORHOMBIC(CrystalFamily.ORTHORHOMBIC, "orthorhombic", "a b c 90 90 90"),
    TETRAGONAL(CrystalFamily.TETRAGONAL, "tetragonal", "a a c 90 90 90"),
    /** Trigonal structures in rhombohedral axes; those in hexagonal axes are {@link #HEXAGONAL}. */
    RHOMBOHEDRAL(CrystalFamily.HEXAGONAL, "rhombohedral", "a a a α α α"),
    HEXAGONAL(CrystalFamily.HEXAGONAL, "hexagonal", "a a c 90 90 120"),
    CUBIC(CrystalFamily.CUBIC, "cubic", "a a a 90 90 90");

    private final CrystalFamily family;
    private final String label;
    private final String pattern;
    /** For each parameter the first one that it equals, itself where it is free, or −1 where it is fixed. */
    private final int[] leader = new int[6];
    /** For each parameter how many are equal to it, itself among them. */
    private final int[] share = new int[6];
    private final double[] fixed = new double[6];

    CellConstraint(CrystalFamily family, String label, String pattern) {
        this.family = family;
        this.label = label;
        this.pattern = pattern;
        String[] parts = pattern.split(" ");
        for (int i = 0; i < 6; i++) {
            if (Character.isDigit(parts[i].charAt(0))) {
                leader[i] = -1;
                fixed[i] = Double.parseDouble(parts[i]);
            } else {
                leader[i] = i;
                for (int j = 5; j >= 0; j--) {
                    if (parts[j].equals(parts[i])) {
                        leader[i] = j;
                        share[i]++;
                    }
                }
            }
        }
    }

    /** {@return the family to which it belongs} */
    public CrystalFamily family() {
        return family;
    }

    /** {@return its name on screen, such as {@code monoclinic, unique axis b}} */
    public String label() {
        return label;
    }

    /** {@return the six parameters, such as {@code a a c 90 90 120}: equal ones by one letter, fixed ones in degrees} */
    public String pattern() {
        return pattern;
    }

    /**
     * Projects a cell, in place.
     *
     * @param cell a, b, c in Å and α, β, γ in degrees, modified
     */
    public void project(double[] cell) {
        apply(cell, true);
    }

    /**
     * Projects a change of a cell, or a gradient, onto the changes that keep the constraint: fixed angles get 0.
     *
     * @param change one number for each of a, b, c, α, β, γ, modified
     */
    public void projectDirection(double[] change) {
        apply(change, false);
    }

    private void apply(double[] parameters, boolean point) {
        for (int i = 0; i < 6; i++) {
            if (leader[i] == -1) {
                parameters[i] = point ? fixed[i] : 0;
            } else if (leader[i] == i) {
                setMean(parameters, i);
            }
        }
    }

    /** Adds the mean deviation to the first number rather than dividing a sum, so that equal numbers keep every digit. */
    private void setMean(double[] parameters, int first) {
        double deviation = 0;
        for (int i = first; i < 6; i++) {
            if (leader[i] == first) {
                deviation += parameters[i] - parameters[first];
            }
        }
        double mean = parameters[first] + deviation / share[first];
        for (int i = first; i < 6; i++) {
            if (leader[i] == first) {
                parameters[i] = mean;
            }
        }
    }
}
