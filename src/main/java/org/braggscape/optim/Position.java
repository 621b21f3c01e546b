package org.braggscape.optim;

import java.util.Arrays;
import org.braggscape.autodiff.DifferentiableFunction;

/**
 * Where a descent stands: point, value and gradient, and the way to the next point. Trial points are projected and evaluated
 * by {@link #probe}; the last of them becomes the position by {@link #accept}. So no rule can leave the constraint, enter a
 * region where the function is not defined, or forget to count an evaluation. One thread at a time.
 */
public final class Position {
    /** Halving a step this often brings a length of 1 to 10⁻¹⁵: then the edge of the domain is reached. */
    private static final int HALVINGS = 50;
    private static final double ROUNDING = 1e-12;

    /** A point and what is known there. */
    private static final class Sample {
        private final double[] x;
        private final double[] gradient;
        private final double[] tangent;
        private double value;
        private boolean projected;

        Sample(int dimension) {
            x = new double[dimension];
            gradient = new double[dimension];
            tangent = new double[dimension];
        }
    }

    private final DifferentiableFunction.Evaluator evaluator;
    private final Projection projection;
    private final double[] unprojected;
    private Sample current;
    private Sample trial;
    private double stepLength;
    private int evaluations;

    /**
     * Projects and evaluates the start.
     *
     * @throws IllegalArgumentException if a coordinate is not finite or the function is not defined there
     */
    Position(DifferentiableFunction function, double[] start, Projection projection) {
        int dimension = function.dimension();
        if (start.length != dimension) {
            throw new IllegalArgumentException("The start has " + start.length + " coordinates, but the function has " + dimension
                    + ".");
        }
        for (int i = 0; i < dimension; i++) {
            if (!Double.isFinite(start[i])) {
                throw new IllegalArgumentException("Coordinate " + (i + 1) + " of the start is " + start[i]
                        + ", but must be a finite number.");
            }
        }
        this.evaluator = function.newEvaluator();
        this.projection = projection;
        this.unprojected = new double[dimension];
        this.current = new Sample(dimension);
        this.trial = new Sample(dimension);
        System.arraycopy(start, 0, trial.x, 0, dimension);
        if (Double.isNaN(evaluateTrial())) {
            throw new IllegalArgumentException("The function is not defined at the start " + Arrays.toString(trial.x) + ".");
        }
        accept();
        stepLength = 0;
    }

    /** {@return the length of the point} */
    public int dimension() {
        return current.x.length;
    }

    /** {@return the point, not copied, not to be modified, valid until the next probe} */
    public double[] x() {
        return current.x;
    }

    /** {@return the value of the function, finite} */
    public double value() {
        return current.value;
    }

    /** {@return the gradient as the function gives it, not copied, not to be modified, valid until the next probe} */
    public double[] gradient() {
        return current.gradient;
    }

    /** {@return the gradient within the constraint, not copied, not to be modified, valid until the next probe} */
    public double[] tangentGradient() {
        return current.tangent;
    }

    /** {@return the constraint} */
    public Projection projection() {
        return projection;
    }

    /** {@return how often the function was computed so far} */
    public int evaluations() {
        return evaluations;
    }

    double stepLength() {
        return stepLength;
    }

    boolean projected() {
        return current.projected;
    }

    DifferentiableFunction.Evaluator evaluator() {
        return evaluator;
    }

    /**
     * Evaluates the function, with its gradient, at a trial point.
     *
     * @param direction from the current point, not modified
     * @param length how far, in units of {@code direction}
     * @return the value at the projected trial point, NaN where the function, or its gradient, is not defined or not finite
     */
    public double probe(double[] direction, double length) {
        for (int i = 0; i < direction.length; i++) {
            trial.x[i] = current.x[i] + length * direction[i];
        }
        return evaluateTrial();
    }

    private double evaluateTrial() {
        trial.projected = false;
        if (projection != Projection.NONE) {
            System.arraycopy(trial.x, 0, unprojected, 0, unprojected.length);
            projection.point(trial.x);
            for (int i = 0; i < unprojected.length; i++) {
                double change = Math.abs(trial.x[i] - unprojected[i]);
                trial.projected |= change > ROUNDING * Math.max(1, Math.abs(unprojected[i]));
            }
        }
        evaluations++;
        trial.value = evaluator.gradient(trial.x, trial.gradient);
        if (!Double.isFinite(trial.value) || !Double.isFinite(Vectors.dot(trial.gradient, trial.gradient))) {
            trial.value = Double.NaN;
            return Double.NaN;
        }
        System.arraycopy(trial.gradient, 0, trial.tangent, 0, trial.gradient.length);
        projection.direction(trial.tangent);
        return trial.value;
    }

    /** {@return the slope of the function along a direction of the tangent space, at the last trial point} */
    public double trialSlope(double[] direction) {
        return Vectors.dot(trial.tangent, direction);
    }

    /**
     * Makes the last trial point the current one.
     *
     * @throws IllegalStateException if the function is not defined there
     */
    public void accept() {
        if (Double.isNaN(trial.value)) {
            throw new IllegalStateException("The function is not defined at the trial point " + Arrays.toString(trial.x) + ".");
        }
        stepLength = Vectors.distance(trial.x, current.x);
        Sample former = current;
        current = trial;
        trial = former;
    }

    /**
     * Moves, uphill as well, and halves the step until it ends where the function is defined.
     *
     * @param step the wanted step, not modified
     * @return the share of the step that was made, a power of ½; 0 if even the shortest ends outside, or the step is too
     *     short to change the point
     */
    public double moveBy(double[] step) {
        double share = 1;
        for (int i = 0; i <= HALVINGS; i++) {
            if (!Double.isNaN(probe(step, share))) {
                if (Arrays.equals(trial.x, current.x)) {
                    return 0;
                }
                accept();
                return share;
            }
            share /= 2;
        }
        return 0;
    }
}
