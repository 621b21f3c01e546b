package org.braggscape.landscape;

/**
 * A local minimum within a plane.
 *
 * @param offsetX along the first direction of the plane
 * @param offsetY along the second direction
 * @param point in the flat vector space of the function
 * @param value of the function
 * @param truth whether this is the known solution
 */
public record Minimum(double offsetX, double offsetY, double[] point, double value, boolean truth) {
}
