package org.braggscape.optim;

/**
 * When a descent is done; the first condition that holds ends it. A threshold of 0 never ends it, except that a gradient of
 * exactly zero always does.
 *
 * @param gradientNorm done when the norm of the (projected) gradient is at most this, at least 0
 * @param stepLength done when a step is at most this long, at least 0
 * @param gain done when the lowest value so far is less than this below the lowest value {@code window} steps ago, at least 0
 * @param window number of steps over which the gain counts, at least 1
 * @param steps largest number of steps, at least 1
 */
public record Stopping(double gradientNorm, double stepLength, double gain, int window, int steps) {
    /** At most 1,000 steps; earlier when gradient, step or the gain of 50 steps is negligible for a loss of order 1. */
    public static final Stopping DEFAULT = new Stopping(1e-8, 1e-10, 1e-10, 50, 1000);

    /**
     * Checks the thresholds.
     *
     * @throws IllegalArgumentException if a threshold is negative or not a number, or a count is below 1
     */
    public Stopping {
        check("gradient norm", gradientNorm);
        check("step length", stepLength);
        check("gain", gain);
        check("window", window);
        check("number of steps", steps);
    }

    private static void check(String name, double threshold) {
        if (!(threshold >= 0)) {
            throw new IllegalArgumentException("The " + name + " at which a descent stops is " + threshold
                    + ", but must not be negative.");
        }
    }

    private static void check(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("The " + name + " of a descent is " + count + ", but must be at least 1.");
        }
    }

    /**
     * Stops by the number of steps alone.
     *
     * @param steps at least 1
     * @return the condition
     * @throws IllegalArgumentException if {@code steps} is below 1
     */
    public static Stopping after(int steps) {
        return new Stopping(0, 0, 0, 1, steps);
    }

    /**
     * Changes the norm of the gradient.
     *
     * @param norm at least 0
     * @return the new condition
     * @throws IllegalArgumentException if it is negative
     */
    public Stopping withGradientNorm(double norm) {
        return new Stopping(norm, stepLength, gain, window, steps);
    }

    /**
     * Changes the number of steps.
     *
     * @param count at least 1
     * @return the new condition
     * @throws IllegalArgumentException if {@code count} is below 1
     */
    public Stopping withSteps(int count) {
        return new Stopping(gradientNorm, stepLength, gain, window, count);
    }
}
