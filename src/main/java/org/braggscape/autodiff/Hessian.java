package org.braggscape.autodiff;

import java.util.Arrays;

/** Second derivatives by differences of a gradient, which costs four gradients per row and no derivative code of its own. */
public final class Hessian {
    private Hessian() {
    }

    /**
     * Computes the matrix of second derivatives by fourth-order central differences (error of order step⁴).
     *
     * @param function the function; its gradient should be good to many more digits than are wanted of the result
     * @param x where; not modified
     * @param steps one positive step per argument, small against the length over which the gradient bends
     * @return the symmetric matrix, rows and columns in the order of x; NaN where a shifted argument is outside the domain
     * @throws IllegalArgumentException if the lengths of the arrays differ from the dimension, or a step is not positive
     */
    public static double[][] of(DifferentiableFunction function, double[] x, double[] steps) {
        int n = function.dimension();
        if (x.length != n || steps.length != n) {
            throw new IllegalArgumentException("The function has " + n + " arguments, but " + x.length + " numbers and "
                    + steps.length + " steps were given; give one of each per argument.");
        }
        if (!Arrays.stream(steps).allMatch(step -> step > 0)) {
            throw new IllegalArgumentException("The steps " + Arrays.toString(steps) + " must all be positive.");
        }
        DifferentiableFunction.Evaluator evaluator = function.newEvaluator();
        double[][] rows = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] near = difference(evaluator, x, i, steps[i]);
            double[] far = difference(evaluator, x, i, 2 * steps[i]);
            for (int j = 0; j < n; j++) {
                rows[i][j] = (8 * near[j] - far[j]) / (12 * steps[i]);
            }
        }
        // rows and columns carry independent errors of the differences, so the mean is better than either
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (rows[i][j] + rows[j][i]) / 2;
                rows[i][j] = mean;
                rows[j][i] = mean;
            }
        }
        return rows;
    }

    /** Gradient at +step minus gradient at −step along one axis. */
    private static double[] difference(DifferentiableFunction.Evaluator evaluator, double[] x, int axis, double step) {
        double[] moved = x.clone();
        double[] plus = new double[x.length];
        double[] minus = new double[x.length];
        moved[axis] = x[axis] + step;
        evaluator.gradient(moved, plus);
        moved[axis] = x[axis] - step;
        evaluator.gradient(moved, minus);
        for (int j = 0; j < x.length; j++) {
            plus[j] -= minus[j];
        }
        return plus;
    }
}
