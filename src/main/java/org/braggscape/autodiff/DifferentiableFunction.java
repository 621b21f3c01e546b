package org.braggscape.autodiff;

/**
 * A real function of a vector, with its gradient. The function itself is immutable and shared; each thread evaluates it
 * through an {@link Evaluator} of its own.
 */
public interface DifferentiableFunction {
    /** {@return the length of the argument} */
    int dimension();

    /** {@return an evaluator for one thread, with the scratch memory it needs} */
    Evaluator newEvaluator();

    /** Evaluates the function, one thread at a time. */
    interface Evaluator {
        /**
         * Computes the value.
         *
         * @param x the argument, not modified
         * @return the value, or NaN where the function is not defined (an impossible cell, say)
         */
        double value(double[] x);

        /**
         * Computes value and gradient.
         *
         * @param x the argument, not modified
         * @param gradient receives the partial derivatives; all NaN where the value is NaN
         * @return the value, or NaN where the function is not defined
         */
        double gradient(double[] x, double[] gradient);
    }
}
