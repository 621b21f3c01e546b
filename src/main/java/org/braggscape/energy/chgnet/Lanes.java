package org.braggscape.energy.chgnet;

import java.util.Arrays;

/** Elementary functions of the lanes of one feature, each a loop that becomes vector code. */
final class Lanes {
    /** What is added to a variance before its root is taken. */
    static final double EPSILON = 1e-5;

    private Lanes() {
    }

    /**
     * Computes 1/(1 + e⁻ˣ) to a few 10⁻¹⁵, from the exponential's polynomial at x/64, squared six times. Beyond ±40 the function is
     * 0 or 1 to that accuracy.
     */
    static void sigmoid(double[] x, double[] y) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            double t = Math.max(-40, Math.min(40, x[lane])) * (-1.0 / 64);
            double p = 1.0 / 3628800;
            p = Math.fma(p, t, 1.0 / 362880);
            p = Math.fma(p, t, 1.0 / 40320);
            p = Math.fma(p, t, 1.0 / 5040);
            p = Math.fma(p, t, 1.0 / 720);
            p = Math.fma(p, t, 1.0 / 120);
            p = Math.fma(p, t, 1.0 / 24);
            p = Math.fma(p, t, 1.0 / 6);
            p = Math.fma(p, t, 0.5);
            p = Math.fma(p, t, 1);
            p = Math.fma(p, t, 1);
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            p *= p;
            y[lane] = 1 / (1 + p);
        }
    }

    /** Multiplies y by x. */
    static void multiply(double[] y, double[] x) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            y[lane] *= x[lane];
        }
    }

    /** Sets y to x·s + t. */
    static void scale(double[] x, double s, double t, double[] y) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            y[lane] = x[lane] * s + t;
        }
    }

    /** Multiplies adjoints of x·σ(x) by its derivative, σ(x) given. */
    static void siluSlope(double[] x, double[] sigmoid, double[] adjoint) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            double s = sigmoid[lane];
            adjoint[lane] *= s * (1 + x[lane] * (1 - s));
        }
    }

    /** Multiplies adjoints of σ(x) by its derivative, σ(x) given. */
    static void sigmoidSlope(double[] sigmoid, double[] adjoint) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            double s = sigmoid[lane];
            adjoint[lane] *= s * (1 - s);
        }
    }

    /**
     * Shifts and scales features so that their mean is 0 and their variance 1, lane by lane.
     *
     * @param x the features, modified
     * @param from the first of them
     * @param count how many
     * @param inverse receives the scales
     */
    static void normalise(double[][] x, int from, int count, double[] inverse) {
        double[] sum = inverse;
        Arrays.fill(sum, 0);
        for (int feature = from; feature < from + count; feature++) {
            add(sum, x[feature]);
        }
        for (int feature = from; feature < from + count; feature++) {
            subtract(x[feature], sum, 1.0 / count);
        }
        Arrays.fill(sum, 0);
        for (int feature = from; feature < from + count; feature++) {
            addProduct(sum, x[feature], x[feature]);
        }
        for (int lane = 0; lane < Tile.LANES; lane++) {
            inverse[lane] = 1 / Math.sqrt(sum[lane] / count + EPSILON);
        }
        for (int feature = from; feature < from + count; feature++) {
            multiply(x[feature], inverse);
        }
    }

    /**
     * Turns adjoints of normalised features into those of the features.
     *
     * @param normal the normalised features
     * @param from the first of them
     * @param count how many
     * @param inverse the scales
     * @param adjoints modified, from the same feature on
     * @param sum modified
     * @param moment modified
     */
    static void normaliseSlope(double[][] normal, int from, int count, double[] inverse, double[][] adjoints, double[] sum,
            double[] moment) {
        Arrays.fill(sum, 0);
        Arrays.fill(moment, 0);
        for (int feature = from; feature < from + count; feature++) {
            add(sum, adjoints[feature]);
            addProduct(moment, adjoints[feature], normal[feature]);
        }
        for (int feature = from; feature < from + count; feature++) {
            double[] adjoint = adjoints[feature];
            double[] x = normal[feature];
            for (int lane = 0; lane < Tile.LANES; lane++) {
                adjoint[lane] = inverse[lane] * (adjoint[lane] - (sum[lane] + x[lane] * moment[lane]) * (1.0 / count));
            }
        }
    }

    private static void add(double[] sum, double[] x) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            sum[lane] += x[lane];
        }
    }

    private static void subtract(double[] x, double[] sum, double factor) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            x[lane] -= sum[lane] * factor;
        }
    }

    /** Adds x·y to a sum. */
    static void addProduct(double[] sum, double[] x, double[] y) {
        for (int lane = 0; lane < Tile.LANES; lane++) {
            sum[lane] += x[lane] * y[lane];
        }
    }
}
