package org.braggscape.study.stats;

/**
 * A number from data, with the interval in which it is believed to lie with 95 %.
 *
 * @param value the number
 * @param lower end of the interval
 * @param upper end of the interval
 */
public record Estimate(double value, double lower, double upper) {
}
