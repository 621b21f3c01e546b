package org.braggscape.optim;

import java.util.Arrays;
import org.braggscape.autodiff.DifferentiableFunction;
import org.braggscape.autodiff.ResidualFunction;

/**
 * The function offset + factor·Σ r_k² of a vector of residuals r. With factor 1 and offset 0 it is the mse loss of the
 * residuals x/max x − y/max y; with ½ and −1, the cosine loss of x/‖x‖ − y/‖y‖.
 *
 * @param residuals the vector
 * @param factor positive
 * @param offset any finite number
 */
public record SumOfSquares(ResidualFunction residuals, double factor, double offset) implements DifferentiableFunction {
    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if the factor is not positive, or one of them is not finite
     */
    public SumOfSquares {
        if (!(factor > 0 && factor < Double.POSITIVE_INFINITY) || !Double.isFinite(offset)) {
            throw new IllegalArgumentException("A sum of squares cannot have the factor " + factor + " and the offset " + offset
                    + ".");
        }
    }

    /**
     * The plain sum, Σ r_k².
     *
     * @param residuals the vector
     */
    public SumOfSquares(ResidualFunction residuals) {
        this(residuals, 1, 0);
    }

    @Override
    public int dimension() {
        return residuals.dimension();
    }

    @Override
    public Squares newEvaluator() {
        return new Squares();
    }

    /** Keeps residuals and Jacobian of its last gradient, for the rule that needs them. */
    final class Squares implements Evaluator {
        private final ResidualFunction.Evaluator evaluator = residuals.newEvaluator();
        private final double[] vector = new double[residuals.residualCount()];
        private final double[] jacobian = new double[vector.length * dimension()];

        private Squares() {
        }

        @Override
        public double value(double[] x) {
            return evaluator.residuals(x, vector) ? offset + factor * Vectors.dot(vector, vector) : Double.NaN;
        }

        @Override
        public double gradient(double[] x, double[] gradient) {
            boolean defined = evaluator.jacobian(x, vector, jacobian);
            int n = gradient.length;
            Arrays.fill(gradient, defined ? 0 : Double.NaN);
            if (!defined) {
                return Double.NaN;
            }
            for (int k = 0; k < vector.length; k++) {
                for (int j = 0; j < n; j++) {
                    gradient[j] += 2 * factor * jacobian[k * n + j] * vector[k];
                }
            }
            return offset + factor * Vectors.dot(vector, vector);
        }

        /**
         * Computes JᵀJ at the argument of the last gradient.
         *
         * @param product receives the n × n matrix row by row
         */
        void normalMatrix(double[] product) {
            int n = dimension();
            Arrays.fill(product, 0);
            for (int k = 0; k < vector.length; k++) {
                for (int i = 0; i < n; i++) {
                    double left = jacobian[k * n + i];
                    for (int j = 0; j <= i; j++) {
                        product[i * n + j] += left * jacobian[k * n + j];
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    product[j * n + i] = product[i * n + j];
                }
            }
        }

        double factor() {
            return factor;
        }
    }
}
