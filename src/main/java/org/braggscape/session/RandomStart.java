package org.braggscape.session;

/**
 * How the next start at random will be made.
 *
 * @param sigma the noise, from 0 to below 0.5
 * @param seed a whole number from 0 to 2⁵³
 */
public record RandomStart(double sigma, long seed) {
    /** The largest seed, up to which numbers in a field are exact. */
    public static final long LARGEST_SEED = 1L << 53;

    /** What the window starts with. */
    public static final RandomStart START = new RandomStart(0.05, 1);

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public RandomStart {
        if (!(sigma >= 0 && sigma < 0.5)) {
            throw new IllegalArgumentException("σ is a number from 0 to below 0.5, such as 0.05.");
        }
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new IllegalArgumentException("A seed is a whole number from 0 on, such as 1.");
        }
    }
}
