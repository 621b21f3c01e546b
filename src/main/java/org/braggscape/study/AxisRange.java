package org.braggscape.study;

import java.util.Locale;
import org.braggscape.crystal.Lattice;
import org.braggscape.crystal.LatticeParameter;

/**
 * The part of one parameter's line that a map shows.
 *
 * @param parameter which
 * @param from smallest value, in the parameter's unit
 * @param to largest value
 */
public record AxisRange(MapParameter parameter, double from, double to) {
    /**
     * Checks the ends.
     *
     * @throws IllegalArgumentException if the range is empty or not finite
     */
    public AxisRange {
        if (!(from < to) || !Double.isFinite(from) || !Double.isFinite(to)) {
            throw new IllegalArgumentException(String.format(Locale.ROOT,
                    "The range of %s from %s to %s is empty: the second number must be larger.", parameter.key(), from, to));
        }
    }

    /**
     * A range around the value that a lattice has.
     *
     * @param lattice the lattice in the middle
     * @param parameter which
     * @param fraction half the range relative to the value in the middle, such as 0.15 for ±15 %; positive
     * @return the range
     * @throws IllegalArgumentException if the fraction is not positive and finite
     */
    public static AxisRange around(Lattice lattice, LatticeParameter parameter, double fraction) {
        if (!(fraction > 0) || !Double.isFinite(fraction)) {
            throw new IllegalArgumentException(
                    "A range of ±" + 100 * fraction + " % is impossible: give a number above 0, such as 15.");
        }
        double value = lattice.get(parameter);
        return new AxisRange(MapParameter.of(parameter), value * (1 - fraction), value * (1 + fraction));
    }
}
