package org.braggscape.matching;

import org.braggscape.math.PlainNumber;

/**
 * How unlike two structures may be and still match. All three bounds are strict: a value that reaches its bound is outside.
 *
 * @param ltol the ratio of two cell lengths lies between 1/(1 + ltol) and 1 + ltol; positive
 * @param stol the largest distance of an atom from its partner, in units of the mean spacing (V/N)^(1/3); positive
 * @param angleTol difference of two cell angles in degrees; positive
 */
public record MatchTolerances(double ltol, double stol, double angleTol) {
    /** The tolerances of the paper, and the default: 0.1, 0.2, 5°. */
    public static final MatchTolerances STRICT = new MatchTolerances(0.1, 0.2, 5);
    /** What StructureMatcher takes when nothing is asked: 0.2, 0.3, 5°. */
    public static final MatchTolerances USUAL = new MatchTolerances(0.2, 0.3, 5);
    /** Often used for predicted structures: 0.3, 0.5, 10°. */
    public static final MatchTolerances LOOSE = new MatchTolerances(0.3, 0.5, 10);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is not positive and finite
     */
    public MatchTolerances {
        check("ltol", ltol);
        check("stol", stol);
        check("angle-tol", angleTol);
    }

    private static void check(String name, double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A tolerance " + name + " of " + PlainNumber.text(value) + " is out of range; give a positive number.");
        }
    }
}
