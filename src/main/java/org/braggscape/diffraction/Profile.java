package org.braggscape.diffraction;

import org.braggscape.math.PlainNumber;

/**
 * The shape of a peak: η·Gaussian + (1 − η)·Lorentzian, both of the same FWHM H with H² = U tan²θ + V tanθ + W
 * (Caglioti, Paoletti, Ricci, Nucl. Instrum. 3, 223 (1958)). η multiplies the Gaussian, as in Segal et al.
 *
 * @param u in degrees²
 * @param v in degrees²
 * @param w in degrees²
 * @param eta share of the Gaussian, 0 to 1
 * @param areaNormalised whether both shapes have area 1 (per degree) and not height 1
 */
public record Profile(double u, double v, double w, double eta, boolean areaNormalised) {
    /** U = 0.1, V = 0.01, W = 0.1, η = 0.1, height 1: the default. */
    public static final Profile PAPER = new Profile(0.1, 0.01, 0.1, 0.1, false);

    /** 4 ln 2, which turns a FWHM into the exponent of a Gaussian. */
    static final double FOUR_LN2 = 4 * Math.log(2);

    /**
     * Checks the mixing parameter.
     *
     * @throws IllegalArgumentException if η lies outside 0 … 1 or a number is not finite
     */
    public Profile {
        if (!(eta >= 0 && eta <= 1)) {
            throw new IllegalArgumentException("η = " + PlainNumber.text(eta) + " is impossible: it lies between 0 and 1.");
        }
        if (!Double.isFinite(u) || !Double.isFinite(v) || !Double.isFinite(w)) {
            throw new IllegalArgumentException("U, V and W must be numbers, not " + u + ", " + v + ", " + w + ".");
        }
    }

    /** {@return U, V, W and η, a new array} */
    public double[] parameters() {
        return new double[] {u, v, w, eta};
    }

    /**
     * Computes H² at an angle.
     *
     * @param twoTheta in degrees
     * @return the squared FWHM in degrees², which may be negative for unphysical U, V, W
     */
    public double squaredWidth(double twoTheta) {
        double t = Math.tan(Math.toRadians(twoTheta) / 2);
        return (u * t + v) * t + w;
    }

    /**
     * Finds the narrowest width within a range.
     *
     * @param from smallest 2θ in degrees
     * @param to largest 2θ in degrees
     * @return the smallest H² in degrees²
     */
    public double smallestSquaredWidth(double from, double to) {
        double smallest = Math.min(squaredWidth(from), squaredWidth(to));
        if (u > 0) {
            double vertex = Math.toDegrees(2 * Math.atan(-v / (2 * u)));
            if (vertex > from && vertex < to) {
                smallest = Math.min(smallest, squaredWidth(vertex));
            }
        }
        return smallest;
    }
}
