package org.braggscape.study.stats;

import org.hipparchus.distribution.continuous.BetaDistribution;

/**
 * Where the probability behind k hits among n trials lies with 95 % belief: the middle of the Beta(k + ½, n − k + ½)
 * distribution, which Jeffreys' prior gives; the lower end is 0 where there was no hit, the upper end 1 where there were only
 * hits (Brown, Cai and DasGupta, Statistical Science 16, 101, 2001).
 *
 * @param lower from 0 to k/n
 * @param upper from k/n to 1
 */
public record JeffreysInterval(double lower, double upper) {
    private static final double TAIL = 0.025;
    private static final double ACCURACY = 1e-12;

    /**
     * Computes the interval.
     *
     * @param hits from 0 to {@code trials}
     * @param trials at least 1
     * @return the interval
     * @throws IllegalArgumentException if a count is out of range
     */
    public static JeffreysInterval of(int hits, int trials) {
        if (trials < 1 || hits < 0 || hits > trials) {
            throw new IllegalArgumentException("There cannot be " + hits + " hits among " + trials + " trials.");
        }
        BetaDistribution beta = new BetaDistribution(hits + 0.5, trials - hits + 0.5, ACCURACY);
        return new JeffreysInterval(hits == 0 ? 0 : beta.inverseCumulativeProbability(TAIL),
                hits == trials ? 1 : beta.inverseCumulativeProbability(1 - TAIL));
    }
}
