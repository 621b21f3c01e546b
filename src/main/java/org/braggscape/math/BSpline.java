package org.braggscape.math;

import java.util.stream.IntStream;

/**
 * Central B-splines of one order on the integers, with the filter that turns samples into coefficients (Unser, Aldroubi,
 * Eden, IEEE Trans. Signal Process. 41, 821 (1993)). A function with samples f_j is Σ c_j β(x − j).
 *
 * <p>At a position x with t = x − ⌊x⌋ the {@code order} basis functions β(x − (⌊x⌋ + j − order/2 + 1)), j = 0 … order − 1,
 * are polynomials of t; their coefficients are tabulated here.
 */
public final class BSpline {
    private static final int CHUNK = 64;

    private final int order;
    /** [basis function j][power of t] */
    private final double[][] weights;
    private final double[][] slopes;
    private final double[] poles;

    /**
     * Creates the spline.
     *
     * @param order degree + 1, even, from 4 to 16
     * @throws IllegalArgumentException if the order is not even or out of range
     */
    public BSpline(int order) {
        if (order < 4 || order > 16 || order % 2 != 0) {
            throw new IllegalArgumentException("The order of a spline must be even and from 4 to 16, not " + order + ".");
        }
        this.order = order;
        this.weights = polynomials(order);
        this.slopes = new double[order][order - 1];
        for (int j = 0; j < order; j++) {
            for (int power = 1; power < order; power++) {
                slopes[j][power - 1] = power * weights[j][power];
            }
        }
        this.poles = poles(samples());
    }

    /** {@return degree + 1} */
    public int order() {
        return order;
    }

    /** {@return [basis function][power of t]: the basis functions as polynomials of t in [0, 1]; not copied} */
    public double[][] weights() {
        return weights;
    }

    /** {@return [basis function][power of t]: their derivatives; not copied} */
    public double[][] slopes() {
        return slopes;
    }

    /**
     * The basis functions as polynomials of x = t − ½, even and odd powers apart. The mirror image of function j has the same
     * even and the opposite odd part, so that half of them give all.
     *
     * @param polynomials {@link #weights} or {@link #slopes}
     * @return [basis function][0 for even, 1 for odd powers][power of x²], {@code order}/2 coefficients each
     */
    public double[][][] aroundMiddle(double[][] polynomials) {
        double[][][] parts = new double[order][2][order / 2];
        for (int j = 0; j < order; j++) {
            double[] shifted = polynomials[j].clone();
            // Taylor shift by repeated synthetic division
            for (int i = 0; i < shifted.length; i++) {
                for (int k = shifted.length - 2; k >= i; k--) {
                    shifted[k] += 0.5 * shifted[k + 1];
                }
            }
            for (int power = 0; power < shifted.length; power++) {
                parts[j][power % 2][power / 2] = shifted[power];
            }
        }
        return parts;
    }

    /** Cox–de Boor recursion on polynomials of t. */
    private static double[][] polynomials(int order) {
        double[][] current = {{1}};
        for (int m = 2; m <= order; m++) {
            double[][] next = new double[m][m];
            // piece j of the order m spline with support [0, m], at u = t + (m − 1 − j)
            for (int j = 0; j < m; j++) {
                double shift = m - 1 - j;
                // (u N(u) + (m − u) N(u − 1)) / (m − 1), N of order m − 1; u lies in piece `shift` of it
                if (j >= 1) {
                    addProduct(next[j], current[j - 1], shift, 1, m - 1);
                }
                if (j < m - 1) {
                    addProduct(next[j], current[j], m - shift, -1, m - 1);
                }
            }
            current = next;
        }
        return current;
    }

    private static void addProduct(double[] target, double[] polynomial, double constant, double linear, double divisor) {
        for (int power = 0; power < polynomial.length; power++) {
            target[power] += polynomial[power] * constant / divisor;
            target[power + 1] += polynomial[power] * linear / divisor;
        }
    }

    /** β at 0, 1, 2, … order/2 − 1. */
    private double[] samples() {
        double[] samples = new double[order / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = weights[order / 2 - 1 - i][0];
        }
        return samples;
    }

    /** Zeros inside the unit circle of Σ β(k) zᵏ, found one by one with Newton's method and deflation. */
    private static double[] poles(double[] samples) {
        int count = samples.length - 1;
        // Σ β(k) zᵏ is a polynomial of y = z + 1/z, since zᵏ + z⁻ᵏ = T_k(y) with T_k = y T_{k−1} − T_{k−2}
        double[] polynomial = new double[count + 1];
        double[] before = new double[count + 2];
        double[] last = new double[count + 2];
        before[0] = 2;
        last[1] = 1;
        polynomial[0] = samples[0];
        for (int k = 1; k <= count; k++) {
            for (int i = 0; i <= count; i++) {
                polynomial[i] += samples[k] * last[i];
            }
            double[] next = new double[count + 2];
            for (int i = 0; i <= count; i++) {
                next[i + 1] = last[i];
            }
            for (int i = 0; i <= count; i++) {
                next[i] -= before[i];
            }
            before = last;
            last = next;
        }
        double[] found = new double[count];
        for (int n = 0; n < count; n++) {
            double y = -2.0000001;
            for (int round = 0; round < 200; round++) {
                double value = 0;
                double slope = 0;
                for (int i = count; i >= 0; i--) {
                    slope = slope * y + value;
                    value = value * y + polynomial[i];
                }
                double deflation = 0;
                for (int i = 0; i < n; i++) {
                    deflation += 1 / (y - found[i] - 1 / found[i]);
                }
                double step = value / (slope - value * deflation);
                y -= step;
                if (Math.abs(step) < 1e-15 * Math.abs(y)) {
                    break;
                }
            }
            found[n] = (y + Math.sqrt(y * y - 4)) / 2;
        }
        return found;
    }

    /**
     * Turns samples at the integers into spline coefficients, in place. Beyond the ends the samples are taken as mirrored.
     *
     * @param samples [integer][component]: a vector at each integer, filtered component by component; modified, at least 2
     */
    public void prefilter(double[][] samples) {
        // a few components at a time, so that all their samples stay in the cache
        int components = samples[0].length;
        IntStream.range(0, (components + CHUNK - 1) / CHUNK).parallel()
                .forEach(chunk -> prefilter(samples, chunk * CHUNK, Math.min(components, (chunk + 1) * CHUNK)));
    }

    private void prefilter(double[][] samples, int from, int to) {
        double gain = 1;
        for (double pole : poles) {
            gain *= (1 - pole) * (1 - 1 / pole);
        }
        for (double[] sample : samples) {
            combine(sample, gain, sample, 0, from, to);
        }
        int last = samples.length - 1;
        for (double pole : poles) {
            int horizon = Math.min(last, (int) Math.ceil(Math.log(1e-18) / Math.log(Math.abs(pole))));
            double power = pole;
            for (int i = 1; i <= horizon; i++) {
                combine(samples[0], 1, samples[i], power, from, to);
                power *= pole;
            }
            for (int i = 1; i <= last; i++) {
                combine(samples[i], 1, samples[i - 1], pole, from, to);
            }
            double edge = pole / (pole * pole - 1);
            combine(samples[last], edge, samples[last - 1], edge * pole, from, to);
            for (int i = last - 1; i >= 0; i--) {
                combine(samples[i], -pole, samples[i + 1], pole, from, to);
            }
        }
    }

    /** a ← factor·a + other·b. */
    private static void combine(double[] a, double factor, double[] b, double other, int from, int to) {
        for (int n = from; n < to; n++) {
            a[n] = factor * a[n] + other * b[n];
        }
    }
}
