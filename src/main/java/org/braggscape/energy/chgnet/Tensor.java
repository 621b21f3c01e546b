package org.braggscape.energy.chgnet;

/**
 * An array of numbers of any rank.
 *
 * @param shape length along each dimension
 * @param values the last dimension varying fastest
 */
record Tensor(int[] shape, double[] values) {
}
