package org.braggscape.study.stats;

/**
 * A share of trials.
 *
 * @param hits from 0 to {@code trials}
 * @param trials at least 1
 */
public record Rate(int hits, int trials) {
    /** {@return the share, from 0 to 1} */
    public double share() {
        return (double) hits / trials;
    }

    /** {@return its 95 % interval} */
    public JeffreysInterval interval() {
        return JeffreysInterval.of(hits, trials);
    }
}
