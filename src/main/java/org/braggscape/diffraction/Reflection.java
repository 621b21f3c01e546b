package org.braggscape.diffraction;

/**
 * Symmetrically or accidentally equivalent reflections at one angle.
 *
 * @param h Miller index of one of them
 * @param k Miller index of one of them
 * @param l Miller index of one of them
 * @param multiplicity how many (hkl) fall on this angle, Friedel mates included
 * @param d spacing of the planes in Å
 * @param twoTheta in degrees
 * @param intensity |F|²·LP·taper, summed over all of them
 */
public record Reflection(int h, int k, int l, int multiplicity, double d, double twoTheta, double intensity) {
    /** {@return the indices as one writes them, minus signs as overbars: (1 0 2̅) is {@code 1 0 -2}} */
    public String indices() {
        return h + " " + k + " " + l;
    }

    /**
     * The indices for readers, with real minus signs.
     *
     * @param hexagonal whether the cell has hexagonal axes, so that four indices hkil are usual, with i = −(h + k)
     * @return such as {@code 1 0 −1 2}
     */
    public String indices(boolean hexagonal) {
        return (hexagonal ? h + " " + k + " " + -(h + k) + " " + l : indices()).replace('-', '\u2212');
    }
}
