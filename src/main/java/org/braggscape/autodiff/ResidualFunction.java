package org.braggscape.autodiff;

/**
 * A vector of residuals as a function of a vector, with its Jacobian: what least-squares methods work on. The function itself
 * is immutable and shared; each thread evaluates it through an {@link Evaluator} of its own.
 */
public interface ResidualFunction {
    /** {@return the length of the argument} */
    int dimension();

    /** {@return the number of residuals} */
    int residualCount();

    /** {@return an evaluator for one thread, with the scratch memory it needs} */
    Evaluator newEvaluator();

    /** Evaluates the function, one thread at a time. */
    interface Evaluator {
        /**
         * Computes the residuals.
         *
         * @param x the argument, not modified
         * @param residuals receives the residuals
         * @return false where the function is not defined (an impossible cell, say); the residuals mean nothing then
         */
        boolean residuals(double[] x, double[] residuals);

        /**
         * Computes residuals and Jacobian.
         *
         * @param x the argument, not modified
         * @param residuals receives the residuals
         * @param jacobian receives ∂r_k/∂x_j at {@code [k * dimension + j]}
         * @return false where the function is not defined; neither array means anything then
         */
        boolean jacobian(double[] x, double[] residuals, double[] jacobian);
    }
}
