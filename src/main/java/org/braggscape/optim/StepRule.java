package org.braggscape.optim;

/**
 * How a descent chooses its next point. The rule itself is immutable and shared; what it remembers from step to step lives in
 * the {@link Stepper} of one run.
 */
public interface StepRule {
    /** {@return the name on screen, such as {@code L-BFGS}} */
    String name();

    /**
     * Begins a run.
     *
     * @param position the start, evaluated; the stepper keeps and moves it
     * @return the stepper for this run
     * @throws IllegalArgumentException if the rule does not fit the function, because a vector of rates has the wrong length,
     *     say
     */
    Stepper start(Position position);

    /** Moves one position step by step. */
    @FunctionalInterface
    interface Stepper {
        /**
         * Makes one step through {@link Position#moveBy} or {@link Position#probe} and {@link Position#accept}, which count
         * the evaluations of the function.
         *
         * @return false when no step was possible; the position is unchanged then
         */
        boolean step();
    }
}
