/**
 * Descents on functions of a vector: step rules, projections onto linear constraints, stopping, and the recorded path.
 *
 * <p>A {@link org.braggscape.optim.Descent} puts a function, a {@link org.braggscape.optim.StepRule}, a
 * {@link org.braggscape.optim.Projection} and a {@link org.braggscape.optim.Stopping} together; its
 * {@link org.braggscape.optim.Descent.Run} makes the steps one at a time. Nothing here knows what the coordinates mean: rates
 * and scales come as vectors, one number per coordinate. A function that is NaN somewhere is not defined there, and no path
 * goes there. Everything is deterministic.
 */
package org.braggscape.optim;
