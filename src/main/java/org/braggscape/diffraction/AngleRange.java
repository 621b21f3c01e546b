package org.braggscape.diffraction;

import org.braggscape.math.PlainNumber;

/**
 * A part of a pattern.
 *
 * @param from first 2θ in degrees
 * @param to last 2θ in degrees, larger
 */
public record AngleRange(double from, double to) {
    /**
     * Checks the order.
     *
     * @throws IllegalArgumentException if the range is empty or not of numbers
     */
    public AngleRange {
        if (!(from < to)) {
            throw new IllegalArgumentException("The range from " + PlainNumber.text(from) + "° to " + PlainNumber.text(to)
                    + "° is empty: its first angle must be below its last.");
        }
    }

    /**
     * Tells whether an angle lies inside.
     *
     * @param twoTheta in degrees
     * @return whether it does, the ends included
     */
    public boolean contains(double twoTheta) {
        return twoTheta >= from && twoTheta <= to;
    }
}
