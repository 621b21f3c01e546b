package org.braggscape.crystal;

/**
 * A position in units of the cell vectors.
 *
 * @param x along a
 * @param y along b
 * @param z along c
 */
public record Fractional(double x, double y, double z) {
    /** {@return the same position with each coordinate in [0, 1)} */
    public Fractional wrapped() {
        return new Fractional(wrap(x), wrap(y), wrap(z));
    }

    /** {@return the difference to another position, each coordinate in [−½, ½]} */
    public Fractional nearest(Fractional other) {
        return new Fractional(shortest(x - other.x), shortest(y - other.y), shortest(z - other.z));
    }

    private static double wrap(double t) {
        double wrapped = t - Math.floor(t);
        return wrapped >= 1 ? 0 : wrapped;
    }

    private static double shortest(double t) {
        return t - Math.rint(t);
    }
}
