package org.braggscape.study;

import java.util.random.RandomGenerator;
import org.braggscape.math.PlainNumber;

/** Random shifts of atoms: x̃ = (x + N(0, σ²)) mod 1, each coordinate on its own. */
public final class CoordinateNoise {
    private CoordinateNoise() {
    }

    /**
     * Shifts all coordinates.
     *
     * @param coordinates fractional, not modified
     * @param sigma standard deviation as a share of the cell, from 0 to 1
     * @param random drawn from once per coordinate
     * @return the shifted coordinates, each in [0, 1)
     * @throws IllegalArgumentException if sigma is out of range
     */
    public static double[] shift(double[] coordinates, double sigma, RandomGenerator random) {
        if (!(sigma >= 0 && sigma <= 1)) {
            throw new IllegalArgumentException("A shift of " + PlainNumber.text(sigma) + " is out of range; give a number from 0 to 1.");
        }
        double[] shifted = new double[coordinates.length];
        for (int i = 0; i < shifted.length; i++) {
            double moved = coordinates[i] + sigma * random.nextGaussian();
            shifted[i] = moved - Math.floor(moved);
        }
        return shifted;
    }
}
