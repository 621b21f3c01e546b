package org.braggscape.diffraction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.braggscape.crystal.Lattice;
import org.braggscape.math.PlainNumber;
import org.ejml.data.DMatrix3x3;

/**
 * Grains that lie on a face more often than chance would have it: the intensity of (hkl) is multiplied by
 * (r² cos²φ + sin²φ / r)^(−3/2), φ the angle between hkl and the axis (W. A. Dollase, J. Appl. Cryst. 19, 267, 1986).
 *
 * @param h Miller index of the axis, a vector of the reciprocal lattice
 * @param k Miller index of the axis
 * @param l Miller index of the axis; not all three 0
 * @param march r: 1 for none, below 1 for plates, above for needles; from 0.1 to 10
 */
public record PreferredOrientation(int h, int k, int l, double march) {
    /** Indices of one digit need nothing between them. */
    private static final Pattern AXIS =
            Pattern.compile("([+-]?\\d)\\s*([+-]?\\d)\\s*([+-]?\\d)|([+-]?\\d{1,3})\\s+([+-]?\\d{1,3})\\s+([+-]?\\d{1,3})");

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the axis is 0 or r out of range
     */
    public PreferredOrientation {
        if (h == 0 && k == 0 && l == 0) {
            throw new IllegalArgumentException("Preferred orientation needs an axis other than 0 0 0.");
        }
        if (!(march >= 0.1 && march <= 10)) {
            throw new IllegalArgumentException("A March parameter of " + PlainNumber.text(march) + " is out of range; give a number from 0.1 to 10.");
        }
    }

    /**
     * Reads an axis.
     *
     * @param text such as {@code 001}, {@code 1-10} or {@code 10 0 1}
     * @return h, k and l
     * @throws IllegalArgumentException if the text is none; the message is a sentence for the user
     */
    public static List<Integer> axis(String text) {
        Matcher indices = AXIS.matcher(text.strip().replace('−', '-'));
        if (!indices.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no axis; give three Miller indices such as 001, 1-10 or 10 0 1.");
        }
        int first = indices.group(1) == null ? 4 : 1;
        return IntStream.range(first, first + 3).mapToObj(i -> Integer.valueOf(indices.group(i))).toList();
    }

    /**
     * Computes the factor of a reflection.
     *
     * @param lattice the cell
     * @param otherH Miller index
     * @param otherK Miller index
     * @param otherL Miller index
     * @return the factor of its intensity
     */
    double factor(Lattice lattice, int otherH, int otherK, int otherL) {
        DMatrix3x3 metric = lattice.reciprocalMetric();
        double[] axis = {h, k, l};
        double[] other = {otherH, otherK, otherL};
        double product = product(metric, axis, other);
        double cosineSquared = Math.min(1, product * product / (product(metric, axis, axis) * product(metric, other, other)));
        return Math.pow(march * march * cosineSquared + (1 - cosineSquared) / march, -1.5);
    }

    private static double product(DMatrix3x3 metric, double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += x[i] * metric.get(i, j) * y[j];
            }
        }
        return sum;
    }
}
