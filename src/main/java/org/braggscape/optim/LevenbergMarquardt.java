package org.braggscape.optim;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The Levenberg–Marquardt method for a {@link SumOfSquares}: Gauss–Newton steps, damped until they descend. Each step solves
 * (A + λD) δ = −Jᵀr with A = JᵀJ within the constraint and D the largest diagonal of A so far, which makes it independent of
 * units. Sources: D. W. Marquardt, J. SIAM 11 (1963) 431; J. J. Moré, Lecture Notes in Mathematics 630 (1978) 105, for D;
 * H. B. Nielsen, report IMM-REP-1999-05 (1999), for how λ changes.
 *
 * @param damping the first λ, positive; 10⁻³ trusts the linear model from the beginning, 1 does not
 */
public record LevenbergMarquardt(double damping) implements StepRule {
    /** After so many rejected trials λ has grown by more than 10³⁰. */
    private static final int TRIALS = 15;
    /** Keeps the equations solvable where a variable has no effect. */
    private static final double LEAST_SCALE = 1e-12;
    private static final double LEAST_DAMPING = 1e-15;

    /**
     * Checks the damping.
     *
     * @throws IllegalArgumentException if it is not positive and finite
     */
    public LevenbergMarquardt {
        if (!(damping > 0 && damping < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The damping is " + damping + ", but must be positive and finite.");
        }
    }

    /** Begins with the damping 10⁻³. */
    public LevenbergMarquardt() {
        this(1e-3);
    }

    @Override
    public String name() {
        return "Levenberg–Marquardt";
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException if the function is not a {@link SumOfSquares}
     */
    @Override
    public Stepper start(Position position) {
        if (!(position.evaluator() instanceof SumOfSquares.Squares squares)) {
            throw new IllegalArgumentException(
                    "Levenberg–Marquardt needs a sum of squared residuals, but this function is not one.");
        }
        return new Equations(position, squares)::step;
    }

    private final class Equations {
        private final Position position;
        private final SumOfSquares.Squares squares;
        /** Orthonormal basis of the tangent space, one vector per column. */
        private final DMatrixRMaj basis;
        private final DMatrixRMaj full;
        private final DMatrixRMaj half;
        private final DMatrixRMaj normal;
        private final DMatrixRMaj damped;
        private final DMatrixRMaj downhill;
        private final DMatrixRMaj solution;
        private final DMatrixRMaj step;
        private final DMatrixRMaj gradient;
        private final double[] scale;
        private final LinearSolverDense<DMatrixRMaj> solver;
        private double lambda = damping;
        private double growth = 2;

        Equations(Position position, SumOfSquares.Squares squares) {
            this.position = position;
            this.squares = squares;
            this.basis = TangentBasis.of(position.projection(), position.dimension());
            int n = position.dimension();
            int k = basis.numCols;
            full = new DMatrixRMaj(n, n);
            half = new DMatrixRMaj(k, n);
            normal = new DMatrixRMaj(k, k);
            damped = new DMatrixRMaj(k, k);
            downhill = new DMatrixRMaj(k, 1);
            solution = new DMatrixRMaj(k, 1);
            step = new DMatrixRMaj(n, 1);
            gradient = new DMatrixRMaj(n, 1);
            scale = new double[k];
            solver = LinearSolverFactory_DDRM.chol(Math.max(1, k));
            build();
        }

        /** Must run right after the evaluation at the current point: later ones overwrite the Jacobian. */
        private void build() {
            squares.normalMatrix(full.data);
            CommonOps_DDRM.multTransA(basis, full, half);
            CommonOps_DDRM.mult(half, basis, normal);
            // The gradient is 2·factor·Jᵀr.
            System.arraycopy(position.gradient(), 0, gradient.data, 0, gradient.numRows);
            CommonOps_DDRM.multTransA(-0.5 / squares.factor(), basis, gradient, downhill);
            double largest = 0;
            for (int i = 0; i < scale.length; i++) {
                scale[i] = Math.max(scale[i], normal.get(i, i));
                largest = Math.max(largest, scale[i]);
            }
            for (int i = 0; i < scale.length; i++) {
                scale[i] = Math.max(scale[i], LEAST_SCALE * largest);
            }
        }

        boolean step() {
            for (int i = 0; i < TRIALS && scale.length > 0; i++) {
                if (solve()) {
                    CommonOps_DDRM.mult(basis, solution, step);
                    double former = position.value();
                    double value = position.probe(step.data, 1);
                    double gain = (former - value) / (squares.factor() * predictedGain());
                    if (value < former) {
                        position.accept();
                        lambda = Math.max(LEAST_DAMPING, lambda * Math.max(1 / 3.0, 1 - Math.pow(2 * gain - 1, 3)));
                        growth = 2;
                        build();
                        return true;
                    }
                }
                lambda *= growth;
                growth *= 2;
            }
            return false;
        }

        private boolean solve() {
            damped.setTo(normal);
            for (int i = 0; i < scale.length; i++) {
                damped.add(i, i, lambda * scale[i]);
            }
            if (!solver.setA(damped)) {
                return false;
            }
            solver.solve(downhill, solution);
            return true;
        }

        /** How much Σ r² falls in the linear model: δᵀ(λDδ − Jᵀr). */
        private double predictedGain() {
            double sum = 0;
            for (int i = 0; i < scale.length; i++) {
                double d = solution.data[i];
                sum += d * (lambda * scale[i] * d + downhill.data[i]);
            }
            return sum;
        }
    }
}
