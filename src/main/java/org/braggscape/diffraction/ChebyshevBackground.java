package org.braggscape.diffraction;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * A smooth background: Σ c_n T_n(t) with Chebyshev polynomials of t, which runs from −1 to 1 over a range of 2θ.
 *
 * @param range where it is meant, in degrees 2θ
 * @param coefficients c_0, c_1 …, at least one; in the units of the intensity
 */
public record ChebyshevBackground(AngleRange range, double[] coefficients) {
    /** The largest number of coefficients; with more, the polynomials follow peaks. */
    public static final int MOST_COEFFICIENTS = 36;

    private static final int MOST_ROUNDS = 60;
    /** Points so many standard deviations above the curve are taken for a peak. */
    private static final double PEAK = 1.5;
    private static final double MEDIAN_TO_DEVIATION = 1 / 0.6745;

    /**
     * Computes the polynomials at one angle.
     *
     * @param range from t = −1 to t = 1
     * @param twoTheta in degrees
     * @param polynomials receives T_0, T_1 …
     */
    public static void polynomials(AngleRange range, double twoTheta, double[] polynomials) {
        double t = 2 * (twoTheta - range.from()) / (range.to() - range.from()) - 1;
        for (int n = 0; n < polynomials.length; n++) {
            polynomials[n] = n == 0 ? 1 : n == 1 ? t : 2 * t * polynomials[n - 1] - polynomials[n - 2];
        }
    }

    /**
     * Computes the background.
     *
     * @param twoTheta in degrees
     * @return its intensity there
     */
    public double at(double twoTheta) {
        double[] polynomials = new double[coefficients.length];
        polynomials(range, twoTheta, polynomials);
        double sum = 0;
        for (int n = 0; n < polynomials.length; n++) {
            sum += coefficients[n] * polynomials[n];
        }
        return sum;
    }

    /**
     * Fits a background below the peaks: by least squares through all points, then again without those that stand out above,
     * until the same points remain.
     *
     * @param twoTheta angles in degrees, increasing
     * @param intensity one number per angle
     * @param excluded parts to leave out
     * @param count number of coefficients, 1 to {@value #MOST_COEFFICIENTS}
     * @return the background over the whole range of the angles
     * @throws IllegalArgumentException if the count is out of range or fewer points are left than coefficients
     */
    public static ChebyshevBackground fit(double[] twoTheta, double[] intensity, List<AngleRange> excluded, int count) {
        if (count < 1 || count > MOST_COEFFICIENTS) {
            throw new IllegalArgumentException("A background of " + count + " coefficients is impossible: give a number from 1 to "
                    + MOST_COEFFICIENTS + ".");
        }
        AngleRange range = new AngleRange(twoTheta[0], twoTheta[twoTheta.length - 1]);
        boolean[] used = new boolean[twoTheta.length];
        for (int i = 0; i < used.length; i++) {
            double angle = twoTheta[i];
            used[i] = excluded.stream().noneMatch(part -> part.contains(angle));
        }
        boolean[] allowed = used.clone();
        ChebyshevBackground background = through(range, twoTheta, intensity, used, count);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] above = new double[used.length];
            for (int i = 0; i < used.length; i++) {
                above[i] = intensity[i] - background.at(twoTheta[i]);
            }
            double limit = PEAK * deviation(above, used);
            boolean[] next = new boolean[used.length];
            int left = 0;
            for (int i = 0; i < used.length; i++) {
                next[i] = allowed[i] && above[i] <= limit;
                left += next[i] ? 1 : 0;
            }
            if (Arrays.equals(next, used) || left < 2 * count) {
                break;
            }
            used = next;
            background = through(range, twoTheta, intensity, used, count);
        }
        return background;
    }

    /** The noise, from the points below the curve alone: those above hold the peaks. */
    private static double deviation(double[] above, boolean[] used) {
        double[] below = new double[above.length];
        int count = 0;
        for (int i = 0; i < above.length; i++) {
            if (used[i] && above[i] < 0) {
                below[count++] = -above[i];
            }
        }
        Arrays.sort(below, 0, count);
        return count == 0 ? 0 : MEDIAN_TO_DEVIATION * below[count / 2];
    }

    private static ChebyshevBackground through(AngleRange range, double[] twoTheta, double[] intensity, boolean[] used,
            int count) {
        DMatrixRMaj normal = new DMatrixRMaj(count, count);
        DMatrixRMaj right = new DMatrixRMaj(count, 1);
        double[] polynomials = new double[count];
        int points = 0;
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                points++;
                polynomials(range, twoTheta[i], polynomials);
                for (int m = 0; m < count; m++) {
                    right.add(m, 0, polynomials[m] * intensity[i]);
                    for (int n = 0; n < count; n++) {
                        normal.add(m, n, polynomials[m] * polynomials[n]);
                    }
                }
            }
        }
        DMatrixRMaj solution = new DMatrixRMaj(count, 1);
        if (points < count || !CommonOps_DDRM.solve(normal, right, solution)) {
            throw new IllegalArgumentException("A background of " + count + " coefficients needs more than the " + points
                    + " points that are left; use fewer coefficients or exclude less.");
        }
        return new ChebyshevBackground(range, solution.data);
    }
}
